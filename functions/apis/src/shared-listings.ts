import {
  type ApiItem,
  CHANGED,
  type Data,
  raiseHiddenShelf,
  revisionOf,
  stillAt,
  unchanged,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import { between, sharedListingOf, sharedScope, sharedTermsOf } from './listing.ts';
import { termWrites } from './term-writes.ts';

type Holder =
  | { readonly kind: 'api'; readonly item: ApiItem }
  | { readonly kind: 'deleted'; readonly item: Pick<ApiItem, 'apiId' | 'listedFor'> };

const holderOf = async ({ entities }: Data, apiId: string): Promise<Holder | undefined> => {
  const item = (await entities.api.get({ apiId }).go({ consistent: true })).data;
  if (item) return { kind: 'api', item };
  const left = (await entities.deletedApi.get({ apiId }).go({ consistent: true })).data;
  return left ? { kind: 'deleted', item: left } : undefined;
};

/** Lists an API for one team as it is now, or no more: one transaction, on the API and on what that team had of it. */
const settleFor = async (data: Data, holder: Holder, teamId: string): Promise<typeof CHANGED | undefined> => {
  const { apiId } = holder.item;
  const had = (await data.entities.sharedListing.get({ teamId, apiId }).go({ consistent: true })).data ?? undefined;
  const shown = holder.kind === 'api' && holder.item.shownTo?.includes(teamId);
  const wanted = shown ? sharedListingOf(teamId, holder.item) : undefined;
  const changed = between(had ? sharedTermsOf(had) : [], wanted ? sharedTermsOf(wanted) : []);
  if (changed.removed.length + changed.added.length === 0) return undefined;
  if (wanted) await raiseHiddenShelf(data, sharedScope(teamId), apiId);
  const refused = await writeTogether(data, (items) => {
    const listing = wanted
      ? items.sharedListing.put({ ...wanted, writings: (had?.writings ?? 0) + 1 })
      : items.sharedListing.delete({ teamId, apiId });
    return {
      api:
        holder.kind === 'api'
          ? items.api
              .check({ apiId })
              .where(stillAt(revisionOf(holder.item)))
              .commit()
          : undefined,
      listing: listing.where((of, operations) => unchanged(of.writings, had?.writings, operations)).commit(),
      terms: termWrites(items, changed),
    };
  });
  return refused ? CHANGED : undefined;
};

/**
 * Lists an API for the teams that it is shown to, and for no others any more: team by team, as a transaction has room for
 * one. What was done stays done when it breaks off; where it stands in lists is said of the API before it does, and no
 * more once it does not.
 */
export const settleShared = (data: Data, apiId: string): Promise<undefined> =>
  untilUnchanged(async () => {
    const holder = await holderOf(data, apiId);
    const { listedFor = [] } = holder?.item ?? {};
    if (!holder || listedFor.length === 0) return undefined;
    for (const teamId of listedFor) if (await settleFor(data, holder, teamId)) return CHANGED;
    if (holder.kind === 'deleted') {
      await data.entities.deletedApi.patch({ apiId }).remove(['listedFor']).go();
      return undefined;
    }
    const { shownTo = [] } = holder.item;
    if (shownTo.length === listedFor.length) return undefined;
    const refused = await writeTogether(data, (items) => ({
      api: items.api
        .patch({ apiId })
        .set({ listedFor: shownTo })
        .where(stillAt(revisionOf(holder.item)))
        .commit(),
    }));
    return refused ? CHANGED : undefined;
  });
