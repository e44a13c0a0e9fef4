import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { describe, expect, it } from 'vitest';
import { deployment, publishApi, smallDocument, until } from '../../portico/world.ts';
import { callOperation, tagOf } from '../contract-call.ts';
import { developer, publisher, slug, subscribedApp, unique, upstream } from './scene.ts';

/** The official client at the MCP server of an API, in either revision. */
export const connected = async (
  api: string,
  secret: string,
  mode: 'legacy' | { pin: string } = { pin: '2026-07-28' },
) => {
  const client = new Client({ name: 'cells', version: '1' }, { versionNegotiation: { mode } });
  const transport = new StreamableHTTPClientTransport(new URL(`${deployment.apiUrl}/mcp/${api}`), {
    requestInit: { headers: { authorization: `Bearer ${secret}` } },
  });
  await client.connect(transport);
  return client;
};
export const textOf = (content: unknown): string => (content as { text: string }[]).map(({ text }) => text).join('\n');

const accept = { accept: 'application/json, text/event-stream' };
const hello = {
  ...{ jsonrpc: '2.0', id: 1, method: 'initialize' },
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'cells', version: '1' } },
};
export const say = (apiId: string, token: string | undefined, method = 'POST', body: unknown = hello) =>
  callOperation('callMcpServer', {
    ...{ params: { apiId }, method, headers: accept, token },
    ...(method === 'POST' && { body }),
  });

describe('agents', () => {
  it('list the tools of an API and call them with a key, in both revisions; each call is a metered one of the API', async () => {
    const { appId, secret } = await subscribedApp();
    for (const mode of ['legacy', { pin: '2026-07-28' }] as const) {
      const client = await connected(slug, secret, mode);
      const { tools } = await client.listTools();
      expect(tools.map(({ name }) => name)).toContain('listThings');
      expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true);
      const { content, isError } = await client.callTool({ name: 'listThings', arguments: {} });
      expect([isError, JSON.parse(textOf(content))]).toMatchObject([undefined, { path: '/things' }]);
      await client.close();
    }
    const query = {
      from: new Date(Date.now() - 600_000).toISOString(),
      to: new Date(Date.now() + 60_000).toISOString(),
    };
    const params = { appId, apiId: slug };
    await until('both calls are counted', async () => {
      const { body } = await callOperation('getAppUsage', { params, query, token: developer.token });
      return (body as { total: { requests: number } }).total.requests === 2;
    });
  });

  it('are told of a limit as an error of the tool', async () => {
    const { secret } = await subscribedApp();
    const client = await connected(slug, secret);
    const limited = await until('the plan’s burst is used up', async () => {
      const answers = await Promise.all(
        Array.from({ length: 30 }, () => client.callTool({ name: 'listThings', arguments: {} })),
      );
      // A busy machine may have answered some too late.
      return answers.find(({ isError, content }) => isError && !textOf(content).startsWith('HTTP 504'));
    });
    expect(textOf(limited.content)).toMatch(/^HTTP 429, try again after \d+ seconds/);
    expect(textOf(limited.content)).toContain('rate-limited');
  });

  it('are refused without a key of the API, and told where it is said what they need', async () => {
    const { secret } = await subscribedApp();
    expect((await say(slug, secret)).status).toBe(200);
    for (const token of [undefined, `${secret.slice(0, -1)}!`]) {
      const { status, headers } = await say(slug, token);
      expect(status).toBe(401);
      const [, metadata = ''] = /resource_metadata="([^"]+)"/.exec(headers.get('www-authenticate') ?? '') ?? [];
      expect(await (await fetch(metadata)).json()).toMatchObject({ resource: `${deployment.apiUrl}/mcp/${slug}` });
    }
    expect((await callOperation('describeResource')).status).toBe(200);
    const { body } = await callOperation('describeMcpResource', { params: { apiId: slug } });
    expect(body).toMatchObject({ resource: `${deployment.apiUrl}/mcp/${slug}`, bearer_methods_supported: ['header'] });
    expect(body).toMatchObject({ authorization_servers: [deployment.portalUrl] });
    expect((await say('museum', secret)).status).toBe(403);
    expect((await say(slug, secret, 'GET')).status).toBe(405);
    // Batches were in one revision only.
    expect((await say(slug, secret, 'POST', [hello])).status).toBe(400);
    // A token of the portal does not open it, nor a key the portal; API Gateway refuses by what it kept of a key, where it did.
    expect((await say(slug, developer.token)).status).toBe(401);
    expect([401, 403]).toContain((await callOperation('getCurrentUser', { token: secret })).status);
  });

  it('see nothing of an API that is private, and nothing where the server is switched off', async () => {
    const { secret } = await subscribedApp();
    const { slug: hidden } = await publishApi(publisher, unique('hidden'), smallDocument(), upstream.url, 'private');
    expect((await say(hidden, secret)).status).toBe(404);
    expect((await say('no-such-api', secret)).status).toBe(404);
    const { slug: off } = await publishApi(publisher, unique('off'), smallDocument(), upstream.url);
    const app = await subscribedApp(off);
    expect((await say(off, app.secret)).status).toBe(200);
    const asked = { params: { apiId: off }, token: publisher.token };
    const put = async (body: object) =>
      callOperation('putMcpServer', { ...asked, headers: await tagOf('getMcpServer', asked), body });
    expect((await put({ enabled: false })).status).toBe(200);
    expect((await say(off, app.secret)).status).toBe(404);
    expect((await callOperation('listMcpTools', asked)).body).toMatchObject({ enabled: false });
    expect((await put({ enabled: true, operations: [] })).status).toBe(200);
    expect(await (await connected(off, app.secret)).listTools()).toMatchObject({ tools: [] });
  });
});
