import { Problem, type Schema, type Written } from '@portico/contract';
import {
  accessibleApp,
  audited,
  CHANGED,
  editableApi,
  given,
  leavePlace,
  revisionOf,
  stillAt,
  stillMay,
  unchanged,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import { hasRole, type Principal } from '@portico/domain';
import { apiJobParts, appEndParts } from '@portico/events';
import { phrase } from '@portico/words';
import { ALL_RIGHTS } from './apps.ts';
import type { Dependencies } from './dependencies.ts';
import { termsOf } from './listing.ts';
import { listedPart } from './listing-writes.ts';
import { auditedApi, presentApp } from './present.ts';
import { toldOf } from './publication.ts';
import { subscribersOf } from './subscriber-counts.ts';

const named = (words: ReturnType<typeof phrase>) =>
  new Problem('invalid-reference', undefined, { errors: [{ pointer: '/name', words }] });

/**
 * The end of an API, or of an app. It leaves the lists, and is there no more for whoever writes on it, in one transaction;
 * what hangs on it (subscriptions, versions, keys) a worker ends after that, whoever subscribed in the same moment among
 * them.
 */
export const deletions = ({ data, now }: Dependencies) => ({
  api: (principal: Principal, reference: string, seen: string, body: Schema<'ApiDeletion'>): Promise<undefined> =>
    untilUnchanged(async () => {
      const { name, reason, force } = {
        name: body.name,
        reason: body.reason,
        force: body.force,
      } satisfies Written<'ApiDeletion'>;
      const api = await editableApi(data, principal, reference, 'api.delete');
      if (!api) throw new Problem('not-found');
      const revision = revisionOf(api);
      if (seen !== String(revision)) throw new Problem('precondition-failed');
      if (name !== api.name) throw named(phrase`is not what the API is called`);
      if (force && !hasRole(principal, 'admin'))
        throw new Problem('forbidden', phrase`Only admins end the subscriptions of others.`);
      const { live, more } = await subscribersOf(data, api);
      if (live.length > 0 && !force)
        throw new Problem(
          'has-subscribers',
          more
            ? phrase`More than ${String(live.length)} apps are subscribed.`
            : phrase`Apps that are subscribed: ${String(live.length)}.`,
        );
      const at = now();
      const { apiId, slug, teamId, scope, counted, shownTo, listedFor } = api;
      const refused = await writeTogether(data, (items) => ({
        api: items.api
          .delete({ apiId })
          // Counted meanwhile, it is counted elsewhere than what was read says.
          .where((of, operations) => {
            const sameCounts = unchanged(of.countings, api.countings, operations);
            return `${stillAt(revision)(of, operations)} AND ${sameCounts}`;
          })
          .commit(),
        access: stillMay(items, principal, 'api.delete', teamId),
        left: items.deletedApi
          .create({
            apiId,
            slug,
            name: api.name,
            teamId,
            scope,
            deletedAt: at.toISOString(),
            ...given({ counted, shownTo, listedFor }),
          })
          .commit(),
        featured: items.featuredApi.delete({ catalogue: 'all', apiId }).commit(),
        terms: termsOf(api).map((term) => items.catalogueTerm.delete(term).commit()),
        audit: audited(items, {
          ...toldOf(api, at),
          action: 'api.delete',
          before: auditedApi(api, at),
          after: { reason, subscribers: live.length },
        }),
        searched: listedPart(items, api, at),
        job: apiJobParts(items, { kind: 'end', apiId, apiName: api.name, apiSlug: slug, teamId, reason }, at),
      }));
      if (refused === 'access') throw new Problem('not-found');
      return refused ? CHANGED : undefined;
    }),

  app: (principal: Principal, appId: string, seen: string, body: Schema<'AppDeletion'>): Promise<undefined> =>
    untilUnchanged(async () => {
      const { name } = { name: body.name } satisfies Written<'AppDeletion'>;
      const app = await accessibleApp(data, principal, appId, 'app.delete');
      if (!app) throw new Problem('not-found');
      const revision = revisionOf(app);
      if (seen !== String(revision)) throw new Problem('precondition-failed');
      if (name !== app.name) throw named(phrase`is not what the app is called`);
      const { data: suites } = await data.entities.suite.query.byApp({ appId }).go({ limit: 1 });
      if (suites.length > 0) throw new Problem('conflict', phrase`Delete the test suites of the app first.`);
      const at = now();
      const { teamId } = app;
      const refused = await writeTogether(data, (items) => ({
        app: items.app
          .delete({ appId })
          .where((had, operations) => `${operations.eq(had.teamId, teamId)} AND ${stillAt(revision)(had, operations)}`)
          .commit(),
        access: stillMay(items, principal, 'app.delete', teamId),
        place: leavePlace(items, { holderId: teamId, kind: 'apps' }, appId),
        audit: audited(items, {
          action: 'app.delete',
          entity: { kind: 'app', id: appId, name },
          ...{ teamId, at, before: presentApp(app, ALL_RIGHTS) },
        }),
        job: appEndParts(items, app, at),
      }));
      if (refused === 'access') throw new Problem('not-found');
      return refused ? CHANGED : undefined;
    }),
});
