import { type NextRequest, NextResponse } from 'next/server';
import { signOutUrl } from '../../../api/connection.ts';
import { load } from '../../../api/failure.ts';
import { isSameOrigin } from '../../../api/same-origin.ts';
import { clientFor } from '../../../api/session.ts';
import { openSession, SESSION_ATTRIBUTES, SESSION_COOKIE } from '../../../api/session-cookie.ts';

/** Ends the session at the API, here, and at the hosted sign-in page. */
export const POST = async (request: NextRequest): Promise<Response> => {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const session = await openSession(request.cookies.get(SESSION_COOKIE)?.value);
  if (session) await load(() => clientFor(session).deleteSession({ sessionId: session.sessionId }));
  const response = NextResponse.redirect(signOutUrl(), 303);
  response.cookies.set(SESSION_COOKIE, '', { ...SESSION_ATTRIBUTES, maxAge: 0 });
  return response;
};
