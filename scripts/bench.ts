// `npm run bench`: the warm system, its catalogue and its gateway beside the upstream called directly, in one run.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { descendants, processorMicroseconds, pssMegabytes } from './bench-processes.ts';
import { approveAccess } from './start/approve-access.ts';
import { DEMO } from './start/demo.ts';
import { startPortico } from './start/portico.ts';
import { portsFrom } from './start/ports.ts';
import { prepare } from './start/prepare.ts';
import { root } from './start/run.ts';
import { addressesOf, signedInClient } from './start/seed.ts';
import { MANY_REQUESTS } from './start/settings.ts';

const ROUNDS = 3;
const SECONDS = Number(process.env.PORTICO_BENCH_SECONDS ?? 4);
const CONNECTIONS = [1, 32];

type Target = {
  readonly name: string;
  readonly url: string;
  readonly headers?: Record<string, string>;
};

type Round = {
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
  readonly refused: number;
  /** Processor time of the local cloud, and of all it started (functions, table engine, upstream), for one request. */
  readonly cloudMicroseconds: number;
  readonly childrenMicroseconds: number;
};

const childrenMicroseconds = () => descendants().reduce((sum, { pid }) => sum + processorMicroseconds(pid), 0);

const measure = async ({ url, headers }: Target, connections: number, seconds = SECONDS): Promise<Round> => {
  const children = childrenMicroseconds();
  const cloud = process.threadCpuUsage();
  // In a thread of its own: the load's processor time is not the cloud's.
  const result = await autocannon({ url, connections, duration: seconds, workers: 1, ...(headers && { headers }) });
  const { user, system } = process.threadCpuUsage(cloud);
  const count = Math.max(1, result.requests.total);
  return {
    cloudMicroseconds: (user + system) / count,
    childrenMicroseconds: (childrenMicroseconds() - children) / count,
    p50: result.latency.p50,
    p99: result.latency.p99,
    perSecond: result.requests.average,
    refused: result.non2xx + result.errors,
  };
};

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const prepareTargets = async (
  portico: Awaited<ReturnType<typeof startPortico>>,
  ports: ReturnType<typeof portsFrom>,
): Promise<Target[]> => {
  const { api, signIn } = portico.cloud.origins;
  const where = {
    apiUrl: api,
    signInUrl: signIn,
    portalUrl: `http://localhost:${ports.portal}`,
    clientId: addressesOf(portico.cloud).clientId,
  };
  const publisher = await signedInClient(where, DEMO.publisher);
  const { teams } = await publisher.getCurrentUser();
  const app = await publisher.createApp({ body: { teamId: teams[0]?.id ?? '', name: 'Bench' } });
  await publisher.createSubscription({ appId: app.id, body: { apiId: 'museum', planId: 'enterprise' } });
  await approveAccess(await signedInClient(where, DEMO.admin), app.id);
  const { secret } = await publisher.createApiKey({ appId: app.id, body: { name: 'Bench', environment: 'live' } });
  return [
    { name: 'upstream, direct', url: `http://127.0.0.1:${ports.museum}/museum-hours` },
    { name: 'gateway, proxied', url: `${api}/proxy/museum/museum-hours`, headers: { 'x-api-key': secret } },
    { name: 'catalogue, public', url: `${api}/public/apis` },
    { name: 'plans, public', url: `${api}/plans` },
  ];
};

const ports = portsFrom(process.env.PORTICO_BENCH_PORT ?? '4400');
const dataFolder = mkdtempSync(join(tmpdir(), 'portico-bench-'));
await prepare((line) => console.log(line), ['generate', 'build', 'synth']);
const portico = await startPortico({
  parameters: MANY_REQUESTS,
  ports,
  dataFolder,
  withPortal: false,
  tell: () => undefined,
  onExit: (name, printed) => console.error(name, printed),
});
try {
  const targets = await prepareTargets(portico, ports);
  for (const target of targets) await measure(target, 32, 2);
  const rounds = new Map<string, Round[]>();
  for (let round = 0; round < ROUNDS; round++)
    for (const connections of CONNECTIONS)
      for (const target of targets) {
        const key = `${target.name}\t${connections}`;
        rounds.set(key, [...(rounds.get(key) ?? []), await measure(target, connections)]);
      }
  const rows = [...rounds].map(([key, all]) => {
    const [name = '', connections = ''] = key.split('\t');
    const of = (field: keyof Round) => median(all.map((one) => one[field]));
    return {
      name,
      connections: Number(connections),
      p50: of('p50'),
      p99: of('p99'),
      perSecond: Math.round(of('perSecond')),
      refused: of('refused'),
      cloudMicroseconds: Math.round(of('cloudMicroseconds')),
      childrenMicroseconds: Math.round(of('childrenMicroseconds')),
    };
  });
  console.log(`\nmedian of ${ROUNDS} interleaved rounds of ${SECONDS} s; latencies in ms`);
  console.log(
    'target               connections     p50     p99   requests/s   not 2xx   CPU µs/request: cloud   functions, engine, upstream',
  );
  for (const { name, connections, p50, p99, perSecond, refused, cloudMicroseconds, childrenMicroseconds } of rows)
    console.log(
      `${name.padEnd(20)} ${String(connections).padStart(11)} ${String(p50).padStart(7)} ${String(p99).padStart(7)} ${String(perSecond).padStart(12)} ${String(refused).padStart(9)} ${String(cloudMicroseconds).padStart(23)} ${String(childrenMicroseconds).padStart(29)}`,
    );
  const memory = [{ pid: process.pid, name: 'local cloud, with the load' }, ...descendants()].map(({ pid, name }) => ({
    name,
    megabytes: pssMegabytes(pid),
  }));
  const megabytes = memory.reduce((sum, one) => sum + one.megabytes, 0);
  console.log(`\nmemory after the load (PSS): ${megabytes} MB in ${memory.length} processes`);
  for (const [name, same] of Map.groupBy(memory, (one) => one.name))
    console.log(`${name.padEnd(32)} ${same.map((one) => `${one.megabytes} MB`).join(', ')}`);
  mkdirSync(join(root, 'bench/results'), { recursive: true });
  writeFileSync(
    join(root, 'bench/results/latest.json'),
    JSON.stringify({ at: new Date().toISOString(), seconds: SECONDS, rounds: ROUNDS, rows, megabytes }, null, 2),
  );
} finally {
  await portico.stop();
  rmSync(dataFolder, { recursive: true, force: true });
}
