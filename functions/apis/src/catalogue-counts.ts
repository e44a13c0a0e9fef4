import { isDeepStrictEqual } from 'node:util';
import {
  type ApiItem,
  CHANGED,
  type Data,
  revisionOf,
  stillAt,
  unchanged,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import { changedTerms, facetWords, kindOf, lifecycleOf, shelfOf } from './listing.ts';
import { termWrites } from './term-writes.ts';

/** All there are of a scope, counted like what they are narrowed by. */
export const ALL = '*';
/** Where what is hidden is counted together, for those who have it all. */
export const HIDDEN = 'hidden';

const RANK_DIGITS = 9;
/** As much as it is counted, in an order of the table. */
const rankOf = (count: number): string => String(count).padStart(RANK_DIGITS, '0');
/** What kind of mark it is: `#` of tags, `:` of categories, `@` of teams, `~` of lifecycles, `%` of grades, `^` of what documents are written in. */
export const facetOf = (mark: string): string => mark.slice(0, 1);

type Key = { readonly scope: string; readonly mark: string };
const spelled = ({ scope, mark }: Key): string => `${scope} ${mark}`;
const keyOf = (text: string): Key => {
  const [scope = '', mark = ''] = text.split(' ');
  return { scope, mark };
};

/** Where an API is counted, as it stands in lists: of its scope, and what is hidden once more of all that is. */
export const countsOf = (api: ApiItem): string[] => {
  const scopes = shelfOf(api.scope) === 'hidden' ? [api.scope, HIDDEN] : [api.scope];
  return scopes.flatMap((scope) => [ALL, ...facetWords(api)].map((mark) => spelled({ scope, mark }))).sort();
};

/** Whether what an API is narrowed by, or where, is not counted yet. */
export const isUncounted = (api: ApiItem): boolean => !isDeepStrictEqual(api.counted ?? [], countsOf(api));

type Settled = { readonly data: Data; readonly now: () => Date };

/** Lists an API as what it became by a date that came, and by what it was not found by when it was listed last; nobody's edit, so it keeps its revision. */
const relist = async ({ data, now }: Settled, api: ApiItem): Promise<ApiItem | undefined> => {
  const listedAs = lifecycleOf(api, now());
  const listedKind = kindOf(api);
  if (api.listedAs === listedAs && api.listedKind === listedKind) return api;
  const after = { ...api, listedAs, listedKind };
  const changed = changedTerms(api, after);
  const refused = await writeTogether(data, (items) => ({
    api: items.api
      .patch({ apiId: api.apiId })
      .set({ listedAs, listedKind })
      .where(stillAt(revisionOf(api)))
      .commit(),
    terms: termWrites(items, changed),
  }));
  return refused ? undefined : after;
};

/**
 * Counts an API where it stands now and no more where it stood: one transaction, on the API and on every count as they
 * were read, so that however many do it, each API is counted once. One that was deleted is counted nowhere.
 */
export const settleCounts = (settled: Settled, apiId: string): Promise<undefined> =>
  untilUnchanged(async () => {
    const { data } = settled;
    const { api, deletedApi, facetCount } = data.entities;
    const read = (await api.get({ apiId }).go({ consistent: true })).data;
    const item = read ? await relist(settled, read) : undefined;
    if (read && !item) return CHANGED;
    const left = item ? undefined : (await deletedApi.get({ apiId }).go({ consistent: true })).data;
    const had = item?.counted ?? left?.counted ?? [];
    const wanted = item ? countsOf(item) : [];
    const gone = had.filter((text) => !wanted.includes(text));
    const come = wanted.filter((text) => !had.includes(text));
    const keys = [...gone, ...come].map(keyOf);
    if (keys.length === 0) return undefined;
    const counts = (await facetCount.get(keys).go({ consistent: true })).data;
    const before = new Map(counts.map((one) => [spelled(one), one.count]));
    const changes = [...gone.map((text) => [text, -1] as const), ...come.map((text) => [text, 1] as const)];
    const refused = await writeTogether(data, (items) => ({
      holder: item
        ? items.api
            .patch({ apiId })
            .set({ counted: wanted, countings: (item.countings ?? 0) + 1 })
            .where((of, operations) => {
              const same = unchanged(of.countings, item.countings, operations);
              return `${stillAt(revisionOf(item))(of, operations)} AND ${same}`;
            })
            .commit()
        : items.deletedApi
            .patch({ apiId })
            .remove(['counted'])
            .where((of, { exists }) => exists(of.counted))
            .commit(),
      counts: changes.map(([text, by]) => {
        const key = keyOf(text);
        const was = before.get(text);
        const count = Math.max((was ?? 0) + by, 0);
        const changed =
          count === 0
            ? items.facetCount.delete(key)
            : items.facetCount.put({ ...key, facet: facetOf(key.mark), count, rank: rankOf(count) });
        return changed.where((of, operations) => unchanged(of.count, was, operations)).commit();
      }),
    }));
    return refused ? CHANGED : undefined;
  });
