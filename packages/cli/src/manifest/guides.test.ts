import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Portico } from '@portico/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { API, entity, portalOf, stateOf } from '../../test/manifest-world.ts';
import { ofKind } from './entities.ts';
import { extras } from './extras.ts';
import { loadManifest } from './load.ts';
import { planOf } from './plan.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portico-guides-'));
  mkdirSync(join(folder, 'pages'));
  for (const [file, text] of Object.entries({
    'same.md': 'same',
    'other.md': 'new',
    'added.md': 'added',
    'no.txt': '',
  }))
    writeFileSync(join(folder, 'pages', file), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const load = (guides: string) => {
  const file = join(folder, 'portico.yaml');
  writeFileSync(file, entity('API', 'chain', { ...API, guides }));
  return loadManifest(file, {});
};
const state = portalOf({
  ...stateOf('chain'),
  guides: new Map([
    ['same', 'same'],
    ['other', 'old'],
    ['own', 'own'],
  ]),
});

it('plans the pages that are other texts, and leaves those alone that only the portal has', async () => {
  const [step] = await planOf(load('pages'), state);
  expect(step?.changes.filter(({ path }) => path.startsWith('guides.'))).toEqual([
    { path: 'guides.added', before: undefined, after: 'added' },
    { path: 'guides.other', before: 'old', after: 'new' },
  ]);
});

it('tells by its line of a folder that is not there, and of a file that no page can be called', async () => {
  const faultsOf = async (guides: string) => (await planOf(load(guides), state)).flatMap(({ faults }) => faults);
  expect((await faultsOf('gone'))[0]).toMatch(/portico\.yaml:\d+: gone cannot be read/);
  mkdirSync(join(folder, 'wrong'));
  writeFileSync(join(folder, 'wrong', 'Big Name.md'), '');
  expect((await faultsOf('wrong'))[0]).toContain('has Big Name.md');
});

it('tells of pages that only the portal has', async () => {
  const entities = load('pages');
  expect(ofKind(entities, 'API')).toHaveLength(1);
  const portal = new Portico({ baseUrl: 'https://api.example', fetch: async () => Response.json({ items: [] }) });
  const told = await extras({ portal, patient: async (call) => call(), entities, state });
  expect(told).toContain('page own of API chain');
});
