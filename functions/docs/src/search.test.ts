import type { Principal } from '@portico/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCorpus } from '../../../test/material/index.ts';
import { createSearched, documentOf } from '../test/searched.ts';

type Searched = Awaited<ReturnType<typeof createSearched>>;
type Find = (q: string, more?: object, who?: Principal) => ReturnType<ReturnType<Searched['createSearch']>['find']>;

const finderOf = (of: Searched): Find => {
  const { find } = of.createSearch();
  return (q, more, who) => find(who, { q, ...more });
};
const titleOf = ({ title }: { readonly title: readonly { readonly text: string }[] }) =>
  title.map(({ text }) => text).join('');
const told = async (found: ReturnType<Find>) =>
  (await found).items.map((hit) => [hit.kind, hit.api?.slug ?? 'portal', titleOf(hit)].join(' '));

describe('searching', () => {
  let of: Searched;
  let find: Find;
  beforeAll(async () => {
    of = await createSearched();
    const schemas = {
      Ticket: { type: 'object', description: 'What lets you in.', properties: { ticketCode: { type: 'string' } } },
      Visitor: { type: 'object', properties: { emailAddress: { type: 'string' } } },
    };
    const museum = documentOf('Museum', ['Buy museum tickets', 'List special events', 'Get opening hours'], schemas);
    await of.index({
      apiId: await of.publish({ slug: 'museum', name: 'Museum API', tags: ['culture'], document: museum }),
    });
    const cinema = documentOf('Cinema', ['Buy cinema tickets', 'Cancel tickets']);
    await of.index({ apiId: await of.publish({ slug: 'cinema', document: cinema }) });
    const shelves = {
      graphql: 'type Query { "One book." oneBook(isbn: ID!): Book }\ntype Book { shelfMark: String }',
    };
    await of.index({ apiId: await of.publish({ slug: 'shelves', document: shelves }) });
    const lamps = {
      ...{ asyncapi: '2.6.0', info: { title: 'Lamps', version: '1' } },
      channels: {
        'town/lamps': {
          publish: {
            message: {
              name: 'lampDimmed',
              payload: { type: 'object', properties: { brightness: { type: 'integer' } } },
            },
          },
        },
      },
    };
    await of.index({ apiId: await of.publish({ slug: 'lamps', document: lamps }) });
    find = finderOf(of);
  });

  it('finds what documents of other kinds have: fields of GraphQL, types, channels, messages and their members', async () => {
    expect((await find('one book')).items[0]).toMatchObject({ kind: 'operation', slug: 'oneBook', method: 'query' });
    expect((await told(find('shelf mark')))[0]).toBe('field shelves shelfMark');
    expect((await told(find('isbn')))[0]).toBe('operation shelves oneBook');
    expect((await find('town lamps')).items[0]).toMatchObject({ kind: 'operation', method: 'publish' });
    expect((await told(find('lampDimmed'))).some((hit) => hit === 'schema lamps LampDimmed')).toBe(true);
    expect((await told(find('brightness')))[0]).toBe('field lamps brightness');
  });

  it('finds operations, APIs, schemas and their fields by words, beginnings and slips of the pen, the best first', async () => {
    expect((await told(find('buy museum tickets')))[0]).toBe('operation museum Buy museum tickets');
    expect((await told(find('tikcets cinma')))[0]).toBe('operation cinema Buy cinema tickets');
    expect((await told(find('opening ho')))[0]).toBe('operation museum Get opening hours');
    expect((await told(find('Museum API')))[0]).toBe('api museum Museum API');
    expect(await told(find('email')).then(([first]) => first)).toBe('field museum emailAddress');
    expect((await find('emailaddress')).items[0]).toMatchObject({ kind: 'field', slug: 'Visitor', of: 'Visitor' });
    expect(await told(find('visitor', { kind: 'schema' }))).toEqual(['schema museum Visitor']);
    expect(await told(find('purchase tickets', { api: 'cinema' }))).toContain('operation cinema Buy cinema tickets');
  });

  it('marks what answers, and leads to where it is', async () => {
    const [hit] = (await find('museum tikets')).items;
    expect(hit).toMatchObject({ slug: 'buyMuseumTickets', method: 'get' });
    expect(hit?.title).toEqual([
      { text: 'Buy ' },
      { text: 'museum', found: true },
      { text: ' ' },
      { text: 'tickets', found: true },
    ]);
  });

  it('counts what was found by kind, API and tag, each as the rest is narrowed', async () => {
    const { facets, found } = await find('tickets');
    const apis = facets.apis.map(({ slug, count }) => [slug, count]);
    expect(apis.map(([slug]) => slug).sort()).toEqual(['cinema', 'museum']);
    expect(apis.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(found);
    const culture = await find('tickets', { tag: 'culture' });
    expect(culture.facets.apis.map(({ slug }) => slug)).toEqual(['museum']);
    expect(culture.facets.tags).toEqual(facets.tags);
    expect((await find('tickets', { kind: 'page' })).found).toBe(0);
  });

  it('finds nothing for what is nothing, and says so of an API that is not there', async () => {
    expect(await find('—  …')).toEqual({ items: [], found: 0, facets: { kinds: [], apis: [], tags: [] } });
    expect((await find('xylophone')).items).toEqual([]);
    await expect(find('ticket', { api: 'nowhere' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('answers every string there is in time, operators being text', async () => {
    const naughty: readonly string[] = JSON.parse(Buffer.from(readCorpus('blns.json')).toString());
    const queries = [
      ...naughty,
      ...naughty.map((text) => `ticket ${text}`),
      'a'.repeat(200),
      'ab '.repeat(66),
      '\u0300'.repeat(200),
    ];
    for (const text of queries) {
      const began = performance.now();
      const { items } = await find(text.slice(0, 200));
      expect(performance.now() - began, text).toBeLessThan(1_000);
      for (const hit of items) expect(titleOf(hit)).not.toBe('');
    }
    expect((await told(find('"tickets" OR museum* -buy')))[0]).toContain('museum');
  });
});

describe('what is found of an API', () => {
  it('follows it: another version, another name, who sees it, its end', async () => {
    const of = await createSearched();
    const apiId = await of.publish({ slug: 'zoo', name: 'Zoo', document: documentOf('Zoo', ['Feed elephants']) });
    await of.index({ apiId });
    expect(await told(finderOf(of)('elephants'))).toEqual(['operation zoo Feed elephants']);
    await of.place(apiId, { visibility: 'internal' });
    await of.index({ apiId });
    const somebody = await of.person(['developer']);
    expect(await told(finderOf(of)('elephants'))).toEqual([]);
    expect(await told(finderOf(of)('elephants', {}, somebody))).toEqual(['operation zoo Feed elephants']);
    const contentHash = await of.documents.putDocument(documentOf('Zoo', ['Feed giraffes']), []);
    await of.data.entities.version.patch({ apiId, version: '1' }).set({ contentHash }).go();
    await of.place(apiId, { visibility: 'public' });
    await of.index({ apiId });
    expect(await told(finderOf(of)('elephants'))).toEqual([]);
    expect(await told(finderOf(of)('giraffe'))).toEqual(['operation zoo Feed giraffes']);
    await of.data.entities.api.delete({ apiId }).go();
    expect(await told(finderOf(of)('giraffe')), 'before anybody was told of its end').toEqual([]);
    await of.index({ apiId });
    expect((await of.data.entities.searchListing.get({ apiId }).go()).data).toBeNull();
  });

  it('is in its guides, too, as they are read', async () => {
    const of = await createSearched();
    const apiId = await of.publish({ slug: 'trail', name: 'Trail', document: documentOf('Trail', ['List paths']) });
    const contentHash = await of.documents.putGuide(
      '---\ndescription: Unsaid\n---\n# Hiking in winter\n\nTake **crampons** along.\n\n## Avalanches\n\n:::operation listpaths\n',
    );
    const published = { contentHash, title: 'Hiking in winter' };
    const written = { apiId, slug: 'winter', draft: published, editions: [], changedAt: '2026-11-30T12:00:00.000Z' };
    await of.data.entities.guide.put({ ...written, published, revision: 1 }).go();
    await of.index({ apiId });
    const [hit] = (await finderOf(of)('avalanche')).items;
    expect(hit).toMatchObject({ kind: 'page', slug: 'winter', api: { slug: 'trail' } });
    // As it is read, not as it is written.
    expect(hit?.text?.map(({ text }) => text).join('')).toMatch(/^Take crampons along\. Avalanches listpaths$/);
    expect(await told(finderOf(of)('unsaid'))).toEqual([]);
    expect(await told(finderOf(of)('crampons hiking'))).toEqual(['page trail Hiking in winter']);
    await of.data.entities.guide.put({ ...written, revision: 2 }).go();
    await of.index({ apiId });
    expect(await told(finderOf(of)('avalanche'))).toEqual([]);
    expect(await told(finderOf(of)('list paths'))).toEqual(['operation trail List paths']);
  });

  it('is in the guides of the portal, for everybody, and not where one API is searched', async () => {
    const of = await createSearched();
    await of.publish({ slug: 'trail', document: documentOf('Trail', ['List paths']) });
    const contentHash = await of.documents.putGuide('# House rules\n\nBe kind to marmots.');
    const published = { contentHash, title: 'House rules' };
    const page = { apiId: 'portal', slug: 'rules', draft: published, editions: [], changedAt: '' };
    await of.data.entities.guide.put({ ...page, published, revision: 1 }).go();
    await of.index({ apiId: 'portal' });
    expect(await told(finderOf(of)('marmots'))).toEqual(['page portal House rules']);
    expect((await finderOf(of)('marmots')).items[0]).toMatchObject({ slug: 'rules' });
    expect((await finderOf(of)('marmots')).facets).toMatchObject({ kinds: [{ value: 'page', count: 1 }], apis: [] });
    expect(await told(finderOf(of)('marmots', { api: 'trail' }))).toEqual([]);
    await of.data.entities.guide.put({ ...page, revision: 2 }).go();
    await of.index({ apiId: 'portal' });
    expect(await told(finderOf(of)('marmots'))).toEqual([]);
  });

  it('is written by whoever comes, however many at once, of one API and of several', async () => {
    const of = await createSearched();
    const apiIds = await Promise.all(
      ['bus', 'tram', 'ferry'].map((slug) =>
        of.publish({ slug, document: documentOf(slug, [`Plan ${slug} journeys`, 'Plan anything']) }),
      ),
    );
    await Promise.all([...apiIds, ...apiIds].map((apiId) => of.createIndexer()({ apiId })));
    for (const slug of ['bus', 'tram', 'ferry'])
      expect(await told(finderOf(of)(`plan ${slug} journeys`)), slug).toContain(
        `operation ${slug} Plan ${slug} journeys`,
      );
    expect((await finderOf(of)('journeys')).facets.apis).toHaveLength(3);
  });

  it('is told to nobody who may not see it any more, before it is written anew', async () => {
    const of = await createSearched();
    const apiId = await of.publish({ slug: 'mine', document: documentOf('Mine', ['Count diamonds']) });
    await of.index({ apiId });
    await of.place(apiId, { visibility: 'private' });
    expect(await finderOf(of)('diamonds')).toMatchObject({
      items: [],
      found: 0,
      facets: { apis: [], tags: [], kinds: [] },
    });
  });
});

describe('whoever searches', () => {
  /** The same choices each time. */
  const chooser = (seed: number) => {
    let state = seed;
    return <T>(from: readonly T[]): T => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return from[state % from.length] as T; // there is one at every place of the list
    };
  };

  it('gets what they may see as if nothing else were there: hits, counts, facets and marks', async () => {
    for (const seed of [1, 2, 3, 4]) {
      const choose = chooser(seed);
      const whole = await createSearched();
      const teams = [whole.team(), whole.team(), whole.team()];
      const acts = ['List', 'Create', 'Delete', 'Refund'];
      const things = ['orders', 'ordres', 'charges', 'changes', 'orderly'];
      const listed = Array.from({ length: 10 }, (_, at) => ({
        slug: `api-${seed}-${at}`,
        visibility: choose(['public', 'internal', 'private'] as const),
        teamId: choose(teams),
        sharedWith: choose([[], [choose(teams)]]),
        tags: [choose(['money', 'goods'])],
        document: documentOf(`T${at}`, [`${choose(acts)} ${choose(things)}`, `${choose(acts)} ${choose(things)} now`]),
      }));
      for (const api of listed) await whole.index({ apiId: await whole.publish(api) });
      for (const of of [undefined, [], [teams[0]], [teams[1], teams[2]]]) {
        const mine = (of ?? []).flatMap((teamId) => teamId ?? []);
        const alone = await createSearched();
        const sees = ({ visibility, teamId, sharedWith }: (typeof listed)[number]) =>
          visibility === 'public' ||
          (of !== undefined && visibility === 'internal') ||
          [teamId, ...sharedWith].some((team) => mine.includes(team));
        for (const api of listed.filter(sees)) await alone.index({ apiId: await alone.publish(api) });
        const [inWhole, inAlone] = [
          of && (await whole.person(['developer'], mine)),
          of && (await alone.person(['developer'], mine)),
        ];
        for (const q of ['order', 'list ordes', 'refund chargs', 'crate', 'now', 'delete orderly', 'api']) {
          const spelt = async (found: ReturnType<Find>) =>
            JSON.stringify(await found).replaceAll(/"api_[a-z0-9]+"/g, '"api"');
          expect(await spelt(finderOf(whole)(q, {}, inWhole)), `${seed} ${mine} ${q}`).toBe(
            await spelt(finderOf(alone)(q, {}, inAlone)),
          );
        }
      }
    }
  });
});
