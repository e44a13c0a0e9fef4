import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OperationId } from '@portico/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';

const SECRET = 'the-client-secret-canary';
const CODE = 'the-code-canary';
const VERIFIER = 'the-verifier-canary-0123456789-0123456789-0123456789';

type Asked = { readonly url: string; readonly headers: IncomingHttpHeaders; readonly form: Record<string, string> };
const asked: Asked[] = [];
let answer: (response: ServerResponse, one: Asked) => void;
const json = (body: unknown, status = 200, headers = {}) => {
  answer = (response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
};

let server: Server;
let scene: Scene;
let origin: string;
let apiId: string;

const document = (base: string) => ({
  openapi: '3.1.0',
  info: { title: 'T', version: '1.0.0' },
  paths: {
    '/things': { get: { security: [{ id: ['things:read'] }] }, put: { security: [{ oidc: ['things:write'] }] } },
    '/open': { get: { security: [] } },
  },
  components: {
    securitySchemes: {
      id: {
        type: 'oauth2',
        flows: {
          authorizationCode: {
            ...{ authorizationUrl: 'https://id.example/authorize?a=b', tokenUrl: `${base}/token` },
            ...{ refreshUrl: `${base}/renew`, scopes: { 'things:read': 'Read things', 'things:write': '' } },
          },
          clientCredentials: { tokenUrl: `${base}/machine`, scopes: {} },
          password: { tokenUrl: `${base}/token`, scopes: {} },
        },
      },
      oidc: { type: 'openIdConnect', openIdConnectUrl: `${base}/.well-known/openid-configuration` },
      hidden: {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl: 'http://169.254.169.254/latest/meta-data', scopes: {} } },
      },
      inside: { type: 'openIdConnect', openIdConnectUrl: 'https://10.0.0.1/.well-known/openid-configuration' },
    },
  },
});

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
      const one = { url: request.url ?? '', headers: request.headers, form };
      asked.push(one);
      answer(response, one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  scene = await createScene(undefined, {}, undefined, `127.0.0.1/32:${port}`);
  const slug = await scene.register('private');
  apiId = (await scene.call<{ id: string }>('getApi', { as: scene.people.owner, params: { apiId: slug } })).body.id;
  const contentHash = await scene.documents.putDocument(document(origin), []);
  await scene.data.entities.version.patch({ apiId, version: '1.0.0' }).set({ contentHash }).go();
  await forward(true);
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  asked.length = 0;
  json({ access_token: 'the-token', token_type: 'bearer', expires_in: 300, refresh_token: 'next', scope: 'a b' });
});

const forward = (forwardAuthorization: boolean) =>
  scene.data.entities.backend
    .patch({ apiId, version: '1.0.0', environment: 'live' })
    .set({ forwardAuthorization })
    .go();

type Answer = {
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly pointer: string }[];
  readonly token: string;
  readonly schemes: readonly { readonly name: string; readonly flows: readonly object[] }[];
};
const call = (id: OperationId, more: object = {}) =>
  scene.call<Answer>(id, { as: scene.people.member, params: { apiId, version: '1.0.0' }, ...more });
const CLIENT = { scheme: 'id', flow: 'authorizationCode', clientId: 'a client' };
const PROOF = { code: CODE, codeVerifier: VERIFIER, redirectUri: 'https://portal.example/oauth/callback' };
const exchange = (body: object) => call('exchangeCallToken', { body: { ...CLIENT, ...body } });
const refusal = async (body: object = PROOF) => {
  const came = await exchange(body);
  return [came.status, came.body.code, came.body.detail ?? came.body.errors?.map(({ pointer }) => pointer).join()];
};

describe('what a call may prove', () => {
  it('is told by operation: its schemes, and the scopes that it wants', async () => {
    const { status, body } = await call('getCallAuthorization', { query: { operation: 'get /things' } });
    const host = new URL(origin).host;
    expect([status, body]).toEqual([
      200,
      {
        ...{ declared: true, forwarded: true },
        schemes: [
          {
            ...{ name: 'id', kind: 'oauth2', others: ['password'] },
            flows: [
              {
                ...{ flow: 'authorizationCode', host },
                scopes: [
                  { name: 'things:read', description: 'Read things', required: true },
                  { name: 'things:write', required: false },
                ],
              },
              { flow: 'clientCredentials', host, scopes: [{ name: 'things:read', required: true }] },
            ],
          },
        ],
      },
    ]);
    const other = await call('getCallAuthorization', { query: { operation: 'put /things' } });
    expect(other.body.schemes).toMatchObject([
      {
        name: 'oidc',
        flows: [
          { scopes: [{ name: 'things:write', required: true }, { name: 'openid', required: true }, {}, {}, {}] },
          {},
        ],
      },
    ]);
    const all = await call('getCallAuthorization', { query: { operation: 'get /open' } });
    expect(all.body.schemes.map(({ name }) => name)).toEqual(['id', 'oidc', 'hidden', 'inside']);
    expect(asked).toEqual([]);
  });

  it('is for who may see the API, and nobody else', async () => {
    const as = scene.people.outsider;
    for (const [id, more] of [
      ['getCallAuthorization', {}],
      ['getAuthorizationEndpoint', { query: { scheme: 'id' } }],
      ['exchangeCallToken', { body: { ...CLIENT, ...PROOF } }],
    ] as const)
      expect((await call(id, { as, ...more })).status, id).toBe(404);
    expect(asked).toEqual([]);
  });

  it('names nobody, and asks nobody, where no Authorization goes on', async () => {
    await forward(false);
    expect((await call('getCallAuthorization')).body).toEqual({ declared: true, forwarded: false, schemes: [] });
    expect(await refusal()).toEqual([422, 'invalid-reference', '/scheme']);
    const test = await call('exchangeCallToken', { query: { environment: 'test' }, body: { ...CLIENT, ...PROOF } });
    expect(test.status).toBe(422);
    await forward(true);
    expect(asked).toEqual([]);
  });
});

describe('a token', () => {
  it('by a code is asked for where the document says, with what proves who asks', async () => {
    const { status, body } = await exchange({ ...PROOF, clientSecret: SECRET });
    expect([status, body]).toEqual([
      200,
      { token: 'the-token', expiresInSeconds: 300, renewal: 'next', scopes: ['a', 'b'] },
    ]);
    const [{ url, headers, form } = { url: '', headers: {}, form: {} }] = asked;
    expect([url, headers.authorization]).toEqual([
      '/token',
      `Basic ${Buffer.from(`a+client:${SECRET}`).toString('base64')}`,
    ]);
    expect(form).toEqual({
      ...{ grant_type: 'authorization_code', code: CODE, code_verifier: VERIFIER },
      redirect_uri: PROOF.redirectUri,
    });
  });

  it('is asked for by a client without a secret by its name, and with one in the body where that is wished', async () => {
    await exchange(PROOF);
    await exchange({ ...PROOF, clientSecret: SECRET, clientAuthentication: 'post' });
    expect(asked.map(({ headers, form }) => [headers.authorization, form['client_id'], form['client_secret']])).toEqual(
      [
        [undefined, 'a client', undefined],
        [undefined, 'a client', SECRET],
      ],
    );
  });

  it('of a program, and the next one, are asked for where the document says', async () => {
    expect((await exchange({ flow: 'clientCredentials', clientSecret: SECRET, scopes: ['a', 'b'] })).status).toBe(200);
    expect((await exchange({ renewal: 'next' })).status).toBe(200);
    expect(asked.map(({ url, form }) => [url, form])).toEqual([
      ['/machine', { grant_type: 'client_credentials', scope: 'a b' }],
      ['/renew', { grant_type: 'refresh_token', refresh_token: 'next', client_id: 'a client' }],
    ]);
  });

  it('is not asked for without what the way to it needs, or by one that the document has not', async () => {
    const { code: _, ...codeless } = PROOF;
    expect(await refusal(codeless)).toEqual([422, 'invalid-reference', '/code']);
    expect(await refusal({ flow: 'clientCredentials' })).toEqual([422, 'invalid-reference', '/clientSecret']);
    expect(await refusal({ ...PROOF, scheme: 'none' })).toEqual([422, 'invalid-reference', '/scheme']);
    expect(await refusal({ ...PROOF, scheme: 'hidden' })).toEqual([422, 'invalid-reference', '/flow']);
    expect((await exchange({ ...PROOF, tokenUrl: `${origin}/mine` })).status).toBe(400);
    expect(asked).toEqual([]);
  });

  it('is refused in the words of who refuses, in one line, without what was told to it', async () => {
    json({ error: 'invalid_grant', error_description: `Not ${CODE},\r\n\u202e<b>${VERIFIER}</b> nor ${SECRET}` }, 400);
    const said = 'It says: invalid_grant – Not ***, <b>***</b> nor ***';
    expect(await refusal({ ...PROOF, clientSecret: SECRET })).toEqual([422, 'authorization-refused', said]);
    // As some do, with success.
    json({ error: 'bad_verification_code' });
    expect(await refusal()).toEqual([422, 'authorization-refused', 'It says: bad_verification_code']);
    json({ error: 'x'.repeat(9999), error_description: 'y'.repeat(9999) }, 401);
    expect((await exchange(PROOF)).body.detail.length).toBeLessThan(650);
  });

  it.each([
    ['no JSON', 200, '<html>', 'the token endpoint answered with no bearer token'],
    [
      'another kind of token',
      200,
      '{"access_token":"t","token_type":"mac"}',
      'the token endpoint answered with no bearer token',
    ],
    [
      'a token that is no header',
      200,
      '{"access_token":"t\\r\\nX: y"}',
      'the token endpoint answered with no bearer token',
    ],
    ['a fault', 500, '{}', 'the token endpoint answered with status 500'],
  ])('is none where %s comes', async (_what, status, body, detail) => {
    answer = (response) => void response.writeHead(status).end(body);
    expect(await refusal()).toEqual([422, 'authorization-refused', detail]);
  });

  it('is not looked for where an endpoint leads on, and not waited for where it says more than a token', async () => {
    json({}, 302, { location: `${origin}/elsewhere` });
    expect(await refusal()).toEqual([422, 'authorization-refused', 'the token endpoint answered with status 302']);
    expect(asked.map(({ url }) => url)).toEqual(['/token']);
    json({ access_token: 'x'.repeat(200_000) });
    expect((await refusal())[1]).toBe('authorization-refused');
    json({ access_token: 'x'.repeat(20_000) });
    expect(await refusal()).toEqual([422, 'authorization-refused', 'The token has more than 16384 characters.']);
  });

  it('is asked for at no address that the egress door refuses', async () => {
    for (const more of [
      { scheme: 'hidden', flow: 'clientCredentials', clientSecret: SECRET },
      { ...PROOF, scheme: 'inside' },
    ])
      expect(await refusal(more)).toEqual([422, 'authorization-refused', 'the target is not on the public internet']);
    expect(asked).toEqual([]);
  });

  it('and what it was asked for by are in nothing that the table keeps', async () => {
    await exchange({ ...PROOF, clientSecret: SECRET });
    json({ error: 'invalid_grant', error_description: CODE }, 400);
    await exchange({ ...PROOF, clientSecret: SECRET });
    const { data: audit } = await scene.data.entities.auditEntry.scan.go({ pages: 'all' });
    const { data: events } = await scene.data.entities.event.scan.go({ pages: 'all' });
    const all = JSON.stringify([audit, events]);
    expect(all).not.toMatch(/canary|the-token/);
  });
});

describe('where somebody is sent', () => {
  it('is what the document says', async () => {
    const { body } = await call('getAuthorizationEndpoint', { query: { scheme: 'id' } });
    expect(body).toEqual({ authorizationUrl: 'https://id.example/authorize?a=b' });
    expect((await call('getAuthorizationEndpoint', { query: { scheme: 'hidden' } })).status).toBe(422);
    expect(asked).toEqual([]);
  });

  it('is what a discovery document says of its own issuer, and of no other', async () => {
    const said = { issuer: origin, authorization_endpoint: 'https://id.example/go', token_endpoint: `${origin}/t` };
    const endpoint = () => call('getAuthorizationEndpoint', { query: { scheme: 'oidc' } });
    json(said);
    expect((await endpoint()).body).toEqual({ authorizationUrl: 'https://id.example/go', issuer: origin });
    for (const wrong of [
      ...[{ ...said, issuer: 'https://other.example' }, { ...said, issuer: undefined }, {}],
      ...[
        { ...said, authorization_endpoint: 'javascript:alert(1)' },
        { ...said, token_endpoint: undefined },
      ],
    ]) {
      json(wrong);
      const { status, body } = await endpoint();
      expect([status, body.code], JSON.stringify(wrong)).toEqual([422, 'authorization-refused']);
    }
  });

  it('and its token endpoint are asked, which the egress door looks at too', async () => {
    const said = { issuer: origin, token_endpoint: `${origin}/from-discovery` };
    answer = (response, { url }) =>
      void response.end(JSON.stringify(url.includes('.well-known') ? said : { access_token: 'the-token' }));
    expect((await exchange({ ...PROOF, scheme: 'oidc' })).body).toEqual({ token: 'the-token' });
    expect(asked.map(({ url }) => url)).toEqual(['/.well-known/openid-configuration', '/from-discovery']);
    json({ ...said, token_endpoint: 'http://169.254.169.254/latest' });
    expect((await refusal({ ...PROOF, scheme: 'oidc' }))[2]).toBe('the target is not on the public internet');
  });
});
