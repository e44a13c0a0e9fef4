import { createServer, type Server } from 'node:http';
import { createEgress } from '@portico/egress';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AgentScene, API_SERVER, createAgentScene, PORTAL_SERVER, REDIRECT } from '../test/agent-scene.ts';

const CLIENT = 'https://client.example';
const DOCUMENT = `${CLIENT}/agent.json`;

let server: Server;
let scene: AgentScene;
/** What stands at the client's addresses, and how often it was asked for. */
const documents = new Map<string, { status?: number; headers?: Record<string, string>; text: string }>();
let fetched = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    fetched += 1;
    const { status = 200, headers = {}, text } = documents.get(request.url ?? '') ?? { status: 404, text: '' };
    response.writeHead(status, headers).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

beforeEach(async () => {
  documents.clear();
  fetched = 0;
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const door = createEgress({ allow: `127.0.0.1/32:${port}` });
  // The client's name leads here, where nobody has a certificate for it; every other goes its own way.
  const fetchDocument: typeof door.fetchDocument = (url, limits) =>
    door.fetchDocument(url.startsWith(`${CLIENT}/`) ? url.replace(CLIENT, `http://127.0.0.1:${port}`) : url, limits);
  scene = await createAgentScene({ egress: { fetchDocument } });
});

const said = (more: object = {}) => ({
  client_id: DOCUMENT,
  client_name: 'Studio',
  redirect_uris: [REDIRECT, `${CLIENT}/callback`],
  token_endpoint_auth_method: 'none',
  ...more,
});
const stands = (more: object = {}, path = '/agent.json') => documents.set(path, { text: JSON.stringify(said(more)) });
const viaDocument = (more: object = {}) => scene.find({ clientId: DOCUMENT, ...more });

describe('a client that is known by its document', () => {
  it('is shown by its name and host, with who gets the code and what it may use', async () => {
    stands();
    expect((await viaDocument()).body).toEqual({
      ...{ clientName: 'Studio', clientHost: 'client.example', redirectHost: '127.0.0.1:33418', loopback: true },
      server: { resource: API_SERVER, name: 'Museum', apiId: scene.apiId },
    });
    const elsewhere = await viaDocument({ redirectUri: `${CLIENT}/callback`, resource: undefined });
    expect(elsewhere.body).toMatchObject({ redirectHost: 'client.example', loopback: false });
    expect(elsewhere.body.server).toEqual({ resource: PORTAL_SERVER, name: 'Portico' });
    const resource = `${PORTAL_SERVER}/me`;
    expect((await viaDocument({ resource })).body.server).toEqual({ resource, name: 'Portico' });
    const look = {
      name: 'Zoo portal',
      typeface: 'inter',
      home: { sections: [] },
      menu: [],
      footer: { links: [] },
    } as const;
    const of = { holderId: 'portal', state: 'now' };
    await scene.data.entities.appearance.put({ ...of, look, changedAt: '', revision: 1 }).go();
    expect((await viaDocument({ resource })).body.server).toEqual({ resource, name: 'Zoo portal' });
    await scene.data.entities.appearance.delete(of).go();
  });

  it('is read again after five minutes, and not before', async () => {
    stands();
    for (let times = 0; times < 3; times++) await viaDocument();
    expect(fetched).toBe(1);
    stands({ client_name: 'Other' });
    scene.clock.pass(300);
    expect((await viaDocument()).body.clientName).toBe('Other');
    expect(fetched).toBe(2);
  });

  it.each<[string, () => unknown]>([
    ['is another client’s', () => stands({ client_id: `${DOCUMENT}x` })],
    ['wants a secret', () => stands({ token_endpoint_auth_method: 'client_secret_basic' })],
    ['has a secret', () => stands({ client_secret: 'x' })],
    ['says no redirect URI', () => stands({ redirect_uris: [] })],
    [
      'says redirect URIs that are none',
      () => stands({ redirect_uris: ['javascript:alert(1)', 7, REDIRECT.slice(5)] }),
    ],
    ['is no JSON', () => documents.set('/agent.json', { text: '<html>' })],
    ['is a list', () => documents.set('/agent.json', { text: '[]' })],
    ['is not there', () => undefined],
    [
      'leads elsewhere',
      () => {
        documents.set('/agent.json', { status: 302, headers: { Location: '/other.json' }, text: '' });
        stands({}, '/other.json');
      },
    ],
    ['is large', () => stands({ more: 'x'.repeat(20_000) })],
  ])('is refused where its document %s, and told nothing', async (_, happens) => {
    happens();
    expect(await viaDocument()).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    expect((await scene.decide({ clientId: DOCUMENT })).status).toBe(400);
  });

  it('is asked for at no private address, and at none that is spelled in another way', async () => {
    stands();
    for (const clientId of [
      'https://127.0.0.1/agent.json',
      'https://169.254.169.254/latest/meta-data',
      'https://[::ffff:10.0.0.1]/agent.json',
      'https://localhost/agent.json',
      'http://client.example/agent.json',
      'https://client.example/',
      'https://client.example',
      'https://client.example/a/../agent.json',
      'https://user@client.example/agent.json',
      'https://client.example/agent.json#x',
      'https://CLIENT.example/agent.json',
    ])
      expect((await scene.find({ clientId })).status, clientId).toBe(400);
    expect(fetched).toBe(0);
  });
});

describe('a client that registered itself', () => {
  const register = (redirectUris: readonly string[], name = 'Inspector') =>
    scene.call<{ clientId: string }>('registerAgentClient', { body: { name, redirectUris } });

  it('is what it said, of which nothing is proven, and nothing kept', async () => {
    const found = (await scene.find()).body;
    expect(found).toMatchObject({ clientName: 'Inspector', redirectHost: '127.0.0.1:33418' });
    expect(found.clientHost).toBeUndefined();
    expect((await scene.data.entities.agentGrant.scan.go()).data).toEqual([]);
    expect(fetched).toBe(0);
  });

  it('says no other redirect URI than it registered: the id is sealed', async () => {
    const [, text = '', mac = ''] = scene.clientId.split('.');
    const forged = Buffer.from(JSON.stringify(['Inspector', 'https://evil.example/'])).toString('base64url');
    for (const clientId of [
      `reg.${forged}.${mac}`,
      `reg.${text}.${'A'.repeat(43)}`,
      `${scene.clientId}A`,
      'reg..',
      'x',
    ])
      expect((await scene.find({ clientId, redirectUri: 'https://evil.example/' })).status).toBe(400);
  });

  it('waits at https, on its own machine, or where an application is opened; nowhere that a page would run', async () => {
    for (const uri of [
      'https://a.example/cb?x=1',
      'http://[::1]:1/',
      'http://localhost/cb',
      'com.example.app:/cb',
      'cursor://a/cb',
    ])
      expect((await register([uri])).status, uri).toBe(201);
    for (const uri of [
      ...['http://a.example/cb', 'http://127.0.0.1.a.example/', 'javascript:alert(1)', 'data:text/html,x', 'file:///x'],
      ...[
        'https://a@b.example/',
        'https://a.example/#x',
        'https://a.example\\@b.example/',
        '/cb',
        'blob:https://a.example/x',
      ],
      ...['http://0.0.0.0/', 'https://a.example/ x', 'intent://a/#Intent;end'],
    ])
      expect((await register([uri])).status, uri).toBe(400);
  });

  it('has an id that an address has room for, or none', async () => {
    const uriOf = (letters: number) => `https://a.example/${'x'.repeat(letters)}`;
    const { body } = await register([uriOf(200), uriOf(201)], '🜁'.repeat(20));
    expect(body.clientId.length).toBeLessThanOrEqual(900);
    expect((await scene.find({ clientId: body.clientId, redirectUri: uriOf(201) })).status).toBe(200);
    expect(await register([1, 2, 3, 4].map((number) => uriOf(230 + number)))).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/redirectUris' }] },
    });
  });
});

describe('what a client asks for', () => {
  it('comes back to no address but those it said, to the letter; on its own machine at any port', async () => {
    for (const redirectUri of ['http://127.0.0.1:1/callback', 'http://127.0.0.1/callback'])
      expect((await scene.find({ redirectUri })).status).toBe(200);
    for (const redirectUri of [
      'http://127.0.0.1:33418/callback/',
      'http://127.0.0.1:33418/callback?x=1',
      'http://127.0.0.1:33418/Callback',
      'http://localhost:33418/callback',
      'http://127.0.0.1:33418/callback/../callback',
      'https://127.0.0.1:33418/callback',
      'http://user@127.0.0.1:33418/callback',
      'https://evil.example/callback',
    ])
      expect((await scene.find({ redirectUri })).status, redirectUri).toBe(400);
  });

  it.each([
    ['unsupported_response_type', { responseType: 'token' }],
    ['unsupported_response_type', { responseType: undefined }],
    ['invalid_request', { codeChallenge: undefined }],
    ['invalid_request', { codeChallengeMethod: 'plain' }],
    ['invalid_request', { codeChallengeMethod: undefined }],
    ['invalid_request', { codeChallenge: 'short' }],
    ['invalid_target', { resource: 'https://api.example/mcp/nothing' }],
    ['invalid_target', { resource: 'https://api.example/mcp/museum/' }],
    ['invalid_target', { resource: 'https://api.example/mcp/museum?x=1' }],
    ['invalid_target', { resource: 'https://api.example' }],
    ['invalid_target', { resource: 'https://elsewhere.example/mcp/museum' }],
    ['invalid_target', { resource: 'https://portal.example/mcp/' }],
  ])('is told %s where it says %j', async (error, more) => {
    const { body } = await scene.find(more);
    expect(body.error).toBe(error);
    const told = new URL(body.redirectUrl ?? '');
    expect(told.origin + told.pathname).toBe(REDIRECT);
    expect(Object.fromEntries(told.searchParams)).toEqual({ error, state: 'a state', iss: 'https://portal.example' });
    const { redirectUrl } = (await scene.decide(more)).body;
    expect(new URL(redirectUrl).searchParams.get('error')).toBe(error);
    expect(new URL(redirectUrl).searchParams.has('code')).toBe(false);
  });

  it('is no server of an API that the person may not see, nor of one that has none', async () => {
    const { api, mcpServer } = scene.data.entities;
    const { apiId } = scene;
    await mcpServer.put({ apiId, enabled: false, revision: 1 }).go();
    expect((await scene.find()).body.error).toBe('invalid_target');
    await mcpServer.delete({ apiId }).go();
    await api.patch({ apiId }).set({ visibility: 'private', scope: scene.teamId }).go();
    expect((await scene.find()).body.error).toBeUndefined();
    expect((await scene.find({}, scene.people.outsider)).body.error).toBe('invalid_target');
  });

  it('is answered with a code, its state and who says so; a query of its own stays', async () => {
    const redirectUri = `${CLIENT}/callback?of=portico`;
    stands({ redirect_uris: [redirectUri] });
    const { body } = await scene.decide({ clientId: DOCUMENT, redirectUri });
    const told = Object.fromEntries(new URL(body.redirectUrl).searchParams);
    expect(told).toEqual({ of: 'portico', code: expect.any(String), state: 'a state', iss: 'https://portal.example' });
    const without = await scene.decide({ state: undefined });
    expect(new URL(without.body.redirectUrl).searchParams.has('state')).toBe(false);
  });

  it('is refused, and nothing is left of it', async () => {
    const { body } = await scene.decide({}, { approve: false, appId: undefined } as object);
    expect(Object.fromEntries(new URL(body.redirectUrl).searchParams)).toEqual({
      ...{ error: 'access_denied', state: 'a state', iss: 'https://portal.example' },
    });
    expect((await scene.data.entities.agentGrant.scan.go()).data).toEqual([]);
  });

  it('is for calls of an app that the person may try out, and of no other', async () => {
    expect(await scene.decide({}, { appId: undefined } as object)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/appId' }] },
    });
    expect((await scene.decide({}, { as: scene.people.outsider })).status).toBe(400);
    expect((await scene.decide({ resource: PORTAL_SERVER }, { as: scene.people.outsider })).status).toBe(200);
  });

  it('is decided by no program, and where there is a second factor after it was shown', async () => {
    const program = { ...scene.people.member, scopes: ['apis:write', 'users:write'] };
    expect((await scene.find({}, program)).status).toBe(403);
    expect((await scene.decide({}, { as: program })).status).toBe(403);
    const stale = { ...scene.people.member, freshUntil: '2020-01-01T00:00:00.000Z' };
    expect(await scene.decide({}, { as: stale })).toMatchObject({
      status: 403,
      body: { code: 'second-factor-needed' },
    });
  });

  it('has a place among fifty; those whose code nobody redeemed give theirs back', async () => {
    for (let made = 0; made < 50; made++) expect((await scene.decide()).status).toBe(200);
    expect(await scene.decide()).toMatchObject({ status: 409, body: { code: 'limit-reached' } });
    scene.clock.pass(60);
    expect((await scene.decide()).status).toBe(200);
  });
});
