// `npm run bench:table`: what lists, search, apps, keys, subscriptions and usage cost the table as it grows, in units and
// requests, counted by the embedded engine. A page costs what is on it: the columns are flat. Sizes:
// PORTICO_BENCH_SIZES=100,1000,10000,100000,1000000 (the last takes up to 14 GB of memory); parts, all where it does not say:
// PORTICO_BENCH_PARTS=catalogue,consumers,usage.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countUsage } from '../functions/analytics/src/count-usage.ts';
import { usage } from '../functions/analytics/src/usage.ts';
import { catalogue } from '../functions/apis/src/catalogue.ts';
import { countsOf } from '../functions/apis/src/catalogue-counts.ts';
import type { Dependencies } from '../functions/apis/src/dependencies.ts';
import { facets } from '../functions/apis/src/facets.ts';
import { sharedListingOf, sharedScope, sharedTermsOf, type Term, termsOf } from '../functions/apis/src/listing.ts';
import { placed } from '../functions/apis/src/listing-writes.ts';
import { connect } from '../packages/data/src/index.ts';
import { createMeteredTable, type Spent } from '../packages/data/test/metered-table.ts';
import { startTableEngine } from '../packages/data/test/table-engine.ts';
import { testConfig } from '../packages/data/test/test-table.ts';
import { createId, type Principal, type UsageRecord } from '../packages/domain/src/index.ts';
import { benchConsumers, CONSUMERS } from './bench-consumers.ts';
import { BETWEEN_TEXTS, lineFor, lineOf, writeExport } from './bench-exported.ts';
import { root } from './start/run.ts';

const SIZES = (process.env.PORTICO_BENCH_SIZES ?? '100,1000,10000').split(',').map(Number);
const PARTS = (process.env.PORTICO_BENCH_PARTS ?? 'catalogue,consumers,usage').split(',');
const PAGE = 24;
const NOW = Date.UTC(2026, 10, 22, 12);
const now = () => new Date(NOW);
const HOUR = 3_600_000;

type Row = Spent & {
  readonly size: number;
  readonly act: string;
  readonly found: number;
  readonly milliseconds: number;
};
type Table = Awaited<ReturnType<typeof createMeteredTable>>;

const rows: Row[] = [];
const measure = async (table: Table, size: number, act: string, run: () => Promise<number>) => {
  let found = 0;
  const started = performance.now();
  const spent = await table.cost(async () => {
    found = await run();
  });
  rows.push({ size, act, found, milliseconds: Math.round((performance.now() - started) * 10) / 10, ...spent });
};

const person = (roles: Principal['roles']): Principal => ({ userId: createId('user', now()), roles });

const TABLE = 'catalogue';
const teams = Array.from({ length: 50 }, () => createId('team', now()));
const member = person(['publisher']);
const colleague = person(['publisher']);

/** The terms that acts are read by: words, what lists are narrowed by or ordered by name, and the rest. */
const THIRDS = { words: /^[\p{L}\p{N}]/u, tags: /^(?:[#:]|\$n)/, others: /^(?:[@~%]|\$u)/ } as const;
type Third = keyof typeof THIRDS;
/** Above it each third has a table of its own, one after the other: no machine has the memory for all. What an act reads stands together. */
const WHOLE_MAX = 200_000;

const apiAt = (index: number, size: number) => {
  const at = new Date(NOW - (size - index) * 1000);
  const item = {
    apiId: createId('api', at),
    slug: `service-${index}`,
    name: `Service ${index}`,
    summary: `Payments${index === 0 ? ' zebra' : ''}`,
    teamId: teams[index % teams.length] ?? '',
    visibility: index % 10 === 9 ? ('private' as const) : ('public' as const),
    // One private API in ten is shared with three teams.
    ...(index % 100 === 99 && {
      sharedWith: [0, 7, 14].map((apart) => teams[(Math.floor(index / 100) + apart) % teams.length] ?? ''),
    }),
    tags: [...(index % 20 === 0 ? ['some'] : []), ...(index === 0 ? ['rare'] : []), `kind-${index % 1000}`],
    categories: [`category-${index % 12}`],
    grade: (['A', 'B', 'C', 'D', 'F'] as const)[index % 5] ?? 'F',
    retired: index % 100 === 1,
    latestVersion: '1.0.0',
    createdAt: at.toISOString(),
    updatedAt: at.toISOString(),
  };
  return placed(item, now());
};

/** APIs of fifty teams, one in ten hidden, of which one in ten is shared; the oldest has a word and a tag that no other has. */
function* linesOf(size: number, third?: Third) {
  const { api, catalogueTerm, facetCount, hiddenShelf, membership, sharedListing } = connect(
    TABLE,
    testConfig(),
  ).entities;
  const names = ['scope', 'start', 'word', 'newness', 'apiId', 'words'] as const;
  const onShelf = new Map(
    (['listed', 'hidden', 'shared'] as const).map((shelf) => [
      shelf,
      lineOf(names, ({ words, ...holes }) => catalogueTerm.put({ ...holes, shelf, words: [words] })),
    ]),
  );
  const linesOfTerms = (terms: readonly Term[]) =>
    terms
      .filter(({ word }) => third === undefined || THIRDS[third].test(word))
      .map(({ shelf, words, ...term }) => onShelf.get(shelf)?.({ ...term, words: words.join(BETWEEN_TEXTS) }) ?? '');
  yield lineFor(membership.put({ userId: colleague.userId, teamId: teams[0] ?? '', role: 'member' }));
  for (const teamId of teams.slice(0, 20))
    yield lineFor(membership.put({ userId: member.userId, teamId, role: 'member' }));
  const newest = new Map<string, string>();
  const counts = new Map<string, number>();
  for (let index = 0; index < size; index++) {
    const item = apiAt(index, size);
    yield lineFor(api.put(item));
    yield* linesOfTerms(termsOf(item));
    for (const place of countsOf(item)) counts.set(place, (counts.get(place) ?? 0) + 1);
    if (item.shelf === 'hidden') newest.set(item.teamId, item.apiId);
    for (const teamId of item.shownTo ?? []) {
      const listing = sharedListingOf(teamId, item);
      yield lineFor(sharedListing.put({ ...listing, writings: 1 }));
      yield* linesOfTerms(sharedTermsOf(listing));
      newest.set(sharedScope(teamId), item.apiId);
    }
  }
  for (const [place, count] of counts) {
    const [scope = '', mark = ''] = place.split(' ');
    yield lineFor(
      facetCount.put({ scope, mark, facet: mark.slice(0, 1), count, rank: String(count).padStart(9, '0') }),
    );
  }
  for (const [teamId, apiId] of newest) yield lineFor(hiddenShelf.put({ teamId, newest: apiId }));
}

type Exported = Awaited<ReturnType<typeof writeExport>>;

/** Reads a table that begins with what was exported, or empty. */
const over = async (exported: Exported | undefined, read: () => Promise<void>) => {
  const engine = await startTableEngine(exported);
  process.env.PORTICO_TABLE_ENDPOINT = engine.endpoint;
  try {
    await read();
  } finally {
    engine.stop();
    if (exported) rmSync(exported.temporary, { recursive: true, force: true });
  }
};

const readCatalogue = async (size: number, third?: Third) => {
  const table = await createMeteredTable(TABLE);
  const lists = catalogue({ data: table.data, now } as Dependencies);
  type Filters = Parameters<typeof lists.list>[1];
  const thirdOf = ({ q, tag, category, sort }: Filters): Third => {
    if (q !== undefined) return 'words';
    return tag !== undefined || category !== undefined || sort === 'name' ? 'tags' : 'others';
  };
  const isHere = (filters: Filters) => third === undefined || thirdOf(filters) === third;
  const list = async (act: string, as: Principal | undefined, filters: Filters, position?: string) => {
    if (!isHere(filters)) return;
    await measure(
      table,
      size,
      act,
      async () => (await lists.list(as, filters, { limit: PAGE, position })).items.length,
    );
  };
  const middle = createId('api', new Date(NOW - (size / 2) * 1000));
  await list('list, visitor', undefined, {});
  await list('list, visitor, from the middle', undefined, {}, middle);
  await list('list, member of 20 teams', member, {});
  await list('list, member of one team', colleague, {});
  await list('list, admin', person(['admin']), {});
  await list('list, a team’s', undefined, { teamId: teams[0] ?? '' });
  await list('list, tag of 1 in 20', undefined, { tag: 'some' });
  await list('list, tag of the oldest', undefined, { tag: 'rare' });
  await list('list, category of 1 in 12', undefined, { category: 'category-3' });
  await list('list, retired, 1 in 100', undefined, { lifecycle: 'retired' });
  await list('list, by name', undefined, { sort: 'name' });
  await list('list, by name, member of 20 teams', member, { sort: 'name' });
  await list('list, by change', undefined, { sort: 'updated' });
  await list('list, by grade', undefined, { sort: 'grade' });
  await list('list, tag of 1 in 20, by name', undefined, { sort: 'name', tag: 'some' });
  await list('list, tag of 1 in 1,000, by name', undefined, { sort: 'name', tag: 'kind-7' });
  const narrowed = facets({ data: table.data } as Dependencies);
  const narrow = async (act: string, as: Principal | undefined, by: Parameters<typeof narrowed.get>[1]) => {
    if (!isHere(by)) return;
    await measure(table, size, act, async () =>
      (await narrowed.get(as, by)).facets.reduce((sum, { values }) => sum + values.length, 0),
    );
  };
  await narrow('facets, visitor', undefined, {});
  await narrow('facets, member of 20 teams', member, {});
  await narrow('facets, member of one team', colleague, {});
  await narrow('facets, admin', person(['admin']), {});
  await narrow('facets of a tag of 1 in 1,000', undefined, { tag: 'kind-7' });
  await narrow('facets of a tag of 1 in 20', undefined, { tag: 'some' });
  await list('search, word of all', undefined, { q: 'service' });
  await list('search, word of all, member of 20 teams', member, { q: 'service' });
  await list('search, word of all, member of one team', colleague, { q: 'service' });
  await list('search, rare word', undefined, { q: 'zebra' });
  await list('search, word of all + rare word', undefined, { q: 'payments zebra' });
};

const record = (appId: string, apiId: string, at: number, index: number, operations: number): UsageRecord => ({
  kind: 'usage',
  at,
  requestId: `r-${index}`,
  apiId,
  apiName: 'Bench',
  version: '1',
  appId,
  keyId: 'key_1',
  method: 'GET',
  path: `/things/${index}`,
  operation: `GET /things/${index % operations}`,
  status: [200, 201, 404, 429, 500][index % 5] ?? 200,
  durationMilliseconds: (index * 37) % 900,
  bytesOut: 100,
});

/** Batches of a thousand calls, and a week and a year of sixty operations. */
const benchUsage = async () => {
  const table = await createMeteredTable();
  const { data } = table;
  const count = countUsage({ data, now });
  const read = usage({ data, now });
  const admin = person(['admin']);
  const [appId, apiId] = [createId('app', now()), createId('api', now())];
  await data.entities.team.create({ teamId: 'team_1', name: 'T', createdAt: now().toISOString() }).go();
  await data.entities.app.create({ appId, teamId: 'team_1', name: 'A', createdAt: now().toISOString() }).go();
  const batch = (operations: number, size: number) =>
    Array.from({ length: size }, (_, index) => record(appId, apiId, NOW - 1 - index, index, operations));
  for (const [act, operations, size] of [
    ['count 1,000 calls of one operation', 1, 1_000],
    ['count 1,000 calls of 10 operations', 10, 1_000],
    ['count 1,000 calls of 60 operations', 60, 1_000],
    ['count one call', 1, 1],
  ] as const)
    await measure(table, size, act, async () => {
      await count(batch(operations, size), act);
      return size;
    });
  for (let hours = 0; hours < 168; hours += 1)
    await count(
      Array.from({ length: 60 }, (_, index) => record(appId, apiId, NOW - 1 - hours * HOUR, index, 60)),
      `week-${hours}`,
    );
  for (let days = 8; days < 365; days += 1)
    await count(
      Array.from({ length: 60 }, (_, index) => record(appId, apiId, NOW - 1 - days * 24 * HOUR, index, 60)),
      `year-${days}`,
    );
  for (const [act, hours] of [
    ['usage, 24 hours of 60 operations', 24],
    ['usage, 7 days of 60 operations', 168],
    ['usage, 30 days of 60 operations', 720],
    ['usage, 365 days of 60 operations', 8_760],
  ] as const)
    await measure(table, hours, act, async () => {
      const range = { from: new Date(NOW - hours * HOUR).toISOString(), to: now().toISOString() };
      return (await read.ofApp(admin, appId, range)).total.requests;
    });
};

for (const size of SIZES) {
  // Each key of an object.
  const thirds = size > WHOLE_MAX ? (["tags"] as Third[]) : [undefined];
  for (const third of PARTS.includes('catalogue') ? thirds : [])
    await over(await writeExport(TABLE, linesOf(size, third)), () => readCatalogue(size, third));
  if (PARTS.includes('consumers'))
    await benchConsumers(size, (exported, read) =>
      over(exported, async () => {
        const table = await createMeteredTable(CONSUMERS);
        await read(table.data, (act, run) => measure(table, size, act, run));
      }),
    );
}
if (PARTS.includes('usage')) await over(undefined, benchUsage);
console.table(
  rows
    .toSorted((one, other) => one.act.localeCompare(other.act) || one.size - other.size)
    .map(({ act, size, found, requests, reads, writes, milliseconds }) => ({
      act,
      size,
      found,
      requests,
      'read units': reads,
      'write units': writes,
      ms: milliseconds,
    })),
);
mkdirSync(join(root, 'bench/results'), { recursive: true });
writeFileSync(join(root, 'bench/results/table.json'), `${JSON.stringify(rows, undefined, 2)}\n`);
