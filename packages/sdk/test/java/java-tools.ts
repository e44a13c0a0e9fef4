import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { JACKSON } from '../../../../scripts/test/toolchain.ts';
import type { SdkFile } from '../../src/sdk-file.ts';

const run = promisify(execFile);

/** Writes files below a folder. */
export const writeFiles = (folder: string, files: readonly SdkFile[]): void => {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};

/** What a program prints, whether it ends well or not. */
const output = async (
  command: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const options = { cwd, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, ...env } };
  const ended = await run(command, [...args], options).catch((error: unknown) => {
    if (error instanceof Error && 'stdout' in error && 'stderr' in error) return error;
    throw error;
  });
  return `${ended.stdout}${ended.stderr}`;
};

const FLAGS =
  '-J-Xmx1500m -encoding UTF-8 --release 17 -proc:none -Xlint:all,-deprecation -Xdoclint:all,-missing'.split(' ');

const QUICK_MAX = 2_000;

/** Compiles some Java files; what javac says, comments and every warning but of deprecated members included. */
export const compile = (
  folder: string,
  sources: readonly string[],
  { classes = '', to }: { readonly classes?: string; readonly to: string },
): Promise<string> => {
  writeFileSync(join(folder, 'sources.txt'), sources.join('\n'));
  const path = [...JACKSON, ...(classes === '' ? [] : [classes])].join(delimiter);
  // The second compiler of the virtual machine pays for itself in long runs only.
  const quick = sources.length < QUICK_MAX ? ['-J-XX:TieredStopAtLevel=1'] : [];
  return output('javac', [...quick, ...FLAGS, '-d', to, '-cp', path, '@sources.txt'], folder);
};

/** Compiles all Java below a folder into its `classes`. */
export const javac = (folder: string): Promise<string> => {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.java'));
  if (sources.length === 0) throw new Error('there is nothing to compile');
  return compile(folder, sources, { to: 'classes' });
};

/** Runs a class that was compiled below a folder. */
export const java = (
  folder: string,
  main: string,
  { args = [], env = {} }: { readonly args?: readonly string[]; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<string> =>
  output(
    'java',
    ['-XX:TieredStopAtLevel=1', '-cp', ['classes', ...JACKSON].join(delimiter), main, ...args],
    folder,
    env,
  );
