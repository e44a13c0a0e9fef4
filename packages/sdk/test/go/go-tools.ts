import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

/** What a tool of Go prints in a folder, whether it ends well or not; nothing is fetched from anywhere. */
export const goTool = async (folder: string, command: 'go' | 'gofmt', ...args: string[]): Promise<string> => {
  const env = { ...process.env, GOFLAGS: '-mod=mod', GOPROXY: 'off', GOWORK: 'off' };
  const ended = await run(command, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024, env }).catch((error: unknown) => {
    if (error instanceof Error && 'stdout' in error && 'stderr' in error) return error;
    throw error;
  });
  return `${ended.stdout}${ended.stderr}`;
};
