import { NextResponse } from 'next/server';
import { LINK_COOKIE, LINK_SECONDS, sealLink } from '../../../api/link-cookie.ts';
import { deviceOf, ownPost } from '../../../api/own-post.ts';
import { problem } from '../../../api/problem-answer.ts';
import { safeReturnTo } from '../../../api/return-to.ts';
import { COOKIE_ATTRIBUTES } from '../../../api/session-cookie.ts';
import { deviceTokenOf } from '../../../api/sign-in.ts';
import { readLocale } from '../../../i18n/server.ts';

/** Has a link mailed; what makes it work stays in this browser. */
export const POST = ownPost(async ({ text, request, visitor }) => {
  const email = text('email');
  const from = { device: deviceOf(request), ...deviceTokenOf(request) };
  const { step } = await visitor.askSignInLink({ body: { email, language: await readLocale(), ...from } });
  if (!step) return problem('unavailable');
  const { continuation } = step;
  const response = new NextResponse(null, { status: 204 });
  const sealed = await sealLink({ continuation, email, returnTo: safeReturnTo(text('returnTo')) });
  response.cookies.set(LINK_COOKIE, sealed, { ...COOKIE_ATTRIBUTES, maxAge: LINK_SECONDS });
  return response;
});
