import { ownPost } from '../../../../api/own-post.ts';
import { problem } from '../../../../api/problem-answer.ts';
import { openSession, SESSION_COOKIE } from '../../../../api/session-cookie.ts';
import { signedIn } from '../../../../api/sign-in.ts';

/** What a passkey of whose session it is has to answer. */
export const POST = ownPost(async ({ request, visitor }) => {
  const session = await openSession(request.cookies.get(SESSION_COOKIE)?.value);
  if (!session) return problem('session-ended');
  return signedIn(await visitor.beginPasskeySignIn({ body: { email: session.user.email } }), '/');
});
