import type { NextRequest } from 'next/server';
import { SECURITY_HEADERS } from '../api/security-headers.ts';
import { chooseLocale, LOCALE_COOKIE } from '../i18n/locale.ts';
import { CODE_LANGUAGE_COOKIE, sdkLanguageOf } from '../parts/code-language.ts';
import { twinOf } from './markdown-twin.ts';
import { wholeDocument } from './whole-document.ts';

/** Marks a page that this server asks of itself; the value is this process's own, so nobody else can. */
export const RENDER_HEADER = 'x-portico-render';
export const RENDER_NONCE = Buffer.from(crypto.randomUUID()).toString('base64');

/** Next streams a page in pieces that script puts together, except to those who are known to run none. */
const WHOLE_PAGES = 'Portico (like Googlebot)';
const RENDER_MILLISECONDS = 20_000;
/** Pages that are not themselves without script fetch it at once. */
const AT_ONCE = /\/reference\/classic-view$/;
/** What shows code in the language its reader chose. */
const IN_CODE = /\/sdks$/;

/** What Next marks the place with where `notFound` was called; no text of a page has such quotes. */
const ABSENT = '","NEXT_HTTP_ERROR_FALLBACK;404")';
/** No page has this address. */
const NOWHERE = '/-';

export type Rendered = {
  readonly status: number;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
};

type Choices = { readonly locale: string; readonly cookie: string };

/** What a page depends on besides its address and its reader: nothing else of a request reaches it. */
export const choicesOf = ({ cookies, headers, nextUrl }: NextRequest): Choices => {
  const locale = chooseLocale(cookies.get(LOCALE_COOKIE)?.value, headers.get('accept-language'));
  const theme = cookies.get('theme')?.value;
  const chosen = [
    `${LOCALE_COOKIE}=${locale}`,
    ...(theme === 'light' || theme === 'dark' ? [`theme=${theme}`] : []),
    ...(IN_CODE.test(nextUrl.pathname)
      ? [`${CODE_LANGUAGE_COOKIE}=${sdkLanguageOf(cookies.get(CODE_LANGUAGE_COOKIE)?.value)}`]
      : []),
  ];
  return { locale, cookie: chosen.join('; ') };
};

/** Whether a request is for a page as a browser asks for one, and not this server itself. */
export const asksForPage = ({ method, headers, nextUrl }: NextRequest): boolean =>
  method === 'GET' &&
  process.env.NODE_ENV === 'production' &&
  !headers.has('rsc') &&
  !headers.has(RENDER_HEADER) &&
  twinOf(nextUrl.pathname, headers.get('accept')) === undefined;

/** The page as this server renders it, made whole; for whom the edge `said` it is; undefined when it cannot be had or leads elsewhere. */
export const render = async (
  path: string,
  cookie: string,
  said: Readonly<Record<string, string>> = {},
): Promise<Rendered | undefined> => {
  const answer = await fetch(`http://localhost:${process.env['PORT'] ?? 3000}${path}`, {
    headers: { ...said, accept: 'text/html', cookie, 'user-agent': WHOLE_PAGES, [RENDER_HEADER]: RENDER_NONCE },
    redirect: 'manual',
    signal: AbortSignal.timeout(RENDER_MILLISECONDS),
  });
  if (answer.status >= 300 && answer.status < 400) return undefined;
  const text = await answer.text();
  // Next leaves it to a script to say that there is nothing, whether it had begun the page (200) or not (404).
  if ((answer.status === 404 || text.includes(ABSENT)) && path !== NOWHERE) return render(NOWHERE, cookie, said);
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  // What a link fills in is there at once, too.
  const atOnce = AT_ONCE.test(pathname) || searchParams.has('fill');
  const { html, policy } = wholeDocument(text, RENDER_NONCE, atOnce);
  const link = answer.headers.get('link')?.replaceAll(`; nonce="${RENDER_NONCE}"`, '');
  return {
    status: answer.status,
    html,
    headers: {
      ...SECURITY_HEADERS,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      ...(link && { Link: link }),
    },
  };
};
