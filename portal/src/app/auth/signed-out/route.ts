import { type NextRequest, NextResponse } from 'next/server';
import { openSignOut, SIGN_OUT_ATTRIBUTES, SIGN_OUT_COOKIE } from '../../../api/connection.ts';
import { environment } from '../../../api/environment.ts';
import { readWords } from '../../../i18n/server.ts';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/**
 * A page that goes on by itself: a redirect would still be the answer to the form that began it, and go to origins only
 * which that form may be sent to.
 */
const goingOn = (to: string, language: string, words: string): string => {
  const [url, said] = [escaped(to), escaped(words)];
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="0; url=${url}"><title>${said}</title><body><p><a href="${url}">${said}</a></p></body></html>`;
};

/** Where the user pool's domain and the identity provider both lead back to: on to the one, then to the front page. */
export const GET = async (request: NextRequest): Promise<Response> => {
  const next = await openSignOut(request.cookies.get(SIGN_OUT_COOKIE)?.value);
  const { t, locale } = await readWords();
  const response = next
    ? new NextResponse(goingOn(next, locale, t.shell.signingOut), {
        headers: { 'Content-Type': 'text/html; charset=utf-8', 'Referrer-Policy': 'no-referrer' },
      })
    : NextResponse.redirect(new URL('/?signedOut=1', environment.portalUrl), 303);
  response.cookies.set(SIGN_OUT_COOKIE, '', { ...SIGN_OUT_ATTRIBUTES, maxAge: 0 });
  response.headers.set('Cache-Control', 'no-store');
  return response;
};
