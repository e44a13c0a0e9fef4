import { beforeEach, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';
import { slugOf } from './team-record.ts';

let scene: Scene;
let params: { readonly teamId: string };
beforeEach(async () => {
  scene = await createScene();
  params = { teamId: scene.teamId };
});

const tagOf = async (teamId = scene.teamId) =>
  String((await scene.call('getTeam', { as: scene.people.owner, params: { teamId } })).headers.ETag);
const update = async (body: object, as = scene.people.owner) =>
  scene.call('updateTeam', { as, params, body, headers: { 'if-match': await tagOf() } });

describe('a team', () => {
  it('has a slug of its name, or the one that is wished, and no two have the same', async () => {
    const { owner, outsider } = scene.people;
    expect((await scene.call('getTeam', { as: owner, params: { teamId: 'walrus' } })).body).toMatchObject({
      id: scene.teamId,
      name: 'Walrus',
      slug: 'walrus',
      role: 'owner',
      owners: 1,
      acts: ['rename', 'change-members', 'invite', 'hand-over'],
    });
    const second = await scene.call('createTeam', { as: outsider, body: { name: 'Walrus' } });
    expect(second).toMatchObject({ status: 201, body: { slug: expect.stringMatching(/^walrus-[0-9a-z]{6}$/) } });
    const wished = { name: 'Sea lions', slug: 'walrus' };
    expect(await scene.call('createTeam', { as: outsider, body: wished })).toMatchObject({
      status: 409,
      body: { code: 'team-slug-taken', errors: [{ pointer: '/slug' }] },
    });
    expect((await scene.call<{ items: [] }>('listTeams', { as: outsider })).body.items).toHaveLength(1);
    const alike = await Promise.all(
      Array.from({ length: 5 }, () => scene.call('createTeam', { as: outsider, body: { name: 'x', slug: 'orca' } })),
    );
    expect(alike.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  it.each([
    ['Café Zoë & Söhne', 'cafe-zoe-sohne'],
    ['Ann’s team', 'anns-team'],
    ['Straße 7', 'strasse-7'],
    ['東京', 'team'],
    ['李小龙’s team', 'team'],
    ['Łukasz Żółć’s team', 'lukasz-zolcs-team'],
    ['Ægir & Þór Ørsted', 'aegir-thor-orsted'],
    ['--', 'team'],
    ['x'.repeat(80), 'x'.repeat(41)],
    [`${'x'.repeat(40)} y`, 'x'.repeat(40)],
  ])('called %s has the slug %s', (name, slug) => expect(slugOf(name)).toBe(slug));

  it('is renamed by an owner who has seen it: name and slug hold wherever it is read, the old slug is free', async () => {
    const { owner, member, outsider } = scene.people;
    expect(await update({ name: 'Seal', slug: 'seal' })).toMatchObject({ status: 200, body: { name: 'Seal' } });
    expect((await scene.call('listTeams', { as: member })).body).toMatchObject({ items: [{ name: 'Seal' }] });
    expect((await scene.call('getCurrentUser', { as: member })).body).toMatchObject({
      teams: [{ name: 'Seal', slug: 'seal', role: 'member' }],
    });
    expect((await scene.call('getTeam', { as: owner, params: { teamId: 'walrus' } })).status).toBe(404);
    expect((await scene.call('createTeam', { as: outsider, body: { name: 'x', slug: 'walrus' } })).status).toBe(201);
    expect(await update({ slug: 'walrus' })).toMatchObject({ status: 409, body: { code: 'team-slug-taken' } });
    expect((await update({ slug: 'seal', name: 'Seals' })).status).toBe(200);
    const stale = { as: owner, params, body: { name: 'Late' }, headers: { 'if-match': '"1"' } };
    expect((await scene.call('updateTeam', stale)).status).toBe(412);
    expect((await update({ name: 'Mine' }, scene.people.maintainer)).status).toBe(404);
  });

  it('is seen by its members and by admins, and is not there for anybody else', async () => {
    for (const [as, status] of [
      [scene.people.member, 200],
      [scene.people.admin, 200],
      [scene.people.outsider, 404],
    ] as const)
      for (const id of ['getTeam', 'listMembers'] as const)
        expect((await scene.call(id, { as, params })).status, id).toBe(status);
    const { body } = await scene.call<object>('getTeam', { as: scene.people.admin, params });
    expect(body).not.toHaveProperty('role');
    expect(body).toMatchObject({ acts: { length: 4 } });
    for (const as of [scene.people.member, scene.people.maintainer])
      expect((await scene.call('getTeam', { as, params })).body).toMatchObject({ acts: [] });
  });
});

describe('members', () => {
  const change = (userId: string, role: string, as = scene.people.owner) =>
    scene.call('updateMember', { as, params: { ...params, userId }, body: { role } });

  it('are listed with who they are, in pages', async () => {
    const { member } = scene.people;
    const query = { limit: '2' };
    const first = await scene.call<{ items: object[]; nextCursor: string }>('listMembers', {
      as: member,
      params,
      query,
    });
    const cursor = first.body.nextCursor;
    const { body } = await scene.call<{ items: object[] }>('listMembers', {
      as: member,
      params,
      query: { limit: '2', cursor },
    });
    const all = [...first.body.items, ...body.items];
    expect(all).toHaveLength(3);
    expect(all).toContainEqual({ userId: member.userId, name: 'mia', email: 'mia@example.com', role: 'member' });
  });

  it('are given roles, removed, and leave; nobody but an owner does that to others', async () => {
    const { owner, maintainer, member, outsider } = scene.people;
    expect(await change(member.userId, 'maintainer')).toMatchObject({ status: 200, body: { role: 'maintainer' } });
    expect((await change(member.userId, 'maintainer')).status).toBe(200);
    expect((await change(member.userId, 'owner', maintainer)).status).toBe(404);
    expect((await change(outsider.userId, 'member')).status).toBe(404);
    const remove = (userId: string, as = owner) => scene.call('removeMember', { as, params: { ...params, userId } });
    expect((await remove(member.userId, maintainer)).status).toBe(404);
    expect((await remove(member.userId)).status).toBe(204);
    expect((await remove(member.userId)).status).toBe(404);
    expect((await scene.call('leaveTeam', { as: maintainer, params })).status).toBe(204);
    expect((await scene.call('leaveTeam', { as: maintainer, params })).status).toBe(404);
    expect((await scene.call('leaveTeam', { as: scene.people.admin, params })).status).toBe(404);
    expect(await scene.rolesIn(scene.teamId)).toEqual({ [owner.userId]: 'owner' });
  });

  it('keep the last owner, whoever asks and in whichever way', async () => {
    const { owner, admin, maintainer } = scene.people;
    const refused = { status: 409, body: { code: 'last-owner' } };
    expect(await change(owner.userId, 'member')).toMatchObject(refused);
    expect(await change(owner.userId, 'maintainer', admin)).toMatchObject(refused);
    expect(await scene.call('leaveTeam', { as: owner, params })).toMatchObject(refused);
    for (const as of [owner, admin])
      expect(await scene.call('removeMember', { as, params: { ...params, userId: owner.userId } })).toMatchObject(
        refused,
      );
    expect((await change(maintainer.userId, 'owner')).status).toBe(200);
    expect((await scene.call('leaveTeam', { as: owner, params })).status).toBe(204);
    expect(await scene.call('leaveTeam', { as: maintainer, params })).toMatchObject(refused);
  });

  it('of a team from before owners were counted are counted from its one', async () => {
    const { owner, maintainer } = scene.people;
    await scene.data.entities.team.patch({ teamId: scene.teamId }).remove(['owners']).go();
    expect(await change(owner.userId, 'member')).toMatchObject({ status: 409, body: { code: 'last-owner' } });
    expect((await change(maintainer.userId, 'owner')).status).toBe(200);
    expect((await change(owner.userId, 'member')).status).toBe(200);
    expect((await scene.call('leaveTeam', { as: maintainer, params })).body).toMatchObject({ code: 'last-owner' });
  });
});

describe('handing a team over', () => {
  const handOver = async (userId: string, as = scene.people.owner) =>
    scene.call('transferTeam', { as, params, body: { userId }, headers: { 'if-match': await tagOf() } });

  it('makes another member the owner, and whoever did it a maintainer', async () => {
    const { owner, member } = scene.people;
    expect(await handOver(member.userId)).toMatchObject({ status: 200, body: { role: 'maintainer', owners: 1 } });
    expect(await scene.rolesIn(scene.teamId)).toMatchObject({
      [owner.userId]: 'maintainer',
      [member.userId]: 'owner',
    });
    expect((await handOver(owner.userId)).status).toBe(404);
  });

  it('to another owner leaves one fewer, and never none', async () => {
    const { maintainer } = scene.people;
    await scene.call('updateMember', {
      as: scene.people.owner,
      params: { ...params, userId: maintainer.userId },
      body: { role: 'owner' },
    });
    expect(await handOver(maintainer.userId)).toMatchObject({ status: 200, body: { owners: 1 } });
    expect((await scene.call('leaveTeam', { as: maintainer, params })).body).toMatchObject({ code: 'last-owner' });
  });

  it('is refused to oneself, to who is no member, and by who does not own it', async () => {
    const { owner, outsider, admin } = scene.people;
    for (const { userId } of [owner, outsider])
      expect(await handOver(userId)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/userId' }] } });
    expect((await handOver(owner.userId, scene.people.maintainer)).status).toBe(404);
    expect((await handOver(scene.people.member.userId, admin)).status).toBe(409);
  });
});
