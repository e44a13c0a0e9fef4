import { createHash } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { SECURITY_HEADERS } from '../api/security-headers.ts';
import { SESSION_COOKIE } from '../api/session-cookie.ts';
import { sharedAnswers } from '../api/shared-answers.ts';
import { chooseLocale, LOCALE_COOKIE } from '../i18n/locale.ts';
import { visitorDocument } from './visitor-document.ts';

/** Marks a page that this server asks of itself; the value is this process's own, so nobody else can. */
export const RENDER_HEADER = 'x-portico-render';
export const RENDER_NONCE = Buffer.from(crypto.randomUUID()).toString('base64');

/** As long as the API lets everybody have what the page is made of. */
const LIFETIME_SECONDS = 10;
/** Next streams a page in pieces that script puts together, except to those who are known to run none. */
const WHOLE_PAGES = 'Portico (like Googlebot)';
const RENDER_MILLISECONDS = 20_000;
const ENTRIES_MAX = 400;
const BYTES_MAX = 67_108_864;

const PAGES = /^\/(?:|plans|apis|apis\/[a-z0-9-]{1,64}(?:\/(?:reference|changelog|sdks|plans|versions))?)$/;
/** Pages that are not themselves without script, as the browser remembers what they show, fetch it at once. */
const AT_ONCE = /\/(?:reference|sdks)$/;

type Page = {
  readonly status: number;
  readonly html: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
};

const pages = sharedAnswers<Page>({
  secondsOf: ({ status }) => (status === 200 ? LIFETIME_SECONDS : 0),
  bytesOf: ({ html }) => html.byteLength,
  entriesMax: ENTRIES_MAX,
  bytesMax: BYTES_MAX,
});

/** Whether it is a page that every visitor is shown alike. A request with a session, dead or alive, is never one. */
export const isVisitorPage = ({ method, cookies, headers, nextUrl }: NextRequest): boolean =>
  method === 'GET' &&
  process.env.NODE_ENV === 'production' &&
  PAGES.test(nextUrl.pathname) &&
  !cookies.has(SESSION_COOKIE) &&
  !headers.has('rsc') &&
  !headers.has(RENDER_HEADER);

/** What the page depends on besides its address: nothing else of the request reaches it. */
const choicesOf = ({ cookies, headers }: NextRequest): { locale: string; cookie: string } => {
  const locale = chooseLocale(cookies.get(LOCALE_COOKIE)?.value, headers.get('accept-language'));
  const theme = cookies.get('theme')?.value;
  return { locale, cookie: `locale=${locale}${theme === 'light' || theme === 'dark' ? `; theme=${theme}` : ''}` };
};

const render = async (path: string, cookie: string): Promise<Page> => {
  const answer = await fetch(`http://localhost:${process.env['PORT'] ?? 3000}${path}`, {
    headers: { accept: 'text/html', cookie, 'user-agent': WHOLE_PAGES, [RENDER_HEADER]: RENDER_NONCE },
    redirect: 'manual',
    signal: AbortSignal.timeout(RENDER_MILLISECONDS),
  });
  const { html, policy } = visitorDocument(
    await answer.text(),
    RENDER_NONCE,
    AT_ONCE.test(new URL(path, 'http://localhost').pathname),
  );
  const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 27)}"`;
  const link = answer.headers.get('link')?.replaceAll(`; nonce="${RENDER_NONCE}"`, '');
  return {
    status: answer.status,
    html: new TextEncoder().encode(html),
    headers: {
      ...SECURITY_HEADERS,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      // Whoever keeps it asks whether it is still so, with the language and the cookies of whoever asks then: a cache
      // that looks at the address alone cannot show the wrong page, and a signed-in reader's page is never kept.
      'Cache-Control': 'public, max-age=0, must-revalidate',
      Vary: 'Accept-Encoding, Accept-Language, Cookie',
      ETag: etag,
      ...(link && { Link: link }),
    },
  };
};

/** The page from memory, or rendered once for all who ask meanwhile; undefined when this server cannot ask itself. */
export const visitorPage = async (request: NextRequest): Promise<NextResponse | undefined> => {
  const { locale, cookie } = choicesOf(request);
  const path = request.nextUrl.pathname + request.nextUrl.search;
  const page = await pages(`${cookie} ${path}`, () => render(path, cookie)).catch(() => undefined);
  if (!page || (page.status >= 300 && page.status < 400)) return undefined;
  const { status, html, headers } = page;
  const own = { ...headers, 'Content-Language': locale };
  const known = request.headers.get('if-none-match')?.split(/\s*,\s*/) ?? [];
  if (status === 200 && known.some((tag) => tag.replace(/^W\//, '') === headers['ETag']))
    return new NextResponse(null, { status: 304, headers: own });
  return new NextResponse(html, { status, headers: own });
};
