// `npm run bench:search`: what a search takes as the portal grows, over made-up APIs of a hundred operations each. Reads of
// S3 are given the time they take there; making the indexes of versions that are read is not counted. Sizes:
// PORTICO_BENCH_SIZES=100,1000,10000 (APIs).
import { gzipSync } from 'node:zlib';
import { wordsOfApi } from '../functions/docs/src/search/api-words.ts';
import type { SearchRecord } from '../functions/docs/src/search/records.ts';
import {
  codePlaces,
  FORMAT,
  type KeptShard,
  packShard,
  partOfWord,
  shardKey,
  withApi,
} from '../functions/docs/src/search/shards.ts';
import { makeIndex } from '../functions/docs/src/search/version-index.ts';
import { search } from '../functions/docs/src/search.ts';
import { searchMisses } from '../functions/docs/src/search-misses.ts';
import { createMeteredTable } from '../packages/data/test/metered-table.ts';
import { startTableEngine } from '../packages/data/test/table-engine.ts';
import { createTestDocuments } from '../packages/data/test/test-documents.ts';
import { createId } from '../packages/domain/src/index.ts';

const SIZES = (process.env.PORTICO_BENCH_SIZES ?? '100,1000,10000').split(',').map(Number);
const OPERATIONS = 100;
const QUERIES = 300;
/** What S3 takes for an object of some hundred kB in its own Region. */
const S3_MILLISECONDS = 15;
const START = Date.UTC(2026, 0, 1);
const now = () => new Date();

const chooser = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
};
const BEGINS =
  'ac ba be bra ca cha co cu da de di do el en fa fi for ga ge gra ha he hi in ja ka la le li lo ma me mi mo na ne no o pa pe pi po pri qua ra re ri ro sa se shi so sta su ta te ti to tra un va ve vi wa we ya za'.split(
    ' ',
  );
const ENDS =
  'bar cal cer ching count cket der dit dress ffer fund get ging ken ler let ling ment mer mit ner ning nt pper port quest rder rice ring sage ser sion ster tem ter tion tor unt ver vice voice wer zer'.split(
    ' ',
  );
/** Five thousand things that there are operations for, the first much more often than the last. */
const THINGS = Array.from({ length: 5_000 }, (_, at) => {
  const choose = chooser(at + 1);
  const middle = at < 600 ? '' : (BEGINS[choose(BEGINS.length)] ?? '');
  return `${BEGINS[choose(BEGINS.length)]}${middle}${ENDS[choose(ENDS.length)]}`;
});
const ACTS = 'list get create update delete search cancel approve export import archive restore'.split(' ');
const thing = (choose: (below: number) => number): string =>
  THINGS[Math.floor((THINGS.length * choose(1_000) ** 2) / 1_000_000)] ?? 'thing';

const recordsOf = (api: number): SearchRecord[] => {
  const choose = chooser(api * 7_919 + 17);
  const things = Array.from({ length: 12 }, () => thing(choose));
  return Array.from({ length: OPERATIONS }, (_, at): SearchRecord => {
    const [act, of] = [ACTS[at % ACTS.length] ?? 'get', things[Math.floor(at / ACTS.length) % things.length] ?? 'it'];
    const by = thing(choose);
    const fields = Array.from({ length: 8 }, () => `${thing(choose)}_id`);
    const slug = `${act}${of}By${by}${at}`;
    const text = `${act} the ${of} of a ${by}, as ${thing(choose)} asks for it.`;
    return {
      kind: 'operation',
      slug,
      name: slug,
      title: `${act} ${of} by ${by}`,
      method: 'get',
      path: `/${of}/{id}/${by}`,
      tags: [of],
      fields,
      text,
    };
  });
};

const engine = await startTableEngine();
process.env.PORTICO_TABLE_ENDPOINT = engine.endpoint;
for (const size of SIZES) {
  const { data } = await createMeteredTable();
  const documents = createTestDocuments();
  const parts = new Map<string, { apis: [string][]; words: Map<string, [number, number][]> }>();
  const ids: string[] = [];
  for (let api = 0; api < size; api += 1) {
    const apiId = createId('api', new Date(START + api * 1000));
    ids.push(apiId);
    const named: Parameters<typeof wordsOfApi>[0] = {
      name: `${THINGS[api % 5_000]} ${api}`,
      slug: `api-${api}`,
      summary: '',
      tags: [],
    };
    const byPart = Map.groupBy(wordsOfApi(named, recordsOf(api)), ([word]) => shardKey('public', partOfWord(word)));
    for (const [key, words] of byPart) {
      const part = parts.get(key) ?? { apis: [] as [string][], words: new Map<string, [number, number][]>() };
      parts.set(key, part);
      const place = part.apis.push([apiId]) - 1;
      for (const [word, tells] of words) {
        const places = part.words.get(word) ?? [];
        part.words.set(word, places);
        places.push([place, tells]);
      }
    }
  }
  let largest = 0;
  let all = 0;
  for (const [key, { apis, words }] of parts) {
    const bytes = packShard({
      apis,
      words: Object.fromEntries([...words].map(([word, places]) => [word, codePlaces(places)])),
    } satisfies KeptShard);
    largest = Math.max(largest, bytes.length);
    all += bytes.length;
    await documents.putShard(key, bytes, undefined);
  }
  // What an instance never has would be walked through by its garbage collector.
  const many = parts.size;
  const [key = '', { apis: inLargest } = { apis: [] }] =
    [...parts].sort(([, one], [, other]) => other.apis.length - one.apis.length)[0] ?? [];
  parts.clear();
  for (let from = 0; from < size; from += 25) {
    const some = ids.slice(from, from + 25).map((apiId, at) => ({ apiId, at: from + at }));
    const createdAt = new Date(START).toISOString();
    await data.entities.api
      .put(
        some.map(({ apiId, at }) => ({
          ...{
            apiId,
            slug: `api-${at}`,
            name: `${THINGS[at % 5_000]} ${at}`,
            teamId: 'team_1',
            tags: [],
            latestVersion: '1',
          },
          ...{
            visibility: 'public' as const,
            scope: 'public',
            shelf: 'listed' as const,
            createdAt,
            updatedAt: createdAt,
          },
        })),
      )
      .go();
    await data.entities.version
      .put(
        some.map(({ apiId, at }) => ({
          ...{
            apiId,
            version: '1',
            status: 'published' as const,
            openapi: '3.0.3',
            operations: OPERATIONS,
            sizeBytes: 1,
          },
          ...{ contentHash: `made-${at}`, createdAt },
        })),
      )
      .go();
  }
  let reads = 0;
  const made = new Map<string, Uint8Array>();
  const slow = () => new Promise((done) => setTimeout(done, S3_MILLISECONDS));
  const measured = {
    ...documents,
    async getShard(key: string, known?: string) {
      reads += 1;
      await slow();
      return documents.getShard(key, known);
    },
    async getMade(key: string) {
      reads += 1;
      const bytes =
        made.get(key) ?? gzipSync(JSON.stringify(makeIndex(recordsOf(Number(/made-(\d+)/.exec(key)?.[1])))));
      made.set(key, bytes);
      await slow();
      return bytes;
    },
  };
  /** The same questions each time, to an instance that has nothing open yet, and once more. */
  const instance = () => search({ data, documents: measured, now }, searchMisses({ data, now }));
  const pass = async ({ find }: ReturnType<typeof instance>) => {
    const choose = chooser(4_711);
    const times: number[] = [];
    const asked: number[] = [];
    const worked: number[] = [];
    let found = 0;
    for (let query = 0; query < QUERIES; query += 1) {
      const word = thing(choose);
      const slip = query % 3 === 0 && word.length > 5 ? `${word.slice(0, 3)}${word.slice(4)}` : word;
      const q =
        [`${ACTS[choose(ACTS.length)]} ${slip}`, `${slip} ${thing(choose)}`, slip.slice(0, 4)][query % 3] ?? slip;
      reads = 0;
      const before = process.cpuUsage();
      const began = performance.now();
      const { items } = await find(undefined, { q });
      times.push(performance.now() - began);
      const { user, system } = process.cpuUsage(before);
      worked.push((user + system) / 1_000);
      asked.push(reads);
      if (items.length > 0) found += 1;
    }
    return { times, asked, worked, found };
  };
  // What is read of versions is made first.
  await pass(instance());
  const used = instance();
  const cold = await pass(used);
  const { times, asked, worked, found } = await pass(used);
  const at = (values: readonly number[], part: number) =>
    values.toSorted((one, other) => one - other)[Math.floor(values.length * part)] ?? 0;
  const bytes = await documents.getShard(key);
  const began = performance.now();
  if (bytes && bytes !== 'same')
    withApi(bytes.bytes, ids[0] ?? '', { words: new Map([['word', 5]]), teams: undefined });
  const renewed = performance.now() - began;
  console.log(
    `format ${FORMAT}, ${size} APIs, ${size * OPERATIONS} operations: new instance p50 ${at(cold.times, 0.5).toFixed(0)} ms, p95 ${at(cold.times, 0.95).toFixed(0)} ms, used p50 ${at(times, 0.5).toFixed(0)} ms, p95 ${at(times, 0.95).toFixed(0)} ms, ` +
      `p99 ${at(times, 0.99).toFixed(0)} ms (of the processor p50 ${at(worked, 0.5).toFixed(0)} ms, p95 ${at(worked, 0.95).toFixed(0)} ms); objects read p50 ${at(asked, 0.5)}, most ${Math.max(...cold.asked, ...asked)}; ${many} parts of ${(all / 1e6).toFixed(1)} MB, ` +
      `the largest ${(largest / 1e3).toFixed(0)} kB (${inLargest.length} APIs), rewritten in ${renewed.toFixed(0)} ms; ${found} of ${QUERIES} found something; ` +
      `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
  );
}
engine.stop();
