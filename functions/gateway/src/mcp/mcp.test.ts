import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import type { Data, Documents } from '@portico/data';
import { createTestDocuments } from '@portico/data/test-documents';
import { createTestTable } from '@portico/data/test-table';
import { createId } from '@portico/domain';
import { type ApiRoute, accessPolicies, type GatewayRequest, type GatewayResponse } from '@portico/gateway';
import { createRouter } from '@portico/openapi/match-operation';
import { beforeAll, describe, expect, it } from 'vitest';
import { createMcp } from './index.ts';

const START = new Date(Date.UTC(2026, 10, 30, 12));
let data: Data;
let documents: Documents;
let made = 0;
const asked: GatewayRequest[] = [];
let answers: (request: GatewayRequest) => Partial<GatewayResponse> = () => ({});

const text = (said: string, type = 'application/json'): Partial<GatewayResponse> => ({
  headers: [['Content-Type', type]],
  body: Buffer.from(said),
});

const operation = (operationId: string, more: object = {}) => ({
  operationId,
  summary: `Does ${operationId}`,
  responses: { 200: { description: 'ok' } },
  ...more,
});
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const paths = {
  '/things': {
    get: operation('listThings', { parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }] }),
    post: operation('addThing', { requestBody: { content: { 'application/json': { schema: { type: 'object' } } } } }),
  },
  '/things/{id}': { get: operation('getThing', { parameters: [id] }) },
  '/things/{id}/secret': { get: operation('getSecret', { parameters: [id] }) },
};

/** An API whose MCP server is asked by the official client. */
const served = async (operations?: object, said?: { enabled: boolean; operations?: string[] }) => {
  made += 1;
  const at = new Date(START.getTime() + made * 1000);
  const [apiId, createdAt] = [createId('api', at), at.toISOString()];
  const document = { openapi: '3.1.0', info: { title: 'Things', version: '1' }, paths: operations ?? paths };
  const routes = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, { operationId: string }>).map(([method, { operationId: key }]) => ({
      key,
      method,
      path,
    })),
  );
  const contentHash = await documents.putDocument(document, routes);
  const item = { apiId, version: '1', openapi: '3.1.0', operations: routes.length, sizeBytes: 1, contentHash };
  await data.entities.version.create({ ...item, status: 'published', createdAt }).go();
  if (said) await data.entities.mcpServer.put({ apiId, ...said, revision: 1 }).go();
  const router = createRouter(routes);
  const backend = {
    encodedSlashes: 'separate',
    targets: [],
    forwardAuthorization: false,
  } as unknown as ApiRoute['live'];
  const route: ApiRoute = {
    ...{ apiId, slug: 'things', name: 'Things', teamId: 'team_1', isPrivate: false, version: '1', status: 'published' },
    ...{ live: backend, policies: accessPolicies([]), operationOf: (method, path) => router(method, path)?.route.key },
  };
  const gateway = Object.assign(
    async (request: GatewayRequest): Promise<GatewayResponse> => {
      asked.push(request);
      return { status: 200, headers: [], body: Buffer.from(''), ...answers(request) };
    },
    { open: async () => route },
  );
  const statuses: Readonly<Record<string, number>> = { 'not-found': 404, unauthenticated: 401, forbidden: 403 };
  const refuse = (_: GatewayRequest, code: string, headers: GatewayResponse['headers']) => ({
    ...{ status: statuses[code] ?? 405, headers, body: Buffer.from(code) },
  });
  const mcp = createMcp({
    gateway,
    data,
    documents,
    portalUrl: 'https://portal.example',
    refuse,
  });
  const send = async (url: unknown, init: RequestInit = {}, more: { grantedApi?: string } = {}): Promise<Response> => {
    const request = new Request(String(url), init);
    const { status, headers, body } = await mcp({
      ...{
        requestId: 'req-1',
        method: request.method,
        apiReference: 'things',
        path: '',
        query: [],
        sourceIp: '192.0.2.1',
      },
      ...{ appId: 'app_1', keyId: 'key_1', environment: 'live' as const, ...more },
      headers: [...request.headers].map(([name, value]) => [name, value] as const),
      body: new Uint8Array(await request.arrayBuffer()),
    });
    return new Response(body.length > 0 ? Buffer.from(body) : null, {
      status,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
    });
  };
  return { send, apiId };
};

let mode: 'legacy' | { pin: string };

const connected = async (server: {
  send: typeof fetch | ((url: unknown, init?: RequestInit) => Promise<Response>);
}) => {
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
  // Like `fetch`, for what the transport asks of it.
  const transport = new StreamableHTTPClientTransport(new URL('https://api.example/mcp/things'), {
    fetch: server.send as typeof fetch,
  });
  await client.connect(transport);
  return client;
};
const textOf = ({ content }: { content: unknown }) =>
  (content as { text: string }[]).map((part) => part.text).join('\n');

beforeAll(async () => {
  data = await createTestTable();
  documents = createTestDocuments();
});

describe.each([
  ['2026-07-28', { pin: '2026-07-28' }],
  ['2025-11-25', 'legacy'],
] as const)('the MCP server of an API, in the revision of %s,', (_, asks) => {
  beforeAll(() => {
    mode = asks;
  });

  it('has a tool for each operation that only reads, or for those that were picked', async () => {
    const names = async (server: Awaited<ReturnType<typeof served>>) =>
      (await (await connected(server)).listTools()).tools.map(({ name }) => name);
    expect(await names(await served())).toEqual(['listThings', 'getThing', 'getSecret']);
    expect(await names(await served(undefined, { enabled: true, operations: ['addThing'] }))).toEqual(['addThing']);
  });

  it('is not there where it is switched off', async () => {
    await expect(connected(await served(undefined, { enabled: false }))).rejects.toThrow();
  });

  it('calls the gateway as its caller, with what the arguments say, and gives back what came', async () => {
    const client = await connected(await served(undefined, { enabled: true, operations: ['listThings', 'addThing'] }));
    answers = () => text('{"made":true}');
    const body = { name: 'Rex' };
    expect(textOf(await client.callTool({ name: 'addThing', arguments: { body } }))).toBe('{"made":true}');
    expect(asked.at(-1)).toMatchObject({
      method: 'POST',
      path: '/things',
      appId: 'app_1',
      keyId: 'key_1',
      sourceIp: '192.0.2.1',
    });
    expect(JSON.parse(Buffer.from(asked.at(-1)?.body ?? []).toString())).toEqual(body);
    await client.callTool({ name: 'listThings', arguments: { q: 'a&b' } });
    expect(asked.at(-1)).toMatchObject({ path: '/things', rawQuery: '?q=a%26b', query: [['q', 'a&b']] });
    // Nothing of what the client sent to us goes on.
    expect(asked.at(-1)?.headers.map(([name]) => name)).toEqual(['accept']);
  });

  it('tells what is refused as an error of the tool, with when to come again', async () => {
    const client = await connected(await served());
    answers = () => ({ ...text('{"code":"rate-limited"}'), status: 429, headers: [['Retry-After', '7']] });
    const refused = await client.callTool({ name: 'listThings' });
    expect(refused.isError).toBe(true);
    expect(textOf(refused)).toContain('HTTP 429, try again after 7 seconds');
  });

  it('gives no more than a context takes, and what is no text as what it is', async () => {
    const client = await connected(await served());
    answers = () => text('x'.repeat(200_000), 'text/plain');
    const long = textOf(await client.callTool({ name: 'listThings' }));
    expect(long.length).toBeLessThan(101_000);
    expect(long).toContain('[cut: 100000 of 200000 characters]');
    answers = () => text('PDF', 'application/pdf');
    expect(textOf(await client.callTool({ name: 'listThings' }))).toBe('[3 bytes of application/pdf]');
    answers = () => text('PNG', 'image/png');
    expect((await client.callTool({ name: 'listThings' })).content).toMatchObject([
      { type: 'image', mimeType: 'image/png' },
    ]);
  });

  it('calls nothing but the operation of the tool, whatever the arguments are', async () => {
    const client = await connected(await served(undefined, { enabled: true, operations: ['getThing'] }));
    const before = asked.length;
    for (const given of [{ id: '1/secret' }, {}, { id: '1', more: 1 }])
      expect((await client.callTool({ name: 'getThing', arguments: given })).isError, JSON.stringify(given)).toBe(true);
    for (const name of ['getSecret', 'addThing', 'call_operation', '__proto__'])
      expect((await client.callTool({ name, arguments: {} })).isError, name).toBe(true);
    expect(asked.length).toBe(before);
  });

  it('has three tools where there are too many for a context: one finds, describes and calls', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [
        `/t${at}`,
        { get: operation(`list${at}`, { description: `About things of the kind ${at}. `.repeat(8) }) },
      ]),
    );
    const client = await connected(await served(many));
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual([
      'search_operations',
      'describe_operation',
      'call_operation',
    ]);
    expect(textOf(await client.callTool({ name: 'search_operations', arguments: { query: 'kind 217' } }))).toMatch(
      /^list217: /,
    );
    expect(
      JSON.parse(textOf(await client.callTool({ name: 'describe_operation', arguments: { name: 'list217' } }))),
    ).toMatchObject({ name: 'list217', inputSchema: { type: 'object' } });
    answers = () => text('"here"');
    expect(
      textOf(await client.callTool({ name: 'call_operation', arguments: { name: 'list217', arguments: {} } })),
    ).toBe('"here"');
    expect(asked.at(-1)?.path).toBe('/t217');
    for (const [name, given] of [
      ['list217', {}],
      ['call_operation', { name: 'none' }],
      ['call_operation', { name: 'list217', arguments: [] }],
    ] as const)
      expect((await client.callTool({ name, arguments: given })).isError).toBe(true);
  });
});

describe('the MCP server of an API', () => {
  it('answers what was granted for it, and nothing that was granted for another API that had its name', async () => {
    const { send, apiId } = await served();
    const listing = {
      method: 'POST',
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
      headers: {
        ...{ 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
        'mcp-protocol-version': '2025-11-25',
      },
    };
    const as = (grantedApi: string) => send('https://api.example/mcp/things', listing, { grantedApi });
    expect((await as(apiId)).status).toBe(200);
    expect((await as('api_another')).status).toBe(401);
  });

  it('answers the revision with a handshake too, as JSON, and holds no stream open', async () => {
    const { send } = await served();
    const say = (message: unknown, headers: Record<string, string> = {}) =>
      send('https://api.example/mcp/things', {
        method: 'POST',
        body: JSON.stringify(message),
        headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
      });
    const clientInfo = { name: 'old', version: '1' };
    const hello = await say({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo },
    });
    expect(hello.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await hello.json()).toMatchObject({
      result: { protocolVersion: '2025-11-25', serverInfo: { name: 'things' } },
    });
    expect((await say({ jsonrpc: '2.0', method: 'notifications/initialized' })).status).toBe(202);
    const listed = await say({ jsonrpc: '2.0', id: 2, method: 'tools/list' }, { 'mcp-protocol-version': '2025-11-25' });
    expect(await listed.json()).toMatchObject({ result: { tools: [{ name: 'listThings' }, {}, {}] } });
    expect(
      (await send('https://api.example/mcp/things', { method: 'GET', headers: { accept: 'text/event-stream' } }))
        .status,
    ).toBe(405);
    const meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientInfo': clientInfo,
      'io.modelcontextprotocol/clientCapabilities': {},
    };
    const listening = await say(
      { jsonrpc: '2.0', id: 9, method: 'subscriptions/listen', params: { _meta: meta, notifications: {} } },
      { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'subscriptions/listen' },
    );
    expect(await listening.text()).toContain('"error"');
    expect((await say([{ jsonrpc: '2.0', id: 3, method: 'tools/list' }])).status).toBe(405);
    expect(
      (await say({ jsonrpc: '2.0', id: 4, method: 'tools/list' }, { origin: 'https://evil.example' })).status,
    ).toBe(403);
  });
});
