import { type NextRequest, NextResponse } from 'next/server';
import { SESSION_COOKIE } from '../api/session-cookie.ts';
import { saidAtEdge } from '../api/viewer.ts';
import { asksForPage, choicesOf, render } from './render.ts';

/** Pages that are read, by whoever it is; the others are worked with, and fetch their script as they are. */
const PAGES =
  /^\/(?:plans|search|guides|guides\/[a-z0-9-]{1,60}|apis|apis\/[a-z0-9-]{1,64}(?:\/(?:reference\/[A-Za-z0-9]{1,100}|(?:schemas|tags)\/[\w-]{1,100}|guides\/[a-z0-9-]{1,60}|guides|reference|changelog|sdks|agents|versions))?)$/;

export const isReaderPage = (request: NextRequest): boolean =>
  asksForPage(request) && PAGES.test(request.nextUrl.pathname) && request.cookies.has(SESSION_COOKIE);

/** A page to read, made whole for the one reader who asks, and kept by nobody. */
export const readerPage = async (request: NextRequest): Promise<NextResponse | undefined> => {
  const { locale, cookie } = choicesOf(request);
  const session = request.cookies.get(SESSION_COOKIE)?.value;
  const path = request.nextUrl.pathname + request.nextUrl.search;
  const page = await render(path, `${SESSION_COOKIE}=${session}; ${cookie}`, saidAtEdge(request.headers)).catch(
    () => undefined,
  );
  if (!page) return undefined;
  const headers = { ...page.headers, 'Content-Language': locale, 'Cache-Control': 'private, no-store' };
  return new NextResponse(page.html, { status: page.status, headers });
};
