import type { User } from '@portico/client';
import { NextRequest } from 'next/server';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { beginConnection, CONNECTION_COOKIE } from '../../../api/connection.ts';
import { openSession, SESSION_COOKIE, sealSession } from '../../../api/session-cookie.ts';
import { GET } from './route.ts';

// What only Next.js's bundler takes away.
vi.mock('server-only', () => ({}));

const PORTAL = 'https://portal.example';
const ROLES: User['roles'] = ['developer'];
const CREATED = {
  session: { id: `ses_${'0'.repeat(26)}` },
  sessionToken: 'renewing-secret',
  accessToken: 'bearing-secret',
  accessTokenExpiresAt: '2030-01-01T00:00:00Z',
  preferences: {},
  user: { id: `usr_${'0'.repeat(26)}`, email: 'a@b.example', name: 'A', roles: ROLES },
};
const asked: { url: string; body: unknown }[] = [];

beforeEach(() => {
  vi.stubEnv('PORTICO_API_URL', 'https://api.example');
  vi.stubEnv('PORTICO_PORTAL_URL', PORTAL);
  vi.stubEnv('PORTICO_COOKIE_SECRET', 'a secret of the tests, long enough');
  vi.stubEnv('PORTICO_EDGE_SECRET', 'an edge secret');
  vi.stubEnv('PORTICO_SIGN_IN_URL', 'https://sign-in.example');
  vi.stubEnv('PORTICO_CLIENT_ID', 'client');
  asked.length = 0;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, body: JSON.parse(String(init.body)) });
    return Response.json(CREATED, { status: 201 });
  });
});

/** A sign-in that this browser began, and the state that its answer has to have. */
const begun = async (returnTo = '/apps', tests?: string) => {
  const { url, cookie } = await beginConnection(returnTo, null, tests);
  return { cookie, sent: new URL(url).searchParams, state: new URL(url).searchParams.get('state') ?? '' };
};
const come = async (query: Record<string, string>, cookie?: string, session?: string) => {
  const cookies = [cookie && `${CONNECTION_COOKIE}=${cookie}`, session && `${SESSION_COOKIE}=${session}`].filter(
    Boolean,
  );
  const headers = new Headers(cookies.length > 0 ? [['cookie', cookies.join('; ')]] : []);
  const answer = await GET(new NextRequest(`${PORTAL}/auth/callback?${new URLSearchParams(query)}`, { headers }));
  const to = new URL(answer.headers.get('location') ?? '');
  const set = answer.headers.getSetCookie();
  return { status: answer.status, to, set, session: set.find((line) => line.startsWith(`${SESSION_COOKIE}=`)) };
};

describe('the answer of a sign-in elsewhere', () => {
  it('opens a session in the browser that began it, with what it sent, and leads where it was to', async () => {
    const { cookie, state, sent } = await begun('/apps?x=1');
    const { status, to, session, set } = await come({ code: 'c-1', state }, cookie);
    expect([status, to.href]).toEqual([303, `${PORTAL}/apps?x=1`]);
    expect(asked).toMatchObject([
      {
        url: 'https://api.example/sessions',
        body: { code: 'c-1', nonce: sent.get('nonce'), redirectUri: `${PORTAL}/auth/callback` },
      },
    ]);
    expect(sent.get('code_challenge_method')).toBe('S256');
    for (const part of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=lax']) expect(session).toContain(part);
    expect(session).not.toMatch(/Domain|secret/i);
    // What was begun is over with it.
    expect(set.find((line) => line.startsWith(`${CONNECTION_COOKIE}=;`))).toContain('Max-Age=0');
  });

  it.each<[string, Record<string, string>, string]>([
    ['without a state', { code: 'c' }, 'state'],
    ['with another state', { code: 'c', state: 'x'.repeat(43) }, 'state'],
    ['with an empty state', { code: 'c', state: '' }, 'state'],
    ['that is an error without the state', { error: 'access_denied' }, 'state'],
  ])('%s opens none, and asks nobody', async (_, query, reason) => {
    const { cookie } = await begun();
    const { to, session } = await come(query, cookie);
    expect([to.pathname, to.searchParams.get('reason'), session]).toEqual(['/sign-in-failed', reason, undefined]);
    expect(asked).toEqual([]);
  });

  it('opens none in a browser that began nothing, began another one, or has a cookie that was changed', async () => {
    const [one, other] = [await begun(), await begun()];
    for (const cookie of [
      undefined,
      other.cookie,
      `${one.cookie.slice(0, -2)}AA`,
      'x',
      await sealSession({ ...CREATED, sessionId: 's' }),
    ]) {
      const { to, session } = await come({ code: 'c', state: one.state }, cookie);
      expect([to.pathname, session]).toEqual(['/sign-in-failed', undefined]);
    }
    expect(asked).toEqual([]);
  });

  it.each<[string, Record<string, string>, string]>([
    ['an error', { error: 'access_denied' }, 'refused'],
    [
      'an error in HTML, beside a code',
      { code: 'c', error: '<script>alert(1)</script>', error_description: '<img src=x onerror=alert(1)>' },
      'refused',
    ],
    ['no code', {}, 'exchange'],
    ['a code of 10,000 letters', { code: 'c'.repeat(10_000) }, 'exchange'],
  ])('that is %s opens none, and shows nothing of it', async (_, query, reason) => {
    const { cookie, state } = await begun();
    const { to, session } = await come({ ...query, state }, cookie);
    expect([to.pathname, session]).toEqual(['/sign-in-failed', undefined]);
    expect(Object.fromEntries(to.searchParams)).toEqual({ reason, returnTo: '/apps' });
    expect(asked).toEqual([]);
  });

  it('that the API refuses opens none, and says under which request', async () => {
    for (const [status, reason] of [
      [401, 'exchange'],
      [503, 'unavailable'],
    ] as const) {
      const problem = { type: 'x', title: 'x', status, code: 'sign-in-failed', requestId: 'r-1' };
      vi.stubGlobal('fetch', async () =>
        Response.json(problem, { status, headers: { 'content-type': 'application/problem+json' } }),
      );
      const { cookie, state } = await begun();
      const { to, session } = await come({ code: 'used', state }, cookie);
      expect([to.searchParams.get('reason'), to.searchParams.get('requestId'), session]).toEqual([
        reason,
        'r-1',
        undefined,
      ]);
    }
  });

  it('of a connection that is tried signs nobody in, and is not told by who does not try it', async () => {
    const tests = `con_${'0'.repeat(26)}`;
    const { cookie, state } = await begun('/', tests);
    const stranger = await come({ code: 'c', state }, cookie);
    expect([stranger.to.pathname, stranger.to.search, stranger.session]).toEqual([
      `/admin/connections/${tests}`,
      '?test=failed',
      undefined,
    ]);
    expect(asked).toEqual([]);
  });
});

describe('the cookie of a session', () => {
  it('has room for the longest names and addresses there are, below what browsers keep', async () => {
    const user = { ...CREATED.user, name: '李'.repeat(200), email: `${'a'.repeat(64)}@${'b'.repeat(185)}.example` };
    const sealed = await sealSession({
      ...CREATED,
      user,
      sessionId: CREATED.session.id,
      accessToken: 'x'.repeat(1500),
    });
    expect(`${SESSION_COOKIE}=${sealed}; Path=/; Max-Age=2592000; Secure; HttpOnly; SameSite=lax`.length).toBeLessThan(
      4096,
    );
    expect((await openSession(sealed))?.user.name).toBe(user.name);
  });
});
