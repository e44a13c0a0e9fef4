import { createAgentTokenSecret, createId, hashSecret, keyIdOfGrant } from '@portico/domain';
import { afterAll, describe, expect, it } from 'vitest';
import { allows, at, createScene, MCP, PORTAL, PROXY, portalPaths, proxyPaths } from '../test/scene.ts';

const { data, keys, ask, refused, setClock } = await createScene();
afterAll(() => keys.stop());

const LATER = '2026-11-22T12:15:00.000Z';
const API = 'https://api.example/mcp/museum';
const [apiId, appId, teamId] = [createId('api', at), createId('app', at), createId('team', at)];
await data.entities.app.create({ appId, teamId, name: 'A', createdAt: at.toISOString() }).go();

const granted = async (more: object = {}, toPortal = false) => {
  const [grantId, userId] = [createId('agentGrant', at), createId('user', at)];
  const accessToken = createAgentTokenSecret(grantId);
  const createdAt = at.toISOString();
  await data.entities.user.create({ userId, email: 'p@b.example', name: 'P', createdAt, role: 'developer' }).go();
  await data.entities.membership.create({ userId, teamId, role: 'member' }).go();
  await data.entities.agentGrant
    .create({
      ...{ grantId, userId, clientId: 'reg.x.y', clientName: 'Inspector', redirectUri: 'http://127.0.0.1/' },
      ...(toPortal
        ? { resource: 'https://portal.example/mcp' }
        : { resource: API, apiId, appId, environment: 'test' as const }),
      ...{ challenge: 'c', codeHash: 'h', codeExpiresAt: createdAt, redeemedAt: createdAt, seed: 's', generation: 0 },
      ...{ accesses: [{ hash: hashSecret(accessToken), expiresAt: LATER }], createdAt },
      expiresAt: '2027-02-20T12:00:00.000Z',
      ...more,
    })
    .go();
  return { grantId, userId, accessToken, headers: { authorization: `Bearer ${accessToken}` } };
};
/** Refused, and told where there are tokens for the server that was asked. */
const isNobody = async (resource: string, headers: Record<string, string>, apiId = 'museum') => {
  const policy = await ask(resource, headers, apiId);
  for (const path of ['/GET/mcp/apiId', '/POST/mcp/museum', ...portalPaths]) expect(allows(policy, path)).toBe(false);
  const place = /^[\w@.-]+$/.test(apiId) ? `/mcp/${apiId}` : '';
  const metadata = `https://api.example/.well-known/oauth-protected-resource${place}`;
  expect(policy.context).toEqual({ challenge: `Bearer resource_metadata="${metadata}", error="invalid_token"` });
};

describe('a token of an agent', () => {
  it('opens the MCP server that it was granted, as calls of the app that was chosen, and nothing else', async () => {
    const { grantId, headers, accessToken } = await granted();
    const policy = await ask(MCP, headers);
    const keyId = keyIdOfGrant(grantId);
    expect(policy.context).toEqual({ appId, keyId, environment: 'test', expiresAt: LATER, grantedApi: apiId });
    for (const path of [...proxyPaths, ...portalPaths]) expect(allows(policy, path), path).toBe(false);
    await refused(PORTAL, headers);
    await refused(PROXY, headers);
    await refused(PROXY, { 'x-api-key': accessToken });
  });

  it('is nobody’s at another server, at the same one by another name or version, and beside a key', async () => {
    const { headers } = await granted();
    for (const other of ['other', apiId, 'museum@1.0.0', 'mcp/museum', '']) await isNobody(MCP, headers, other);
    await isNobody(MCP, { ...headers, 'x-api-key': 'x' });
  });

  it('of the portal’s own server opens the portal for reading, through it, and no API', async () => {
    const { headers, userId } = await granted({}, true);
    const policy = await ask(PORTAL, headers);
    expect(policy.context).toEqual({
      ...{ userId, roles: 'developer', scopes: 'apis:read docs:read', expiresAt: LATER, through: 'portal' },
    });
    await isNobody(MCP, headers);
    await isNobody(MCP, headers, 'mcp');
    await refused(PROXY, headers);
  });

  it('opens nothing once it is revoked or over, a letter of it another, or its person disabled or out of the team', async () => {
    for (const more of [{ revokedAt: at.toISOString() }, { expiresAt: at.toISOString() }, { accesses: [] }]) {
      await isNobody(MCP, (await granted(more)).headers);
      await refused(PORTAL, (await granted(more, true)).headers);
    }
    const { headers, accessToken, userId } = await granted();
    const other = accessToken.endsWith('a') ? 'b' : 'a';
    await isNobody(MCP, { authorization: `Bearer ${accessToken.slice(0, -1)}${other}` });
    await isNobody(MCP, { authorization: `Bearer ${createAgentTokenSecret(createId('agentGrant', at))}` });
    await data.entities.membership.delete({ userId, teamId }).go();
    await isNobody(MCP, headers);
    await data.entities.membership.create({ userId, teamId, role: 'member' }).go();
    expect((await ask(MCP, headers)).context).toMatchObject({ appId });
    await data.entities.user.patch({ userId }).set({ disabledAt: at.toISOString() }).go();
    await isNobody(MCP, headers);
  });

  it('opens nothing from the instant it ends', async () => {
    const [one, portal] = [await granted(), await granted({}, true)];
    setClock(new Date(Date.parse(LATER) - 1));
    expect((await ask(MCP, one.headers)).context).toMatchObject({ appId });
    setClock(new Date(LATER));
    await isNobody(MCP, one.headers);
    await refused(PORTAL, portal.headers);
    setClock(at);
  });

  it('says when it was last used', async () => {
    const { grantId, headers } = await granted();
    await Promise.all([1, 2].map(() => ask(MCP, headers)));
    expect((await data.entities.agentGrant.get({ grantId }).go({ consistent: true })).data?.lastUsedAt).toBe(
      at.toISOString(),
    );
  });
});
