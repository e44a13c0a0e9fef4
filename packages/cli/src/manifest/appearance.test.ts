import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Appearance } from '@portico/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { entity, portalOf } from '../../test/manifest-world.ts';
import { loadManifest } from './load.ts';
import { planOf } from './plan.ts';

const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"/>';
const HASH = createHash('sha256').update(LOGO).digest('hex');
const FOUND: Appearance = {
  ...{ name: 'Harbour', accent: '#7a1fa2', typeface: 'inter', menu: [], footer: { links: [] }, hasPrevious: true },
  home: { headline: { en: 'Ships' }, sections: ['search'] },
  logo: { mediaType: 'image/svg+xml', hash: HASH, width: 4, height: 2 },
};
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portico-look-'));
  writeFileSync(join(folder, 'logo.svg'), LOGO);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const stepOf = async (spec: object) => {
  const file = join(folder, 'portico.yaml');
  writeFileSync(file, entity('Appearance', 'portal', spec));
  const [step] = await planOf(loadManifest(file, {}), { ...portalOf(), appearance: FOUND });
  return step;
};
const planned = async (spec: object) => (await stepOf(spec))?.changes.map(({ path }) => path);

it('plans what is otherwise, a logo by its bytes, and leaves alone what is not said', async () => {
  expect(await planned({})).toEqual([]);
  const { name, accent, typeface, home, menu, footer } = FOUND;
  expect(await planned({ name, accent, typeface, home, menu, footer, logo: 'logo.svg' })).toEqual([]);
  expect(await planned({ name: 'Other', accent: null, home: { sections: ['search'] }, logo: '' })).toEqual([
    ...['name', 'accent', 'home', 'logo'],
  ]);
  expect(await planned({ logoDark: 'logo.svg' })).toEqual(['logoDark']);
});

it('tells by its line of a logo that is not there, and of what the contract would refuse', async () => {
  expect((await stepOf({ logo: 'gone.svg' }))?.faults).toEqual([
    expect.stringMatching(/portico\.yaml:\d+: gone\.svg cannot be read/),
  ]);
  await expect(planned({ menu: [{ label: { en: 'A' }, href: 'javascript:alert(1)' }] })).rejects.toThrow(/href/);
});
