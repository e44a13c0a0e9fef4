// `npm run dev`: Portico with the portal's pages and the functions renewed as their sources change, until Ctrl-C.
import { watch } from 'node:fs';
import { join } from 'node:path';
import { type BuildContext, context } from 'esbuild';
import { entriesOf, planOf } from './build.ts';
import { development, inspected, inspectLine } from './start/development.ts';
import { type Portico, portalEnvironment, startPortico } from './start/portico.ts';
import { portsFrom } from './start/ports.ts';
import { prepare } from './start/prepare.ts';
import { root, run, type Service, serve } from './start/run.ts';
import { parametersFrom } from './start/settings.ts';
import { toldFault } from './start/told-fault.ts';

const WATCHED = ['openapi', 'functions', 'packages', 'infra'];
const SETTLE_MILLISECONDS = 40;

const started = performance.now();
const since = (from: number) => ((performance.now() - from) / 1000).toFixed(1);
const tell = (line: string) => console.log(`[${since(started).padStart(6)} s] ${line}`);
const dataFolder = join(root, '.portico');

let portico: Portico | undefined;
const services: Service[] = [];
let stopping = false;
const stop = async (code: number) => {
  if (stopping) return;
  stopping = true;
  await Promise.all([
    ...services.map((service) => service.stop()),
    ...[...built.values()].map((one) => one.context.dispose()),
  ]);
  await portico?.stop();
  process.exit(code);
};
const onExit = (name: string, printed: string) => {
  if (stopping) return;
  console.error(`portico: the ${name} ended unexpectedly:\n${printed}`);
  void stop(1);
};

type Built = {
  readonly name: string;
  readonly folder: string;
  readonly context: BuildContext<{ metafile: true }>;
  /** Every file it was made of, from the repository's root. */
  inputs: ReadonlySet<string>;
};
const built = new Map<string, Built>();

const rebuild = async (one: Built) => {
  const { metafile } = await one.context.rebuild();
  one.inputs = new Set(Object.keys(metafile.inputs));
  portico?.cloud.renew(one.folder);
};

/** Builds each function once, and remembers how: the next time only what changed is read again. */
const read = async () => {
  for (const entry of entriesOf()) {
    const { name, outdir, options, threads } = planOf(entry);
    for (const [key, each] of Object.entries({ [entry]: options, ...(threads && { [`${entry} threads`]: threads }) })) {
      const one: Built = { name, folder: join(root, outdir), context: await context(each), inputs: new Set() };
      await rebuild(one);
      built.set(key, one);
    }
  }
};

/** Builds the functions made of any of these files anew and ends their instances. */
const renew = async (changed: ReadonlySet<string>) => {
  const from = performance.now();
  const affected = [...built.values()].filter(({ inputs }) => [...changed].some((file) => inputs.has(file)));
  await Promise.all(affected.map(rebuild));
  if (affected.length > 0) tell(`${affected.map(({ name }) => name).join(', ')} live after ${since(from)} s`);
};

const apply = async (changed: ReadonlySet<string>) => {
  if ([...changed].some((file) => file.startsWith('openapi/'))) {
    await run(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/generate.ts']);
    tell('contract and client generated; a new operation needs the template: start again');
  }
  if ([...changed].some((file) => file.startsWith('infra/'))) tell('the template changed: start again to deploy it');
  await renew(changed);
};

let waiting = new Set<string>();
let timer: NodeJS.Timeout | undefined;
let working = Promise.resolve();
const onChange = (file: string) => {
  if (!/\.(?:ts|yaml|json|mjs|js)$/.test(file) || /(?:^|\/)(?:node_modules|dist|test)\/|\.test\.ts$/.test(file)) return;
  waiting.add(file);
  clearTimeout(timer);
  timer = setTimeout(() => {
    const changed = waiting;
    waiting = new Set();
    working = working
      .then(() => apply(changed))
      .catch((error: unknown) => console.error(`portico: ${error instanceof Error ? error.message : error}`));
  }, SETTLE_MILLISECONDS);
};

const startPortal = async (ports: ReturnType<typeof portsFrom>, { cloud }: Portico) =>
  serve({
    name: 'portal',
    args: [join(root, 'portal/node_modules/next/dist/bin/next'), 'dev', '-p', String(ports.pages), '-H', 'localhost'],
    cwd: join(root, 'portal'),
    env: {
      NEXT_TELEMETRY_DISABLED: '1',
      ...(await portalEnvironment(ports, cloud, dataFolder)),
    },
    pidFile: join(dataFolder, 'processes', 'portal.pid'),
    url: `http://localhost:${ports.pages}/icon.svg`,
    onExit,
    register: (service) => void services.push(service),
  });

const main = async () => {
  const ports = portsFrom();
  const inspect = inspected();
  const egressAllow = process.env.PORTICO_EGRESS_ALLOW;
  await prepare(tell, ['generate', 'build', 'synth']);
  portico = await startPortico({
    ports,
    dataFolder,
    withPortal: false,
    tell,
    onExit,
    parameters: parametersFrom(),
    ...(egressAllow && { egressAllow }),
    development: development(inspect),
  });
  tell('reading what each function is made of…');
  await read();
  for (const folder of WATCHED)
    watch(join(root, folder), { recursive: true }, (_, name) => name && onChange(`${folder}/${name}`));
  await startPortal(ports, portico);
  tell(`http://localhost:${ports.portal}   watching ${WATCHED.join(', ')} and the portal; Ctrl-C ends`);
  if (inspect !== undefined) tell(inspectLine(inspect));
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
try {
  await main();
} catch (error) {
  console.error(toldFault(error));
  await stop(1);
}
