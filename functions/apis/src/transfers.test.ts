import { createId, type Principal } from '@portico/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';

type Found = { readonly items: readonly { readonly slug: string; readonly teamName: string }[] };

let scene: Scene;
/** A team of the owner’s, besides the scene’s. */
let other = '';
beforeEach(async () => {
  scene = await createScene(undefined, { appsPerTeam: 2 });
  other = await addTeam('Other', scene.people.owner);
});

const addTeam = async (name: string, { userId }: Principal, role: 'owner' | 'maintainer' | 'member' = 'owner') => {
  const teamId = createId('team', scene.clock.now());
  await scene.data.entities.team.create({ teamId, name, createdAt: scene.clock.now().toISOString() }).go();
  await scene.data.entities.membership.create({ userId, teamId, role }).go();
  return teamId;
};
const give = async (
  id: 'transferApi' | 'transferApp',
  params: { apiId: string } | { appId: string },
  { to = other, as = scene.people.owner, tag = '' } = {},
) => {
  const read = id === 'transferApi' ? 'getApi' : 'getApp';
  const seen = tag || String((await scene.call(read, { as: scene.people.admin, params })).headers.ETag);
  return scene.call(id, { as, params, body: { teamId: to }, headers: { 'if-match': seen } });
};
const list = async (as: Principal, query: Readonly<Record<string, string>> = {}) =>
  (await scene.call<Found>('listApis', { as, query })).body.items.map(({ slug }) => slug);

describe('handing an API over', () => {
  it.each(['public', 'internal', 'private'] as const)(
    'that is %s leaves lists and search of one team',
    async (kind) => {
      const apiId = await scene.register(kind);
      const heir: Principal = { userId: createId('user', scene.clock.now()), roles: ['developer'] };
      await scene.data.entities.membership.create({ userId: heir.userId, teamId: other, role: 'member' }).go();
      expect(await give('transferApi', { apiId })).toMatchObject({
        status: 200,
        body: { teamId: other, teamName: 'Other', mayEdit: true },
        headers: { ETag: '"3"' },
      });
      const hidden = kind === 'private';
      for (const query of [{}, { q: apiId.slice(0, 3) }])
        for (const [as, sees] of [
          [heir, true],
          [scene.people.admin, true],
          [scene.people.owner, true],
          [scene.people.member, !hidden],
          [scene.people.outsider, !hidden],
        ] as const)
          expect(await list(as, query), JSON.stringify(query)).toEqual(sees ? [apiId] : []);
      expect(await list(scene.people.admin, { teamId: other })).toEqual([apiId]);
      expect(await list(scene.people.admin, { teamId: scene.teamId })).toEqual([]);
      const change = (as: Principal) =>
        scene.call('updateApi', { as, params: { apiId }, body: { name: 'Mine' }, headers: { 'if-match': '"3"' } });
      expect((await change(scene.people.maintainer)).status).toBe(404);
      expect((await change(scene.people.owner)).status).toBe(200);
      expect(await list(scene.people.owner, { q: 'mine', teamId: other })).toEqual([apiId]);
    },
  );

  it('is an owner’s, to a team where they maintain, on what was seen', async () => {
    const apiId = await scene.register('public');
    const { maintainer, member, outsider, owner, admin } = scene.people;
    const theirs = await addTeam('Theirs', maintainer);
    for (const as of [maintainer, outsider])
      expect((await give('transferApi', { apiId }, { as, to: theirs })).status).toBe(404);
    expect((await give('transferApi', { apiId }, { as: member })).status).toBe(403);
    const watched = await addTeam('Watched', owner, 'member');
    for (const to of [theirs, watched, scene.teamId, createId('team', scene.clock.now())])
      expect(await give('transferApi', { apiId }, { to })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/teamId' }] },
      });
    expect((await give('transferApi', { apiId }, { tag: '"1"' })).status).toBe(412);
    const maintained = await addTeam('Maintained', owner, 'maintainer');
    const told = async (as: Principal) =>
      (await scene.call<{ mayHandOver: boolean }>('getApi', { as, params: { apiId } })).body.mayHandOver;
    expect([await told(owner), await told(maintainer), await told(admin)]).toEqual([true, false, true]);
    expect(await give('transferApi', { apiId }, { to: maintained })).toMatchObject({
      status: 200,
      body: { mayEdit: true, mayHandOver: false },
    });
    expect((await give('transferApi', { apiId }, { as: admin, to: theirs })).status).toBe(200);
  });

  it('with as many words as there may be fits a transaction', async () => {
    const apiId = await scene.register('private');
    const words = Array.from({ length: 36 }, (_, index) => `w${index.toString(36).padStart(3, 'x')}`);
    const tags = Array.from({ length: 10 }, (_, index) => `tag-${index}`);
    const body = { name: words.slice(0, 16).join(' '), summary: words.slice(16).join(' '), tags };
    const changed = { as: scene.people.owner, params: { apiId }, body, headers: { 'if-match': '"2"' } };
    expect((await scene.call('updateApi', changed)).status).toBe(200);
    expect((await give('transferApi', { apiId })).status).toBe(200);
    expect(await list(scene.people.owner, { teamId: other })).toEqual([apiId]);
  });

  it('that has a new name with its team is told by it', async () => {
    const apiId = await scene.register('public');
    await scene.data.entities.team.patch({ teamId: scene.teamId }).set({ name: 'Renamed' }).go();
    const { body } = await scene.call<Found>('listApis', { as: scene.people.outsider });
    expect(body.items).toMatchObject([{ slug: apiId, teamName: 'Renamed' }]);
  });
});

describe('handing an app over', () => {
  it('takes its place, its keys and its subscriptions with it', async () => {
    const appId = await scene.addApp();
    await scene.addApp();
    const key = { as: scene.people.owner, params: { appId }, body: { name: 'K', environment: 'live' } };
    expect((await scene.call('createApiKey', key)).status).toBe(201);
    const full = { as: scene.people.owner, body: { teamId: scene.teamId, name: 'App' } };
    expect((await scene.call('createApp', full)).status).toBe(409);
    expect(await give('transferApp', { appId })).toMatchObject({ status: 200, body: { id: appId, teamId: other } });
    expect((await scene.call('createApp', full)).status).toBe(201);
    const inTeam = async (teamId: string) =>
      (await scene.call<{ items: { id: string }[] }>('listApps', { as: scene.people.owner, query: { teamId } })).body
        .items;
    expect(await inTeam(other)).toMatchObject([{ id: appId }]);
    expect(await inTeam(scene.teamId)).toHaveLength(2);
    expect(
      (await scene.call<{ items: [] }>('listApiKeys', { as: scene.people.owner, params: { appId } })).body.items,
    ).toHaveLength(1);
    for (const as of [scene.people.maintainer, scene.people.member])
      expect((await scene.call('getApp', { as, params: { appId } })).status).toBe(404);
    const [left] = await inTeam(scene.teamId);
    expect((await give('transferApp', { appId: left?.id ?? '' })).status).toBe(200);
    const third = await scene.addApp();
    expect(await give('transferApp', { appId: third })).toMatchObject({
      status: 409,
      body: { code: 'limit-reached' },
    });
  });

  it('is an owner’s, to a team where they maintain, on what was seen', async () => {
    const appId = await scene.addApp();
    const { maintainer, outsider } = scene.people;
    const theirs = await addTeam('Theirs', maintainer);
    for (const as of [maintainer, outsider])
      expect((await give('transferApp', { appId }, { as, to: theirs })).status).toBe(404);
    for (const to of [theirs, scene.teamId]) expect((await give('transferApp', { appId }, { to })).status).toBe(422);
    expect((await give('transferApp', { appId }, { tag: '"0"' })).status).toBe(412);
  });

  it('at once to two teams leads to one', async () => {
    const appId = await scene.addApp();
    const third = await addTeam('Third', scene.people.owner);
    const both = await Promise.all([other, third].map((to) => give('transferApp', { appId }, { to, tag: '"1"' })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const { data: places } = await scene.data.entities.places.scan.go();
    expect(places.flatMap(({ ids }) => [...(ids ?? [])])).toEqual([appId]);
  });
});
