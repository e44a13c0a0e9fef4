import type { Data } from '@portico/data';
import { createTestTable } from '@portico/data/test-table';
import { createId, type Principal } from '@portico/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';
import { users } from './users.ts';

let data: Data;
let people: ReturnType<typeof users>;
let at = new Date('2026-11-29T10:00:00.000Z');
beforeAll(async () => {
  data = await createTestTable();
  people = users({ data, now: () => at, issuer: 'https://pool.example' });
});
const claimsOf = (sub: string, more: object = {}) => ({
  ...{
    sub,
    name: 'Ann',
    email: `${sub}@example.com`,
    emailVerified: true,
    groups: [],
    username: '',
    providerGroups: undefined,
    scopes: [],
    originId: undefined,
  },
  ...{ nonce: undefined, expiresAt: 0, ...more },
});
const signIn = (sub: string, roles: Principal['roles'], more: object = {}) => people.signIn(claimsOf(sub, more), roles);
const kept = async (userId: string) => (await data.entities.user.get({ userId }).go({ consistent: true })).data;

describe('the role of somebody', () => {
  it('is what their groups say at each sign-in, until an admin gives another', async () => {
    const { userId } = await signIn('groups', ['developer']);
    expect(await kept(userId)).toMatchObject({ role: 'developer', standing: 'active developer' });
    at = new Date(at.getTime() + 60_000);
    expect((await signIn('groups', ['publisher', 'developer'])).role).toBe('publisher');
    expect(await kept(userId)).toMatchObject({
      standing: 'active publisher',
      lastSignInAt: at.toISOString(),
      place: `${at.toISOString()} ${userId}`,
    });
    await data.entities.user.patch({ userId }).set({ role: 'developer', roleGiven: true }).go();
    expect((await signIn('groups', ['admin', 'developer'])).role).toBe('developer');
  });

  it('stays admin for the last one, whatever their groups say', async () => {
    const { userId } = await signIn('only', ['admin', 'developer']);
    expect((await signIn('only', ['developer'])).role).toBe('admin');
    await signIn('another', ['admin', 'developer']);
    expect((await signIn('only', ['developer'])).role).toBe('developer');
    expect((await kept(userId))?.standing).toBe('active developer');
  });

  it('is kept of somebody from before roles were: the next sign-in says it', async () => {
    const userId = createId('user', at);
    await data.entities.identity.create({ issuer: 'https://pool.example', sub: 'old', userId }).go();
    await data.entities.user
      .create({ userId, email: 'old@example.com', name: 'Old', createdAt: at.toISOString() })
      .go();
    expect(await signIn('old', ['publisher', 'developer'])).toMatchObject({ userId, role: 'publisher' });
  });

  it('signs nobody in who was disabled at the same moment', async () => {
    const { userId } = await signIn('disabled', ['developer']);
    await data.entities.user.patch({ userId }).set({ disabledAt: at.toISOString() }).go();
    await expect(signIn('disabled', ['developer'])).rejects.toMatchObject({ code: 'sign-in-failed' });
  });
});

describe('oneself', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await createScene();
  });
  const read = async () => scene.call('getCurrentUser', { as: scene.people.member });
  const change = async (body: object, headers?: Record<string, string>) =>
    scene.call('updateCurrentUser', {
      as: scene.people.member,
      body,
      headers: headers ?? { 'If-Match': String((await read()).headers.ETag) },
    });

  it('says what one prefers, member by member, and takes it back with null', async () => {
    const likes = { name: 'Mia M.', language: 'de', theme: 'dark', timeZone: 'Europe/Berlin', mails: { teams: false } };
    expect(await change(likes)).toMatchObject({ status: 200 });
    expect((await change({ mails: { apis: false }, theme: null })).body).toMatchObject({
      user: { name: 'Mia M.' },
      preferences: { language: 'de', timeZone: 'Europe/Berlin', mails: { teams: false, apis: false } },
    });
    const { body } = await read();
    expect(body).toHaveProperty('preferences.language', 'de');
    expect(body).not.toHaveProperty('preferences.theme');
  });

  it('is told by mail that mails of new devices were switched off; once', async () => {
    const kinds = async () => {
      const { body } = await scene.call<{ items: { kind: string }[] }>('listNotices', { as: scene.people.member });
      return body.items.map(({ kind }) => kind);
    };
    await change({ mails: { teams: false, security: true } });
    expect(await kinds()).toEqual([]);
    await change({ mails: { security: false } });
    await change({ mails: { security: false }, theme: 'dark' });
    expect(await kinds()).toEqual(['new-device-mails-off']);
    await change({ mails: { security: true } });
    await change({ mails: { security: false } });
    expect(await kinds()).toHaveLength(2);
  });

  it('is changed as it was seen, in a time zone there is', async () => {
    const seen = { 'If-Match': String((await read()).headers.ETag) };
    expect((await change({ theme: 'light' }, seen)).status).toBe(200);
    expect((await change({ theme: 'dark' }, seen)).status).toBe(412);
    expect(await change({ timeZone: 'Europe/Atlantis' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/timeZone' }] },
    });
  });

  it('is found by the new name at once', async () => {
    await change({ name: 'Quintessa' });
    const found = await scene.call('listUsers', { as: scene.people.admin, query: { q: 'quint' } });
    expect(found.body).toMatchObject({ items: [{ id: scene.people.member.userId }] });
  });
});
