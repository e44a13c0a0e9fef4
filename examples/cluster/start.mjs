// `npm start`: the four services, and a portal that knows them.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const PORTS = { chain: 4101, sessions: 4102, wallets: 4103, users: 4104 };
const here = import.meta.dirname;
const built = join(here, '../../packages/cli/dist/portico.mjs');
const [program, ...before] = existsSync(built) ? [process.execPath, built] : ['portico'];

const services = Object.entries(PORTS).map(([name, port]) =>
  spawn(process.execPath, [join(here, `services/${name}.ts`)], {
    env: { ...process.env, PORT: String(port) },
    stdio: 'inherit',
  }),
);
const stop = () => {
  for (const service of services) service.kill();
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

const urls = Object.fromEntries(
  Object.entries(PORTS).map(([name, port]) => [`${name.toUpperCase()}_URL`, `http://127.0.0.1:${port}`]),
);
const { status } = spawnSync(program, [...before, 'apply', here], {
  env: { ...urls, ...process.env },
  stdio: 'inherit',
});
if (status !== 0) {
  stop();
  process.exit(status ?? 1);
}
console.log(
  `The services answer at ${Object.values(urls).join(', ')} until Ctrl-C; callers go through the gateway, below /proxy/cluster-…`,
);
