import { createHash } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { SESSION_COOKIE } from '../api/session-cookie.ts';
import { sharedAnswers } from '../api/shared-answers.ts';
import { asksForPage, choicesOf, render } from './render.ts';

/** As long as the API lets everybody have what the page is made of. */
const LIFETIME_SECONDS = 10;
const ENTRIES_MAX = 400;
const BYTES_MAX = 67_108_864;
const PAGES =
  /^\/(?:|plans|search|guides|guides\/[a-z0-9-]{1,60}|apis|apis\/[a-z0-9-]{1,64}(?:\/(?:(?:reference|schemas|tags)\/[\w-]{1,100}|guides\/[a-z0-9-]{1,60}|guides|reference|changelog|sdks|agents|plans|versions))?)$/;

type Page = {
  readonly status: number;
  readonly html: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
  readonly until: number;
};

const pages = sharedAnswers<Page | undefined>({
  secondsOf: (page) => (page?.status === 200 ? LIFETIME_SECONDS : 0),
  bytesOf: (page) => page?.html.byteLength ?? 0,
  entriesMax: ENTRIES_MAX,
  bytesMax: BYTES_MAX,
});

/** Whether it is a page that every visitor is shown alike. A request with a session, dead or alive, is never one. */
export const isVisitorPage = (request: NextRequest): boolean =>
  asksForPage(request) && PAGES.test(request.nextUrl.pathname) && !request.cookies.has(SESSION_COOKIE);

const make = async (path: string, cookie: string): Promise<Page | undefined> => {
  const rendered = await render(path, cookie);
  if (!rendered) return undefined;
  const { status, html } = rendered;
  const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 27)}"`;
  const headers = {
    ...rendered.headers,
    Vary: 'Accept, Accept-Encoding, Accept-Language, Cookie',
    ETag: etag,
  };
  const until = status === 200 ? Date.now() + LIFETIME_SECONDS * 1000 : 0;
  return { status, html: new TextEncoder().encode(html), headers, etag, until };
};

/**
 * Who keeps it asks each time whether it is still so; the edge answers by itself for as long as this server would from its
 * memory, and what it keeps apart by (`Vary`) is in its key. A signed-in reader's page is never kept.
 */
const cacheControl = ({ until }: Page): string =>
  `public, max-age=0, s-maxage=${Math.max(0, Math.floor((until - Date.now()) / 1000))}, must-revalidate`;

/** The page from memory, or rendered once for all who ask meanwhile; undefined when this server cannot ask itself. */
export const visitorPage = async (request: NextRequest): Promise<NextResponse | undefined> => {
  const { locale, cookie } = choicesOf(request);
  const path = request.nextUrl.pathname + request.nextUrl.search;
  const page = await pages(`${cookie} ${path}`, () => make(path, cookie)).catch(() => undefined);
  if (!page) return undefined;
  const { status, html, etag } = page;
  const headers = { ...page.headers, 'Cache-Control': cacheControl(page), 'Content-Language': locale };
  const known =
    request.headers
      .get('if-none-match')
      ?.split(',')
      .map((tag) => tag.trim()) ?? [];
  if (status === 200 && known.some((tag) => tag.replace(/^W\//, '') === etag))
    return new NextResponse(null, { status: 304, headers });
  return new NextResponse(html, { status, headers });
};
