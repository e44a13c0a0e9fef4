import type { PasskeyAssertion } from '@portico/client';
import { NextResponse } from 'next/server';
import { ownPost } from '../../../api/own-post.ts';
import { problem } from '../../../api/problem-answer.ts';
import {
  openSession,
  SESSION_ATTRIBUTES,
  SESSION_COOKIE,
  sealSession,
  sessionOf,
} from '../../../api/session-cookie.ts';
import { continuationOf } from '../../../api/sign-in.ts';

/** The second factor again, for the session of this browser. */
export const POST = ownPost(async ({ text, member, request, visitor }) => {
  const session = await openSession(request.cookies.get(SESSION_COOKIE)?.value);
  if (!session) return problem('session-ended');
  const { sessionToken } = session;
  const passkey = member<PasskeyAssertion>('passkey');
  const given = (name: 'password' | 'code' | 'recoveryCode') => (text(name) === '' ? {} : { [name]: text(name) });
  const shown = await visitor.stepUpSession({
    body: passkey
      ? { sessionToken, passkey, continuation: await continuationOf(request) }
      : { sessionToken, ...given('password'), ...given('code'), ...given('recoveryCode') },
  });
  const response = new NextResponse(null, { status: 204 });
  response.cookies.set(SESSION_COOKIE, await sealSession(sessionOf(shown)), SESSION_ATTRIBUTES);
  return response;
});
