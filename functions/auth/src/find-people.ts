import type { Page } from '@portico/contract';
import type { Data, UserItem } from '@portico/data';
import {
  foldAddress,
  ROLES,
  type Role,
  standingOf,
  startOf,
  USER_STATUSES,
  type UserStatus,
  wordsOf,
} from '@portico/domain';
import { phrase } from '@portico/words';
import { requireRange } from './require-range.ts';
import { NEVER, roleOf, searchedWords, statusOf } from './user-record.ts';

export type UserFilter = {
  readonly q?: string | undefined;
  readonly role?: Role | undefined;
  readonly status?: UserStatus | undefined;
  readonly teamId?: string | undefined;
  readonly signedInFrom?: string | undefined;
  readonly signedInTo?: string | undefined;
};

/** People of a source after a position, in its order, and where to go on; none where it ends. */
type Read = { readonly items: readonly UserItem[]; readonly next: string | undefined };
type Source = (after: string | undefined, limit: number) => Promise<Read>;

/** Reads for a page: what is rare beside what was asked for is found over several pages. */
const READS_MAX = 8;

const placeOf = ({ place = NEVER }: UserItem) => place;

/** Last sign-ins from an instant, before another, as they are kept: the contract lets a time zone be said. */
type Range = { readonly from: string | undefined; readonly to: string | undefined };
const rangeOf = ({ signedInFrom, signedInTo }: UserFilter): Range => ({
  from: signedInFrom === undefined ? undefined : new Date(signedInFrom).toISOString(),
  to: signedInTo === undefined ? undefined : new Date(signedInTo).toISOString(),
});

const fitsIn = (filter: UserFilter, words: readonly string[]) => {
  const { from, to } = rangeOf(filter);
  const address = foldAddress(filter.q ?? '');
  return (item: UserItem): boolean => {
    const signedInAt = item.lastSignInAt ?? NEVER;
    if (filter.role && roleOf(item) !== filter.role) return false;
    if (filter.status && statusOf(item) !== filter.status) return false;
    if (from && signedInAt < from) return false;
    if (to && signedInAt >= to) return false;
    const have = searchedWords(item);
    return item.email === address || words.every((word) => have.some((one) => one.startsWith(word)));
  };
};

/** Finds people. What a page costs follows from the page, not from how many there are. */
export const createUserSearch = (data: Data) => {
  const { membership, user, userTerm } = data.entities;

  const byIds = async (ids: readonly string[]): Promise<ReadonlyMap<string, UserItem>> => {
    const keys = [...new Set(ids)].map((userId) => ({ userId }));
    const found = keys.length === 0 ? [] : (await user.get(keys).go()).data;
    return new Map(found.map((item) => [item.userId, item]));
  };

  /** By the beginning of a word; who has several words that begin so comes with the first of them. */
  const byWord =
    (word: string): Source =>
    async (after, limit) => {
      const query = userTerm.query.primary({ start: startOf(word) }).begins({ word });
      const { data: terms, cursor } = await query.go({ limit, cursor: after ?? null });
      const people = await byIds(terms.map(({ userId }) => userId));
      const items = terms.flatMap(({ userId, word: found }) => {
        const item = people.get(userId);
        return item && searchedWords(item).find((one) => one.startsWith(word)) === found ? [item] : [];
      });
      return { items, next: cursor ?? undefined };
    };

  const byTeam =
    (teamId: string): Source =>
    async (after, limit) => {
      const { data: members, cursor } = await membership.query.byTeam({ teamId }).go({ limit, cursor: after ?? null });
      const people = await byIds(members.map(({ userId }) => userId));
      return { items: members.flatMap(({ userId }) => people.get(userId) ?? []), next: cursor ?? undefined };
    };

  /** Of one standing, below a place; the deleted are in order by that, whatever their last sign-in was. */
  const ofStanding = async (standing: string, { from, to }: Range, after: string | undefined, limit: number) => {
    const inRange = !standing.startsWith('deleted');
    const below = inRange && to !== undefined && !(after !== undefined && after < to) ? to : after;
    const query = user.query.byStanding({ standing });
    const page = await (below === undefined ? query : query.lt({ place: below })).go({ order: 'desc', limit });
    const items = page.data.filter((item) => !inRange || from === undefined || placeOf(item) >= from);
    return { items, more: page.cursor !== null && items.length === page.data.length };
  };

  const byStandings =
    (standings: readonly string[], range: Range): Source =>
    async (after, limit) => {
      const pages = await Promise.all(standings.map((standing) => ofStanding(standing, range, after, limit)));
      const all = pages.flatMap((page) => page.items).sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
      const items = all.slice(0, limit);
      const last = items.at(-1);
      return {
        items,
        next: last && (all.length > limit || pages.some(({ more }) => more)) ? placeOf(last) : undefined,
      };
    };

  /** Reads by the condition that fewest people fulfil; the others are held against what it finds. */
  const sourceOf = (filter: UserFilter, words: readonly string[]): Source => {
    const address = foldAddress(filter.q ?? '');
    if (address.includes('@') && !address.endsWith('@') && /\.[a-z]{2,}$/.test(address))
      return async () => ({
        items: (await user.query.byAddress({ email: address }).go({ pages: 'all' })).data,
        next: undefined,
      });
    const longest = words.toSorted((a, b) => b.length - a.length)[0];
    if (longest !== undefined) return byWord(longest);
    if (filter.teamId !== undefined) return byTeam(filter.teamId);
    const standings = USER_STATUSES.filter((status) => (filter.status ?? status) === status).flatMap((status) =>
      ROLES.filter((role) => (filter.role ?? role) === role).map((role) => standingOf(status, role)),
    );
    return byStandings(standings, rangeOf(filter));
  };

  const inTeam = async (items: readonly UserItem[], teamId: string): Promise<UserItem[]> => {
    if (items.length === 0) return [];
    const found = await membership.get(items.map(({ userId }) => ({ userId, teamId }))).go();
    const members = new Set(found.data.map(({ userId }) => userId));
    return items.filter(({ userId }) => members.has(userId));
  };

  return async (filter: UserFilter, { limit, position }: Page) => {
    requireRange(filter.signedInFrom, filter.signedInTo, {
      pointer: '/query/signedInTo',
      words: phrase`must be after signedInFrom`,
    });
    const words = [...new Set(wordsOf(filter.q ?? ''))];
    if (filter.q !== undefined && words.length === 0) return { items: [], position: undefined };
    const read = sourceOf(filter, words);
    const fits = fitsIn(filter, words);
    const items: UserItem[] = [];
    let after = position;
    for (let reads = 0; reads < READS_MAX; reads++) {
      // As many as are missing: what was read and not answered would be lost behind the cursor.
      const page = await read(after, limit - items.length);
      const fitting = page.items.filter(fits);
      items.push(...(filter.teamId === undefined ? fitting : await inTeam(fitting, filter.teamId)));
      after = page.next;
      if (after === undefined || items.length === limit) break;
    }
    return { items, position: after };
  };
};
