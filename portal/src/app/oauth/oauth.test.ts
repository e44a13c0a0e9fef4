import { beforeEach, describe, expect, it, vi } from 'vitest';

// What only Next.js's bundler takes away.
vi.mock('server-only', () => ({}));

const { POST: token } = await import('./token/route.ts');
const { POST: register } = await import('./register/route.ts');
const { POST: revoke } = await import('./revoke/route.ts');

/** What reached the API, and what it answers. */
const sent: { path: string; body: unknown; portal: string | null }[] = [];
let answer: () => Response;

beforeEach(() => {
  vi.stubEnv('PORTICO_API_URL', 'https://api.example');
  vi.stubEnv('PORTICO_PORTAL_URL', 'https://portal.example');
  vi.stubEnv('PORTICO_EDGE_SECRET', 'an edge secret');
  sent.length = 0;
  answer = () => Response.json({ accessToken: 'a', refreshToken: 'r', expiresInSeconds: 900, clientId: 'reg.a.b' });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const request = new Request(url, init);
    const portal = request.headers.get('x-portico-portal');
    sent.push({ path: new URL(url).pathname, body: await request.json(), portal });
    return answer();
  });
});

const form = (fields: Readonly<Record<string, string>>, more = '', headers: Record<string, string> = {}) =>
  new Request('https://portal.example/oauth/x', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString() + more,
  });
const json = (body: unknown, type = 'application/json') =>
  new Request('https://portal.example/oauth/x', {
    method: 'POST',
    headers: { 'Content-Type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const CODE = {
  ...{ grant_type: 'authorization_code', client_id: 'reg.a.b', code: 'c', code_verifier: 'v'.repeat(43) },
  redirect_uri: 'http://127.0.0.1/',
};
const refusal = async (response: Response) => [response.status, ((await response.json()) as { error: string }).error];
const problem = (status: number, headers: Record<string, string> = {}, more: object = {}) =>
  Response.json({ type: 'x', title: 'Refused “so”', status, code: 'x', ...more }, { status, headers });

describe('the token endpoint', () => {
  it('exchanges a code, for who asks, and is kept by nobody', async () => {
    const response = await token(form({ ...CODE, resource: 'https://api.example/mcp/a', scope: 'x' }));
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      ...{ access_token: 'a', token_type: 'Bearer', expires_in: 900, refresh_token: 'r' },
    });
    expect(sent).toEqual([
      {
        path: '/agent-grants/redeem',
        portal: 'an edge secret',
        body: {
          ...{ clientId: 'reg.a.b', code: 'c', verifier: 'v'.repeat(43), redirectUri: 'http://127.0.0.1/' },
          resource: 'https://api.example/mcp/a',
        },
      },
    ]);
  });

  it('refreshes, and says what it is for', async () => {
    answer = () => Response.json({ accessToken: 'a', refreshToken: 'r', expiresInSeconds: 900, scope: 'apis:read' });
    const fields = { grant_type: 'refresh_token', client_id: 'x', refresh_token: 'old' };
    expect(await (await token(form(fields))).json()).toMatchObject({ scope: 'apis:read', refresh_token: 'r' });
    expect(sent.map(({ path, body }) => [path, body])).toEqual([
      ['/agent-grants/refresh', { clientId: 'x', refreshToken: 'old' }],
    ]);
  });

  it.each<[string, Request, number, string]>([
    ['another grant', form({ ...CODE, grant_type: 'password' }), 400, 'unsupported_grant_type'],
    ['no grant', form({ client_id: 'x' }), 400, 'unsupported_grant_type'],
    ['no client', form({ ...CODE, client_id: '' }), 400, 'invalid_request'],
    ['no code', form({ ...CODE, code: '' }), 400, 'invalid_request'],
    ['no verifier', form({ ...CODE, code_verifier: '' }), 400, 'invalid_request'],
    ['a code twice', form(CODE, '&code=d'), 400, 'invalid_request'],
    ['a resource twice', form(CODE, '&resource=a&resource=b'), 400, 'invalid_request'],
    ['a secret', form({ ...CODE, client_secret: 'x' }), 401, 'invalid_client'],
    ['a secret in the header', form(CODE, '', { Authorization: 'Basic eDp5' }), 401, 'invalid_client'],
    ['JSON', json(CODE), 415, 'invalid_request'],
    ['very much', form({ ...CODE, state: 'x'.repeat(20_001) }), 413, 'invalid_request'],
  ])('refuses %s, and asks the API nothing', async (_, request, status, error) => {
    expect(await refusal(await token(request))).toEqual([status, error]);
    expect(sent).toEqual([]);
  });

  it('says what the API refused as clients read it, in letters they may', async () => {
    answer = () => problem(401, {}, { detail: 'No “grant”.' });
    const response = await token(form(CODE));
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: 'invalid_grant', error_description: 'No grant.' });
    answer = () => problem(429, { 'Retry-After': '7' });
    const busy = await token(form(CODE));
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '7']);
    answer = () => problem(503);
    expect((await token(form(CODE))).status).toBe(503);
  });
});

describe('registration', () => {
  it('takes a name and redirect URIs, and gives an id without a secret', async () => {
    const response = await register(json({ client_name: ' In\nspector ', redirect_uris: ['http://localhost/'] }));
    expect(response.status).toBe(201);
    const made = (await response.json()) as object;
    expect(made).toMatchObject({ client_id: 'reg.a.b', client_name: 'In spector', token_endpoint_auth_method: 'none' });
    expect(made).not.toHaveProperty('client_secret');
    expect(sent[0]?.body).toEqual({ name: 'In spector', redirectUris: ['http://localhost/'] });
  });

  it.each<[string, Request, number, string]>([
    [
      'a secret',
      json({ redirect_uris: [], token_endpoint_auth_method: 'client_secret_post' }),
      400,
      'invalid_client_metadata',
    ],
    ['no redirect URI', json({ client_name: 'x' }), 400, 'invalid_redirect_uri'],
    ['numbers', json({ redirect_uris: [7] }), 400, 'invalid_redirect_uri'],
    ['a list', json([]), 400, 'invalid_client_metadata'],
    ['no JSON', json('{'), 400, 'invalid_client_metadata'],
    ['a form', json('a=b', 'application/x-www-form-urlencoded'), 415, 'invalid_request'],
  ])('refuses %s, and asks the API nothing', async (_, request, status, error) => {
    expect(await refusal(await register(request))).toEqual([status, error]);
    expect(sent).toEqual([]);
  });

  it('says which redirect URI the API refused', async () => {
    answer = () => problem(400, {}, { errors: [{ pointer: '/redirectUris/0', detail: 'must be https' }] });
    expect(await refusal(await register(json({ redirect_uris: ['x'] })))).toEqual([400, 'invalid_redirect_uri']);
  });
});

describe('revocation', () => {
  it('ends a grant by a token of it, and says nothing more', async () => {
    answer = () => new Response(null, { status: 204 });
    const response = await revoke(form({ client_id: 'x', token: 't', token_type_hint: 'refresh_token' }));
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(sent.map(({ path, body }) => [path, body])).toEqual([['/agent-grants/end', { clientId: 'x', token: 't' }]]);
    expect(await refusal(await revoke(form({ client_id: 'x' })))).toEqual([400, 'invalid_request']);
  });
});
