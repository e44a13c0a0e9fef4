import { createId } from '@portico/domain';
import { afterAll, describe, expect, it } from 'vitest';
import { allows, at, createScene, PORTAL, PROXY, portalPaths, proxyPaths, STAGE } from '../test/scene.ts';

const { data, keys, userId, disabledId, addKey, openSession, sign, ask, refused } = await createScene();
afterAll(() => keys.stop());

describe('a token, as its user is now', () => {
  const asTheyAre = async (sub: string) =>
    ask(PORTAL, {
      Authorization: `Bearer ${await keys.sign({ origin_jti: `origin-as-they-are-${sub}`, 'cognito:groups': ['publisher'] })}`,
    });
  const somebody = async (sub: string, more: { role?: 'admin' | 'developer'; sessionsEndedAt?: string }) => {
    const id = createId('user', at);
    const item = { userId: id, email: 'r@b.example', name: 'R', createdAt: at.toISOString() };
    await data.entities.user.create({ ...item, ...more }).go();
    await openSession(`origin-as-they-are-${sub}`, id);
  };

  it('has the role that is kept of them, not that of the groups in the token', async () => {
    await somebody('kept', { role: 'admin' });
    expect((await asTheyAre('kept')).context).toMatchObject({ roles: 'admin developer' });
    await somebody('lowered', { role: 'developer' });
    expect((await asTheyAre('lowered')).context).toMatchObject({ roles: 'developer' });
    await somebody('unsaid', {});
    expect((await asTheyAre('unsaid')).context).toMatchObject({ roles: 'publisher developer' });
  });

  it('opens nothing once all sessions of its user were ended, and what began later does', async () => {
    await somebody('ended', { sessionsEndedAt: at.toISOString() });
    await expect(asTheyAre('ended')).rejects.toThrow(/^Unauthorized$/);
    await somebody('later', { sessionsEndedAt: new Date(at.getTime() - 1).toISOString() });
    expect((await asTheyAre('later')).principalId).toMatch(/^usr_/);
  });
});

describe('a bearer token', () => {
  it('opens every route of the portal and none of the gateway, whichever it was asked for first (the answer is cached)', async () => {
    const policy = await ask(PORTAL, {
      Authorization: `Bearer ${await sign({ 'cognito:groups': ['publisher', 'root'] })}`,
    });
    expect(policy.context).toEqual({
      ...{ userId, roles: 'publisher developer', freshUntil: 'always' },
      ...{ sessionId: expect.stringMatching(/^ses_/), expiresAt: expect.any(String) },
    });
    expect(policy.principalId).toBe(userId);
    for (const path of portalPaths) expect(allows(policy, path), path).toBe(true);
    for (const path of proxyPaths) expect(allows(policy, path), path).toBe(false);
  });

  it('opens no other API, stage or account', async () => {
    const policy = await ask(PORTAL, { Authorization: `Bearer ${await sign()}` });
    for (const statement of policy.policyDocument.Statement) expect(JSON.stringify(statement)).toContain(`"${STAGE}/`);
  });

  it('is refused at the gateway, in whichever header it comes', async () => {
    const token = await sign();
    await refused(PROXY, { Authorization: `Bearer ${token}` });
    await refused(PROXY, { 'X-Api-Key': token });
    await refused(PROXY, { 'X-Api-Key': `Bearer ${token}` });
  });

  it('is refused of a disabled user, of nobody known, and expired', async () => {
    for (const claims of [
      { sub: 'sub-2', origin_jti: 'origin-of-sub-2' },
      { sub: 'sub-3', origin_jti: 'origin-of-sub-3' },
      { origin_jti: undefined },
      { exp: 1 },
      { token_use: 'id', aud: 'client-1' },
      { client_id: 'client-2' },
    ])
      await refused(PORTAL, { Authorization: `Bearer ${await sign(claims)}` });
  });

  it('is refused once its session has ended, and from the instant it expires', async () => {
    const ended = await openSession('origin-ended', userId);
    expect(
      (await ask(PORTAL, { Authorization: `Bearer ${await sign({ origin_jti: 'origin-ended' })}` })).principalId,
    ).toBe(userId);
    await data.entities.session.patch({ sessionId: ended }).set({ endedAt: at.toISOString() }).go();
    await openSession('origin-expired', userId, { expiresAt: at.toISOString() });
    await openSession('origin-of-another', disabledId);
    for (const origin_jti of ['origin-ended', 'origin-expired', 'origin-of-another'])
      await refused(PORTAL, { Authorization: `Bearer ${await sign({ origin_jti })}` });
  });

  it('is refused once the connection that its session came through is switched off, or gone, and stays so', async () => {
    const connectionId = createId('connection', at);
    const { connection } = data.entities;
    await connection
      .create({
        ...{ connectionId, name: 'Acme', kind: 'saml', issuer: 'https://idp.example', domains: [], mappings: [] },
        ...{ claims: { email: 'email', name: 'name' }, enabled: true, createdAt: at.toISOString() },
      })
      .go();
    await openSession('origin-through', userId, { connectionId });
    const token = await sign({ origin_jti: 'origin-through' });
    const through = () => ask(PORTAL, { Authorization: `Bearer ${token}` });
    expect(allows(await through(), portalPaths[0] ?? '')).toBe(true);
    const switchTo = (enabled: boolean, more: { sessionsEndedAt?: string } = {}) =>
      connection
        .patch({ connectionId })
        .set({ enabled, ...more })
        .go();
    await switchTo(false);
    await expect(through()).rejects.toThrow('Unauthorized');
    await switchTo(true, { sessionsEndedAt: at.toISOString() });
    await expect(through()).rejects.toThrow('Unauthorized');
    await connection.delete({ connectionId }).go();
    await expect(through()).rejects.toThrow('Unauthorized');
  });

  it('is told with the instant until which it is true: its own end, or its session’s where that is sooner', async () => {
    const exp = Math.floor(Date.now() / 1000) + 300;
    const until = async (origin_jti: string) =>
      (await ask(PORTAL, { Authorization: `Bearer ${await sign({ exp, origin_jti })}` })).context?.expiresAt;
    expect(await until('origin-of-sub-1')).toBe(new Date(exp * 1000).toISOString());
    const soon = new Date(at.getTime() + 1).toISOString();
    await openSession('origin-soon', userId, { expiresAt: soon });
    expect(await until('origin-soon')).toBe(soon);
  });

  it('is refused beside a key: who brings two credentials is nobody', async () => {
    const { secret } = await addKey();
    await refused(PORTAL, { Authorization: `Bearer ${await sign()}`, 'X-Api-Key': secret });
    await refused(PORTAL, { Authorization: `Bearer ${await sign()}`, 'X-Api-Key': [secret, secret] });
  });

  it('is refused in any other form, and given twice', async () => {
    const token = await sign();
    for (const value of [
      '',
      'Bearer',
      'Bearer ',
      token,
      `Basic ${token}`,
      `Bearer ${token} `,
      `Bearer ${token},`,
      `Bearer ${token}, Bearer ${token}`,
      `Bearer  ${token}`,
      `Bearer\t${token}`,
      `Bearer ${token}\0`,
      `ApiKey ${token}`,
    ])
      await refused(PORTAL, { Authorization: value });
    await refused(PORTAL, { Authorization: [`Bearer ${token}`, `Bearer ${token}`] });
    await refused(PORTAL, {});
    expect((await ask(PORTAL, { authorization: `bearer ${token}` })).principalId).toBe(userId);
  });
});
