// `npm start`: the whole of Portico on this machine, until Ctrl-C.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalCloud } from '@portico/local-cloud';
import { DEMO } from './start/demo.ts';
import { development, inspected, inspectLine } from './start/development.ts';
import { type Portico, portalEnvironment, startPortico } from './start/portico.ts';
import { type Ports, portsFrom } from './start/ports.ts';
import { prepare } from './start/prepare.ts';
import { root } from './start/run.ts';
import { parametersFrom } from './start/settings.ts';
import { toldFault } from './start/told-fault.ts';

const started = performance.now();
const seconds = () => `${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s`;
const tell = (line: string) => console.log(`[${seconds()}] ${line}`);
const dataFolder = join(root, '.portico');

let portico: Portico | undefined;
let stopping: Promise<void> | undefined;

const stop = (code: number): Promise<void> => {
  stopping ??= (async () => {
    tell('stopping…');
    await portico?.stop();
    tell('stopped; data stays in .portico/');
    process.exit(code);
  })();
  return stopping;
};

const onExit = (name: string, printed: string) => {
  if (stopping) return;
  console.error(`portico: the ${name} ended unexpectedly:\n${printed}`);
  void stop(1);
};

const welcome = (ports: Ports, { notDeployed, origins }: LocalCloud) => {
  const left = Object.entries(notDeployed).map(([type, count]) => `${type} × ${count}`);
  console.log(`
  Portico is up after ${seconds().trim()}.

  Portal         http://localhost:${ports.portal}
  API            ${origins.api}   gateway ${origins.api}/proxy/museum/museum-hours
  Local cloud    ${origins.services}/_local   queues, schedules, table, logs
  Mailbox        ${origins.services}/mailbox
  Alarms         ${origins.services}/alarms   dashboards ${origins.services}/dashboards   traces ${origins.services}/traces
  Museum         http://localhost:${ports.museum}   (the upstream of the Museum API)

  Sign in as
    publisher    ${DEMO.publisher.email}   ${DEMO.publisher.password}
    admin        ${DEMO.admin.email}   ${DEMO.admin.password}
    developer    ${DEMO.developer.email}   ${DEMO.developer.password}   (“Continue with Corporate”)
    partner      ${DEMO.partner.email}   ${DEMO.partner.password}   (once its SAML is connected: http://localhost:${ports.idp}/saml/metadata)

  On AWS only, not on this machine: ${left.join(', ') || 'nothing'}.
  Data is in .portico/. Ctrl-C stops everything; npm start -- --fresh begins anew.
`);
};

const main = async () => {
  const ports = portsFrom();
  const withPortal = !process.argv.includes('--no-portal');
  if (process.argv.includes('--fresh')) rmSync(dataFolder, { recursive: true, force: true });
  await prepare(tell, withPortal ? undefined : ['generate', 'build', 'synth']);
  const egressAllow = process.env.PORTICO_EGRESS_ALLOW;
  const inspect = inspected();
  portico = await startPortico({
    ports,
    dataFolder,
    withPortal,
    tell,
    onExit,
    parameters: parametersFrom(),
    ...(egressAllow && { egressAllow }),
    ...(inspect !== undefined && { development: development(inspect) }),
  });
  // For a portal run by hand (next dev) beside a start with --no-portal.
  if (!withPortal) {
    mkdirSync(dataFolder, { recursive: true });
    const environment = { PORT: ports.pages, ...(await portalEnvironment(ports, portico.cloud, dataFolder)) };
    const lines = Object.entries(environment).map(([name, value]) => `${name}=${value}\n`);
    writeFileSync(join(dataFolder, 'portal.env'), lines.join(''), { mode: 0o600 });
  }
  welcome(ports, portico.cloud);
  if (inspect !== undefined) tell(inspectLine(inspect));
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
try {
  await main();
} catch (error) {
  console.error(toldFault(error));
  await stop(1);
}
