import { Problem, type Schema, type Written } from '@portico/contract';
import {
  audited,
  CHANGED,
  editableApi,
  given,
  revisionOf,
  stillAt,
  stillMay,
  unchanged,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import { hasRole, type Principal } from '@portico/domain';
import { apiJobParts } from '@portico/events';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { termsOf } from './listing.ts';
import { AUDITED, presentApi } from './present.ts';
import { toldOf } from './publication.ts';
import { subscribersOf } from './subscriber-counts.ts';

const named = (words: ReturnType<typeof phrase>) =>
  new Problem('invalid-reference', undefined, { errors: [{ pointer: '/name', words }] });

/**
 * The end of an API. It leaves the lists, and is there no more for whoever writes on it, in one transaction; what hangs on
 * it (subscriptions, versions) a worker ends after that, whoever subscribed in the same moment among them.
 */
export const deletions = ({ data, now }: Dependencies) => ({
  delete: (principal: Principal, reference: string, seen: string, body: Schema<'ApiDeletion'>): Promise<undefined> =>
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
      const { apiId, slug, teamId, scope, counted } = api;
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
          .create({ apiId, slug, name: api.name, teamId, scope, deletedAt: at.toISOString(), ...given({ counted }) })
          .commit(),
        featured: items.featuredApi.delete({ catalogue: 'all', apiId }).commit(),
        terms: termsOf(api).map((term) => items.catalogueTerm.delete(term).commit()),
        audit: audited(items, {
          ...toldOf(api, at),
          action: 'api.delete',
          before: presentApi(api, teamId, AUDITED, at),
          after: { reason, subscribers: live.length },
        }),
        job: apiJobParts(items, { kind: 'end', apiId, apiName: api.name, apiSlug: slug, teamId, reason }, at),
      }));
      if (refused === 'access') throw new Problem('not-found');
      return refused ? CHANGED : undefined;
    }),
});
