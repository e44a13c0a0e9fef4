import { type NextRequest, NextResponse } from 'next/server';
import { environment } from './api/environment.ts';
import { contentSecurityPolicy, NONCE_HEADER, SECURITY_HEADERS, UPLOADED_POLICY } from './api/security-headers.ts';
import { openSession, SESSION_ATTRIBUTES, SESSION_COOKIE, sealSession } from './api/session-cookie.ts';
import { needsRefresh, refreshOnce } from './api/session-refresh.ts';
import { cameByEdge } from './api/viewer.ts';
import { TWINS, twinOf } from './whole-pages/markdown-twin.ts';
import { isReaderPage, readerPage } from './whole-pages/reader-pages.ts';
import { RENDER_HEADER, RENDER_NONCE } from './whole-pages/render.ts';
import { isVisitorPage, visitorPage } from './whole-pages/visitor-pages.ts';

/** The session cookie to set: a new one, '' to clear a dead one, undefined to leave it. */
const renewedCookie = async (request: NextRequest): Promise<string | undefined> => {
  const sealed = request.cookies.get(SESSION_COOKIE)?.value;
  if (sealed === undefined) return undefined;
  const session = await openSession(sealed);
  if (!session) return '';
  if (!needsRefresh(session, Date.now())) return undefined;
  const refreshed = await refreshOnce(session, request.headers);
  if (refreshed === 'unreachable') return undefined;
  return refreshed === 'dead' ? '' : sealSession(refreshed);
};

/** Where what somebody uploaded is served. */
const UPLOADED = /^\/(?:apis\/[^/]+\/icon|(?:apis\/[^/]+\/)?guides\/media\/[^/]+)$/;

/** No page has it, whatever is published. */
const NO_PAGE = '/-';

/** Whether a path is UTF-8 under its escapes (RFC 3986 2.5); Next fails on one that is not. */
const isReadable = (path: string): boolean => {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
};

/** Where what is asked for is made, where that is not at its own address. */
const madeAt = ({ nextUrl: { pathname }, headers }: NextRequest): string | undefined =>
  !isReadable(pathname) || pathname.startsWith(`${TWINS}/`) ? NO_PAGE : twinOf(pathname, headers.get('accept'));

const renderedHere = (request: NextRequest): NextResponse => {
  const ours = request.headers.get(RENDER_HEADER) === RENDER_NONCE;
  const nonce = ours ? RENDER_NONCE : Buffer.from(crypto.randomUUID()).toString('base64');
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  // Next puts the nonce of this header on its own scripts.
  headers.set('content-security-policy', policy);
  headers.set(NONCE_HEADER, nonce);
  headers.delete(RENDER_HEADER);
  headers.set('x-portico-path', request.nextUrl.pathname + request.nextUrl.search);
  const given = { request: { headers } };
  const elsewhere = madeAt(request);
  const response =
    elsewhere === undefined
      ? NextResponse.next(given)
      : NextResponse.rewrite(new URL(elsewhere + request.nextUrl.search, request.url), given);
  response.headers.set('Content-Security-Policy', UPLOADED.test(request.nextUrl.pathname) ? UPLOADED_POLICY : policy);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  return response;
};

/** Past the edge's firewall and rates nobody comes in; pages that are made here for here are asked for past it, too. */
const isPastEdge = async ({ headers }: NextRequest): Promise<boolean> =>
  headers.get(RENDER_HEADER) !== RENDER_NONCE && !(await cameByEdge(headers));

const refused = (): NextResponse =>
  new NextResponse(`This is not the portal's address, which is ${environment.portalUrl}\n`, {
    status: 403,
    headers: { ...SECURITY_HEADERS, 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; charset=utf-8' },
  });

/** Renews the session and sets the headers of every answer. It decides nothing about access: the API does. */
export const proxy = async (request: NextRequest): Promise<NextResponse> => {
  if (await isPastEdge(request)) return refused();
  const shared = isVisitorPage(request) ? await visitorPage(request) : undefined;
  if (shared) return shared;
  const cookie = await renewedCookie(request);
  if (cookie === '') request.cookies.delete(SESSION_COOKIE);
  else if (cookie !== undefined) request.cookies.set(SESSION_COOKIE, cookie);
  const response = (isReaderPage(request) ? await readerPage(request) : undefined) ?? renderedHere(request);
  if (cookie !== undefined) {
    response.cookies.set(
      SESSION_COOKIE,
      cookie,
      cookie === '' ? { ...SESSION_ATTRIBUTES, maxAge: 0 } : SESSION_ATTRIBUTES,
    );
  }
  return response;
};

export const config = { matcher: ['/((?!_next/static|_next/image|logo/|icon.svg|favicon.ico).*)'] };
