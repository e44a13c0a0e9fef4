// `npm test`: everything that gates a merge. Ends with one plain line, `N passed, N failed`.
import { spawn } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { check } from './check.ts';
import { prepare } from './start/prepare.ts';
import { root } from './start/run.ts';
import { requireChromium } from './test/chromium.ts';
import { type Count, countOf } from './test/count.ts';
import { PART_NAMES, type Part, type PartName, partOf, readWanted, UnknownPart } from './test/parts.ts';
import { createTemporaryFolder } from './test/temporary-folder.ts';
import { requireTools } from './test/toolchain.ts';

type Timed = Count & { readonly name: string; readonly seconds: number };

const started = performance.now();
const since = (from: number) => (performance.now() - from) / 1000;
const tell = (line: string) => console.log(`[${since(started).toFixed(0).padStart(4)} s] ${line}`);

const wantedOrExit = () => {
  try {
    return readWanted(process.argv.slice(2), (path) => existsSync(join(root, path)));
  } catch (error) {
    if (!(error instanceof UnknownPart)) throw error;
    console.error(`portico: ${error.message}`);
    process.exit(2);
  }
};
const { parts, passedOn } = wantedOrExit();
/** Files alone: each part runs those it has, and only what they need is built. */
const byFile = passedOn.length > 0 && parts.length === PART_NAMES.length;

const inMemory = createTemporaryFolder();
/** What stays behind those that answer requests meanwhile, and what they do when nobody waits. */
const NICE = 15;

/** Runs a part; unless it is in `front`, what it says is told when it is over, and what only computes lets those that answer requests go first. */
const vitest = (name: PartName, front: boolean): Promise<Count> =>
  new Promise((resolve) => {
    const report = join(root, 'test-results', `${name}.json`);
    rmSync(report, { force: true });
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${report}`];
    const args = ['run', '--project', name, ...reporters, ...(byFile ? ['--passWithNoTests'] : []), ...passedOn];
    const child = spawn(join(root, 'node_modules/.bin/vitest'), args, {
      cwd: root,
      stdio: front ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        // What gates a merge reads the large documents in a few places; asked for by name, a part reads all.
        ...(process.argv.length === 2 && { PORTICO_GATING: 'yes' }),
        PORTICO_WHOLE_PART: passedOn.length === 0 ? 'yes' : 'no',
        ...(inMemory && partOf(name).inMemory && { TMPDIR: inMemory }),
      },
    });
    const said: Buffer[] = [];
    for (const output of [child.stdout, child.stderr]) output?.on('data', (bytes: Buffer) => said.push(bytes));
    if (!front && partOf(name).beside && child.pid) setPriority(child.pid, NICE);
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(said));
      try {
        resolve(countOf(JSON.parse(readFileSync(report, 'utf8')), code));
      } catch {
        const failures = code === 0 ? [] : [`${name}: ended with ${code} and left no report`];
        resolve({ passed: 0, failed: failures.length, skipped: 0, failures });
      }
    });
  });

const files = passedOn
  .filter((word) => !word.startsWith('-') && existsSync(join(root, word)))
  .map((file) => file.replace(/^\.\//, ''));

/** Whether a part has one of the files asked for. */
const holds = (name: PartName): boolean => {
  const { include, exclude = [] } = partOf(name);
  const without = new Set(globSync([...exclude], { cwd: root }));
  const tests = globSync([...include], { cwd: root }).filter((test) => !without.has(test));
  return tests.some((test) => files.some((file) => test.startsWith(file)));
};

/** What a part needs built: a unit test of one file mostly needs nothing. */
const needsOf = (name: PartName): Part['needs'] => {
  const { needs, needsBelow } = partOf(name);
  return needsBelow && files.length > 0 && !files.some((file) => file.startsWith(needsBelow)) ? [] : needs;
};

/** What a part finds on the machine; one part after the other, for Debian’s packages are installed by one at a time. */
const equip = async (name: PartName) => {
  const { tools = [], browser } = partOf(name);
  requireTools(tools, tell);
  if (browser) process.env.PORTICO_CHROMIUM = await requireChromium(tell);
};

mkdirSync(join(root, 'test-results'), { recursive: true });
const results: Timed[] = [];
const time = async (name: string, perform: () => Promise<Count>) => {
  const from = performance.now();
  results.push({ name, ...(await perform()), seconds: since(from) });
};
/** Parts one after the other, what they need built before. */
const inTurn = async (names: readonly PartName[], front: boolean) => {
  for (const name of names) {
    tell(partOf(name).title);
    await time(name, () => vitest(name, front));
  }
};
const build = async (names: readonly PartName[]) => {
  const needs = names.map(needsOf);
  if (needs.every((steps) => steps?.length === 0)) return;
  tell('building what is tested');
  await prepare(tell, needs.includes(undefined) ? undefined : needs.flatMap((steps) => steps ?? []));
};

if (parts.includes('check')) {
  tell('checks');
  await time('check', check);
}
const named = PART_NAMES.filter((name) => parts.includes(name));
const asked = byFile ? named.filter(holds) : named;
// What says soonest that something is wrong comes first, alone.
const first = asked.filter((name) => partOf(name).alone);
const later = asked.filter((name) => !partOf(name).alone);
const beside = later.filter((name) => partOf(name).beside);
const deployed = later.filter((name) => !partOf(name).beside);
await build(first);
await inTurn(first, true);
for (const name of later) await equip(name);
await build(later);
// A part that deploys Portico waits for it a third of the time: what only computes takes what it leaves of the machine. Two
// of them at once take no less time, and each answer in them comes several times as late.
await Promise.all([inTurn(deployed, true), inTurn(beside, deployed.length === 0)]);
for (const failure of results.flatMap(({ failures }) => failures)) console.log(`\n✗ ${failure}`);
console.log('\npart          seconds  passed  failed');
for (const { name, seconds, passed, failed } of results)
  console.log(
    `${name.padEnd(12)} ${seconds.toFixed(1).padStart(8)} ${String(passed).padStart(7)} ${String(failed).padStart(7)}`,
  );
tell('done');
const sum = (of: 'passed' | 'failed' | 'skipped') => results.reduce((total, result) => total + result[of], 0);
console.log(
  `${sum('passed')} passed, ${sum('failed')} failed${sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''}`,
);
process.exit(sum('failed') > 0 || sum('passed') === 0 ? 1 : 0);
