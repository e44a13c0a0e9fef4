import { type ApiItem, raiseHiddenShelf } from '@portico/data';
import { createTestTable } from '@portico/data/test-table';
import { createId, startOf, wordsOf } from '@portico/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Catalogue, catalogue } from './catalogue.ts';
import type { Dependencies } from './dependencies.ts';
import { changedTerms, termsOf } from './listing.ts';
import { placed } from './listing-writes.ts';

const START = Date.UTC(2026, 10, 22);
const TEAM = createId('team', new Date(START));
const member = { userId: createId('user', new Date(START)), roles: ['developer' as const] };
const outsider = { userId: createId('user', new Date(START)), roles: ['publisher' as const] };
const admin = { userId: createId('user', new Date(START)), roles: ['admin' as const] };
const KINDS = ['public', 'internal', 'private', 'unpublished'] as const;
const seeded: Record<(typeof KINDS)[number], string[]> = { public: [], internal: [], private: [], unpublished: [] };
let lists: Catalogue;

const itemOf = (index: number): ApiItem => {
  const kind = KINDS[index % 4] ?? 'public';
  const at = new Date(START + index * 1000);
  const item = {
    apiId: createId('api', at),
    slug: `${kind}-number-${index}`,
    name: `Zoë’s Muséum ${kind}`,
    summary: index < 10 ? 'has early tickets' : 'tickets',
    teamId: TEAM,

    visibility: kind === 'unpublished' ? ('public' as const) : kind,
    tags: index % 3 === 0 ? ['thirds'] : [],
    createdAt: at.toISOString(),
    updatedAt: at.toISOString(),
    ...(kind !== 'unpublished' && { latestVersion: '1.0.0' }),
  };
  seeded[kind].push(item.slug);
  return placed(item, at);
};

beforeAll(async () => {
  const data = await createTestTable();
  // The catalogue reads the table and nothing else.
  lists = catalogue({ data, now: () => new Date(START) } as Dependencies);
  await data.entities.membership.create({ userId: member.userId, teamId: TEAM, role: 'member' }).go();
  for (let index = 0; index < 60; index++) {
    const item = itemOf(index);
    await data.entities.api.create(item).go();
    if (item.shelf === 'hidden') await raiseHiddenShelf(data, item.teamId, item.apiId);
    await data.entities.catalogueTerm.put(termsOf(item)).go();
  }
});

type Reader = 'visitor' | 'outsider' | 'member' | 'admin';
const sees: Record<Reader, readonly (typeof KINDS)[number][]> = {
  visitor: ['public'],
  outsider: ['public', 'internal'],
  member: [...KINDS],
  admin: [...KINDS],
};
const people = { visitor: undefined, outsider, member, admin };
const page = (reader: Reader, { limit, ...filters }: { q?: string; tag?: string; limit: number }, position?: string) =>
  lists.list(people[reader], filters, { limit, position });
/** Every page of a list, one after the other. */
const all = async (reader: Reader, query: { q?: string; tag?: string; limit: number }) => {
  const slugs: string[] = [];
  let position: string | undefined;
  for (let pages = 0; pages < 100; pages++) {
    const { items, position: next } = await page(reader, query, position);
    expect(items.length).toBeLessThanOrEqual(query.limit);
    slugs.push(...items.map(({ slug }) => slug));
    if (!next) return slugs;
    position = next;
  }
  throw new Error('the list does not end');
};
const expected = (reader: Reader) => sees[reader].flatMap((kind) => seeded[kind]).sort();

describe.each(Object.keys(sees) as Reader[])('to a reader who is %s', (reader) => {
  it.each([1, 7, 15, 100])(
    'the catalogue in pages of %i is complete, without duplicates, and holds nothing hidden',
    async (limit) => {
      expect((await all(reader, { limit })).sort()).toEqual(expected(reader));
    },
  );

  it('the catalogue has the newest first', async () => {
    const numbers = (await all(reader, { limit: 7 })).map((slug) => Number(slug.split('-').at(-1)));
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  });

  it.each([1, 7, 100])('a tag, in pages of %i, finds all that have it', async (limit) => {
    const thirds = expected(reader).filter((slug) => Number(slug.split('-').at(-1)) % 3 === 0);
    expect((await all(reader, { tag: 'thirds', limit })).sort()).toEqual(thirds);
  });

  it('search finds by the beginning of any word, without accents or case, and only what may be seen', async () => {
    for (const q of ['mus', 'MUSEUM', 'muséum', 'zoe', 'number', 'tick', 'museum number', 'number muse'])
      expect((await all(reader, { q, limit: 8 })).sort(), q).toEqual(expected(reader));
    for (const q of ['seum', 'museumx', 'museum nothing', '!', ' ', 'a', "' OR 1=1", '__proto__', '\0'])
      expect(await all(reader, { q, limit: 8 }), q).toEqual([]);
    expect(await all(reader, { q: 'early', limit: 3 })).toHaveLength(
      expected(reader).filter((slug) => Number(slug.split('-').at(-1)) < 10).length,
    );
  });

  it('search for what is hidden finds nothing, and an API behind a link is there only for who may see it', async () => {
    for (const kind of KINDS) {
      const visible = sees[reader].includes(kind);
      expect((await all(reader, { q: kind, limit: 50 })).sort()).toEqual(visible ? [...seeded[kind]].sort() : []);
    }
  });
});

describe('an API that changes', () => {
  it('keeps exactly the terms of its new name and scope', () => {
    const before = itemOf(400);
    const after = { ...before, name: 'Gallery', visibility: 'private' as const };
    const { removed, added } = changedTerms(before, after);
    const terms = new Set(termsOf(before).map((term) => `${term.scope} ${term.word}`));
    for (const { scope, word } of removed) terms.delete(`${scope} ${word}`);
    for (const { scope, word } of added) terms.add(`${scope} ${word}`);
    expect([...terms].sort()).toEqual(
      termsOf(after)
        .map((term) => `${term.scope} ${term.word}`)
        .sort(),
    );
  });

  it('has one term for each word, however often it is given', () => {
    const names = termsOf({ ...itemOf(403), tags: ['art', 'art', 'old', 'art'] }).map(({ word }) => word);
    expect(names).toHaveLength(new Set(names).size);
    expect(names.filter((word) => word === '#art')).toEqual(['#art']);
  });

  it('never needs more writes than one transaction takes beside ten others, whatever it is called', () => {
    const long = Array.from({ length: 300 }, (_, index) => `word${index}`).join(' ');
    const named = (name: string) => Array.from({ length: 10 }, (_, index) => `${name}-${index}`);
    const before = { ...itemOf(401), summary: long, tags: named('a'), categories: named('b').slice(0, 3) };
    const after = {
      ...before,
      ...{ name: 'x y', summary: long.toUpperCase().split(' ').reverse().join(' '), visibility: 'private' as const },
      ...{ tags: named('c'), categories: named('d').slice(0, 3), teamId: createId('team', new Date(START)) },
    };
    const { listedKind: _, ...kindless } = before;
    const { listedAs: __, ...old } = kindless;
    for (const one of [before, kindless, old]) {
      const { removed, added } = changedTerms(one, after);
      expect(removed.length + added.length).toBeLessThanOrEqual(90);
    }
  });

  it('writes one term when only the time of its last change is another', () => {
    const before = itemOf(404);
    const after = { ...before, updatedAt: new Date(START + 7_000_000).toISOString() };
    const { removed, added } = changedTerms(before, after);
    expect([removed.length, added.length]).toEqual([1, 1]);
  });

  it('begin with two whole letters, also of scripts whose letters are two units', () => {
    for (const word of ['a𠀀b', '𠀀𠀁', '𐐨𐐩𐐪', 'zoo'])
      expect([startOf(word), startOf(word).isWellFormed()]).toEqual([[...word].slice(0, 2).join(''), true]);
  });

  it('has words without marks, in any script, of two letters or more', () => {
    expect(wordsOf('Crème brûlée, a B2B-API: 日本語 тест!')).toEqual([
      'creme',
      'brulee',
      'b2b',
      'api',
      '日本語',
      'тест',
    ]);
  });
});
