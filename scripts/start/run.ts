import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { forgetPid, notePid, tied } from '@portico/local-cloud/tied-process';
import { StartError } from './ports.ts';

export const root = join(import.meta.dirname, '../..');

/** Runs a program to its end; rejects with the end of what it printed when it failed. */
export const run = (
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cwd = root,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, [...args], {
      cwd,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        printed = (printed + chunk.toString()).slice(-8000);
      });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new StartError(`${command} ${args.join(' ')} failed:\n${printed}`)),
    );
  });

export type Service = {
  readonly name: string;
  readonly stop: () => Promise<void>;
};

const ended = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** Starts a server of ours as its own process and waits until `url` answers. */
export const serve = async (options: {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly url: string;
  readonly cwd?: string;
  /** Where its process is noted, for the next start to end what was left behind. */
  readonly pidFile: string;
  readonly onExit: (name: string, printed: string) => void;
  /** Told of the process as soon as there is one, so that it is stopped even if it never answers. */
  readonly register: (service: Service) => void;
}): Promise<void> => {
  const [command, args] = tied(process.execPath, ['--disable-warning=ExperimentalWarning', ...options.args]);
  const child = spawn(command, args, {
    cwd: options.cwd ?? root,
    env: { PATH: process.env.PATH ?? '', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Ctrl-C is for the parent, which stops its children in order.
    detached: true,
  });
  notePid(options.pidFile, child.pid);
  let printed = '';
  let stopping = false;
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      printed = (printed + chunk.toString()).slice(-4000);
    });
  child.on('exit', () => !stopping && options.onExit(options.name, printed));
  options.register({
    name: options.name,
    stop: () =>
      new Promise((resolve) => {
        stopping = true;
        forgetPid(options.pidFile);
        if (ended(child)) return resolve();
        const force = setTimeout(() => child.kill('SIGKILL'), 5000);
        child.on('exit', () => {
          clearTimeout(force);
          resolve();
        });
        child.kill('SIGTERM');
      }),
  });
  const deadline = Date.now() + 30_000;
  while (
    !(await fetch(options.url, { redirect: 'manual' }).then(
      () => true,
      () => false,
    ))
  ) {
    if (ended(child) || Date.now() > deadline) throw new StartError(`the ${options.name} did not start:\n${printed}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
