import { beforeAll, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});

const listed = async (who: keyof Scene['people'] | undefined, apiId: string) => {
  const asked = who ? { as: scene.people[who] } : { asVisitor: true };
  const { status, body } = await scene.call<{ items: { version: string; status: string }[] }>('listApiVersions', {
    ...asked,
    params: { apiId },
  });
  return status === 200 ? body.items.map(({ version, status: state }) => `${version} ${state}`) : status;
};

describe('a draft', () => {
  it('is seen by its team and admins alone, in lists and by name', async () => {
    const apiId = await scene.register('public');
    const importId = await scene.read(scene.people.maintainer.userId, { version: '2.0.0' });
    scene.clock.pass(1);
    const made = await scene.call('createApiVersion', {
      as: scene.people.maintainer,
      params: { apiId },
      body: { importId, backendUrl: 'https://backend.example' },
    });
    expect(made).toMatchObject({ status: 201, body: { version: '2.0.0', status: 'draft' } });
    for (const who of ['owner', 'maintainer', 'member', 'admin'] as const) {
      expect(await listed(who, apiId), who).toEqual(['2.0.0 draft', '1.0.0 published']);
      const got = await scene.call('getApiVersion', { as: scene.people[who], params: { apiId, version: '2.0.0' } });
      expect(got.status, who).toBe(200);
    }
    for (const who of ['outsider', undefined] as const) expect(await listed(who, apiId)).toEqual(['1.0.0 published']);
    const params = { apiId, version: '2.0.0' };
    const hidden = await scene.call('getApiVersion', { as: scene.people.outsider, params });
    expect(hidden).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('needs a name that can stand in a path, and a backend the egress door lets through', async () => {
    const apiId = await scene.register();
    const add = async (body: object, facts = {}) => {
      const importId = await scene.read(scene.people.owner.userId, { version: '3.0.0', ...facts });
      return scene.call('createApiVersion', { as: scene.people.owner, params: { apiId }, body: { importId, ...body } });
    };
    const backendUrl = 'https://backend.example';
    expect(await add({})).toMatchObject({ status: 422, body: { errors: [{ pointer: '/backendUrl' }] } });
    for (const version of ['a b', 'ä', 'latest', '../x', ''])
      expect(await add({ backendUrl }, { version }), version).toMatchObject({
        status: 422,
        body: { code: 'invalid-reference', errors: [{ pointer: '/version' }] },
      });
    for (const url of ['http://169.254.169.254/', 'https://10.0.0.1/', 'http://localhost:22', `${backendUrl}/?x=1`])
      expect(await add({ backendUrl: url }), url).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/backendUrl' }] },
      });
    expect(await add({ backendUrl, version: '1.0.0' })).toMatchObject({
      status: 409,
      body: { code: 'version-exists' },
    });
  });

  it('is added and published by who may edit the API, and by nobody else', async () => {
    const apiId = await scene.register('public', false);
    const params = { apiId, version: '1.0.0' };
    for (const who of ['outsider', 'member'] as const) {
      const importId = await scene.read(scene.people[who].userId);
      const asked = { as: scene.people[who], params };
      // A member is no publisher: the role is asked for first.
      const refused = who === 'member' ? 403 : 404;
      expect(
        (await scene.call('createApiVersion', { ...asked, params: { apiId }, body: { importId } })).status,
        who,
      ).toBe(refused);
      expect((await scene.call('publishApiVersion', asked)).status, who).toBe(refused);
      expect((await scene.call('getBackend', asked)).status, who).toBe(refused);
    }
    expect((await scene.call('publishApiVersion', { as: scene.people.admin, params })).status).toBe(200);
  });
});

describe('publishing', () => {
  it('shows the API to whom its visibility says, makes the version the latest, and tells it once', async () => {
    const apiId = await scene.register('public', false);
    const seen = () => scene.call('getApi', { asVisitor: true, params: { apiId } });
    expect((await seen()).status).toBe(404);
    const params = { apiId, version: '1.0.0' };
    const asked = { as: scene.people.owner, params };
    const answers = await Promise.all([1, 2, 3, 4].map(() => scene.call('publishApiVersion', asked)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(await seen()).toMatchObject({
      status: 200,
      body: { latestVersion: '1.0.0', operations: 2, mayEdit: false },
    });
    expect((await scene.call('publishApiVersion', asked)).body).toMatchObject({ code: 'conflict' });
    const latest = await scene.call('getApiVersion', {
      as: scene.people.outsider,
      params: { apiId, version: 'latest' },
    });
    expect(latest).toMatchObject({ body: { version: '1.0.0', gatewayUrl: `https://api.example/proxy/${apiId}` } });
  });

  it('keeps what is private within its team', async () => {
    const apiId = await scene.register('private');
    for (const who of ['outsider', undefined] as const) expect(await listed(who, apiId)).toBe(404);
    expect(await listed('member', apiId)).toEqual(['1.0.0 published']);
  });
});
