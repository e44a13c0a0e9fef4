import { beforeAll, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';

const MOST = 3;
let scene: Scene;
beforeAll(async () => {
  scene = await createScene(undefined, { appsPerTeam: MOST, keysPerApp: MOST, importsAtOnce: MOST });
});

type Told = { readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly body: unknown };
/** Of many that ask at once, exactly so many are given one; the others are told how many there may be. */
const givenOf = async (code: string, status: number, ask: () => Promise<Told>, times = 20) => {
  const answers = await Promise.all(Array.from({ length: times }, ask));
  const refused = answers.filter((answer) => answer.status === status);
  for (const { body } of refused) expect(body).toMatchObject({ code, detail: expect.stringContaining(String(MOST)) });
  const given = answers.filter((answer) => answer.status < 300);
  expect(given.length + refused.length).toBe(times);
  return given;
};

describe('a team', () => {
  it('has so many apps at most, however many are asked for at once', async () => {
    const ask = () => scene.call('createApp', { as: scene.people.owner, body: { teamId: scene.teamId, name: 'Many' } });
    expect(await givenOf('limit-reached', 409, ask)).toHaveLength(MOST);
    expect(await givenOf('limit-reached', 409, ask)).toHaveLength(0);
    const { data: apps } = await scene.data.entities.app.query.byTeam({ teamId: scene.teamId }).go({ pages: 'all' });
    expect(apps).toHaveLength(MOST);
  });
});

describe('an app', () => {
  it('has so many keys at most that work; one that is revoked or expires makes room', async () => {
    const { data: apps } = await scene.data.entities.app.query.byTeam({ teamId: scene.teamId }).go();
    const params = { appId: apps[0]?.appId ?? '' };
    const expiresAt = new Date(scene.clock.now().getTime() + 60_000).toISOString();
    const ask = (more: object = {}) =>
      scene.call<{ key: { id: string } }>('createApiKey', {
        as: scene.people.owner,
        params,
        body: { name: 'Many', environment: 'live', ...more },
      });
    expect((await ask({ expiresAt })).status).toBe(201);
    const given = await givenOf('limit-reached', 409, ask);
    expect(given).toHaveLength(MOST - 1);
    const { key } = (given[0]?.body ?? {}) as { key: { id: string } };
    await scene.call('revokeApiKey', { as: scene.people.owner, params: { ...params, keyId: key.id } });
    expect(await givenOf('limit-reached', 409, ask)).toHaveLength(1);
    scene.clock.pass(61);
    expect(await givenOf('limit-reached', 409, ask)).toHaveLength(1);
    // Keys for trying out take no place of the app's own.
    expect((await scene.call('createTryItKey', { as: scene.people.member, params })).status).toBe(201);
  });
});

describe('a person', () => {
  it('has so many imports under way at most; those that ended make room', async () => {
    const ask = () =>
      scene.call('createImport', { as: scene.people.owner, body: { url: 'https://example.com/openapi.json' } });
    const given = await givenOf('too-many-at-once', 429, ask);
    expect(given).toHaveLength(MOST);
    const ended = (given[1]?.body ?? {}) as { id: string };
    await scene.data.entities.documentImport.patch({ importId: ended.id }).set({ status: 'failed' }).go();
    expect(await givenOf('too-many-at-once', 429, ask)).toHaveLength(1);
    expect((await ask()).headers['Retry-After']).toBe('5');
    const other = await scene.call('createImport', {
      as: scene.people.outsider,
      body: { url: 'https://example.com/a' },
    });
    expect(other.status).toBe(202);
  });
});

describe('an API key, where keys live so many days at most', () => {
  it('ends by then, whether its end is wished, later or not said; so does the one that comes after it', async () => {
    const strict = await createScene(undefined, {}, 30);
    const as = strict.people.owner;
    const params = { appId: await strict.addApp() };
    const days = (count: number) => new Date(strict.clock.now().getTime() + count * 86_400_000).toISOString();
    const create = (more: object) =>
      strict.call<{ key: { id: string; expiresAt: string } }>('createApiKey', {
        ...{ as, params, body: { name: 'K', environment: 'live', ...more } },
      });
    expect((await create({})).body.key.expiresAt).toBe(days(30));
    expect((await create({ expiresAt: days(30) })).body.key.expiresAt).toBe(days(30));
    expect(await create({ expiresAt: days(30.1) })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/expiresAt' }] },
    });
    const { id } = (await create({ expiresAt: days(7) })).body.key;
    // Of a time when keys lived longer.
    await strict.data.entities.apiKey
      .patch({ keyId: id })
      .set({ expiresAt: days(90) })
      .go();
    const rotate = (body: object) =>
      strict.call<{ key: { expiresAt: string } }>('rotateApiKey', { as, params: { ...params, keyId: id }, body });
    expect((await rotate({ overlap: 'PT1H', expiresAt: days(31) })).status).toBe(400);
    expect((await rotate({ overlap: 'PT1H' })).body.key.expiresAt).toBe(days(30));
  });
});
