import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { DEMO } from '../../scripts/start/demo.ts';
import { portsFrom } from '../../scripts/start/ports.ts';

/** Kills of the whole; the long run gives it more. */
const ROUNDS = Number(process.env.PORTICO_KILLS ?? 2);
const START_MILLISECONDS_MAX = 30_000;
const basePort = Number(process.env.PORTICO_PORT ?? 4200) + 20;
const ports = portsFrom(String(basePort));
const dataFolder = mkdtempSync(join(tmpdir(), 'portico-restart-'));

let victim: ChildProcess | undefined;
const ended = (child: ChildProcess) => new Promise<void>((settle) => child.once('exit', () => settle()));
const start = () =>
  new Promise<ChildProcess>((settle, fail) => {
    const child = fork(
      fileURLToPath(new URL('../portico/restart-victim.ts', import.meta.url)),
      [String(basePort), dataFolder],
      { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: ['--disable-warning=ExperimentalWarning'] },
    );
    victim = child;
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once('message', () => settle(child));
    child.once('exit', (code) => fail(new Error(`it did not start (${code}): ${said}`)));
  });
afterAll(async () => {
  if (victim?.exitCode === null && victim.signalCode === null) {
    const gone = ended(victim);
    victim.kill('SIGTERM');
    await gone;
  }
  rmSync(dataFolder, { recursive: true, force: true });
});

const catalogue = async (): Promise<readonly string[]> => {
  const answer = await fetch(`http://localhost:${ports.api}/public/apis?limit=100`);
  const { items } = (await answer.json()) as { items: readonly { readonly slug: string }[] };
  return items.map(({ slug }) => slug).sort();
};

const signInWrongly = async (): Promise<number> => {
  const body = JSON.stringify({ email: DEMO.publisher.email, password: 'not theirs' });
  const headers = { 'content-type': 'application/json' };
  return (await fetch(`http://localhost:${ports.api}/sign-ins`, { method: 'POST', headers, body })).status;
};

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => join(entry.parentPath, entry.name));

describe('Portico, killed as power loss would', () => {
  it(`starts again without help, ${ROUNDS} times, with what it had`, async () => {
    let child = await start();
    const before = await catalogue();
    expect(before).toContain('museum');
    // Whoever tried passwords before keeps no start from its end.
    for (let tries = 0; tries < 4; tries += 1) expect(await signInWrongly()).toBe(401);
    expect(await signInWrongly()).toBe(429);
    for (let round = 0; round < ROUNDS; round += 1) {
      const gone = ended(child);
      child.kill('SIGKILL');
      await gone;
      const started = performance.now();
      child = await start();
      const milliseconds = Math.round(performance.now() - started);
      console.log(`up again after ${milliseconds} ms`);
      expect(milliseconds).toBeLessThan(START_MILLISECONDS_MAX);
      expect(await catalogue()).toEqual(before);
    }
  }, 1_800_000);

  it('refuses a second start in the same folder, and ends nothing of the first', async () => {
    const first = victim;
    await expect(start()).rejects.toThrow(/in use by another Portico/);
    victim = first;
    expect((await fetch(`http://localhost:${ports.museum}/museum-hours`)).status).toBe(200);
    expect(await catalogue()).toContain('museum');
  });

  it('keeps data, logs and secrets for their owner only', () => {
    const open = [dataFolder, ...filesOf(dataFolder)].filter((path) => {
      const { mode } = statSync(path, { throwIfNoEntry: false }) ?? { mode: 0 };
      return (mode & 0o077) !== 0;
    });
    expect(filesOf(dataFolder).length).toBeGreaterThan(20);
    expect(open).toEqual([]);
  });

  it('ends with what it started, when it is killed', async () => {
    const museum = Number(readFileSync(join(dataFolder, 'processes', 'museum.pid'), 'utf8'));
    const child = victim;
    if (!child) throw new Error('it runs');
    const gone = ended(child);
    child.kill('SIGKILL');
    await gone;
    const lives = () => {
      try {
        return readFileSync(`/proc/${museum}/stat`, 'utf8').split(') ')[1]?.startsWith('Z') === false;
      } catch {
        return false;
      }
    };
    await expect.poll(lives, { timeout: 5_000 }).toBe(false);
  });
});
