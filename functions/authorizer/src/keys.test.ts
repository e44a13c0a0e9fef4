import { createApiKey, createApiKeySecret, createId } from '@portico/domain';
import { afterAll, describe, expect, it } from 'vitest';
import { allows, at, createScene, MCP, PORTAL, PROXY, portalPaths, proxyPaths } from '../test/scene.ts';

const { data, keys, addKey, openSession, sign, ask, refused } = await createScene();
afterAll(() => keys.stop());

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

describe('an API key', () => {
  it('opens every API behind the gateway and no route of the portal', async () => {
    const { keyId, secret } = await addKey();
    const policy = await ask(PROXY, { 'x-api-key': secret });
    expect(policy.context).toEqual({ appId: 'app_1', keyId, environment: 'live' });
    for (const path of proxyPaths) expect(allows(policy, path), path).toBe(true);
    for (const path of portalPaths) expect(allows(policy, path), path).toBe(false);
  });

  it('opens MCP servers as the bearer, and with that nothing else; no token of the portal opens them', async () => {
    const { keyId, secret } = await addKey();
    const policy = await ask(MCP, { authorization: `Bearer ${secret}` });
    expect(policy.context).toEqual({ appId: 'app_1', keyId, environment: 'live' });
    expect(allows(policy, '/POST/mcp/museum')).toBe(true);
    for (const path of [...proxyPaths, ...portalPaths, '/POST/mcp', '/POST/mcpx/museum'])
      expect(allows(policy, path), path).toBe(false);
    for (const headers of [
      {},
      { 'x-api-key': secret },
      { authorization: `Bearer ${secret}`, 'x-api-key': secret },
      { authorization: `Bearer ${secret}x` },
      { authorization: `Bearer ${await sign()}` },
    ]) {
      const refusal = await ask(MCP, headers);
      for (const path of ['/GET/mcp/apiId', '/POST/mcp/museum']) expect(allows(refusal, path)).toBe(false);
      expect(refusal.context?.challenge).toMatch(/^Bearer resource_metadata="https:.*[/]mcp[/]museum"/);
    }
    await refused(PROXY, { authorization: `Bearer ${secret}` });
    await refused(PORTAL, { authorization: `Bearer ${secret}` });
  });

  it('says which scopes it is for, whatever letters they have', async () => {
    const scopes = ['read orders', '"x"'];
    const { item, secret } = createApiKey(
      'app_1',
      'app',
      { name: 'k', environment: 'live', expiresAt: undefined, scopes },
      at,
    );
    await data.entities.apiKey.create(item).go();
    const { context } = await ask(PROXY, { 'x-api-key': secret });
    expect(JSON.parse(String(context?.scopes))).toEqual(scopes);
  });

  it('knows when and from where it was last used, and writes it once a minute at most', async () => {
    const { secret, keyId } = await addKey();
    const kept = async () => (await data.entities.apiKey.get({ keyId }).go({ consistent: true })).data?.lastUsedAt;
    expect(await kept()).toBeUndefined();
    await Promise.all([1, 2, 3].map(() => ask(PROXY, { 'X-Api-Key': secret })));
    expect(await kept()).toBe(at.toISOString());
    const { data: used } = await data.entities.apiKey.query.byStaleness({ watched: keyId.slice(-1) }).go();
    expect(used.find((key) => key.keyId === keyId)?.staleAt).toBe(
      `${new Date(at.getTime() + 90 * 86_400_000).toISOString()}.${keyId}`,
    );
    const recent = new Date(at.getTime() - 49_000).toISOString();
    await data.entities.apiKey.patch({ keyId }).set({ lastUsedAt: recent }).go();
    await ask(PROXY, { 'X-Api-Key': secret });
    expect(await kept()).toBe(recent);
    await data.entities.apiKey.patch({ keyId }).set({ lastUsedAt: '2026-11-22T11:58:59.000Z' }).go();
    await ask(PROXY, { 'X-Api-Key': secret });
    expect(await kept()).toBe(at.toISOString());
  });

  it('says where its calls may come from: the gateway looks, for each call comes from somewhere else', async () => {
    const { secret } = await addKey({ allowedAddresses: ['192.0.2.0/24', '2001:db8::1'] });
    const { context } = await ask(PROXY, { 'X-Api-Key': secret });
    expect(context).toMatchObject({ allowedAddresses: '192.0.2.0/24 2001:db8::1' });
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
