// `npm run bench:people`: signing in, staying so and asking who one is, at one and at 32 connections; and what finding a
// person costs the table as there are more of them, in units. Sizes: PORTICO_BENCH_SIZES=1000,10000,100000,1000000 (the
// last takes 8 GB of memory and a quarter of an hour); PORTICO_BENCH_SECONDS=0 leaves signing in out.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ACTS, type Loaded, type Order } from './bench-people-load.ts';
import { benchSearch } from './bench-people-search.ts';
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

const times = SECONDS > 0 ? await benchSignIn() : [];
if (times.length > 0) {
  console.log(`\nall calls of ${ROUNDS} interleaved rounds of ${SECONDS} s; in ms`);
  console.table(times);
}
const found = await benchSearch(SIZES);
console.table(found);
mkdirSync(join(root, 'bench/results'), { recursive: true });
writeFileSync(join(root, 'bench/results/people.json'), `${JSON.stringify({ times, found }, undefined, 2)}\n`);
