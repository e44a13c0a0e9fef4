import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forward } from './forward.ts';
import { sealSession } from './session-cookie.ts';

const PORTAL = 'https://portal.example';
const JSON_TYPE = { 'content-type': 'application/json' };
const SAME_SITE = { 'sec-fetch-site': 'same-origin' };
const calls: Request[] = [];

beforeEach(() => {
  vi.stubEnv('PORTICO_API_URL', 'https://api.example');
  vi.stubEnv('PORTICO_PORTAL_URL', PORTAL);
  vi.stubEnv('PORTICO_COOKIE_SECRET', 'a secret of the tests, long enough');
  vi.stubEnv('PORTICO_EDGE_SECRET', 'an edge secret');
  calls.length = 0;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    calls.push(new Request(url, init));
    return Response.json({ ok: true }, { headers: { 'set-cookie': 'upstream=1', 'x-request-id': 'r1' } });
  });
});

const send = (method: string, path: string, headers: Record<string, string> = {}, body?: string, cookie?: string) =>
  forward(
    new Request(`${PORTAL}/api/portico/${path}`, { method, headers, ...(body !== undefined && { body }) }),
    path.split('?')[0] ?? '',
    cookie,
  );

describe('what the browser may ask of the API through the portal', () => {
  it('carries the access token of the cookie and hands none to the browser', async () => {
    const cookie = await sealSession({
      sessionToken: 'renewing-secret',
      sessionId: 'ses_1',
      accessToken: 'bearing-secret',
      accessTokenExpiresAt: '2030-01-01T00:00:00Z',
      user: { id: 'usr_1', email: 'a@b.example', name: 'A', roles: ['developer'] },
    });
    const answer = await send('GET', 'apps?teamId=team_1', { cookie: 'x=1', 'x-evil': '1' }, undefined, cookie);
    expect(calls[0]?.headers.get('authorization')).toBe('Bearer bearing-secret');
    expect(calls[0]?.url).toBe('https://api.example/apps?teamId=team_1');
    expect([...(calls[0]?.headers.keys() ?? [])].sort()).toEqual([
      'accept',
      'authorization',
      'x-portico-for',
      'x-portico-portal',
    ]);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.has('set-cookie')).toBe(false);
    expect(await answer.text()).not.toContain('secret');
  });

  it.each([
    ['POST', 'sessions'],
    ['POST', 'sessions/refresh'],
    ['GET', 'proxy/museum/museum-hours'],
    ['GET', 'apps/../sessions'],
    ['GET', 'apps/%2e%2e/x'],
    ['DELETE', 'apis/museum'],
    ['GET', ''],
    ['GET', 'public/apis'],
  ])('refuses %s %s, which no page needs', async (method, path) => {
    expect((await send(method, path, { ...SAME_SITE, ...JSON_TYPE })).status).toBe(404);
    expect(calls).toEqual([]);
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site', ...JSON_TYPE }],
    ['another subdomain', { 'sec-fetch-site': 'same-site', ...JSON_TYPE }],
    ['another origin', { origin: 'https://evil.example', ...JSON_TYPE }],
    ['nobody known', JSON_TYPE],
    ['a form', { ...SAME_SITE, 'content-type': 'application/x-www-form-urlencoded' }],
    ['text that looks like JSON', { ...SAME_SITE, 'content-type': 'text/plain' }],
  ])('refuses a change asked for by %s', async (_, headers) => {
    expect((await send('POST', 'apps', headers, '{}')).status).toBe(403);
    expect(calls).toEqual([]);
  });

  it('takes along the state a change was made on and the key it can be repeated under', async () => {
    const safe = { 'if-match': '"7"', 'idempotency-key': 'k-1' };
    await send('PATCH', 'apis/museum', { ...SAME_SITE, ...JSON_TYPE, ...safe }, '{}');
    expect(Object.fromEntries(calls[0]?.headers ?? [])).toMatchObject(safe);
  });

  it('takes a change from its own pages', async () => {
    expect((await send('POST', 'apps', { ...SAME_SITE, origin: PORTAL, ...JSON_TYPE }, '{}')).status).toBe(200);
    expect((await send('POST', 'apps', { origin: PORTAL, ...JSON_TYPE }, '{}')).status).toBe(200);
  });

  it('asks as a visitor, where visitors are answered, without a cookie and with an altered one', async () => {
    for (const cookie of [undefined, 'eyJhbGciOiJkaXIi.altered']) {
      await send('GET', 'apis?q=museum', {}, undefined, cookie);
      await send('GET', 'apps?teamId=team_1', {}, undefined, cookie);
    }
    expect(calls.map(({ url }) => url)).toEqual(
      [1, 2].flatMap(() => ['https://api.example/public/apis?q=museum', 'https://api.example/apps?teamId=team_1']),
    );
    for (const { headers } of calls) expect(headers.has('authorization')).toBe(false);
  });

  it('reads no more of a body than may be, whose length was not said', async () => {
    let read = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        read += 1_000_000;
        controller.enqueue(new Uint8Array(1_000_000));
      },
    });
    const headers = { ...SAME_SITE, ...JSON_TYPE };
    // A body that is a stream is sent without waiting for an answer: Node asks for the word, the DOM's types lack it.
    const given = { method: 'POST', headers, body, duplex: 'half' };
    const request = new Request(`${PORTAL}/api/portico/apps`, given);
    expect((await forward(request, 'apps', undefined)).status).toBe(413);
    expect(read).toBeLessThan(8_000_000);
  });

  it('says in the words of the contract that a body is too large, and that the API does not answer', async () => {
    const large = await send('POST', 'apps', { ...SAME_SITE, ...JSON_TYPE }, 'x'.repeat(5_000_001));
    expect([large.status, await large.json()]).toMatchObject([
      413,
      { code: 'body-too-large', type: 'https://portico.dev/problems/body-too-large' },
    ]);
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no connection')));
    const silent = await send('GET', 'apps');
    expect([silent.status, await silent.json()]).toMatchObject([503, { code: 'unavailable' }]);
  });
});
