import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LocalCloud } from '../src/index.ts';
import { type Fixture, startFixture, writeFixture } from './assembly.ts';

const folder = mkdtempSync(join(tmpdir(), 'portico-code-'));
const write = (says: string) =>
  writeFileSync(
    join(folder, 'index.mjs'),
    `export const handler = async ({ wait = 0 }) => { await new Promise((done) => setTimeout(done, wait)); return ${JSON.stringify(says)}; };`,
  );

let fixture: Fixture;
let cloud: LocalCloud;
beforeAll(async () => {
  write('first');
  fixture = await writeFixture();
  cloud = await startFixture(fixture, {
    development: {
      codeFolder: ({ PORTAL_URL }) => (PORTAL_URL === undefined ? undefined : folder),
      inspectPort: () => undefined,
    },
  });
});
afterAll(async () => {
  await cloud.stop();
  fixture.remove();
  rmSync(folder, { recursive: true, force: true });
});

const says = async (event: object = {}) => JSON.parse((await cloud.invoke('echo', event)).payload);

it('runs the code of the folder it is told, and after a change the next event finds the new one', async () => {
  expect(await says()).toBe('first');
  write('second');
  expect(await says()).toBe('first');
  cloud.renew(folder);
  expect(await says()).toBe('second');
});

it('lets an event that runs end as it began', async () => {
  write('third');
  cloud.renew(folder);
  await says();
  const running = says({ wait: 300 });
  write('fourth');
  cloud.renew(folder);
  expect(await says()).toBe('fourth');
  expect(await running).toBe('third');
  expect(await says()).toBe('fourth');
});
