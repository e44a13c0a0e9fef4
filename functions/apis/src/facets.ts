import type { Schema, Total } from '@portico/contract';
import { type Data, type Reader, readerOf, teamNames } from '@portico/data';
import type { Principal } from '@portico/domain';
import { ALL, facetOf, HIDDEN } from './catalogue-counts.ts';
import { type Access, accessOf, allSourcesOf, isAdmin, teamsWithHidden } from './catalogue-sources.ts';
import type { Dependencies } from './dependencies.ts';
import { teamWord } from './listing.ts';
import { createSearch, type Narrowed } from './search.ts';

type Name = Schema<'CatalogueFacet'>['name'];
type Counted = ReadonlyMap<string, number>;

/** What a list is narrowed by, each with how its marks begin and what of a mark is no value. */
const FACETS: readonly (readonly [name: Name, begins: string])[] = [
  ['category', ':'],
  ['tag', '#'],
  ['teamId', '@'],
  ['access', '!'],
  ['lifecycle', '~'],
  ['grade', '%g'],
  ['kind', '^'],
];
/** Who finds it is no word of an API, but where it stands. */
const accessMark = (scope: string) => `!${accessOf(scope)}`;
/** What has no grade is found by none. */
const NO_VALUE = '%gZ';
const VALUES_MAX = 20;
/** Read of each scope: what is rare in one may be frequent in all together. */
const READ_MAX = 40;
/** Of one team's hidden APIs, all in one page. */
const TEAM_MARKS_MAX = 500;
/** APIs that are looked at one by one to count what a narrowed list can be narrowed by further, or what is shared with a reader's teams. */
const SELECTED_MAX = 1_000;

const sum = (counts: readonly (readonly [mark: string, count: number])[]): Map<string, number> => {
  const total = new Map<string, number>();
  for (const [mark, count] of counts) total.set(mark, (total.get(mark) ?? 0) + count);
  return total;
};

type Found = { readonly words: readonly string[]; readonly scope: string };

/** The words of APIs as what they can be narrowed by. */
const countedIn = (apis: readonly Found[]): Counted =>
  sum(apis.flatMap(({ words, scope }) => [ALL, accessMark(scope), ...words].map((mark) => [mark, 1] as const)));

const mostOfKind = (counts: Counted, begins: string, most: number) =>
  [...counts]
    .filter(([mark, count]) => mark.startsWith(begins) && mark !== NO_VALUE && count > 0)
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .slice(0, most);

const valuesOf = (counts: Counted, begins: string) =>
  mostOfKind(counts, begins, VALUES_MAX).map(([mark, count]) => ({ value: mark.slice(begins.length), count }));

type Value = ReturnType<typeof valuesOf>[number];
/** How many there are, where that was counted, and what teams are called. */
type Told = { readonly counted: boolean; readonly names: ReadonlyMap<string, string> };

const presentValue = (
  name: Name,
  { value, count }: Value,
  { counted, names }: Told,
): Total<Schema<'CatalogueFacetValue'>> => ({
  value,
  label: name === 'teamId' ? names.get(value) : undefined,
  count: counted ? count : undefined,
});

const presentFacet = (name: Name, values: readonly Value[], told: Told): Total<Schema<'CatalogueFacet'>> => ({
  name,
  values: values.map((value) => presentValue(name, value, told)),
});

const presentFacets = (counts: Counted, told: Told): Total<Schema<'CatalogueFacets'>> => ({
  total: told.counted ? (counts.get(ALL) ?? 0) : undefined,
  facets: FACETS.map(([name, begins]) => presentFacet(name, valuesOf(counts, begins), told)),
});

/** What the catalogue can be narrowed by, counted as each reader sees it. */
export const facets = ({ data }: Pick<Dependencies, 'data'>) => {
  const { facetCount, sharedListing } = data.entities;
  const search = createSearch(data);

  /** What most of a scope have, of each kind. */
  const mostOf = async (scope: string): Promise<readonly (readonly [string, number])[]> => {
    const kinds = [...FACETS.filter(([name]) => name !== 'access').map(([, begins]) => facetOf(begins)), ALL];
    const pages = await Promise.all(
      kinds.map((facet) => facetCount.query.byCount({ scope, facet }).go({ order: 'desc', limit: READ_MAX })),
    );
    return pages.flatMap((page) => page.data.map(({ mark, count }) => [mark, count] as const));
  };

  const ofTeam = async (scope: string): Promise<readonly (readonly [string, number])[]> =>
    (await facetCount.query.primary({ scope }).go({ limit: TEAM_MARKS_MAX })).data.map(({ mark, count }) => [
      mark,
      count,
    ]);

  /**
   * What is shared with teams of a reader, each once: of how many of them, no count of one tells. What is another of their
   * teams' own is counted there. Nothing where there is more than can be looked at.
   */
  const sharedWith = async (teamIds: readonly string[], reader: Reader): Promise<readonly Found[] | undefined> => {
    const found = new Map<string, Found>();
    let left = SELECTED_MAX;
    for (const teamId of teamIds) {
      const listings = (await sharedListing.query.primary({ teamId }).go({ limit: left + 1 })).data;
      left -= listings.length;
      if (left < 0) return undefined;
      for (const { apiId, words } of listings) found.set(apiId, { words, scope: HIDDEN });
    }
    const own = [...reader.teams.keys()].map(teamWord);
    return [...found.values()].filter(({ words }) => !own.some((word) => words.includes(word)));
  };

  /** Everything a reader has, and whether all of it is counted: what each of a few scopes has most of, all of them asked for what another has. */
  const everything = async (
    reader: Reader,
    access: Access | undefined,
  ): Promise<{ readonly counts: Counted; readonly counted: boolean }> => {
    const all = reader.principal ? ['public', 'internal', ...(isAdmin(reader) ? [HIDDEN] : [])] : ['public'];
    const scopes = all.filter((scope) => access === undefined || accessOf(scope) === access);
    const [most, teams] = await Promise.all([
      Promise.all(scopes.map(mostOf)),
      teamsWithHidden(data, reader, { access }),
    ]);
    const shared = await sharedWith(teams.shared, reader);
    const inAll = countedIn(shared ?? []);
    const own = (await Promise.all(teams.own.map(ofTeam))).flat();
    const whole = (scope: string, counts: readonly (readonly [string, number])[]) =>
      counts.filter(([mark]) => mark === ALL).map(([, count]) => [accessMark(scope), count] as const);
    const byAccess = [
      ...scopes.flatMap((scope, index) => whole(scope, most[index] ?? [])),
      ...whole(HIDDEN, [...own, ...inAll]),
    ];
    const often = FACETS.flatMap(([name, begins]) => (name === 'access' ? [] : mostOfKind(inAll, begins, READ_MAX)));
    const marks = new Set([ALL, ...[...most.flat(), ...own, ...often].map(([mark]) => mark)]);
    const missing = scopes.flatMap((scope, index) => {
      const has = new Set(most[index]?.map(([mark]) => mark));
      return [...marks].filter((mark) => !has.has(mark)).map((mark) => ({ scope, mark }));
    });
    const rest = missing.length === 0 ? [] : (await facetCount.get(missing).go()).data;
    const besides = [...marks].map((mark) => [mark, inAll.get(mark) ?? 0] as const);
    const looked = rest.map(({ mark, count }) => [mark, count] as const);
    const counts = sum([...most.flat(), ...own, ...byAccess, ...besides, ...looked]);
    return { counts, counted: shared !== undefined };
  };

  const namesIn = (counts: Counted, of: Data) =>
    teamNames(
      of,
      valuesOf(counts, '@').map(({ value }) => value),
    );

  return {
    /** Of a list that is narrowed to few, what those few have; of one that is not, or to many, what all have. */
    async get(
      principal: Principal | undefined,
      { access, ...narrowed }: Narrowed & { readonly access?: Access },
    ): Promise<Total<Schema<'CatalogueFacets'>>> {
      const reader = await readerOf(data, principal);
      const isNarrowed = Object.values(narrowed).some((value) => value !== undefined);
      const found = isNarrowed
        ? await search.termsOfAll(await allSourcesOf(data, reader, access), narrowed, SELECTED_MAX)
        : undefined;
      const { counts, counted } = found
        ? { counts: countedIn(found), counted: true }
        : await everything(reader, access);
      const told = counted && (found !== undefined || !isNarrowed);
      return presentFacets(counts, { counted: told, names: await namesIn(counts, data) });
    },
  };
};

export type Facets = ReturnType<typeof facets>;
