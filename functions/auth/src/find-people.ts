import { type Page, Problem } from '@portico/contract';
import type { Data, UserItem } from '@portico/data';
import { foldAddress, ROLES, type Role, standingOf, USER_STATUSES, type UserStatus, wordsOf } from '@portico/domain';
import { phrase } from '@portico/words';
import { peopleSources, type Range, type Source, TEAM } from './people-sources.ts';
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

/** Reads for a page: what is rare beside what was asked for is found over several pages. */
const READS_MAX = 8;
/** What a source is probed for, where several conditions hold together: who has fewer is answered in a page or two. */
const PROBE = 100;
/** Words of which the rarest is looked for. */
const PROBED_WORDS = 3;
/** In a position, between the source and where to go on in it. */
const AFTER = ' after ';
const MANY = Number.POSITIVE_INFINITY;

/** Those of a source whom all that was asked for fits. */
type Fitting = (found: readonly UserItem[], source?: Source) => Promise<readonly UserItem[]>;

/** Instants as they are kept: the contract lets a time zone be said. */
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

/** The source with the lowest value; the first of several. */
const lowest = async (sources: readonly Source[], weigh: (source: Source) => Promise<number>) =>
  (await Promise.all(sources.map(async (source) => ({ source, value: await weigh(source) })))).reduce((least, one) =>
    one.value < least.value ? one : least,
  );

/**
 * The source with fewest people, where that is few; else the one of whose people most fit the other conditions: that is
 * the smallest, too.
 */
const rarestOf = async (sources: readonly Source[], limit: number, fitting: Fitting): Promise<Source | undefined> => {
  if (sources.length < 2) return sources[0];
  const least = await lowest(sources, async ({ count }) => (await count(PROBE)) ?? MANY);
  if (least.value < MANY) return least.source;
  const fit = async (source: Source) => (await fitting(await source.sample(limit), source)).length;
  return (await lowest(sources, async (source) => -(await fit(source)))).source;
};

/** Finds people. What a page costs follows from the page, not from how many there are. */
export const createUserSearch = (data: Data) => {
  const { membership } = data.entities;
  const { atAddress, byStandings, byTeam, byWord } = peopleSources(data);

  /** Each of the conditions that people can be read by, first what mostly has the fewest. */
  const sourcesOf = (filter: UserFilter, words: readonly string[]): readonly Source[] => {
    const { teamId, role, status, signedInFrom, signedInTo } = filter;
    const standings = USER_STATUSES.filter((one) => (status ?? one) === one).flatMap((one) =>
      ROLES.filter((each) => (role ?? each) === each).map((each) => standingOf(one, each)),
    );
    const longest = words.toSorted((a, b) => b.length - a.length).slice(0, PROBED_WORDS);
    const asked = [...(teamId === undefined ? [] : [byTeam(teamId)]), ...longest.map(byWord)];
    const standing = [role, status, signedInFrom, signedInTo].some((one) => one !== undefined);
    return asked.length === 0 || standing ? [...asked, byStandings(standings, rangeOf(filter))] : asked;
  };

  const inTeam = async (items: readonly UserItem[], teamId: string): Promise<readonly UserItem[]> => {
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
    const fits = fitsIn(filter, words);
    const fitting: Fitting = async (found, source) => {
      const those = found.filter(fits);
      return filter.teamId === undefined || source?.name === TEAM ? those : inTeam(those, filter.teamId);
    };
    const addressed = position === undefined ? await atAddress(filter.q ?? '') : [];
    if (addressed.length > 0) return { items: await fitting(addressed), position: undefined };
    const sources = sourcesOf(filter, words);
    const [name, ...rest] = position?.split(AFTER) ?? [];
    const source =
      name === undefined ? await rarestOf(sources, limit, fitting) : sources.find((one) => one.name === name);
    if (source === undefined)
      throw new Problem('invalid-request', undefined, {
        errors: [{ pointer: '/query/cursor', words: phrase`is not a cursor of this list` }],
      });
    const items: UserItem[] = [];
    let after = position === undefined ? undefined : rest.join(AFTER);
    for (let reads = 0; reads < READS_MAX; reads++) {
      // As many as are missing: what was read and not answered would be lost behind the cursor.
      const page = await source.read(after, limit - items.length);
      items.push(...(await fitting(page.items, source)));
      after = page.next;
      if (after === undefined || items.length === limit) break;
    }
    return { items, position: after === undefined ? undefined : `${source.name}${AFTER}${after}` };
  };
};
