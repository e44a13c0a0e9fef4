import { ownPost } from '../../../api/own-post.ts';
import { problem } from '../../../api/problem-answer.ts';
import { continuationOf, signedIn } from '../../../api/sign-in.ts';

export const POST = ownPost(async ({ text, request, visitor }) => {
  const continuation = await continuationOf(request);
  if (continuation === '') return problem('sign-in-failed');
  const body = { continuation, newPassword: text('newPassword') };
  return signedIn(await visitor.answerSignIn({ body }), text('returnTo'));
});
