import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API, entity, planIn, portalOf, stateOf } from '../../test/manifest-world.ts';
import { planLines, planValue } from './plan.ts';
import type { PortalState } from './portal-state.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portico-of-an-api-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const planned = (state: PortalState, entities: readonly string[], environment = {}) =>
  planIn(folder, state, entities, environment);
const faultsOf = async (...of: Parameters<typeof planned>) => (await planned(...of)).flatMap(({ faults }) => faults);

describe('the plan of an API', () => {
  it('asks for the address of a source where the portal has none, and shows no secret of it', async () => {
    const from = (source: unknown) => [entity('API', 'chain', { ...API, source })];
    const secret = from({ url: '${env:FROM}', schedule: 'daily' });
    const has = {
      url: 'https://one.example/?token=hidden-1',
      schedule: 'hourly',
      failures: 0,
      stopped: false,
    } as const;
    const [nowhere, somewhere] = [portalOf(stateOf('chain')), portalOf(stateOf('chain', {}, {}, { source: has }))];
    expect(await faultsOf(nowhere, secret)).toEqual([expect.stringContaining('the environment has no FROM')]);
    expect(await faultsOf(nowhere, from({ schedule: 'daily' }))).toEqual([
      expect.stringContaining('a source has a url'),
    ]);
    expect((await planned(nowhere, from(null)))[0]).toMatchObject({ action: 'none' });
    const known = await planned(somewhere, secret);
    expect(known[0]).toMatchObject({ changes: [{ path: 'source.schedule', before: 'hourly', after: 'daily' }] });
    for (const source of [secret, from(null), from({ url: 'https://two.example/', schedule: 'off' })]) {
      const steps = await planned(somewhere, source, { FROM: 'https://one.example/?token=hidden-2' });
      expect(steps[0]?.changes.map(({ path }) => path)).toEqual(['source.url', 'source.schedule']);
      expect(JSON.stringify([planLines(steps), planValue(steps)])).not.toContain('hidden');
    }
  });

  it('knows an image by what it is, and refuses what is none there', async () => {
    const image = Buffer.from('an image');
    writeFileSync(join(folder, 'a.png'), image);
    writeFileSync(join(folder, 'large.png'), Buffer.alloc(262_145));
    const iconImage = createHash('sha256').update(image).digest('hex');
    const portal = portalOf(stateOf('chain', { iconImage }), stateOf('users'));
    const said = (name: string, file: string) => entity('API', name, { ...API, name, iconImage: file });
    const steps = await planned(portal, [said('chain', 'a.png'), said('users', 'a.png')]);
    expect(steps.map(({ action }) => action)).toEqual(['none', 'change']);
    const cleared = await planned(portal, [said('chain', ''), said('users', '')]);
    expect(cleared.map(({ action }) => action)).toEqual(['change', 'none']);
    expect(await faultsOf(portal, [said('chain', 'none.png'), said('users', 'large.png')])).toEqual([
      expect.stringMatching(/portico\.yaml:1: none\.png cannot be read/),
      expect.stringContaining('large.png is larger than 262144 bytes'),
    ]);
  });
});
