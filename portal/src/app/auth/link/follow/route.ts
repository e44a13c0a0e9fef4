import { LINK_COOKIE, openLink } from '../../../../api/link-cookie.ts';
import { ownPost } from '../../../../api/own-post.ts';
import { problem } from '../../../../api/problem-answer.ts';
import { signedIn } from '../../../../api/sign-in.ts';

/** Follows the link from the mail, where it was asked for. A mail scanner that only looks at its page uses nothing up. */
export const POST = ownPost(async ({ text, request, visitor }) => {
  const asked = await openLink(request.cookies.get(LINK_COOKIE)?.value);
  if (!asked) return problem('sign-in-failed');
  const body = { continuation: asked.continuation, link: text('link') };
  return signedIn(await visitor.answerSignIn({ body }), asked.returnTo);
});
