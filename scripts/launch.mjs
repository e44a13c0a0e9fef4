// `npm start` and `npm test` on a bare machine: any Node >= 20 installs the pinned pnpm, the dependencies and the
// pinned Node 24, then runs scripts/<name>.ts with it. Needs nothing but Node's standard library.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [name, ...rest] = process.argv.slice(2);
const { config, optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const fail = (message) => {
  console.error(`portico: ${message}`);
  process.exit(1);
};

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 20) fail(`Node 20 or newer is needed to start; this is ${process.version}.`);

/** The lockfile's hash: dependencies are installed again only when it changes. */
const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .digest('hex');
const stamp = join(root, 'node_modules', '.portico-installed');

const install = () => {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return;
  console.log('portico: installing dependencies (once)…');
  const { status, error } = spawnSync(
    'npx',
    ['-y', config.pnpm, 'install', '--frozen-lockfile', '--reporter=append-only', '--config.confirmModulesPurge=false'],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' },
  );
  if (error || status !== 0) fail('the dependencies could not be installed; see the lines above.');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lockHash());
};

/** The pinned Node 24 that came with the dependencies, else the caller's own when that is new enough. */
const node24 = () => {
  const require = createRequire(join(root, 'package.json'));
  for (const dependency of Object.keys(optionalDependencies)) {
    if (!dependency.includes(`${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`)) continue;
    try {
      const folder = dirname(require.resolve(`${dependency}/package.json`));
      const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
      if (existsSync(binary)) return binary;
    } catch {}
  }
  if (major >= 24) return process.execPath;
  return fail(`Node 24 could not be installed for ${process.platform}-${process.arch}; install it and try again.`);
};

if (!name) fail('which script? See "scripts" in package.json.');
install();
const node = node24();
const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, 'scripts', `${name}.ts`), ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}` },
});
// The terminal sends Ctrl-C to the whole group: the child decides when it is done, and its exit code is ours.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)));
