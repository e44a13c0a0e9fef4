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
    expect([...(calls[0]?.headers.keys() ?? [])].sort()).toEqual(['accept', 'authorization']);
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

  it('takes a change from its own pages', async () => {
    expect((await send('POST', 'apps', { ...SAME_SITE, origin: PORTAL, ...JSON_TYPE }, '{}')).status).toBe(200);
    expect((await send('POST', 'apps', { origin: PORTAL, ...JSON_TYPE }, '{}')).status).toBe(200);
  });

  it('treats an altered cookie as none', async () => {
    await send('GET', 'public/apis', {}, undefined, 'eyJhbGciOiJkaXIi.altered');
    expect(calls[0]?.headers.has('authorization')).toBe(false);
  });
});
