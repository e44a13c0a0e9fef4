import type { Data } from '@portico/data';
import { createTestTable } from '@portico/data/test-table';
import { createAccessTokenSecret, createApiKey, createApiKeySecret, createId, hashSecret } from '@portico/domain';
import { createIdentity } from '@portico/identity';
import { type KeyServer, startKeyServer } from '@portico/identity/key-server';
import { createFailureLog } from '@portico/telemetry';
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAuthorizer } from './app.ts';

vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');

const STAGE = 'arn:aws:execute-api:us-east-1:000000000000:abc123/v1';
const at = new Date('2026-11-22T12:00:00Z');
const userId = createId('user', at);
const disabledId = createId('user', at);
let data: Data;
let keys: KeyServer;
let authorize: ReturnType<typeof createAuthorizer>;

const addKey = async (more: { revokedAt?: string; expiresAt?: string } = {}) => {
  const keyId = createId('apiKey', at);
  const secret = createApiKeySecret(keyId, 'live');
  await data.entities.apiKey
    .create({
      keyId,
      appId: 'app_1',
      purpose: 'app',
      name: 'k',
      environment: 'live',
      hash: hashSecret(secret),
      prefix: 'p',
      lastFour: '1234',
      createdAt: at.toISOString(),
      ...more,
    })
    .go();
  return { keyId, secret };
};

type More = { expiresAt?: string; endedAt?: string; connectionId?: string };
const openSession = async (originId: string, owner: string, more: More = {}) => {
  const sessionId = createId('session', at);
  const { session, tokenOrigin } = data.entities;
  await session
    .create({
      ...{ sessionId, userId: owner, tokenHash: 'h', sealedRefreshToken: 's' },
      ...{ createdAt: at.toISOString(), lastSeenAt: at.toISOString(), expiresAt: '2027-01-01T00:00:00.000Z', ...more },
    })
    .go();
  await tokenOrigin.create({ originId, sessionId, userId: owner }).go();
  return sessionId;
};
const sign = (claims: Record<string, unknown> = {}) => keys.sign({ origin_jti: 'origin-of-sub-1', ...claims });

beforeAll(async () => {
  [data, keys] = await Promise.all([createTestTable(), startKeyServer()]);
  authorize = createAuthorizer({
    data,
    now: () => at,
    edgeSecret: async () => 'an edge secret',
    identity: createIdentity({ issuer: keys.issuer, clientId: 'client-1' }),
    logFailure: createFailureLog(),
  });
  const { user } = data.entities;
  for (const [id, sub, disabled] of [
    [userId, 'sub-1', false],
    [disabledId, 'sub-2', true],
  ] as const) {
    await user
      .create({
        userId: id,
        email: 'a@b.example',
        name: 'A',
        createdAt: at.toISOString(),
        ...(disabled && { disabledAt: at.toISOString() }),
      })
      .go();
    await openSession(`origin-of-${sub}`, id);
  }
});
afterAll(() => keys.stop());

const PORTAL = '/apps/{appId}';
const PROXY = '/proxy/{apiId}/{path+}';
const ask = (resource: string, headers: Record<string, string | string[]>) =>
  authorize({
    methodArn: `${STAGE}/GET${resource.replace(/[{}+]/g, '')}`,
    resource,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().at(-1)])),
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat()])),
    requestContext: { requestId: 'req-1' },
    // The authorizer reads no other part of an event.
  } as unknown as APIGatewayRequestAuthorizerEvent);
const refused = (resource: string, headers: Record<string, string | string[]>) =>
  expect(ask(resource, headers)).rejects.toThrow(/^Unauthorized$/);

/** What API Gateway makes of a policy: an explicit Deny, else an Allow, else nothing. */
const allows = ({ policyDocument }: APIGatewayAuthorizerResult, path: string): boolean => {
  const effects = policyDocument.Statement.filter((statement) => {
    const resources = 'Resource' in statement ? [statement.Resource].flat() : [];
    return resources.some((resource) =>
      new RegExp(
        `^${String(resource)
          .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
          .replaceAll('*', '.*')}$`,
      ).test(`${STAGE}${path}`),
    );
  }).map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
};
const portalPaths = ['/GET/apps', '/DELETE/apps/app_1/keys/key_1', '/POST/apis', '/PUT/apis/a/versions/1/backend'];
const proxyPaths = ['/GET/proxy/museum/things', '/POST/proxy/museum/a/b', '/DELETE/proxy/x/y'];

describe('an access token', () => {
  const made = async (more: { expiresAt?: string; revokedAt?: string } = {}, owner: object = {}) => {
    const [tokenId, id] = [createId('accessToken', at), createId('user', at)];
    const secret = createAccessTokenSecret(tokenId);
    const item = {
      userId: id,
      email: 'p@b.example',
      name: 'P',
      createdAt: at.toISOString(),
      role: 'publisher' as const,
    };
    await data.entities.user.create({ ...item, ...owner }).go();
    await data.entities.accessToken
      .create({
        ...{ tokenId, userId: id, name: 'CI', scopes: ['apis:read', 'apis:write'], hash: hashSecret(secret) },
        ...{ lastFour: secret.slice(-4), createdAt: at.toISOString(), expiresAt: '2027-01-01T00:00:00.000Z', ...more },
      })
      .go();
    return { tokenId, secret, id };
  };
  const bearer = (secret: string) => ({ Authorization: `Bearer ${secret}` });

  it('opens the portal’s API and not the gateway, for its scopes and in its user’s role', async () => {
    const { secret, id } = await made();
    const policy = await ask(PORTAL, bearer(secret));
    expect(policy.context).toMatchObject({ userId: id, roles: 'publisher developer', scopes: 'apis:read apis:write' });
    for (const path of portalPaths) expect(allows(policy, path), path).toBe(true);
    for (const path of proxyPaths) expect(allows(policy, path), path).toBe(false);
    await refused(PROXY, { 'X-Api-Key': secret });
    await refused(PROXY, bearer(secret));
  });

  it('opens nothing once it is revoked or over, its user disabled, or a letter of it another', async () => {
    const { secret } = await made();
    await refused(PORTAL, bearer(`${secret.slice(0, -1)}${secret.endsWith('a') ? 'b' : 'a'}`));
    await refused(PORTAL, bearer((await made({ revokedAt: at.toISOString() })).secret));
    await refused(PORTAL, bearer((await made({ expiresAt: at.toISOString() })).secret));
    await refused(PORTAL, bearer((await made({}, { disabledAt: at.toISOString() })).secret));
    await refused(PORTAL, bearer(createAccessTokenSecret(createId('accessToken', at))));
    await refused(PORTAL, { ...bearer(secret), 'X-Api-Key': secret });
  });

  it('knows when it was last used, and writes it once a minute at most', async () => {
    const { secret, tokenId } = await made();
    const kept = async () =>
      (await data.entities.accessToken.get({ tokenId }).go({ consistent: true })).data?.lastUsedAt;
    await Promise.all([1, 2, 3].map(() => ask(PORTAL, bearer(secret))));
    expect(await kept()).toBe(at.toISOString());
    const recent = new Date(at.getTime() - 59_000).toISOString();
    await data.entities.accessToken.patch({ tokenId }).set({ lastUsedAt: recent }).go();
    await ask(PORTAL, bearer(secret));
    expect(await kept()).toBe(recent);
    await data.entities.accessToken.patch({ tokenId }).set({ lastUsedAt: '2026-11-22T11:58:59.000Z' }).go();
    await ask(PORTAL, bearer(secret));
    expect(await kept()).toBe(at.toISOString());
  });
});

describe('a key to try out', () => {
  it('opens the gateway as long as who made it is signed in where they made it, and in the team of its app', async () => {
    const { app, apiKey, membership, session, user } = data.entities;
    const id = createId('user', at);
    await user.create({ userId: id, email: 't@b.example', name: 'T', createdAt: at.toISOString() }).go();
    const sessionId = await openSession('origin-of-who-tries', id);
    await app.create({ appId: 'app_tried', teamId: 'team_tried', name: 'A', createdAt: at.toISOString() }).go();
    await membership.create({ userId: id, teamId: 'team_tried', role: 'member' }).go();
    const { item, secret } = createApiKey(
      'app_tried',
      'try-it',
      { name: 'k', environment: 'live', expiresAt: new Date(at.getTime() + 60_000) },
      at,
    );
    await apiKey.create({ ...item, userId: id, sessionId }).go();
    const asked = { 'X-Api-Key': secret };
    expect((await ask(PROXY, asked)).principalId).toBe(item.keyId);

    await membership.delete({ userId: id, teamId: 'team_tried' }).go();
    await refused(PROXY, asked);
    await membership.create({ userId: id, teamId: 'team_tried', role: 'member' }).go();
    await user.patch({ userId: id }).set({ disabledAt: at.toISOString() }).go();
    await refused(PROXY, asked);
    await user.patch({ userId: id }).remove(['disabledAt']).go();
    expect((await ask(PROXY, asked)).principalId).toBe(item.keyId);
    await session.patch({ sessionId }).set({ endedAt: at.toISOString() }).go();
    await refused(PROXY, asked);
  });
});

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

describe('an API key', () => {
  it('opens every API behind the gateway and no route of the portal', async () => {
    const { keyId, secret } = await addKey();
    const policy = await ask(PROXY, { 'x-api-key': secret });
    expect(policy.context).toEqual({ appId: 'app_1', keyId, environment: 'live' });
    for (const path of proxyPaths) expect(allows(policy, path), path).toBe(true);
    for (const path of portalPaths) expect(allows(policy, path), path).toBe(false);
  });

  it('is refused at the portal, in whichever header it comes', async () => {
    const { secret } = await addKey();
    await refused(PORTAL, { 'X-Api-Key': secret });
    await refused(PORTAL, { Authorization: `Bearer ${secret}` });
  });

  it('is refused revoked, and from the instant it expires', async () => {
    await refused(PROXY, { 'X-Api-Key': (await addKey({ revokedAt: at.toISOString() })).secret });
    await refused(PROXY, { 'X-Api-Key': (await addKey({ expiresAt: at.toISOString() })).secret });
    const tomorrow = await addKey({ expiresAt: new Date(at.getTime() + 1).toISOString() });
    const policy = await ask(PROXY, { 'X-Api-Key': tomorrow.secret });
    expect(policy.principalId).toBe(tomorrow.keyId);
    expect(policy.context?.expiresAt).toBe(new Date(at.getTime() + 1).toISOString());
  });

  it('is refused with another secret under a known id, unknown, mistyped, or given twice', async () => {
    const { keyId, secret } = await addKey();
    for (const value of [
      createApiKeySecret(keyId, 'live'),
      createApiKeySecret(createId('apiKey', at), 'live'),
      secret.slice(0, -1),
      secret.replace('live', 'test'),
      `${secret},${secret}`,
      ` ${secret}`,
      '',
      'x',
    ])
      await refused(PROXY, { 'X-Api-Key': value });
    await refused(PROXY, { 'X-Api-Key': [secret, secret] });
  });
});
