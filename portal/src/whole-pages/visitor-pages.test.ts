import { NextRequest } from 'next/server';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SESSION_COOKIE } from '../api/session-cookie.ts';
import { isReaderPage, readerPage } from './reader-pages.ts';
import { RENDER_HEADER, RENDER_NONCE } from './render.ts';
import { isVisitorPage, visitorPage } from './visitor-pages.ts';

type Asked = { readonly url: string; readonly headers: Headers };

const asked: Asked[] = [];
let status = 200;
let absent = false;

const request = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new NextRequest(`http://localhost:3000${path}`, { headers, method });

beforeEach(() => {
  asked.length = 0;
  status = 200;
  absent = false;
  vi.stubEnv('NODE_ENV', 'production');
  vi.stubEnv('PORTICO_API_URL', 'https://api.example');
  vi.stubEnv('PORTICO_SIGN_IN_URL', 'https://sign-in.example');
  vi.stubEnv('PORTICO_UPLOADS_ORIGIN', 'https://uploads.example');
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    asked.push({ url, headers });
    await Promise.resolve();
    if (absent && url.endsWith('/-')) return new Response('<head></head>', { status: 404 });
    if (absent) return new Response('<head></head><script>$RX("B:1","NEXT_HTTP_ERROR_FALLBACK;404")</script>');
    return new Response(
      `<head></head><p>${url} ${headers.get('cookie')}</p><script nonce="${RENDER_NONCE}">x</script>`,
      {
        status,
      },
    );
  });
});

describe('which pages are the same for every visitor', () => {
  it.each(['/', '/apis', '/apis?q=museum', '/search?q=museum', '/apis/museum', '/apis/museum/plans', '/plans'])(
    '%s is',
    (path) => {
      expect(isVisitorPage(request(path))).toBe(true);
    },
  );

  it.each<[string, Record<string, string>, string?]>([
    ['/', { cookie: `${SESSION_COOKIE}=anything, dead or alive` }],
    ['/', { rsc: '1' }],
    ['/', { [RENDER_HEADER]: 'a guess' }],
    ['/', {}, 'POST'],
    ['/apps', {}],
    ['/publish/museum', {}],
    ['/sign-in', {}],
    ['/apis/museum/plans/more', {}],
  ])('%s with %j is not', (path, headers, method) => {
    expect(isVisitorPage(request(path, headers, method))).toBe(false);
  });
});

describe('a page that is the same for every visitor', () => {
  it('is the page of what is not there, answered 404, where Next only marks it so', async () => {
    absent = true;
    const page = await visitorPage(request('/apis/no-such'));
    expect(page?.status).toBe(404);
    expect(asked.map(({ url }) => new URL(url).pathname)).toEqual(['/apis/no-such', '/-']);
  });

  it('is rendered once for all who ask, and nothing of their requests reaches it but language and theme', async () => {
    const headers = { 'accept-language': 'de-DE', cookie: 'theme=dark; tracking=1', 'x-forwarded-for': '203.0.113.9' };
    const pages = await Promise.all([1, 2, 3].map(() => visitorPage(request('/apis/once', headers))));
    expect(asked).toHaveLength(1);
    expect(asked[0]?.headers.get('cookie')).toBe('locale=de; theme=dark');
    expect(asked[0]?.headers.has('x-forwarded-for')).toBe(false);
    expect(pages.map((page) => page?.headers.get('content-language'))).toEqual(['de', 'de', 'de']);
  });

  it.each([
    [{ cookie: 'locale=de' }, { cookie: 'locale=en' }],
    [{ cookie: 'theme=light' }, { cookie: 'theme=dark' }],
    [{ 'accept-language': 'en' }, { 'accept-language': 'de' }],
  ])('is another one for other choices: %j and %j', async (one, other) => {
    const [first, second] = [await visitorPage(request('/plans', one)), await visitorPage(request('/plans', other))];
    expect(first?.headers.get('etag')).not.toBe(second?.headers.get('etag'));
  });

  it('knows the language of code where it shows some, and there alone', async () => {
    const cookie = 'code-language=python%20ours; locale=en';
    for (const path of ['/apis/coded/sdks', '/apis/coded']) await visitorPage(request(path, { cookie }));
    await visitorPage(request('/apis/coded/sdks', { cookie: 'code-language=a-guess; locale=en' }));
    expect(asked.map(({ headers }) => headers.get('cookie'))).toEqual([
      'locale=en; code-language=python',
      'locale=en',
      'locale=en; code-language=typescript',
    ]);
  });

  it('is not sent again to whoever has it; whoever keeps it must ask, but the edge, for as long as it is kept here', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const control = async () => (await visitorPage(request('/apis/kept')))?.headers.get('cache-control');
    expect(await control()).toBe('public, max-age=0, s-maxage=10, must-revalidate');
    vi.setSystemTime(Date.now() + 6_500);
    expect(await control()).toBe('public, max-age=0, s-maxage=3, must-revalidate');
    vi.useRealTimers();
    const first = await visitorPage(request('/apis/kept'));
    expect(first?.headers.get('vary')).toMatch(/Accept-Language, Cookie/);
    const etag = first?.headers.get('etag') ?? '';
    const again = await visitorPage(request('/apis/kept', { 'if-none-match': `"other", W/${etag}` }));
    expect([again?.status, await again?.text()]).toEqual([304, '']);
  });

  it('is rendered again after a failure, for whoever asks next', async () => {
    status = 500;
    const failed = await visitorPage(request('/apis/failing'));
    expect([failed?.status, failed?.headers.get('cache-control')]).toEqual([
      500,
      'public, max-age=0, s-maxage=0, must-revalidate',
    ]);
    status = 200;
    expect((await visitorPage(request('/apis/failing')))?.status).toBe(200);
  });

  it('is left to the usual way where it leads elsewhere, or cannot be rendered', async () => {
    status = 307;
    expect(await visitorPage(request('/apis/moved'))).toBeUndefined();
    vi.stubGlobal('fetch', async () => Promise.reject(new Error('away')));
    expect(await visitorPage(request('/apis/away'))).toBeUndefined();
  });
});

describe('a page to read, for a reader', () => {
  const mine = { cookie: `${SESSION_COOKIE}=sealed; theme=dark; tracking=1` };

  it('is rendered for each of them, and kept by nobody', async () => {
    const answers = [
      await readerPage(request('/apis/museum', mine)),
      await readerPage(request('/apis/museum', mine)),
      await readerPage(request('/apis/museum', { cookie: `${SESSION_COOKIE}=other` })),
    ];
    expect(asked.map(({ headers }) => headers.get('cookie'))).toEqual([
      `${SESSION_COOKIE}=sealed; locale=en; theme=dark`,
      `${SESSION_COOKIE}=sealed; locale=en; theme=dark`,
      `${SESSION_COOKIE}=other; locale=en`,
    ]);
    for (const answer of answers) {
      expect(answer?.headers.get('cache-control')).toBe('private, no-store');
      expect(answer?.headers.has('etag')).toBe(false);
    }
  });

  it('is never shown to a visitor', async () => {
    await readerPage(request('/apis/shared', mine));
    const visitors = await visitorPage(request('/apis/shared'));
    expect(await visitors?.text()).not.toContain('sealed');
  });

  it('is none that is worked with', () => {
    for (const path of ['/', '/apps', '/apis/museum/plans', '/apis/museum/reference/classic-view', '/publish'])
      expect(isReaderPage(request(path, mine)), path).toBe(false);
    for (const path of ['/apis', '/apis/museum', '/apis/museum/sdks', '/apis/museum/reference/listThings', '/plans'])
      expect(isReaderPage(request(path, mine)), path).toBe(true);
    expect(isReaderPage(request('/apis'))).toBe(false);
  });
});
