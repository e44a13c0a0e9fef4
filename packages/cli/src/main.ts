#!/usr/bin/env node
// The entry of `portico`.
import './older-nodes.ts';
import { spawn } from 'node:child_process';
import { writeSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { EXIT } from './exit-codes.ts';
import { run } from './run.ts';

const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  linux: ['xdg-open'],
};

/** Never through a shell: an address is an argument. */
const openBrowser = (url: string): boolean => {
  const [program, ...before] = OPENERS[process.platform] ?? [];
  if (program === undefined || !process.stderr.isTTY) return false;
  const child = spawn(program, [...before, url], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
  return true;
};

/** Whole, also into a pipe that is read slowly; nothing, where nobody reads any more. */
const write = (fd: 1 | 2) => (written: string) => {
  let rest = Buffer.from(written);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EPIPE') process.exit(EXIT.failed);
      if (code !== 'EAGAIN') throw error;
    }
  }
};

process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  stdout: write(1),
  stderr: write(2),
  isTerminal: process.stderr.isTTY === true,
  columns: process.stderr.columns ?? 80,
  openBrowser,
  readInput: () => text(process.stdin),
});
