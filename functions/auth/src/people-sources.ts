import type { Data, UserItem } from '@portico/data';
import { foldAddress, startOf } from '@portico/domain';
import { NEVER, searchedWords } from './user-record.ts';

/** People of a source after a position, in its order, and where to go on; none where it ends. */
type Read = { readonly items: readonly UserItem[]; readonly next: string | undefined };
export type Source = {
  /** A position says which source it is of. */
  readonly name: string;
  readonly read: (after: string | undefined, limit: number) => Promise<Read>;
  /** How many it has; undefined, where that is more than so many. */
  readonly count: (max: number) => Promise<number | undefined>;
  /** Some of its people. */
  readonly sample: (limit: number) => Promise<readonly UserItem[]>;
};

/** Last sign-ins from an instant, before another. */
export type Range = { readonly from: string | undefined; readonly to: string | undefined };

export const TEAM = 'team';

/** A whole address; `@` and a mail domain are words. */
const ADDRESS = /^[^@]+@.+\.[a-z]{2,}$/;

/** Behind every letter: what begins so is a stretch, which the embedded engine finds as fast as DynamoDB does. */
const LAST_LETTER = '\u{10ffff}';

const countOf = ({ data, cursor }: { readonly data: readonly unknown[]; readonly cursor: string | null }) =>
  cursor === null ? data.length : undefined;

const isDeleted = (standing: string) => standing.startsWith('deleted');

const placeOf = ({ place = NEVER }: UserItem) => place;

/** What people are read by. */
export const peopleSources = (data: Data) => {
  const { membership, user, userTerm } = data.entities;

  const byIds = async (ids: readonly string[]): Promise<ReadonlyMap<string, UserItem>> => {
    const keys = [...new Set(ids)].map((userId) => ({ userId }));
    const found = keys.length === 0 ? [] : (await user.get(keys).go()).data;
    return new Map(found.map((item) => [item.userId, item]));
  };

  /** By the beginning of a word; who has several words that begin so comes with the first of them. */
  const byWord = (word: string): Source => {
    const query = () =>
      userTerm.query.primary({ start: startOf(word) }).between({ word }, { word: word + LAST_LETTER });
    const read: Source['read'] = async (after, limit) => {
      const { data: terms, cursor } = await query().go({ limit, cursor: after ?? null });
      const people = await byIds(terms.map(({ userId }) => userId));
      const items = terms.flatMap(({ userId, word: found }) => {
        const item = people.get(userId);
        return item && searchedWords(item).find((one) => one.startsWith(word)) === found ? [item] : [];
      });
      return { items, next: cursor ?? undefined };
    };
    const count: Source['count'] = async (max) => countOf(await query().go({ limit: max }));
    return { name: `word ${word}`, read, count, sample: async (limit) => (await read(undefined, limit)).items };
  };

  const byTeam = (teamId: string): Source => {
    const query = () => membership.query.byTeam({ teamId });
    const read: Source['read'] = async (after, limit) => {
      const { data: members, cursor } = await query().go({ limit, cursor: after ?? null });
      const people = await byIds(members.map(({ userId }) => userId));
      return { items: members.flatMap(({ userId }) => people.get(userId) ?? []), next: cursor ?? undefined };
    };
    const count: Source['count'] = async (max) => countOf(await query().go({ limit: max }));
    return { name: TEAM, read, count, sample: async (limit) => (await read(undefined, limit)).items };
  };

  /** Of one standing, below a place; the deleted are in order by that, whatever their last sign-in was. */
  const ofStanding = async (standing: string, { from, to }: Range, after: string | undefined, limit: number) => {
    const inRange = !isDeleted(standing);
    const below = inRange && to !== undefined && !(after !== undefined && after < to) ? to : after;
    const query = user.query.byStanding({ standing });
    const page = await (below === undefined ? query : query.lt({ place: below })).go({ order: 'desc', limit });
    const items = page.data.filter((item) => !inRange || from === undefined || placeOf(item) >= from);
    return { items, more: page.cursor !== null && items.length === page.data.length };
  };

  const byStandings = (standings: readonly string[], range: Range): Source => {
    const read: Source['read'] = async (after, limit) => {
      const pages = await Promise.all(standings.map((standing) => ofStanding(standing, range, after, limit)));
      const all = pages.flatMap((page) => page.items).sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
      const items = all.slice(0, limit);
      const last = items.at(-1);
      const more = all.length > limit || pages.some((page) => page.more);
      return { items, next: last && more ? placeOf(last) : undefined };
    };
    const count = async (max: number) => {
      const { items, next } = await read(undefined, max);
      return next === undefined ? items.length : undefined;
    };
    // The deleted come first and say nothing of a range of sign-ins.
    const others = standings.filter((standing) => !isDeleted(standing));
    const sample = async (limit: number): Promise<readonly UserItem[]> =>
      others.length === 0 || others.length === standings.length
        ? (await read(undefined, limit)).items
        : byStandings(others, range).sample(limit);
    return { name: 'standing', read, count, sample };
  };

  /** Who has the address that a text is; nobody, where it is none. */
  const atAddress = async (text: string): Promise<readonly UserItem[]> => {
    const email = foldAddress(text);
    return ADDRESS.test(email) ? (await user.query.byAddress({ email }).go({ pages: 'all' })).data : [];
  };

  return { byWord, byTeam, byStandings, atAddress };
};
