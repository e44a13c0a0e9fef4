import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const SETPRIV = '/usr/bin/setpriv';

/**
 * A command whose process ends with us, even when we are killed (prctl(2), PR_SET_PDEATHSIG). Where that cannot be said,
 * the next start ends what was left (`endLeftover`).
 */
export const tied = (command: string, args: readonly string[]): readonly [string, string[]] =>
  existsSync(SETPRIV) ? [SETPRIV, ['--pdeathsig', 'KILL', command, ...args]] : [command, [...args]];

/** The command line of a process; empty when there is none. */
const commandLineOf = (pid: number): string => {
  try {
    if (existsSync('/proc/self')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return ''; // it is gone
  }
};

/** Notes a process, so that the next start can end it. */
export const notePid = (pidFile: string, pid: number | undefined): void => {
  if (pid === undefined) return;
  mkdirSync(dirname(pidFile), { recursive: true });
  writeFileSync(pidFile, String(pid));
};

export const forgetPid = (pidFile: string): void => rmSync(pidFile, { force: true });

/** Ends a process left behind by a start that was killed: the one noted, when its command line still has the mark. */
export const endLeftover = async (pidFile: string, mark: string): Promise<void> => {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  const lives = () => pid > 0 && commandLineOf(pid).includes(mark);
  if (lives()) process.kill(pid, 'SIGKILL');
  for (let wait = 0; wait < 200 && lives(); wait += 1) await new Promise((settle) => setTimeout(settle, 10));
  forgetPid(pidFile);
};
