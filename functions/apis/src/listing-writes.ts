import type { ApiItem, Items } from '@portico/data';
import { createId } from '@portico/domain';
import { apiJobParts, outboxItem } from '@portico/events';
import { isUncounted } from './catalogue-counts.ts';
import { changedTerms, kindOf, lifecycleOf, scopeOf, sharingOf, shelfOf } from './listing.ts';
import { termWrites } from './term-writes.ts';

/** An API where it stands in lists from an instant on. */
export const placed = <Api extends Omit<ApiItem, 'scope' | 'shelf' | 'listedAs' | 'listedKind'>>(
  api: Api,
  at: Date,
) => {
  const scope = scopeOf(api);
  return {
    ...api,
    scope,
    shelf: shelfOf(scope),
    listedAs: lifecycleOf(api, at),
    listedKind: kindOf(api),
    ...sharingOf(api),
  };
};

/** For the transaction that makes an API another, or no more: whoever looks after what is searched is told. */
export const listedPart = ({ event }: Items, { apiId, teamId, latestVersion }: ApiItem, at: Date) =>
  // Of what was never published nothing is found.
  latestVersion === undefined
    ? undefined
    : event.create(outboxItem(createId('event', at), 'api.listed', { apiId, holderId: teamId }, at)).commit();

/** For the transaction that makes an API another in lists: its terms, and what counts it and lists it for others where it stands then. */
export const listingParts = (items: Items, before: ApiItem | undefined, after: ApiItem, at: Date) => {
  const changed = changedTerms(before, after);
  const { apiId, name: apiName, slug: apiSlug, teamId } = after;
  return {
    terms: termWrites(items, changed),
    searched: listedPart(items, after, at),
    counting:
      isUncounted(after) || after.listedFor?.length
        ? apiJobParts(items, { kind: 'list', apiId, apiName, apiSlug, teamId }, at)
        : undefined,
  };
};
