import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CorporateIdp, CorporateIdpConfig } from './corporate-idp.ts';

const START_TIMEOUT_MILLISECONDS = 20_000;

/** The identity provider in a process of its own; resolves once it answers, rejects when it could not start. */
export const forkCorporateIdp = (config: CorporateIdpConfig, log: (line: string) => void): Promise<CorporateIdp> =>
  new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./main.ts', import.meta.url)), [], {
      env: { PATH: process.env.PATH ?? '', PORTICO_CORPORATE_IDP: JSON.stringify(config) },
      execArgv: ['--max-old-space-size=128'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let running = false;
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error('the corporate identity provider did not start in time'));
    }, START_TIMEOUT_MILLISECONDS);
    const ended = new Promise<void>((done) => child.once('exit', () => done()));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n'))
        if (line.trim() !== '' && !line.includes('WARNING')) log(`corporate idp: ${line}`);
    });
    child.once('message', () => {
      clearTimeout(timer);
      running = true;
      resolve({
        issuer: config.issuer,
        async stop() {
          child.kill('SIGTERM');
          await ended;
        },
      });
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      if (!running) reject(new Error(`the corporate identity provider ended with code ${code}`));
    });
  });
