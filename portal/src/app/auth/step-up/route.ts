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

/** The second factor again, for the session of this browser. */
export const POST = ownPost(async ({ text, request, visitor }) => {
  const session = await openSession(request.cookies.get(SESSION_COOKIE)?.value);
  if (!session) return problem('session-ended');
  const { sessionToken } = session;
  const shown = await visitor.stepUpSession({ body: { sessionToken, password: text('password'), code: text('code') } });
  const response = new NextResponse(null, { status: 204 });
  response.cookies.set(SESSION_COOKIE, await sealSession(sessionOf(shown)), SESSION_ATTRIBUTES);
  return response;
});
