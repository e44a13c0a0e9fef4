import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deployment, publishApi, smallDocument, until } from '../../portico/world.ts';
import { signInRival } from '../../security/rival.ts';
import { callOperation } from '../contract-call.ts';
import { AGENT_REDIRECT, addAgent, askOfAgent, VERIFIER } from '../standing.ts';
import { connected, say, textOf } from './mcp.ts';
import { developer, publisher, slug, subscribedApp, unique, upstream } from './scene.ts';

const serverOf = (api: string) => `${deployment.apiUrl}/mcp/${api}`;
const redeem = (body: object) => callOperation('redeemAgentGrant', { body });
const refresh = (clientId: string, refreshToken: string) =>
  callOperation('refreshAgentGrant', { body: { clientId, refreshToken } });
/** As the portal's server asks for whoever is at the edge, with its proof; anybody else has none. */
const read = (token: string) => callOperation('listApis', { token });

describe('an agent that somebody lets in', () => {
  it('calls an API as the app that was chosen, at that server and at no other', async () => {
    const { appId } = await subscribedApp();
    const { slug: other } = await publishApi(publisher, unique('other'), smallDocument(), upstream.url);
    await developer.client.createSubscription({ appId, body: { apiId: other, planId: 'basic' } });
    const agent = await addAgent(developer.client, { resource: serverOf(slug) }, { appId, environment: 'live' });
    const client = await connected(slug, agent.accessToken);
    const { content } = await client.callTool({ name: 'listThings', arguments: {} });
    expect(JSON.parse(textOf(content))).toMatchObject({ path: '/things' });
    await client.close();
    const refused = await say(other, agent.accessToken);
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
      401,
      `Bearer resource_metadata="${deployment.apiUrl}/.well-known/oauth-protected-resource/mcp/${other}", error="invalid_token"`,
    ]);
    expect((await read(agent.accessToken)).status).toBe(401);
    expect((await callOperation('callApiRoot', { params: { apiId: slug }, key: agent.accessToken })).status).toBe(401);
    const query = {
      from: new Date(Date.now() - 600_000).toISOString(),
      to: new Date(Date.now() + 60_000).toISOString(),
    };
    await until('its call is counted', async () => {
      const { body } = await callOperation('getAppUsage', {
        params: { appId, apiId: slug },
        query,
        token: developer.token,
      });
      return (body as { total: { requests: number } }).total.requests === 1;
    });
  });

  it('is refused within seconds of its end, whoever ends it and however', async () => {
    const { appId } = await subscribedApp();
    const asked = [{ resource: serverOf(slug) }, { appId }] as const;
    const over = async (token: string) => (await say(slug, token)).status === 401;
    const first = await addAgent(developer.client, ...asked);
    expect((await say(slug, first.accessToken)).status).toBe(200);
    await developer.client.revokeAgentGrant({ grantId: first.grantId });
    expect(await over(first.accessToken)).toBe(true);
    const second = await addAgent(developer.client, ...asked);
    const { clientId, refreshToken } = second;
    expect((await callOperation('endAgentGrant', { body: { clientId, token: refreshToken } })).status).toBe(204);
    expect(await over(second.accessToken)).toBe(true);
    const third = await addAgent(developer.client, ...asked);
    const again = { clientId, code: third.code, verifier: VERIFIER, redirectUri: AGENT_REDIRECT };
    expect((await redeem(again)).status).toBe(401);
    expect(await over(third.accessToken)).toBe(true);
  });

  it('refreshes what it has, and opens the portal for nobody but the portal', async () => {
    const { client } = await signInRival(`${randomUUID()}@portico.example`);
    const agent = await addAgent(client);
    expect(agent.scope).toBe('apis:read docs:read');
    expect((await read(agent.accessToken)).status).toBe(401);
    expect((await say(slug, agent.accessToken)).status).toBe(401);
    const { status, body } = await refresh(agent.clientId, agent.refreshToken);
    expect(status).toBe(200);
    expect((body as { refreshToken: string }).refreshToken).not.toBe(agent.refreshToken);
    expect((await refresh(agent.clientId, `${agent.refreshToken}x`)).status).toBe(401);
  });

  it('is asked about, decided once for an app that is there, and has its place', async () => {
    const { token, client } = await signInRival(`${randomUUID()}@portico.example`);
    const request = await askOfAgent();
    const found = await callOperation('findAgentRequest', { body: request, token });
    expect([found.status, found.body]).toMatchObject([
      200,
      { clientName: 'Asked', redirectHost: '127.0.0.1:1', loopback: true },
    ]);
    const decide = (body: object) => callOperation('decideAgentRequest', { body, token });
    const ofApi = await askOfAgent({ resource: serverOf(slug) });
    const { appId } = await subscribedApp();
    expect((await decide({ request: ofApi, approve: true, appId })).status).toBe(400);
    expect((await decide({ request: ofApi, approve: true })).status).toBe(400);
    const told = (await decide({ request, approve: true })).body as { redirectUrl: string };
    const code = new URL(told.redirectUrl).searchParams.get('code') ?? '';
    const { clientId } = request;
    const answer = await redeem({ clientId, code, verifier: VERIFIER, redirectUri: AGENT_REDIRECT });
    expect([answer.status, answer.body]).toMatchObject([200, { scope: 'apis:read docs:read' }]);
    const listed = await callOperation('listAgentGrants', { token });
    expect([listed.status, listed.body]).toMatchObject([200, { items: [{ clientName: 'Asked' }] }]);
    const [{ id: grantId = '' } = {}] = (listed.body as { items: { id: string }[] }).items;
    expect((await callOperation('revokeAgentGrant', { params: { grantId }, token })).status).toBe(204);
    for (let agents = 0; agents < 50; agents++) expect((await decide({ request, approve: true })).status).toBe(200);
    expect(await decide({ request, approve: true })).toMatchObject({ status: 409, body: { code: 'limit-reached' } });
    expect((await client.listAgentGrants({})).items).toEqual([]);
    const registered = (redirectUris: string[]) =>
      callOperation('registerAgentClient', { body: { name: 'Cells', redirectUris } });
    expect((await registered([AGENT_REDIRECT])).status).toBe(201);
    expect((await registered(['javascript:alert(1)'])).status).toBe(400);
  });
});
