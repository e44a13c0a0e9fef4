import { matchesHash, parseApiKey } from '@portico/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';

let scene: Scene;
let appId = '';
beforeAll(async () => {
  scene = await createScene();
  appId = await scene.addApp();
});

type Created = { readonly key: { readonly id: string; readonly status: string }; readonly secret: string };
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
