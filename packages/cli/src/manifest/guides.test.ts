import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Portico } from '@portico/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { API, entity, portalOf, stateOf } from '../../test/manifest-world.ts';
import { ofKind, titleOf } from './entities.ts';
import { extras } from './extras.ts';
import type { Guides } from './guides.ts';
import { loadManifest } from './load.ts';
import { planOf } from './plan.ts';
import type { PortalState } from './portal-state.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portico-guides-'));
  mkdirSync(join(folder, 'pages'));
  for (const [file, text] of Object.entries({
    'same.md': 'same',
    'other.md': 'new',
    'added.md': 'added',
    'no.txt': '',
    'drafts/same.md': 'same',
    'drafts/later.md': 'later',
    'drafts/kept.md': 'kept',
    'media/kept.png': 'kept',
    'media/other.pdf': 'other',
    'media/.DS_Store': '',
  })) {
    mkdirSync(dirname(join(folder, 'pages', file)), { recursive: true });
    writeFileSync(join(folder, 'pages', file), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const load = (guides: string) => {
  const file = join(folder, 'portico.yaml');
  writeFileSync(file, entity('API', 'chain', { ...API, guides }));
  return loadManifest(file, {});
};
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const guides: Guides = {
  pages: new Map(Object.entries({ same: 'same', other: 'old', own: 'own' })),
  drafts: new Map(Object.entries({ kept: 'kept', unsaid: 'unsaid' })),
  files: new Map(Object.entries({ 'kept.png': hashOf('kept'), 'other.pdf': hashOf('old'), 'own.zip': '' })),
};
const state: PortalState = { ...portalOf({ ...stateOf('chain'), guides }), guides };

it('plans the pages that are other texts, and leaves those alone that only the portal has', async () => {
  const [step] = await planOf(load('pages'), state);
  expect(step?.changes.filter(({ path }) => path.startsWith('guides.'))).toEqual([
    { path: 'guides.added', before: undefined, after: 'added' },
    { path: 'guides.other', before: 'old', after: 'new' },
    { path: 'guides.drafts/later', before: undefined, after: 'later' },
    { path: 'guides.media/other.pdf', before: hashOf('old'), after: hashOf('other') },
  ]);
});

const loadPortal = () => {
  const file = join(folder, 'portal.yaml');
  writeFileSync(file, entity('Portal', 'portal', { guides: 'pages' }));
  return loadManifest(file, {});
};

it("plans the portal's own as an API's, for admins", async () => {
  const [step] = await planOf(loadPortal(), state);
  expect(step?.changes).toHaveLength(4);
  const [refused] = await planOf(loadPortal(), portalOf());
  expect(refused?.faults[0]).toMatch(/portal\.yaml:\d+: what is the portal's own is for admins/);
});

it('takes no manifest for one that lies among the guides', async () => {
  const inside = join(folder, 'whole', 'texts', 'media');
  mkdirSync(inside, { recursive: true });
  writeFileSync(join(inside, 'example.yaml'), entity('Team', 'example', { name: 'Example' }));
  writeFileSync(join(folder, 'whole', 'portico.yaml'), entity('Portal', 'portal', { guides: 'texts' }));
  expect(loadManifest(join(folder, 'whole'), {}).map(titleOf)).toEqual(['Portal portal']);
});

it('tells by its line of a folder that is not there, and of a file that no page can be called', async () => {
  const faultsOf = async (guides: string) => (await planOf(load(guides), state)).flatMap(({ faults }) => faults);
  expect((await faultsOf('gone'))[0]).toMatch(/portico\.yaml:\d+: gone cannot be read/);
  mkdirSync(join(folder, 'wrong'));
  writeFileSync(join(folder, 'wrong', 'Big Name.md'), '');
  expect((await faultsOf('wrong'))[0]).toContain('has Big Name.md');
  mkdirSync(join(folder, 'large', 'media'), { recursive: true });
  for (const [name, bytes] of [['Big.png', 1] as const, ['empty.png', 0] as const, ['large.png', 5_000_001] as const]) {
    const at = join(folder, 'large', 'media', name);
    writeFileSync(at, Buffer.alloc(bytes));
    expect((await faultsOf('large'))[0]).toContain(`has media/${name}: a file`);
    rmSync(at);
  }
});

it('tells of pages, drafts and files that only the portal has', async () => {
  const entities = load('pages');
  expect(ofKind(entities, 'API')).toHaveLength(1);
  const portal = new Portico({ baseUrl: 'https://api.example', fetch: async () => Response.json({ items: [] }) });
  const told = await extras({ portal, patient: async (call) => call(), entities, state });
  expect(told).toEqual(
    expect.arrayContaining(['page own', 'draft unsaid', 'file own.zip'].map((title) => `${title} of API chain`)),
  );
});
