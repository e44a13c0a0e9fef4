import { isStaleKey, matchesHash, parseApiKey } from '@portico/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';

let scene: Scene;
let appId = '';
beforeAll(async () => {
  scene = await createScene();
  appId = await scene.addApp();
});

type Created = {
  readonly key: { readonly id: string; readonly appId: string; readonly status: string };
  readonly secret: string;
};
type Person = keyof Scene['people'];
const create = (body: object = {}, who: Person = 'owner', headers = {}) =>
  scene.call<Created>('createApiKey', {
    as: scene.people[who],
    params: { appId },
    body: { name: 'Key', environment: 'live', ...body },
    headers,
  });
const list = (who: Person = 'owner') =>
  scene.call<{ items: { id: string; status: string }[] }>('listApiKeys', {
    as: scene.people[who],
    params: { appId },
    query: { limit: '100' },
  });
const revoke = (keyId: string, who: Person = 'owner', app = appId) =>
  scene.call('revokeApiKey', { as: scene.people[who], params: { appId: app, keyId } });
const kept = async (keyId: string) => (await scene.data.entities.apiKey.get({ keyId }).go()).data;

describe('a time', () => {
  it('that is none, as a leap second, is told and not a failure of ours', async () => {
    const params = { appId: await scene.addApp() };
    for (const expiresAt of ['2030-06-30T23:59:60Z', '2016-12-31T23:59:60Z'])
      expect(
        await scene.call('createApiKey', {
          as: scene.people.owner,
          params,
          body: { name: 'K', environment: 'live', expiresAt },
        }),
      ).toMatchObject({ status: 400, body: { errors: [{ pointer: '/expiresAt' }] } });
  });
});

describe('a key', () => {
  it('that is for some scopes stays so when it is rotated', async () => {
    const { body } = await create({ scopes: ['orders', 'read orders'] });
    const params = { appId: body.key.appId, keyId: body.key.id };
    const rotated = await scene.call('rotateApiKey', { as: scene.people.owner, params, body: { overlap: 'PT0S' } });
    for (const key of [body, rotated.body]) expect(key).toMatchObject({ key: { scopes: ['orders', 'read orders'] } });
    for (const scopes of [[''], ['a', 'a'], ['x\ny']])
      expect((await create({ scopes })).status, JSON.stringify(scopes)).toBe(400);
  });

  it('is stale when it was not used for 90 days, or never in 30, as long as it works', () => {
    const at = new Date('2026-11-22T12:00:00.000Z');
    const ago = (days: number) => new Date(at.getTime() - days * 86_400_000).toISOString();
    const stale = (more: Partial<Parameters<typeof isStaleKey>[0]>) => isStaleKey({ createdAt: ago(400), ...more }, at);
    expect([stale({}), stale({ createdAt: ago(29) }), stale({ createdAt: ago(30) })]).toEqual([true, false, true]);
    expect([stale({ lastUsedAt: ago(89) }), stale({ lastUsedAt: ago(90) })]).toEqual([false, true]);
    expect([stale({ revokedAt: ago(1) }), stale({ expiresAt: ago(1) }), stale({ expiresAt: ago(-1) })]).toEqual([
      ...[false, false, true],
    ]);
  });
});

describe('keys that nobody seems to need', () => {
  it('are listed for admins, the longest first, page by page, until they are used, revoked or expired', async () => {
    const own = await createScene();
    const as = own.people.owner;
    const params = { appId: await own.addApp() };
    const ids: string[] = [];
    for (let count = 0; count < 5; count++) {
      const body = {
        name: `K ${count}`,
        environment: 'live',
        ...(count === 4 && { expiresAt: '2026-12-01T00:00:00Z' }),
      };
      ids.push((await own.call<Created>('createApiKey', { as, params, body })).body.key.id);
      own.clock.pass(60);
    }
    const all = async () => {
      const names: string[] = [];
      for (let cursor: string | undefined, first = true; first || cursor; first = false) {
        const query = { limit: '2', ...(cursor && { cursor }) };
        type Listed = { items: { key: { name: string }; teamName: string }[]; nextCursor?: string };
        const { body } = await own.call<Listed>('listStaleKeys', { as: own.people.admin, query });
        names.push(...body.items.map(({ key }) => key.name));
        cursor = body.nextCursor;
      }
      return names;
    };
    expect(await all()).toEqual([]);
    own.clock.pass(30 * 86_400);
    expect(await all()).toEqual(['K 0', 'K 1', 'K 2', 'K 3']);
    await own.call('revokeApiKey', { as, params: { ...params, keyId: ids[0] ?? '' } });
    expect(await all()).toEqual(['K 1', 'K 2', 'K 3']);
  });
});

describe('a new key', () => {
  it('leaves once: the table has its hash, lists have neither', async () => {
    const { body } = await create();
    expect(parseApiKey(body.secret)).toEqual({ environment: 'live', keyId: body.key.id });
    const item = await kept(body.key.id);
    expect(matchesHash(body.secret, item?.hash ?? '')).toBe(true);
    for (const text of [JSON.stringify(item), JSON.stringify((await list()).body)])
      expect(text).not.toContain(body.secret);
    expect(JSON.stringify((await list()).body)).not.toContain(item?.hash);
  });

  it('repeated under its key of idempotency is the same, and its secret lies nowhere in clear', async () => {
    const key = { 'Idempotency-Key': 'a-key-for-a-key' };
    const [first, second] = [
      await create({ name: 'Once' }, 'owner', key),
      await create({ name: 'Once' }, 'owner', key),
    ];
    expect(second.body).toEqual(first.body);
    const { data: repetitions } = await scene.data.entities.repetition.scan.go({ pages: 'all' });
    expect(repetitions).toHaveLength(1);
    for (const secret of [first.body.secret, 'a-key-for-a-key', scene.people.owner.userId]) {
      expect(JSON.stringify(repetitions)).not.toContain(secret);
      expect(JSON.stringify(repetitions)).not.toContain(Buffer.from(secret).toString('base64').slice(0, 20));
    }
    expect((await create({ name: 'Twice' }, 'owner', key)).body).toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('expires when it was wished to, and never in the past', async () => {
    const at = (seconds: number) => new Date(scene.clock.now().getTime() + seconds * 1000).toISOString();
    const { body } = await create({ expiresAt: at(60) });
    expect(body.key.status).toBe('active');
    scene.clock.pass(60);
    expect((await list()).body.items.find(({ id }) => id === body.key.id)?.status).toBe('expired');
    for (const expiresAt of [at(0), at(-1), '1970-01-01T00:00:00Z'])
      expect(await create({ expiresAt })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/expiresAt' }] } });
  });

  it('is made by owners, maintainers and admins; a member, and anybody else, is told there is no such app', async () => {
    for (const who of ['owner', 'maintainer', 'admin'] as const) expect((await create({}, who)).status, who).toBe(201);
    for (const who of ['member', 'outsider'] as const) expect((await create({}, who)).status, who).toBe(404);
    expect((await list('member')).status).toBe(200);
    expect((await list('outsider')).status).toBe(404);
  });
});

describe('a revoked key', () => {
  it('is revoked for good, by who may change the app, and only once', async () => {
    const { key } = (await create()).body;
    for (const who of ['member', 'outsider'] as const) expect((await revoke(key.id, who)).status, who).toBe(404);
    expect((await kept(key.id))?.revokedAt).toBeUndefined();
    expect((await revoke(key.id, 'maintainer')).status).toBe(204);
    expect((await revoke(key.id)).status).toBe(404);
    expect((await list()).body.items.find(({ id }) => id === key.id)?.status).toBe('revoked');
  });

  it('is not reached through another app', async () => {
    const { key } = (await create()).body;
    expect((await revoke(key.id, 'owner', await scene.addApp())).status).toBe(404);
    expect((await kept(key.id))?.revokedAt).toBeUndefined();
  });
});

describe('a key that is rotated', () => {
  type Key = { id: string; status: string; expiresAt?: string; replaces?: string; replacedBy?: string };
  type Rotated = { readonly key: Key; readonly secret: string; readonly replaced: Key };
  const rotate = (keyId: string, body: object = { overlap: 'P1D' }, who: Person = 'owner', app = appId) =>
    scene.call<Rotated>('rotateApiKey', { as: scene.people[who], params: { appId: app, keyId }, body });
  const after = (milliseconds: number) => new Date(scene.clock.now().getTime() + milliseconds).toISOString();
  const HOUR = 3_600_000;

  it.each([
    ['PT1H', HOUR],
    ['P1D', 24 * HOUR],
    ['P7D', 168 * HOUR],
    ['P30D', 720 * HOUR],
  ] as const)('works on for %s beside the one that comes after it', async (overlap, milliseconds) => {
    const made = await create({ name: 'Rotated', environment: 'test', allowedAddresses: ['192.0.2.0/24'] });
    const { body, status } = await rotate(made.body.key.id, { overlap });
    expect(status).toBe(201);
    const { id } = made.body.key;
    const expiresAt = after(milliseconds);
    expect(body.replaced).toEqual({ ...made.body.key, status: 'active', expiresAt, replacedBy: body.key.id });
    const as = { name: 'Rotated', environment: 'test', allowedAddresses: ['192.0.2.0/24'], status: 'active' };
    expect(body.key).toMatchObject({ ...as, replaces: id });
    expect(body.key.expiresAt).toBeUndefined();
    expect(parseApiKey(body.secret)).toEqual({ environment: 'test', keyId: body.key.id });
    expect((await list()).body.items).toEqual(expect.arrayContaining([body.key, body.replaced]));
    scene.clock.pass(milliseconds / 1000);
    const { items } = (await list()).body;
    expect(items.find((item) => item.id === id)?.status).toBe('expired');
    expect(items.find((item) => item.id === body.key.id)?.status).toBe('active');
    await revoke(body.key.id);
  });

  it('ends at once without an overlap, and never later than it would have', async () => {
    const at = await create();
    expect((await rotate(at.body.key.id, { overlap: 'PT0S' })).body.replaced.status).toBe('expired');
    const expiresAt = after(HOUR);
    const soon = await rotate((await create({ expiresAt })).body.key.id, { overlap: 'P30D' });
    expect(soon.body.replaced).toMatchObject({ expiresAt });
    // The new one lives as long as the old one was to.
    expect(soon.body.key.expiresAt).toBe(after(HOUR));
    const wished = await rotate((await create({ expiresAt })).body.key.id, {
      overlap: 'PT1H',
      expiresAt: after(2 * HOUR),
    });
    expect(wished.body.key.expiresAt).toBe(after(2 * HOUR));
    const past = await rotate((await create()).body.key.id, { overlap: 'PT1H', expiresAt: after(0) });
    expect(past).toMatchObject({ status: 400, body: { errors: [{ pointer: '/expiresAt' }] } });
  });

  it('is rotated once, by one of any who do it at once, and makes no key more', async () => {
    const app = await scene.addApp();
    const params = { appId: app };
    const as = scene.people.owner;
    const made = await scene.call<Created>('createApiKey', { as, params, body: { name: 'K', environment: 'live' } });
    const all = await Promise.all(Array.from({ length: 8 }, () => rotate(made.body.key.id, undefined, 'owner', app)));
    expect(all.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)]);
    const listed = await scene.call<{ items: unknown[] }>('listApiKeys', { as, params });
    expect(listed.body.items).toHaveLength(2);
  });

  it('is never revived: revoked, expired or for trying out it is not rotated, and one rotated can be revoked', async () => {
    const [revoked, expired, overlapping] = [await create(), await create({ expiresAt: after(HOUR) }), await create()];
    await revoke(revoked.body.key.id);
    const { body } = await rotate(overlapping.body.key.id);
    expect((await revoke(overlapping.body.key.id)).status).toBe(204);
    expect((await kept(body.key.id))?.revokedAt).toBeUndefined();
    scene.clock.pass(3_600);
    for (const { key } of [revoked.body, expired.body, overlapping.body])
      expect(await rotate(key.id)).toMatchObject({ status: 409, body: { code: 'conflict' } });
    const tried = await scene.call<Created>('createTryItKey', { as: scene.people.member, params: { appId } });
    for (const refused of [
      await rotate(tried.body.key.id),
      await rotate(body.key.id, undefined, 'member'),
      await rotate(body.key.id, undefined, 'outsider'),
      await rotate(body.key.id, undefined, 'owner', await scene.addApp()),
    ])
      expect(refused.status).toBe(404);
  });
});

describe('where the calls of a key come from', () => {
  it.each(['192.0.2', '192.0.2.0/33', '2001:db8::/129', '1.2.3.4/1/2'])('is not said by %s', async (range) => {
    const pointer = expect.stringMatching(/^\/(body\/)?allowedAddresses\/1$/);
    expect(await create({ allowedAddresses: ['::1', range] })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer }] },
    });
  });
});

describe('a key for trying out', () => {
  it('is every member’s, lasts a quarter of an hour, is of who made it and not listed, and revoked as any other', async () => {
    const made = await scene.call<Created>('createTryItKey', { as: scene.people.member, params: { appId } });
    expect(made.status).toBe(201);
    const item = await kept(made.body.key.id);
    const expires = scene.clock.now().getTime() + 900_000;
    expect([item?.purpose, item?.expiresAt]).toEqual(['try-it', new Date(expires).toISOString()]);
    // The table forgets it a day later; a key of the app itself it never does.
    expect(item?.expiresAtSeconds).toBe(expires / 1000 + 86_400);
    expect((await kept((await create()).body.key.id))?.expiresAtSeconds).toBeUndefined();
    expect((await list()).body.items.map(({ id }) => id)).not.toContain(made.body.key.id);
    expect(item?.userId).toBe(scene.people.member.userId);
    expect((await revoke(made.body.key.id)).status).toBe(204);
    expect((await revoke(made.body.key.id)).status).toBe(404);
    const refused = await scene.call('createTryItKey', { as: scene.people.outsider, params: { appId } });
    expect(refused.status).toBe(404);
  });
});
