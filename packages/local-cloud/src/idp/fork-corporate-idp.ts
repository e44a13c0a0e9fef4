import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CorporateIdp, CorporateIdpConfig } from './corporate-idp.ts';

const START_TIMEOUT_MILLISECONDS = 20_000;
/** One that ends by itself is started again, so often in a minute. */
const STARTS_MAX = 5;
const STARTS_WINDOW_MILLISECONDS = 60_000;

export type ForkedIdp = CorporateIdp & {
  /** The process it is in now. */
  readonly pid: () => number | undefined;
};

type Log = (line: string) => void;

/** A process that answers; rejects when it could not start. */
const begin = (config: CorporateIdpConfig, log: Log): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./main.ts', import.meta.url)), [], {
      env: { PATH: process.env.PATH ?? '', PORTICO_CORPORATE_IDP: JSON.stringify(config) },
      execArgv: ['--max-old-space-size=128'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error('the corporate identity provider did not start in time'));
    }, START_TIMEOUT_MILLISECONDS);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n'))
        if (line.trim() !== '' && !line.includes('WARNING')) log(`corporate idp: ${line}`);
    });
    child.once('message', () => {
      clearTimeout(timer);
      resolve(child);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the corporate identity provider ended with code ${code}`));
    });
  });

/**
 * The identity provider in a process of its own, started again when that ends by itself; resolves once it answers,
 * rejects when it could not start.
 */
export const forkCorporateIdp = async (config: CorporateIdpConfig, log: Log): Promise<ForkedIdp> => {
  let child = await begin(config, log);
  let stopping = false;
  const starts: number[] = [];
  const watch = (): void =>
    void child.once('exit', async () => {
      if (stopping) return;
      const now = Date.now();
      starts.push(now);
      if (starts.filter((at) => at > now - STARTS_WINDOW_MILLISECONDS).length > STARTS_MAX)
        return log('The corporate identity provider ends again and again: nobody signs in there until the next start.');
      log('The corporate identity provider ended by itself; it is started again.');
      try {
        child = await begin(config, log);
        watch();
        if (stopping) child.kill('SIGTERM');
      } catch (error) {
        log(error instanceof Error ? error.message : String(error));
      }
    });
  watch();
  return {
    issuer: config.issuer,
    pid: () => child.pid,
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
    },
  };
};
