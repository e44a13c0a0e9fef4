import { globSync } from 'node:fs';
import { operations } from '@portico/contract';
import { NextRequest } from 'next/server';
import { beforeEach, describe, expect, it, vi } from 'vitest';

// What only Next.js's bundler takes away.
vi.mock('server-only', () => ({}));

const PORTAL = 'https://portal.example';
const APP = new URL('../app/', import.meta.url);
const JSON_TYPE = { 'content-type': 'application/json' };
const sent: string[] = [];

beforeEach(() => {
  vi.stubEnv('PORTICO_API_URL', 'https://api.example');
  vi.stubEnv('PORTICO_PORTAL_URL', PORTAL);
  vi.stubEnv('PORTICO_COOKIE_SECRET', 'a secret of the tests, long enough');
  vi.stubEnv('PORTICO_EDGE_SECRET', 'an edge secret');
  vi.stubEnv('PORTICO_SIGN_IN_URL', 'https://sign-in.example');
  vi.stubEnv('PORTICO_CLIENT_ID', 'client');
  sent.length = 0;
  vi.stubGlobal('fetch', async (url: string) => {
    sent.push(String(url));
    return Response.json({});
  });
});

type Handler = (request: NextRequest, context: { params: Promise<{ path: string[] }> }) => Promise<Response>;

const FILES = globSync('**/route.ts', { cwd: APP.pathname }).sort();
/** Every route of the portal and each of its methods. */
const ROUTES = (
  await Promise.all(
    FILES.map(async (file) => {
      // A route's module has its methods and nothing else.
      const methods = (await import(new URL(file, APP).href)) as Record<string, Handler>;
      return Object.entries(methods).map(([method, handler]) => ({ file, method, handler }));
    }),
  )
).flat();
/** Where programs ask, by a token, a code or a client's id, and never by a cookie. */
const SERVERS = ['mcp/me/route.ts', 'mcp/route.ts'];
const OAUTH = ['oauth/register/route.ts', 'oauth/revoke/route.ts', 'oauth/token/route.ts'];
const FOR_PROGRAMS = [...SERVERS, ...OAUTH];
const CHANGES = ROUTES.filter(({ file, method }) => method !== 'GET' && !FOR_PROGRAMS.includes(file));

const ELSEWHERE: readonly (readonly [string, Record<string, string>])[] = [
  ['another site', { 'sec-fetch-site': 'cross-site', ...JSON_TYPE }],
  ['another subdomain', { 'sec-fetch-site': 'same-site', ...JSON_TYPE }],
  ['the address bar', { 'sec-fetch-site': 'none', ...JSON_TYPE }],
  ['another origin', { origin: 'https://evil.example', ...JSON_TYPE }],
  [
    'another origin that says it is ours',
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin', ...JSON_TYPE },
  ],
  ['an origin that begins like ours', { origin: `${PORTAL}.evil.example`, ...JSON_TYPE }],
  ['our host without TLS', { origin: PORTAL.replace('https', 'http'), ...JSON_TYPE }],
  ['no origin that can be told', { origin: 'null', ...JSON_TYPE }],
  ['nobody known', JSON_TYPE],
  ['nobody known, with our address as what led there', { referer: PORTAL, ...JSON_TYPE }],
];
const OWN = { origin: PORTAL, 'sec-fetch-site': 'same-origin' };
const FORMS: readonly (readonly [string, Record<string, string>])[] = [
  ['a form', { ...OWN, 'content-type': 'application/x-www-form-urlencoded' }],
  ['a form of parts', { ...OWN, 'content-type': 'multipart/form-data; boundary=a' }],
  ['text that looks like JSON', { ...OWN, 'content-type': 'text/plain' }],
  ['a type that contains JSON’s', { ...OWN, 'content-type': 'text/plain; application/json' }],
];

/** For the one route that leads to the API: an operation that a page asks for by this method. */
const pathFor = (method: string) =>
  Object.values(operations)
    .find((one) => one.forPages && one.method === method && one.tag !== 'sessions')
    ?.path.slice(1)
    .replaceAll(/\{\w+\}/g, 'some')
    .split('/') ?? [];

const send = (handler: Handler, method: string, headers: Record<string, string>) =>
  handler(new NextRequest(`${PORTAL}/x`, { method, headers, body: '{"a":1}' }), {
    params: Promise.resolve({ path: pathFor(method) }),
  });

describe('every route of the portal that changes something', () => {
  it('is there to be asked', () => {
    expect(CHANGES.length).toBeGreaterThan(15);
    // What a link leads to: reads, the two ends of a sign-in elsewhere, which a sealed cookie and a state bind, and of a sign-out.
    expect(ROUTES.filter(({ method }) => method === 'GET').map(({ file }) => file)).toEqual([
      'api/portico/[...path]/route.ts',
      'apis/[slug]/changelog/feed.xml/route.ts',
      'apis/[slug]/guides/media/[file]/route.ts',
      'apis/[slug]/icon/route.ts',
      'apis/[slug]/llms-full.txt/route.ts',
      'apis/[slug]/llms.txt/route.ts',
      'apis/[slug]/sitemap.xml/route.ts',
      'auth/callback/route.ts',
      'auth/connection/route.ts',
      'auth/signed-out/route.ts',
      'guides/media/[file]/route.ts',
      'guides/sitemap.xml/route.ts',
      'icon.svg/route.ts',
      'llms-full.txt/route.ts',
      'llms.txt/route.ts',
      'logo/[file]/route.ts',
      'markdown/[...path]/route.ts',
      'pictures/[...page]/route.ts',
      'robots.txt/route.ts',
      'sitemap.xml/route.ts',
      'sitemaps/[file]/route.ts',
    ]);
  });

  it.each(CHANGES.map(({ method, file, handler }) => [method, file, handler] as const))(
    '%s %s refuses what does not come from our own pages, and does nothing for it',
    async (method, file, handler) => {
      // Signing out has nothing in it: its button is a form, for who has no script.
      const refused = file === 'auth/sign-out/route.ts' ? ELSEWHERE : [...ELSEWHERE, ...FORMS];
      for (const [who, headers] of refused) {
        const answer = await send(handler, method, headers);
        expect([who, answer.status, answer.headers.get('set-cookie')]).toEqual([who, 403, null]);
      }
      expect(sent).toEqual([]);
    },
  );

  it.each(['x-http-method-override', 'x-http-method', 'x-method-override', '_method'])(
    'is not reached by a GET that says %s',
    async (name) => {
      const read = ROUTES.find(({ file, method }) => file.startsWith('api/') && method === 'GET');
      const methods: string[] = [];
      vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
        methods.push(new Request(url, init).method, ...new Headers(init.headers).keys());
        return Response.json({});
      });
      const request = new NextRequest(`${PORTAL}/x?${name}=DELETE`, { headers: { [name]: 'DELETE' } });
      await read?.handler(request, { params: Promise.resolve({ path: ['apps'] }) });
      expect(methods[0]).toBe('GET');
      expect(methods).not.toContain(name);
    },
  );
});

const routeAt = (file: string) => {
  const found = ROUTES.find((route) => route.file === file);
  if (!found) throw new Error('there is such a route');
  return found.handler;
};

describe.each(FOR_PROGRAMS)('the route that programs ask, %s,', (file) => {
  it('refuses other pages, and asks the API nothing for them', async () => {
    for (const [who, headers] of ELSEWHERE.filter(([name]) => !name.startsWith('nobody known')))
      expect([who, (await send(routeAt(file), 'POST', headers)).status]).toEqual([who, 403]);
    expect(sent).toEqual([]);
  });
});

describe.each(SERVERS)('the MCP server of the portal, %s,', (file) => {
  const asked = (headers: Record<string, string>) => send(routeAt(file), 'POST', headers);

  it('refuses a credential that is no token of ours, and asks the API nothing for it', async () => {
    for (const authorization of ['Bearer a.b.c', 'Basic eDp5', 'Bearer ptk_', 'ptk_x']) {
      const answer = await asked({ ...JSON_TYPE, authorization });
      expect([authorization, answer.status]).toEqual([authorization, 401]);
      const path = file.replace('/route.ts', '');
      expect(answer.headers.get('www-authenticate')).toContain(`/.well-known/oauth-protected-resource/${path}"`);
    }
    if (file === 'mcp/route.ts') for (const [, headers] of FORMS) expect((await asked(headers)).status).toBe(415);
    else expect((await asked(JSON_TYPE)).status).toBe(401);
    expect(sent).toEqual([]);
  });
});
