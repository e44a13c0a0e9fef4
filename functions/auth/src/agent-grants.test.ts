import { hashSecret, parseAgentToken } from '@portico/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { type AgentScene, API_SERVER, createAgentScene, PORTAL_SERVER, type Tokens } from '../test/agent-scene.ts';

let scene: AgentScene;
beforeEach(async () => {
  scene = await createAgentScene();
});
const begun = async (more: object = {}): Promise<Tokens> => (await scene.redeem(await scene.codeOf(more))).body;
const kept = async () => (await scene.data.entities.agentGrant.scan.go({ pages: 'all' })).data;

describe('a code', () => {
  it('is good for the tokens of one server, once; an API’s is for calls of the app that was chosen', async () => {
    const { status, body } = await scene.redeem(await scene.codeOf());
    expect(status).toBe(200);
    expect(body).toMatchObject({ expiresInSeconds: 900 });
    expect(body.scope).toBeUndefined();
    const [grant] = await scene.listed();
    expect(grant).toMatchObject({ id: parseAgentToken(body.accessToken), clientName: 'Inspector', server: API_SERVER });
    expect(grant).toMatchObject({ appId: scene.appId, environment: 'live', expiresAt: '2027-02-20T12:00:00.000Z' });
    const portal = await begun({ resource: PORTAL_SERVER });
    expect(portal.scope).toBe('apis:read docs:read');
  });

  it('that comes a second time ends what it gave the first time', async () => {
    const code = await scene.codeOf();
    const { body } = await scene.redeem(code);
    expect((await scene.redeem(code)).status).toBe(401);
    expect(await scene.listed()).toEqual([]);
    expect((await scene.refresh(body.refreshToken)).status).toBe(401);
    expect((await scene.redeem(code)).status).toBe(401);
  });

  it('of which several come at once gives tokens once at most, and those end', async () => {
    const code = await scene.codeOf();
    const answers = await Promise.all([scene.redeem(code), scene.redeem(code), scene.redeem(code)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await scene.listed()).toEqual([]);
  });

  it('is worth nothing with another verifier, client, redirect URI or server, and after a minute', async () => {
    const code = await scene.codeOf();
    const other = await scene.call<{ clientId: string }>('registerAgentClient', {
      body: { name: 'Inspector', redirectUris: [scene.asked().redirectUri] },
    });
    expect(other.body.clientId).toBe(scene.clientId);
    for (const wrong of [
      { verifier: `${scene.verifier}x` },
      { clientId: `${scene.clientId}x` },
      { redirectUri: 'http://127.0.0.1:33419/callback' },
      { resource: PORTAL_SERVER },
      { code: `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}` },
      { code: `${code}x` },
    ])
      expect((await scene.redeem(code, wrong)).status, JSON.stringify(wrong)).toBe(401);
    scene.clock.pass(60);
    expect((await scene.redeem(code)).status).toBe(401);
    expect(await scene.listed()).toEqual([]);
  });

  it('is nobody’s who was disabled meanwhile', async () => {
    const code = await scene.codeOf();
    const { userId } = scene.people.member;
    await scene.data.entities.user.patch({ userId }).set({ disabledAt: '2026-11-22T12:00:00.000Z' }).go();
    expect((await scene.redeem(code)).status).toBe(401);
  });

  it('leaves nothing in the table that opens anything', async () => {
    const code = await scene.codeOf();
    const { accessToken, refreshToken } = (await scene.redeem(code)).body;
    const text = JSON.stringify(await kept());
    for (const secret of [code, accessToken, refreshToken, refreshToken.split('.')[2] ?? '', scene.verifier])
      expect(text).not.toContain(secret);
    expect(text).toContain(hashSecret(accessToken));
  });
});

describe('a refresh token', () => {
  it('is another one each time, and so is the access token; the last three work on', async () => {
    let last = await begun();
    const seen = new Set([last.refreshToken, last.accessToken]);
    for (let times = 0; times < 4; times++) {
      last = (await scene.refresh(last.refreshToken)).body;
      seen.add(last.refreshToken).add(last.accessToken);
    }
    expect(seen.size).toBe(10);
    const [item] = await kept();
    expect(item?.accesses).toHaveLength(3);
    expect(item?.accesses[0]?.hash).toBe(hashSecret(last.accessToken));
    scene.clock.pass(901);
    await scene.refresh(last.refreshToken);
    expect((await kept())[0]?.accesses).toHaveLength(1);
  });

  it('just replaced works for half a minute more, for who did not hear, and gives the same next one', async () => {
    const { refreshToken } = await begun();
    const next = (await scene.refresh(refreshToken)).body.refreshToken;
    scene.clock.pass(30);
    expect((await scene.refresh(refreshToken)).body.refreshToken).toBe(next);
    expect((await scene.refresh(next)).status).toBe(200);
  });

  it('of two that refresh at once gives both the same next one', async () => {
    const { refreshToken } = await begun();
    const both = await Promise.all([scene.refresh(refreshToken), scene.refresh(refreshToken)]);
    expect(new Set(both.map(({ body }) => body.refreshToken)).size).toBe(1);
  });

  it('that was replaced, in whichever generation, ends all of it when it comes again', async () => {
    const { refreshToken: first } = await begun();
    let last = first;
    for (let times = 0; times < 3; times++) last = (await scene.refresh(last)).body.refreshToken;
    expect((await scene.refresh(first)).status).toBe(401);
    expect((await scene.refresh(last)).status).toBe(401);
    expect(await scene.listed()).toEqual([]);
  });

  it('is refused of another client or server, forged, or from before the deployment’s time, and ends nothing', async () => {
    const { refreshToken, accessToken } = await begun();
    const [id = '', , mac = ''] = refreshToken.split('.');
    for (const [token, more] of [
      [refreshToken, { clientId: 'https://other.example/agent' }],
      [refreshToken, { resource: PORTAL_SERVER }],
      [`${id}.1.${mac}`, {}],
      [`${id}.0.${'A'.repeat(43)}`, {}],
      [accessToken, {}],
      ['x', {}],
    ] as const)
      expect((await scene.refresh(token, more)).status).toBe(401);
    expect((await scene.refresh(refreshToken, { resource: API_SERVER })).status).toBe(200);
  });

  it('is over after ninety days, however often it was used', async () => {
    let { refreshToken } = await begun();
    for (let weeks = 0; weeks < 12; weeks++) {
      scene.clock.pass(7 * 86_400);
      refreshToken = (await scene.refresh(refreshToken)).body.refreshToken;
    }
    scene.clock.pass(6 * 86_400);
    expect((await scene.refresh(refreshToken)).status).toBe(401);
    expect(await scene.listed()).toEqual([]);
  });
});

describe('an agent', () => {
  it('is ended by who let it in, and by nobody else', async () => {
    const { refreshToken } = await begun();
    const [grant] = await scene.listed();
    const revoke = (as = scene.people.member) =>
      scene.call('revokeAgentGrant', { as, params: { grantId: grant?.id ?? '' } });
    for (const as of [scene.people.owner, scene.people.admin]) expect((await revoke(as)).status).toBe(404);
    expect(await scene.listed(scene.people.owner)).toEqual([]);
    expect((await revoke()).status).toBe(204);
    expect((await revoke()).status).toBe(404);
    expect((await scene.refresh(refreshToken)).status).toBe(401);
  });

  it('ends itself with any token that works (RFC 7009); what is none is answered alike, and ends nothing', async () => {
    const end = (token: string, clientId = scene.clientId) =>
      scene.call('endAgentGrant', { body: { clientId, token } });
    const { accessToken, refreshToken } = await begun();
    for (const [token, clientId] of [
      ['x'],
      [refreshToken.replace('.0.', '.1.')],
      [refreshToken, 'https://other.example/agent'],
    ] as const)
      expect((await end(token, clientId)).status).toBe(204);
    expect(await scene.listed()).toHaveLength(1);
    expect((await end(accessToken)).status).toBe(204);
    expect(await scene.listed()).toEqual([]);
    const second = await begun();
    expect((await end(second.refreshToken)).status).toBe(204);
    expect((await scene.refresh(second.refreshToken)).status).toBe(401);
  });

  it('is told to the audit log as it is let in, begins, is caught and ends, by whom', async () => {
    const code = await scene.codeOf();
    await scene.redeem(code);
    const [grant] = await scene.listed();
    await scene.redeem(code);
    const entityId = grant?.id ?? '';
    const { data } = await scene.data.entities.auditEntry.query.byEntity({ entityId }).go({ pages: 'all' });
    const { userId } = scene.people.member;
    expect(data.map(({ action, actorId }) => `${action} ${actorId}`).sort()).toEqual(
      ['agent.approve', 'agent.begin', 'agent.reuse'].map((action) => `${action} ${userId}`),
    );
  });
});
