import { Problem, type Schema } from '@portico/contract';
import type { ApiItem, Data } from '@portico/data';
import { createTestTable } from '@portico/data/test-table';
import { createId, type Principal } from '@portico/domain';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Dependencies } from './dependencies.ts';
import { nounsOf } from './nouns.ts';

const AT = new Date('2026-11-22T12:00:00.000Z');
const TEAM = createId('team', AT);
const owner: Principal = { userId: createId('user', AT), roles: ['publisher'] };
const outsider: Principal = { userId: createId('user', AT), roles: ['publisher'] };
const FACTS = { title: 'Museum', version: '1.0.0', openapi: '3.0.3', operations: 3, sizeBytes: 9, contentHash: 'hash' };
let data: Data;
let of: ReturnType<typeof nounsOf>;
let importId = '';

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (error: unknown) => {
      if (error instanceof Problem) return error.code;
      throw error;
    },
  );
const readImport = async (more: object = { facts: FACTS, status: 'succeeded' }, userId = owner.userId) => {
  const id = createId('import', AT);
  const item = { importId: id, userId, status: 'queued' as const, source: { url: 'https://example.com' } };
  await data.entities.documentImport.create({ ...item, createdAt: AT.toISOString(), ...more }).go();
  return id;
};
const wish = (slug: string, more: Partial<Schema<'NewApi'>> = {}): Schema<'NewApi'> => ({
  importId,
  teamId: TEAM,
  slug,
  name: 'Museum',
  backendUrl: 'https://backend.example',
  ...more,
});
const newSlug = () => `museum-${Math.random().toString(36).slice(2, 10)}`;

beforeAll(async () => {
  data = await createTestTable();
  const egress = { inspect: (url: string) => new URL(url) };
  // No document is read or written here.
  const gatewayUrl = 'https://api.example/proxy';
  of = nounsOf({ data, egress, backendSecrets: {}, now: () => AT, gatewayUrl } as unknown as Dependencies);
  await data.entities.team.create({ teamId: TEAM, name: 'Team', createdAt: AT.toISOString() }).go();
  await data.entities.membership.create({ userId: owner.userId, teamId: TEAM, role: 'owner' }).go();
});
beforeEach(async () => {
  importId = await readImport();
});

describe('registering an API', () => {
  it('makes it for its team alone, as a draft, with its backend', async () => {
    const slug = newSlug();
    const made = await of.registry.create(owner, wish(slug, { tags: ['art'] }));
    expect(made).toMatchObject({
      slug,
      visibility: 'internal',
      tags: ['art'],
      mayEdit: true,
      latestVersion: undefined,
    });
    const params = { apiId: slug, version: '1.0.0' };
    expect((await of.versions.get(owner, params)).body).toMatchObject({ status: 'draft', contentHash: 'hash' });
    expect((await of.backends.get(owner, { ...params, environment: 'live' })).body).toMatchObject({
      ...{ version: '1.0.0', environment: 'live', auth: { kind: 'none' } },
      targets: [{ url: 'https://backend.example', weight: 1 }],
    });
    expect(await codeOf(of.catalogue.get(outsider, slug))).toBe('not-found');
  });

  it('gives a slug to one of many who ask for it at once', async () => {
    const slug = newSlug();
    const codes = await Promise.all(Array.from({ length: 8 }, () => codeOf(of.registry.create(owner, wish(slug)))));
    expect(codes.sort()).toEqual(['none', ...Array.from({ length: 7 }, () => 'slug-taken')]);
  });

  it('is refused for another’s team, another’s import, and an import that failed or has not ended', async () => {
    expect(await codeOf(of.registry.create(outsider, wish(newSlug())))).toBe('invalid-reference');
    const theirs = await readImport(undefined, outsider.userId);
    expect(await codeOf(of.registry.create(owner, wish(newSlug(), { importId: theirs })))).toBe('not-found');
    const failed = await readImport({ status: 'failed', problem: { code: 'invalid-document' } });
    expect(await codeOf(of.registry.create(owner, wish(newSlug(), { importId: failed })))).toBe('invalid-document');
    const running = await readImport({ status: 'running' });
    expect(await codeOf(of.registry.create(owner, wish(newSlug(), { importId: running })))).toBe('import-unfinished');
  });
});

describe('changing an API', () => {
  const registered = async () => {
    const slug = newSlug();
    await of.registry.create(owner, wish(slug));
    return slug;
  };

  it('is done on the state that was seen, and answers the tag of the next one', async () => {
    const slug = await registered();
    const { etag } = await of.catalogue.get(owner, slug);
    const changed = await of.registry.update(owner, slug, etag, { name: 'Gallery' });
    expect(changed.body).toMatchObject({ name: 'Gallery', visibility: 'internal' });
    expect(changed.etag).not.toBe(etag);
    expect(await of.catalogue.get(owner, slug)).toEqual(changed);
    for (const stale of [etag, '', '0', `${changed.etag}0`])
      expect(await codeOf(of.registry.update(owner, slug, stale, { name: 'Lost' })), stale).toBe('precondition-failed');
  });

  it('clears with null what it may lack, and leaves what is not said', async () => {
    const slug = await registered();
    const { etag } = await of.catalogue.get(owner, slug);
    const described = await of.registry.update(owner, slug, etag, { summary: 'Tickets' });
    const named = await of.registry.update(owner, slug, described.etag, { name: 'Gallery' });
    expect(named.body.summary).toBe('Tickets');
    const cleared = await of.registry.update(owner, slug, named.etag, { summary: null });
    expect(cleared.body.summary).toBeUndefined();
    expect(await of.catalogue.get(owner, slug)).toEqual(cleared);
    const { apiId } = (await data.entities.slug.get({ slug }).go()).data ?? { apiId: '' };
    expect((await data.entities.api.get({ apiId }).go({ consistent: true })).data).not.toHaveProperty('summary');
    const { items } = await of.catalogue.list(owner, { q: 'tickets' }, { limit: 100, position: undefined });
    expect(items.map((item) => item.slug)).not.toContain(slug);
    const again = await of.registry.update(owner, slug, cleared.etag, { summary: 'Exhibitions' });
    expect(again.body.summary).toBe('Exhibitions');
  });

  it('of ten at once on one state is done once, and nothing of the others stays', async () => {
    const slug = await registered();
    const { etag } = await of.catalogue.get(owner, slug);
    const codes = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        codeOf(of.registry.update(owner, slug, etag, { summary: `No. ${index}` })),
      ),
    );
    expect(codes.filter((code) => code === 'none')).toHaveLength(1);
    expect(codes.filter((code) => code === 'precondition-failed')).toHaveLength(9);
    const { summary } = (await of.catalogue.get(owner, slug)).body;
    expect(summary).toBe(`No. ${codes.indexOf('none')}`);
  });

  it('loses none of twenty writers who read again when they were too late', async () => {
    const slug = await registered();
    const add = async (tag: string): Promise<void> => {
      const { body, etag } = await of.catalogue.get(owner, slug);
      const code = await codeOf(of.registry.update(owner, slug, etag, { name: `${body.name}${tag}` }));
      if (code !== 'none') await add(tag);
    };
    await Promise.all([...'abcdefghijklmnopqrst'].map(add));
    const { name } = (await of.catalogue.get(owner, slug)).body;
    expect([...name.replace('Museum', '')].sort().join('')).toBe('abcdefghijklmnopqrst');
  });

  it('is made on a state that publishing ended, and publishing on one that a change ended', async () => {
    const slug = await registered();
    const { etag } = await of.catalogue.get(owner, slug);
    await of.versions.publish(owner, { apiId: slug, version: '1.0.0' }, { makeDefault: true });
    expect(await codeOf(of.registry.update(owner, slug, etag, { visibility: 'public' }))).toBe('precondition-failed');
    for (let round = 0; round < 10; round++) {
      const other = await registered();
      const seen = (await of.catalogue.get(owner, other)).etag;
      await Promise.all([
        codeOf(of.versions.publish(owner, { apiId: other, version: '1.0.0' }, { makeDefault: true })),
        codeOf(of.registry.update(owner, other, seen, { visibility: 'private' })),
      ]);
      // Whoever was first, an API stands in the lists that its visibility says.
      const { data: item } = await data.entities.slug.get({ slug: other }).go();
      const found = (await data.entities.api.get({ apiId: item?.apiId ?? '' }).go()).data as ApiItem;
      expect(found.scope).toBe(found.visibility === 'internal' && found.latestVersion ? 'internal' : TEAM);
    }
  });

  it('is refused to whoever may not, as if it were not there', async () => {
    const slug = await registered();
    for (const changes of [{ name: 'Stolen' }, { visibility: 'public' as const }])
      expect(await codeOf(of.registry.update(outsider, slug, '1', changes))).toBe('not-found');
    expect(await codeOf(of.registry.update(owner, 'no-such-api', '1', { name: 'x' }))).toBe('not-found');
  });
});
