import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Portico } from '@portico/client';
import { expect, it } from 'vitest';
import { API, entity, portalOf, stateOf } from '../../test/manifest-world.ts';
import type { Patient } from '../registering.ts';
import { extras } from './extras.ts';
import { loadManifest } from './load.ts';

it('tells of every API of a team that stands in no manifest, however many it has', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portico-extras-'));
  const file = join(folder, 'portico.yaml');
  writeFileSync(file, `${entity('Team', 'platform', { name: 'Platform' })}---\n${entity('API', 'chain', API)}`);
  const { api } = stateOf('chain');
  const pages = new Map([
    [null, { items: [api, { ...api, slug: 'first' }], nextCursor: 'more' }],
    ['more', { items: [{ ...api, slug: 'last' }] }],
  ]);
  const portal = new Portico({
    baseUrl: 'https://api.example',
    fetch: async (url) => Response.json(pages.get(new URL(String(url)).searchParams.get('cursor'))),
  });
  const patient: Patient = async (call) => call();
  const state = portalOf({ ...stateOf('chain'), versions: [] });
  const entities = loadManifest(file, {});
  expect(await extras({ portal, patient, entities, state })).toEqual(['API first', 'API last']);
  rmSync(folder, { recursive: true, force: true });
});
