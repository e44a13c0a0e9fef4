import type { Schema } from '@portico/contract';
import type { Data } from '@portico/data';
import { createTestTable } from '@portico/data/test-table';
import { createId } from '@portico/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Catalogue, catalogue } from './catalogue.ts';
import type { Dependencies } from './dependencies.ts';
import { icons } from './icons.ts';
import type { Imports } from './imports.ts';
import { scopeOf, shelfOf } from './listing.ts';
import { registry } from './registry.ts';

const START = Date.UTC(2026, 10, 22);
const TEAM = createId('team', new Date(START));
const owner = { userId: createId('user', new Date(START)), roles: ['publisher' as const] };
const other = { userId: createId('user', new Date(START)), roles: ['publisher' as const] };
const page = { limit: 20, position: undefined };
let data: Data;
let lists: Catalogue;
let change: (who: typeof owner, slug: string, changes: Schema<'ApiChanges'>) => Promise<unknown>;

const seed = async (slug: string, visibility: 'public' | 'internal' | 'private', minutes: number) => {
  const at = new Date(START + minutes * 60_000);
  const item = {
    apiId: createId('api', at),
    slug,
    name: slug.toUpperCase(),
    summary: '',
    teamId: TEAM,

    visibility,
    tags: [],
    latestVersion: '1.0.0',
    createdAt: at.toISOString(),
    updatedAt: at.toISOString(),
  };
  const scope = scopeOf(item);
  await data.entities.api.create({ ...item, scope, shelf: shelfOf(scope) }).go();
  await data.entities.slug.create({ slug, apiId: item.apiId }).go();
};

const slugsFor = async (reader: typeof owner | undefined) =>
  (await lists.list(reader, { featured: true }, page)).items.map(({ slug }) => slug);

beforeAll(async () => {
  data = await createTestTable();
  let time = START + 86_400_000;
  const now = () => {
    time += 1000;
    return new Date(time);
  };
  const dependencies = { data, now } as Dependencies;
  lists = catalogue(dependencies);
  // Changing an API reads no import.
  const { update } = registry(dependencies, {} as Imports, icons(dependencies));
  change = async (who, slug, changes) => update(who, slug, (await lists.get(owner, slug)).etag, changes);
  await data.entities.membership.create({ userId: owner.userId, teamId: TEAM, role: 'owner' }).go();
  await seed('zebra', 'public', 1);
  await seed('ant', 'public', 2);
  await seed('mole', 'internal', 3);
  await seed('worm', 'private', 4);
});

describe('the front page', () => {
  it('shows nothing that nobody chose', async () => {
    expect(await slugsFor(owner)).toEqual([]);
    expect((await lists.list(owner, {}, page)).items.map(({ featured }) => featured)).not.toContain(true);
  });

  it('shows by name what was chosen, to those who may see it', async () => {
    for (const slug of ['zebra', 'ant', 'mole', 'worm']) await change(owner, slug, { featured: true });
    expect(await slugsFor(undefined)).toEqual(['ant', 'zebra']);
    expect(await slugsFor(other)).toEqual(['ant', 'mole', 'zebra']);
    expect(await slugsFor(owner)).toEqual(['ant', 'mole', 'worm', 'zebra']);
    expect((await lists.get(undefined, 'ant')).body.featured).toBe(true);
  });

  it('keeps what was chosen when something else of it changes, and moves with who may see it', async () => {
    await change(owner, 'ant', { summary: 'small' });
    await change(owner, 'zebra', { visibility: 'private' });
    expect(await slugsFor(undefined)).toEqual(['ant']);
    await change(owner, 'zebra', { visibility: 'public' });
    expect(await slugsFor(undefined)).toEqual(['ant', 'zebra']);
  });

  it('forgets what is no longer chosen', async () => {
    await change(owner, 'ant', { featured: false });
    expect(await slugsFor(undefined)).toEqual(['zebra']);
    expect((await lists.get(undefined, 'ant')).body.featured).toBe(false);
  });

  it('is not chosen by another team', async () => {
    await expect(change(other, 'ant', { featured: true })).rejects.toThrow();
    expect(await slugsFor(other)).not.toContain('ant');
  });
});
