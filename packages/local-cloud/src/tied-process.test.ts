import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endLeftover, notePid } from './tied-process.ts';

let folder: string;
let child: ChildProcess;
const pidFile = () => join(folder, 'processes', 'server.pid');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portico-tied-'));
  child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', `portico:${folder}`], { stdio: 'ignore' });
  notePid(pidFile(), child.pid);
});
afterEach(() => {
  child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('a process that was left behind', () => {
  it('is ended by the next start, which knows it by its mark', async () => {
    const ended = new Promise<void>((settle) => child.once('exit', () => settle()));
    await endLeftover(pidFile(), `portico:${folder}`);
    await ended;
    expect(child.signalCode).toBe('SIGKILL');
    expect(existsSync(pidFile())).toBe(false);
  });

  it('is left alone when its number has become another’s', async () => {
    await endLeftover(pidFile(), 'portico:/another/folder');
    expect([child.exitCode, child.signalCode]).toEqual([null, null]);
  });

  it('is nothing where nothing was noted, or what was noted is gone', async () => {
    await endLeftover(join(folder, 'none.pid'), 'x');
    notePid(pidFile(), 2 ** 22 + 1);
    await endLeftover(pidFile(), 'x');
    expect(existsSync(pidFile())).toBe(false);
  });
});
