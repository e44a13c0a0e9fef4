import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
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
const output = async (command: string, args: readonly string[], cwd: string): Promise<string> => {
  const options = { cwd, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' } };
  const ended = await run(command, [...args], options).catch((error: unknown) => {
    if (error instanceof Error && 'stdout' in error && 'stderr' in error) return error;
    throw error;
  });
  return `${ended.stdout}${ended.stderr}`;
};

/** Runs python3 with warnings as errors. */
export const python = (folder: string, ...args: string[]): Promise<string> =>
  output('python3', ['-W', 'error', ...args], folder);

const PYRIGHT = ['../../node_modules/.bin/pyright', '../../../../node_modules/.bin/pyright'].map((path) =>
  join(import.meta.dirname, path),
);

type Report = {
  readonly summary: { readonly filesAnalyzed: number };
  readonly generalDiagnostics: readonly {
    readonly file: string;
    readonly severity: string;
    readonly message: string;
    readonly range?: { readonly start: { readonly line: number } };
  }[];
};

/**
 * What pyright says against the Python files below a folder, for Python 3.10, as `file:line message`. `roots` are where
 * the files below them import from.
 */
export const typeErrors = async (
  folder: string,
  { exclude = [], roots = [] }: { readonly exclude?: readonly string[]; readonly roots?: readonly string[] } = {},
): Promise<readonly string[]> => {
  const command = PYRIGHT.find((path) => existsSync(path));
  if (!command) throw new Error('pyright is not installed');
  const executionEnvironments = [...roots, '.'].map((root) => ({ root }));
  writeFileSync(join(folder, 'pyrightconfig.json'), JSON.stringify({ exclude, executionEnvironments }));
  const said = await output(command, ['--pythonversion', '3.10', '--outputjson'], folder);
  const report: Report = JSON.parse(said);
  if (report.summary.filesAnalyzed === 0) throw new Error('pyright found nothing to look at');
  return report.generalDiagnostics
    .filter(({ severity }) => severity !== 'information')
    .map(({ file, range, message }) => `${relative(folder, file)}:${(range?.start.line ?? 0) + 1} ${message}`);
};
