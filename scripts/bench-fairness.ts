// `npm run bench:fairness`: what readers of the catalogue notice while two hundred documents are imported at once.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Order, Read, Report } from './bench-fairness-load.ts';
import { descendants, processorMicroseconds } from './bench-processes.ts';
import { startPortico } from './start/portico.ts';
import { portsFrom } from './start/ports.ts';
import { prepare } from './start/prepare.ts';
import { addressesOf } from './start/seed.ts';
import { MANY_REQUESTS } from './start/settings.ts';

const IMPORTS = Number(process.env.PORTICO_BENCH_IMPORTS ?? 200);
const PER_SECOND = 50;
const QUIET_SECONDS = 8;
const BUSY_SECONDS = 20;
/** Readers have begun when the imports come. */
const BEFORE_IMPORTS_MILLISECONDS = 1_000;
const LOAD = 'bench-fairness-load.ts';

const startLoad = (order: Order) => {
  const child = fork(join(import.meta.dirname, LOAD), { execArgv: ['--disable-warning=ExperimentalWarning'] });
  const reported = () =>
    new Promise<Report>((resolve, reject) => {
      // Ours: sent by that file.
      child.once('message', (report) => resolve(report as Report));
      child.once('exit', (code) => reject(new Error(`the load ended (${code})`)));
    });
  child.send(order);
  return { reported, begin: () => void child.send('begin'), end: () => void child.disconnect() };
};

const at = (sorted: readonly number[], share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);

const tell = (name: string, reads: readonly Read[]) => {
  const times = sorted(reads.map(({ milliseconds }) => milliseconds));
  const told = [0.5, 0.9, 0.99, 1].map((share) => Math.round(at(times, share)));
  const failed = reads.filter(({ status }) => status !== 200).length;
  console.log(
    `${name.padEnd(36)}p50 ${told[0]} ms, p90 ${told[1]} ms, p99 ${told[2]} ms, max ${told[3]} ms; ${failed} of ${reads.length} failed`,
  );
};

const readFor = async (url: string, seconds: number): Promise<readonly Read[]> => {
  const load = startLoad({ kind: 'read', url, perSecond: PER_SECOND, seconds });
  const report = await load.reported();
  load.end();
  if (!('reads' in report)) throw new Error('the load did not read');
  return report.reads;
};

/** Processor time so far in microseconds, by process; and of the whole machine. */
const processorNow = () => {
  const ours = new Map(
    [{ pid: process.pid, name: 'local cloud' }, ...descendants()].map(({ pid, name }) => [
      pid,
      { name: name === LOAD ? 'the load' : name, microseconds: processorMicroseconds(pid) },
    ]),
  );
  const busyMicroseconds =
    cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0) * 1000;
  return { at: performance.now(), ours, busyMicroseconds };
};

type Processor = ReturnType<typeof processorNow>;

/** Whose the processor was between two moments: what waits for it is what limits. */
const tellProcessor = (before: Processor, after: Processor) => {
  const used = new Map<string, number>();
  for (const [pid, { name, microseconds }] of after.ours)
    used.set(name, (used.get(name) ?? 0) + microseconds - (before.ours.get(pid)?.microseconds ?? 0));
  const all = [...used.values()].reduce((sum, one) => sum + one, 0);
  used.set('others on this machine', Math.max(0, after.busyMicroseconds - before.busyMicroseconds - all));
  const there = ((after.at - before.at) / 1000) * cpus().length;
  const list = [...used].filter(([, microseconds]) => microseconds > 100_000).sort(([, a], [, b]) => b - a);
  console.log(
    `the processor had ${there.toFixed(0)} s on ${cpus().length} cores, taken by ${list.map(([name, microseconds]) => `${name} ${(microseconds / 1e6).toFixed(1)}`).join(', ')}`,
  );
};

const ports = portsFrom(process.env.PORTICO_BENCH_PORT ?? '4400');
const dataFolder = mkdtempSync(join(tmpdir(), 'portico-fairness-'));
await prepare((line) => console.log(line), ['generate', 'build', 'synth']);
const portico = await startPortico({
  ports,
  dataFolder,
  withPortal: false,
  // One person stands for many.
  parameters: { ...MANY_REQUESTS, ImportsAtOnce: String(IMPORTS) },
  tell: () => undefined,
  onExit: (name, printed) => console.error(name, printed),
});
try {
  const { api, signIn } = portico.cloud.origins;
  const { clientId } = addressesOf(portico.cloud);
  const where = { apiUrl: api, signInUrl: signIn, portalUrl: `http://localhost:${ports.portal}`, clientId };
  const catalogue = `${api}/public/apis`;
  tell('catalogue, nothing else', await readFor(catalogue, QUIET_SECONDS));
  const importing = startLoad({ kind: 'import', where, count: IMPORTS });
  await importing.reported();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const before = processorNow();
  const reading = readFor(catalogue, BUSY_SECONDS);
  await pause(BEFORE_IMPORTS_MILLISECONDS);
  const imported = importing.reported();
  importing.begin();
  tell(`catalogue, ${IMPORTS} imports at once`, await reading);
  delay.disable();
  tellProcessor(before, processorNow());
  const [p99, max] = [99, 100].map((percent) => (delay.percentile(percent) / 1e6).toFixed(0));
  console.log(`the local cloud's event loop was late by ${p99} ms (p99), ${max} ms at most`);
  const report = await imported;
  importing.end();
  const seconds = 'seconds' in report ? sorted(report.seconds) : [];
  const ends = [0.5, 0.9, 1].map((share) => at(seconds, share).toFixed(1));
  console.log(`imports ended after: half ${ends[0]} s, nine of ten ${ends[1]} s, the last ${ends[2]} s`);
  console.log(
    'what limits: the processor. Two imports are read at once (the mapping’s MaximumConcurrency) with what of it nobody else wants; readers wait for their turn behind calls that come with documents, of which few run at once.',
  );
} finally {
  await portico.stop();
  rmSync(dataFolder, { recursive: true, force: true });
}
