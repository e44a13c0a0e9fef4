// `npm run bench:people`: signing in, staying so and asking who one is, at one and at 32 connections; and what finding a
// person costs the table as there are more of them, in units. Sizes: PORTICO_BENCH_SIZES=1000,10000,100000.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createUserSearch, type UserFilter } from '../functions/auth/src/find-people.ts';
import { placeInLists, searchedWords } from '../functions/auth/src/user-record.ts';
import { createMeteredTable } from '../packages/data/test/metered-table.ts';
import { startTableEngine } from '../packages/data/test/table-engine.ts';
import { createId, startOf } from '../packages/domain/src/index.ts';
import { ACTS, type Loaded, type Order } from './bench-people-load.ts';
import { startPortico } from './start/portico.ts';
import { portsFrom } from './start/ports.ts';
import { prepare } from './start/prepare.ts';
import { root } from './start/run.ts';
import { seedPeople } from './start/seed.ts';
import { MANY_REQUESTS } from './start/settings.ts';

const SIZES = (process.env.PORTICO_BENCH_SIZES ?? '1000,10000,100000').split(',').map(Number);
const SECONDS = Number(process.env.PORTICO_BENCH_SECONDS ?? 5);
const ROUNDS = 3;
const CONNECTIONS = [1, 32];
const PAGE = 25;
const NOW = Date.UTC(2026, 10, 29, 12);

const load = (workerData: Order): Promise<Loaded> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./bench-people-load.ts', import.meta.url), { workerData });
    worker.on('message', resolve).on('error', reject);
  });

const at = (values: readonly number[], share: number) =>
  Math.round(([...values].sort((one, other) => one - other)[Math.floor((values.length - 1) * share)] ?? 0) * 10) / 10;

const benchSignIn = async () => {
  await prepare((line) => console.log(line), ['generate', 'build', 'synth']);
  const dataFolder = mkdtempSync(join(tmpdir(), 'portico-bench-'));
  const portico = await startPortico({
    ports: portsFrom(process.env.PORTICO_BENCH_PORT ?? '4400'),
    dataFolder,
    withPortal: false,
    parameters: MANY_REQUESTS,
    tell: () => undefined,
    onExit: (name, printed) => console.error(name, printed),
  });
  try {
    const everybody = Array.from({ length: Math.max(...CONNECTIONS) }, (_, index) => ({
      email: `bench-${index}@portico.example`,
      password: 'Bench-of-all-1',
    }));
    await seedPeople(
      portico.cloud,
      everybody.map((who) => ({ ...who, name: 'Bench', groups: ['developer'] })),
    );
    const rounds = new Map<string, Loaded[]>();
    const ask = (act: Order['act'], connections: number, seconds: number) =>
      load({ act, seconds, apiUrl: portico.cloud.origins.api, people: everybody.slice(0, connections) });
    for (const act of ACTS) await ask(act, 32, 2);
    for (let round = 0; round < ROUNDS; round++)
      for (const connections of CONNECTIONS)
        for (const act of ACTS) {
          const key = `${act}\t${connections}`;
          rounds.set(key, [...(rounds.get(key) ?? []), await ask(act, connections, SECONDS)]);
        }
    return [...rounds].map(([key, all]) => {
      const [act = '', connections = ''] = key.split('\t');
      const times = all.flatMap(({ milliseconds }) => milliseconds);
      return {
        act,
        connections: Number(connections),
        ...{ p50: at(times, 0.5), p95: at(times, 0.95), p99: at(times, 0.99) },
        perSecond: Math.round(times.length / (ROUNDS * SECONDS)),
        refused: all.reduce((sum, { refused }) => sum + refused, 0),
      };
    });
  } finally {
    await portico.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
};

const benchSearch = async (size: number) => {
  const table = await createMeteredTable();
  const { user, userTerm } = table.data.entities;
  for (let start = 0; start < size; start += 500) {
    const people = Array.from({ length: Math.min(500, size - start) }, (_, offset) => {
      const index = start + offset;
      const lastSignInAt = new Date(NOW - index * 1000).toISOString();
      const item = {
        userId: createId('user', new Date(NOW - (size - index) * 1000)),
        name: index === 0 ? 'Zora Quist' : `Ann Person${index}`,
        email: `person${index}@example.com`,
        role: index % 100 === 0 ? ('publisher' as const) : ('developer' as const),
        createdAt: lastSignInAt,
        lastSignInAt,
      };
      return { ...item, ...placeInLists(item) };
    });
    await user.put(people).go();
    await userTerm
      .put(
        people.flatMap((item) =>
          searchedWords(item).map((word) => ({ start: startOf(word), word, userId: item.userId })),
        ),
      )
      .go();
  }
  const search = createUserSearch(table.data);
  const rows: object[] = [];
  const find = async (act: string, filter: UserFilter) => {
    let found = 0;
    const started = performance.now();
    const { requests, reads } = await table.cost(async () => {
      found = (await search(filter, { limit: PAGE, position: undefined })).items.length;
    });
    const ms = Math.round((performance.now() - started) * 10) / 10;
    rows.push({ act, size, found, requests, 'read units': reads, ms });
  };
  await find('everybody, a page', {});
  await find('publishers, a page', { role: 'publisher' });
  await find('a word of all', { q: 'ann' });
  await find('a rare word', { q: 'zora' });
  await find('a whole address', { q: `person${size - 1}@example.com` });
  await find('the beginning of an address', { q: `person${size - 1}` });
  return rows;
};

const times = await benchSignIn();
console.log(`\nall calls of ${ROUNDS} interleaved rounds of ${SECONDS} s; in ms`);
console.table(times);
const engine = await startTableEngine();
process.env.PORTICO_TABLE_ENDPOINT = engine.endpoint;
const found: object[] = [];
try {
  for (const size of SIZES) found.push(...(await benchSearch(size)));
} finally {
  engine.stop();
}
console.table(found);
mkdirSync(join(root, 'bench/results'), { recursive: true });
writeFileSync(join(root, 'bench/results/people.json'), `${JSON.stringify({ times, found }, undefined, 2)}\n`);
