// `npm run check`: everything that can be said of the code without running it.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from '../packages/contract/generate/main.ts';
import { contractIsSound } from './contract-is-sound.ts';
import { generateClient } from './generate.ts';
import { generateManifestSchema } from './generate-manifest-schema.ts';
import { generateCommonPasswords } from './generate-passwords.ts';
import { StartError } from './start/ports.ts';
import { root, run } from './start/run.ts';
import type { Count } from './test/count.ts';

const bin = (name: string) => join(root, 'node_modules/.bin', name);

const filesOf = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(folder.length), readFileSync(file, 'utf8')]),
  );

const sameFiles = (committed: string, made: string) => {
  const [left, right] = [filesOf(join(root, committed)), filesOf(made)];
  const names = [...new Set([...left.keys(), ...right.keys()])].filter((name) => left.get(name) !== right.get(name));
  if (names.length > 0)
    throw new StartError(`${committed} is not what \`npm run generate\` makes: ${names.join(', ')}`);
};

/** Generates into a folder of its own and compares: drift fails, and nothing in the work tree is touched. */
const generatedIsClean = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portico-generated-'));
  try {
    await generate(join(root, 'openapi'), join(folder, 'contract'));
    sameFiles('packages/contract/src/generated', join(folder, 'contract'));
    await generateClient(join(folder, 'contract/portal.json'), join(folder, 'client'));
    sameFiles('packages/client/src/generated', join(folder, 'client'));
    generateManifestSchema(join(folder, 'contract/portal.json'), join(folder, 'cli'));
    sameFiles('packages/cli/src/generated', join(folder, 'cli'));
    generateCommonPasswords(join(folder, 'domain'));
    sameFiles('packages/domain/src/generated', join(folder, 'domain'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const CHECKS: readonly (readonly [string, () => Promise<void>])[] = [
  [
    'format and lint',
    () => run(bin('biome'), ['ci', '--colors=off', '--diagnostic-level=warn', '--max-diagnostics=30', '.']),
  ],
  ['types', () => run(bin('tsc'), ['-p', '.'])],
  ['types of infra', () => run(bin('tsc'), ['-p', 'infra'])],
  ['types of the portal', () => run(bin('tsc'), ['-p', 'portal'])],
  [
    'import rules',
    () =>
      run(bin('depcruise'), [
        '--config',
        '.dependency-cruiser.mjs',
        'packages',
        'functions',
        'infra',
        'scripts',
        'portal/src',
      ]),
  ],
  ['unused code', () => run(bin('knip'), ['--no-progress'])],
  ['generated is clean', generatedIsClean],
  ['the contract by our own lint and diff', () => contractIsSound()],
];

const perform = async ([name, run]: (typeof CHECKS)[number]): Promise<boolean> => {
  const started = performance.now();
  try {
    await run();
    console.log(`✓ ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
    return true;
  } catch (error) {
    console.error(`✗ ${name}\n${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
};

/** Runs every check, side by side; answers how many passed, and which failed. */
export const check = async (): Promise<Count> => {
  const passed = await Promise.all(CHECKS.map(perform));
  const failures = CHECKS.filter((_, at) => !passed[at]).map(([name]) => `check: ${name}`);
  return { passed: CHECKS.length - failures.length, failed: failures.length, skipped: 0, failures };
};

if (import.meta.main) {
  const { failed } = await check();
  process.exit(failed > 0 ? 1 : 0);
}
