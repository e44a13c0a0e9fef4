import { hashSecret, parseAccessToken } from '@portico/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';

type Token = { readonly id: string; readonly status: string; readonly name: string };
type Created = { readonly token: Token; readonly secret: string };
type Page = { readonly items: readonly Token[]; readonly nextCursor?: string };

let scene: Scene;
beforeEach(async () => {
  scene = await createScene(scene?.data, { tokensPerPerson: 3 });
});
const inDays = (days: number) => new Date(scene.clock.now().getTime() + days * 86_400_000).toISOString();
const create = (more: object = {}, as = scene.people.member) =>
  scene.call<Created>('createAccessToken', {
    as,
    body: { name: 'CI', scopes: ['apis:read', 'apis:write'], expiresAt: inDays(30), ...more },
  });
const list = async (as = scene.people.member) => (await scene.call<Page>('listAccessTokens', { as })).body.items;
const revoke = (tokenId: string, as = scene.people.member) =>
  scene.call('revokeAccessToken', { as, params: { tokenId } });

describe('an access token', () => {
  it('is shown once, and of it the table has a hash', async () => {
    const { status, body } = await create();
    expect(status).toBe(201);
    expect(parseAccessToken(body.secret)).toBe(body.token.id);
    expect(body.token).toMatchObject({ status: 'active', lastFour: body.secret.slice(-4) });
    const kept = (await scene.data.entities.accessToken.get({ tokenId: body.token.id }).go()).data;
    expect(kept?.hash).toBe(hashSecret(body.secret));
    expect(JSON.stringify(kept)).not.toContain(body.secret);
    expect(JSON.stringify(await list())).not.toContain(body.secret);
  });

  it('is one’s own: listed for nobody else, and revoked by nobody else, an admin neither', async () => {
    const { token } = (await create()).body;
    expect(await list()).toMatchObject([{ id: token.id, name: 'CI' }]);
    expect(await list(scene.people.owner)).toEqual([]);
    for (const as of [scene.people.owner, scene.people.admin]) expect((await revoke(token.id, as)).status).toBe(404);
    expect((await revoke(token.id)).status).toBe(204);
    expect((await revoke(token.id)).status).toBe(404);
    expect(await list()).toMatchObject([{ status: 'revoked' }]);
  });

  it('ends, within a year', async () => {
    for (const expiresAt of [inDays(-1), inDays(367), scene.clock.now().toISOString()])
      expect((await create({ expiresAt })).status, expiresAt).toBe(400);
    await create({ expiresAt: inDays(1) });
    scene.clock.pass(86_400);
    expect(await list()).toMatchObject([{ status: 'expired' }]);
  });

  it('is for something: scopes there are, each once, one at least', async () => {
    for (const scopes of [[], ['apis:read', 'apis:read'], ['tokens:write'], ['*']])
      expect((await create({ scopes })).status, String(scopes)).toBe(400);
  });

  it('has so many beside it, who come at once too; one that is over leaves its place', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => create({ expiresAt: inDays(1) })));
    expect(made.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(made.find(({ status }) => status !== 201)?.body).toMatchObject({ code: 'limit-reached' });
    scene.clock.pass(86_400);
    expect((await create()).status).toBe(201);
  });

  it('makes no token and ends none: where a program asks, its scopes say what it may', async () => {
    const { member } = scene.people;
    const asked = { as: { ...member, scopes: ['users:read', 'teams:write'] } };
    expect((await scene.call('getCurrentUser', asked)).status).toBe(200);
    expect((await scene.call('listTeams', asked)).status).toBe(200);
    expect((await scene.call('createTeam', { ...asked, body: { name: 'By a program' } })).status).toBe(201);
    for (const [id, body] of [
      ['updateCurrentUser', { theme: 'dark' }],
      ['listAccessTokens', undefined],
      ['listSessions', undefined],
      ['createAccessToken', { name: 'x', scopes: ['apis:read'], expiresAt: inDays(1) }],
    ] as const)
      expect(await scene.call(id, { ...asked, body, headers: { 'If-Match': '"0"' } }), id).toMatchObject({
        status: 403,
        body: { code: 'scope-missing' },
      });
  });
});
