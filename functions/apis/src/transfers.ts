import { Problem, type Schema, type Written } from '@portico/contract';
import {
  accessibleApp,
  audited,
  CHANGED,
  editableApi,
  given,
  hiddenShelfRaised,
  leavePlace,
  mayInTeam,
  type Places,
  revisionOf,
  stillAt,
  stillMay,
  takePlace,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import type { Principal, TeamAct } from '@portico/domain';
import { phrase } from '@portico/words';
import { movedTo, waitingOf } from './access-requests.ts';
import type { Apps } from './apps.ts';
import type { Dependencies } from './dependencies.ts';
import { changedTerms } from './listing.ts';
import { listingParts, placed } from './listing-writes.ts';
import { presentApp } from './present.ts';
import { presentWritten } from './present-apis.ts';
import { toldOf } from './publication.ts';

const notYours = () =>
  new Problem('invalid-reference', undefined, {
    errors: [{ pointer: '/teamId', words: phrase`is not another team that you may give it to` }],
  });

/** In one transaction with the rest: so many requests for access go along, and as many items as it has room for. */
const REQUESTS_MAX = 30;
const ITEMS_MAX = 91;

const placesOf = (teamId: string): Places => ({ holderId: teamId, kind: 'apps' });

/**
 * The rules of handing over what a team owns. What names the team (lists, terms, places) follows in the same transaction;
 * versions, backends, keys, subscriptions, suites and usage hang on the API or the app, and go with it.
 */
export const transfers = ({ data, now, limits }: Dependencies, apps: Apps) => {
  const another = async (principal: Principal, act: TeamAct, from: string, to: string) => {
    if (to === from || !(await mayInTeam(data, principal, act, to))) throw notYours();
  };

  return {
    api: (principal: Principal, reference: string, seen: string, body: Schema<'ApiTransfer'>) =>
      untilUnchanged(async () => {
        const { teamId } = { teamId: body.teamId } satisfies Written<'ApiTransfer'>;
        const before = await editableApi(data, principal, reference, 'api.hand-over');
        if (!before) throw new Problem('not-found');
        const { apiId } = before;
        const revision = revisionOf(before);
        if (seen !== String(revision)) throw new Problem('precondition-failed');
        await another(principal, 'api.take-over', before.teamId, teamId);
        const at = now();
        const after = { ...placed({ ...before, teamId }, at), revision: revision + 1, updatedAt: at.toISOString() };
        const { scope, shelf, listedAs, listedKind, updatedAt, shownTo, listedFor } = after;
        const set = {
          ...{ teamId, scope, shelf, listedAs, listedKind, revision: revision + 1, updatedAt },
          ...given({ shownTo, listedFor }),
        };
        const raised = shelf === 'hidden' ? await hiddenShelfRaised(data, teamId, apiId) : undefined;
        const waiting = await waitingOf(data, before);
        const { removed, added } = changedTerms(before, after);
        if (waiting.length > Math.min(REQUESTS_MAX, ITEMS_MAX - removed.length - added.length))
          throw new Problem('conflict', phrase`Decide the requests for access first; ${waiting.length} wait.`);
        const refused = await writeTogether(data, (items) => ({
          requests: waiting.map((request) => movedTo(items, request, teamId)),
          api: items.api.patch({ apiId }).set(set).where(stillAt(revision)).commit(),
          from: stillMay(items, principal, 'api.hand-over', before.teamId),
          to: stillMay(items, principal, 'api.take-over', teamId),
          shelf: raised?.(items),
          audit: audited(items, {
            ...toldOf(after, at),
            action: 'api.hand-over',
            before: { teamId: before.teamId },
            after: { teamId },
          }),
          ...listingParts(items, before, after, at),
        }));
        if (refused === 'from') throw new Problem('not-found');
        if (refused === 'to') throw notYours();
        if (refused) return CHANGED;
        // Asked for between the reading and the writing.
        for (const request of await waitingOf(data, before))
          await writeTogether(data, (items) => ({ request: movedTo(items, request, teamId) }));
        return { body: await presentWritten(data, principal, after, at), etag: String(set.revision) };
      }),

    /** The app takes a place of the other team, and gives back the one it had. */
    async app(principal: Principal, appId: string, seen: string, body: Schema<'AppTransfer'>) {
      const { teamId } = { teamId: body.teamId } satisfies Written<'AppTransfer'>;
      const before = await accessibleApp(data, principal, appId, 'app.hand-over');
      if (!before) throw new Problem('not-found');
      const revision = revisionOf(before);
      if (seen !== String(revision)) throw new Problem('precondition-failed');
      await another(principal, 'app.take-over', before.teamId, teamId);
      const set = { teamId, revision: revision + 1 };
      const refused = await writeTogether(data, (items) => ({
        app: items.app.patch({ appId }).set(set).where(stillAt(revision)).commit(),
        from: stillMay(items, principal, 'app.hand-over', before.teamId),
        to: stillMay(items, principal, 'app.take-over', teamId),
        left: leavePlace(items, placesOf(before.teamId), appId),
        place: takePlace(items, placesOf(teamId), appId, limits.appsPerTeam),
        audit: audited(items, {
          action: 'app.hand-over',
          entity: { kind: 'app', id: appId, name: before.name },
          ...{ at: now(), teamId, before: { teamId: before.teamId }, after: { teamId } },
        }),
      }));
      if (refused === 'from') throw new Problem('not-found');
      if (refused === 'to') throw notYours();
      if (refused === 'place')
        throw new Problem('limit-reached', phrase`A team has ${limits.appsPerTeam} apps at most.`);
      if (refused) throw new Problem('precondition-failed');
      const rights = await apps.rights(principal, teamId);
      return { body: presentApp({ ...before, ...set }, rights), etag: String(set.revision) };
    },
  };
};
