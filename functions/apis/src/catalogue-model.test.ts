import { type ApiItem, type Data, raiseHiddenShelf } from '@portico/data';
import { createTestTable } from '@portico/data/test-table';
import { createId, type Principal, plainLetters, wordsOf } from '@portico/domain';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { GATING } from '../../../test/material/gating.ts';
import { type Catalogue, catalogue, type Filters } from './catalogue.ts';
import { settleCounts } from './catalogue-counts.ts';
import type { Dependencies } from './dependencies.ts';
import { type Facets, facets } from './facets.ts';
import { termsOf } from './listing.ts';
import { placed } from './listing-writes.ts';
import { settleShared } from './shared-listings.ts';

const START = Date.UTC(2026, 10, 22);
const at = (index: number) => new Date(START + index * 1000);
const TEAMS = Array.from({ length: 25 }, () => createId('team', at(0)));
const user = (roles: Principal['roles']): Principal => ({ userId: createId('user', at(0)), roles });
const people: Readonly<Record<string, { as: Principal | undefined; teams: readonly string[] }>> = {
  visitor: { as: undefined, teams: [] },
  outsider: { as: user(['developer']), teams: [] },
  'member of one team': { as: user(['developer']), teams: TEAMS.slice(0, 1) },
  'member of twenty teams': { as: user(['publisher']), teams: TEAMS.slice(0, 20) },
  admin: { as: user(['admin']), teams: [] },
};
/** Words that all have, that some have, that one has; prefixes of one another. */
const COMMON = ['service', 'servicemesh', 'payments', 'pay', 'museum', 'müller', '東京'];

const APIS: readonly ApiItem[] = fc
  .sample(
    fc.record({
      words: fc.uniqueArray(fc.constantFrom(...COMMON), { maxLength: 4 }),
      tags: fc.uniqueArray(fc.constantFrom('common', 'pay', 'rest'), { maxLength: 2 }),
      categories: fc.uniqueArray(fc.constantFrom('finance', 'art'), { maxLength: 2 }),
      life: fc.constantFrom('published' as const, 'published' as const, 'deprecated' as const, 'retired' as const),
      grade: fc.constantFrom('A' as const, 'B' as const, 'F' as const, undefined),
      kind: fc.constantFrom('openapi' as const, undefined, 'asyncapi' as const, 'graphql' as const),
      called: fc.constantFrom('Zebra', 'ant', 'Ärger', 'Service'),
      changed: fc.nat(1_000_000),
      visibility: fc.constantFrom('public' as const, 'public' as const, 'internal' as const, 'private' as const),
      published: fc.boolean(),
      team: fc.nat(24),
      sharing: fc.uniqueArray(fc.nat(24), { maxLength: 4 }),
      featured: fc.nat(12).map((chance) => chance === 0),
    }),
    { numRuns: 300, seed: 13 },
  )
  .map(({ words, tags, visibility, published, team, featured, life, grade, called, changed, ...rest }, index) => {
    const { categories, sharing, kind } = rest;
    const teamId = TEAMS[team] ?? '';
    const item = {
      apiId: createId('api', at(index)),
      slug: `api-${index}`,
      name: `${called} service ${index}`,
      summary: words.join(' '),
      teamId,
      visibility,
      sharedWith: sharing.map((other) => TEAMS[other] ?? ''),
      tags: index === 3 ? [...tags, 'rare'] : tags,
      featured,
      createdAt: at(index).toISOString(),
      categories,
      ...(kind && { kind }),
      updatedAt: new Date(START + changed * 1000).toISOString(),
      ...(published && { latestVersion: '1.0.0', ...(grade && { grade }) }),
      ...(published && life === 'retired' && { retired: true }),
      ...(published && life === 'deprecated' && { deprecation: { deprecatedAt: at(-1).toISOString() } }),
    };
    return placed(item, at(0));
  });

const now = () => new Date(START);
const settle = async (data: Data, apiId: string) => {
  await settleCounts({ data, now }, apiId);
  await settleShared(data, apiId);
};

let lists: Catalogue;
let counted: Facets;
const seed = async (data: Data) => {
  for (const { as, teams } of Object.values(people))
    for (const teamId of teams)
      await data.entities.membership.create({ userId: as?.userId ?? '', teamId, role: 'member' }).go();
  for (const item of APIS) if (item.shelf === 'hidden') await raiseHiddenShelf(data, item.teamId, item.apiId);
  await data.entities.api.put([...APIS]).go();
  await data.entities.catalogueTerm.put(APIS.flatMap(termsOf)).go();
  await data.entities.featuredApi
    .put(APIS.filter(({ featured }) => featured).map(({ apiId }) => ({ catalogue: 'all', apiId })))
    .go();
};
beforeAll(async () => {
  const data = await createTestTable();
  await seed(data);
  lists = catalogue({ data, now } as Dependencies);
  counted = facets({ data } as Dependencies);
  // Two at once, as two workers would.
  for (const { apiId } of APIS) await Promise.all([settle(data, apiId), settle(data, apiId)]);
});

/** Who finds it: what is no draft, whoever it was made for. */
const accessIn = ({ visibility, latestVersion }: ApiItem) => (latestVersion ? visibility : 'private');

/** What a reader finds, by looking at every API there is. */
const found = (
  who: string,
  { q, tag, category, teamId, access, lifecycle, grade, kind, featured, createdBefore }: Filters,
): ApiItem[] => {
  const { as, teams } = people[who] ?? { as: undefined, teams: [] };
  const words = wordsOf(q ?? '');
  return APIS.filter(({ scope, teamId, shownTo = [] }) => {
    if (scope === 'public') return true;
    if (!as) return false;
    return (
      scope === 'internal' || as.roles.includes('admin') || [teamId, ...shownTo].some((one) => teams.includes(one))
    );
  })
    .filter((item) => {
      const have = wordsOf(`${item.name} ${item.slug} ${item.tags.join(' ')} ${item.summary}`);
      return words.every((word) => have.some((one) => one.startsWith(word)));
    })
    .filter((item) => (q === undefined || words.length > 0) && (!tag || item.tags.includes(tag)))
    .filter((item) => !teamId || item.teamId === teamId)
    .filter((item) => !category || item.categories?.includes(category))
    .filter((item) => !access || accessIn(item) === access)
    .filter((item) => !lifecycle || item.listedAs === lifecycle)
    .filter((item) => !grade || item.grade === grade)
    .filter((item) => !kind || (item.kind ?? 'openapi') === kind)
    .filter((item) => !createdBefore || item.createdAt < createdBefore)
    .filter((item) => !featured || item.featured);
};
const model = (who: string, query: Filters): string[] =>
  found(who, query)
    .map(({ slug }) => slug)
    .sort();
/** The order of a list, as a text that grows; the newest first where it says nothing else. */
const keyOf = (item: ApiItem, sort: Filters['sort']): string => {
  const newness = String(999_999 - Number(item.slug.split('-')[1])).padStart(6, '0');
  if (sort === 'name') return `${plainLetters(item.name)}\n${newness}`;
  if (sort === 'grade') return `${item.grade ?? 'Z'}\n${newness}`;
  return sort === 'updated' ? `${9e12 - Date.parse(item.updatedAt)}\n${newness}` : newness;
};

const all = async (who: string, query: Filters, limit: number) => {
  const slugs: string[] = [];
  let position: string | undefined;
  let pages = 0;
  do {
    const page = await lists.list(people[who]?.as, query, { limit, position });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    slugs.push(...page.items.map(({ slug }) => slug));
    position = page.position;
    pages += 1;
  } while (position !== undefined && pages < 2_000);
  return { slugs, pages };
};

const LIMITS = GATING ? [47] : [19, 100];

describe.each(Object.keys(people))('to a %s', (who) => {
  it.each([
    {},
    { q: 'service' },
    { q: 'pay museum' },
    // One has it, all have the other.
    { q: 'service 277' },
    { q: '277 service' },
    { q: 'Muller' },
    { q: '東京 service' },
    { q: 'nothing' },
    { q: '!!' },
    { tag: 'common' },
    { tag: 'rare' },
    { tag: 'pay' },
    { tag: 'none' },
    { q: 'museum', tag: 'rest' },
    { teamId: TEAMS[0] },
    { teamId: TEAMS[24], q: 'museum' },
    { teamId: 'team_none' },
    { featured: true },
    { featured: true, tag: 'rest' },
    { featured: true, q: 'museum' },
    { category: 'art' },
    { category: 'art', tag: 'pay' },
    { lifecycle: 'deprecated' },
    { lifecycle: 'retired', q: 'service' },
    { grade: 'F' },
    { grade: 'A', lifecycle: 'published', teamId: TEAMS[0] },
    { featured: true, category: 'art' },
    { access: 'public' },
    { access: 'internal' },
    { access: 'private' },
    { access: 'private', q: 'museum' },
    { access: 'internal', tag: 'pay' },
    { featured: true, access: 'private' },
    { kind: 'asyncapi' },
    { kind: 'openapi', createdBefore: at(200).toISOString() },
    { createdBefore: at(120).toISOString(), q: 'pay' },
    { featured: true, createdBefore: at(200).toISOString() },
    { createdBefore: '1969-12-31T00:00:00.000Z' },
  ] as Filters[])('%j finds what is there, whole, once each, in pages of any size', async (query) => {
    const expected = model(who, query);
    for (const limit of LIMITS) {
      const { slugs, pages } = await all(who, query, limit);
      expect([...slugs].sort()).toEqual(expected);
      // A page is filled; only what is thinly spread takes some that are not.
      expect(pages).toBeLessThanOrEqual(Math.ceil(expected.length / limit) + 2);
    }
  });

  it.each([
    { sort: 'name' },
    { sort: 'updated' },
    { sort: 'grade' },
    { sort: 'name', tag: 'pay' },
    { sort: 'updated', tag: 'pay', lifecycle: 'deprecated' },
    { sort: 'grade', q: 'museum' },
    { sort: 'name', q: 'service' },
    { sort: 'updated', q: 'service', category: 'art' },
    { sort: 'name', access: 'private' },
    { sort: 'grade', access: 'internal', tag: 'pay' },
    { sort: 'name', kind: 'asyncapi' },
    { createdBefore: at(120).toISOString() },
    { sort: 'name', createdBefore: at(200).toISOString() },
    { sort: 'grade', tag: 'pay', createdBefore: at(200).toISOString() },
  ] as Filters[])('%j has all that fits, once each, in that order, in pages of any size', async (query) => {
    const expected = found(who, query)
      .map((item) => [keyOf(item, query.sort), item.slug] as const)
      .sort(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
      .map(([, slug]) => slug);
    for (const limit of LIMITS) expect((await all(who, query, limit)).slugs).toEqual(expected);
  });

  it.each([
    {},
    { tag: 'pay' },
    { q: 'museum' },
    { category: 'art', lifecycle: 'published' },
    { teamId: TEAMS[0] },
    { grade: 'A' },
    { kind: 'graphql' },
    { kind: 'openapi', tag: 'pay' },
    { tag: 'none' },
    { access: 'public' },
    { access: 'private' },
    { access: 'internal', category: 'art' },
  ] as Filters[])('%j is narrowed by what there is, each counted as the reader sees it', async (query) => {
    const { total, facets: told } = await counted.get(people[who]?.as, query);
    const expected = found(who, query);
    expect(total).toBe(expected.length);
    const values = {
      category: (item: ApiItem) => item.categories ?? [],
      tag: (item: ApiItem) => item.tags,
      teamId: (item: ApiItem) => [item.teamId],
      access: (item: ApiItem) => [accessIn(item)],
      lifecycle: (item: ApiItem) => [item.listedAs ?? ''],
      grade: (item: ApiItem) => [item.grade ?? ''],
      kind: (item: ApiItem) => [item.kind ?? 'openapi'],
    };
    for (const { name, values: shown } of told) {
      const counts = new Map<string, number>();
      for (const value of expected.flatMap(values[name])) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
      const most = [...counts].sort(([, a], [, b]) => b - a).map(([, count]) => count);
      expect(
        shown.map(({ count }) => count),
        name,
      ).toEqual(most.slice(0, 20));
      for (const { value, count } of shown) expect([value, count]).toEqual([value, counts.get(value)]);
    }
  });
});

it('what has the word itself is found before what begins with it, and the newest first', async () => {
  const page = await lists.list(undefined, { q: 'pay' }, { limit: 100, position: undefined });
  const exact = page.items.map(({ slug, tags, summary }) => ({
    slug,
    has: tags.includes('pay') || wordsOf(summary ?? '').includes('pay'),
  }));
  const turn = exact.findIndex(({ has }) => !has);
  const own = turn < 0 ? exact : exact.slice(0, turn);
  expect(exact.slice(own.length).some(({ has }) => has)).toBe(false);
  const numbers = own.map(({ slug }) => Number(slug.split('-')[1]));
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
});
