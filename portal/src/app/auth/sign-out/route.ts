import { type NextRequest, NextResponse } from 'next/server';
import { SIGN_OUT_ATTRIBUTES, SIGN_OUT_COOKIE, sealSignOut, signOutUrl } from '../../../api/connection.ts';
import { load } from '../../../api/failure.ts';
import { isSameOrigin } from '../../../api/same-origin.ts';
import { clientFor } from '../../../api/session.ts';
import { openSession, SESSION_ATTRIBUTES, SESSION_COOKIE } from '../../../api/session-cookie.ts';

/** Ends the session at the API and here; then at the user pool's domain, and at the identity provider it came through. */
export const POST = async (request: NextRequest): Promise<Response> => {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const session = await openSession(request.cookies.get(SESSION_COOKIE)?.value);
  const told =
    session && (await load(() => clientFor(session).signOut({ body: { sessionToken: session.sessionToken } })));
  const response = NextResponse.redirect(signOutUrl(), 303);
  response.cookies.set(SESSION_COOKIE, '', { ...SESSION_ATTRIBUTES, maxAge: 0 });
  if (told?.ok && told.data.endSessionUrl)
    response.cookies.set(SIGN_OUT_COOKIE, await sealSignOut(told.data.endSessionUrl), SIGN_OUT_ATTRIBUTES);
  return response;
};
