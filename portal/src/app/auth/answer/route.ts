import type { PasskeyAssertion } from '@portico/client';
import { ownPost } from '../../../api/own-post.ts';
import { problem } from '../../../api/problem-answer.ts';
import { continuationOf, signedIn } from '../../../api/sign-in.ts';

const ANSWERS = ['newPassword', 'code', 'recoveryCode', 'password'] as const;

export const POST = ownPost(async ({ text, member, request, visitor }) => {
  const continuation = await continuationOf(request);
  if (continuation === '') return problem('sign-in-failed');
  const answers = Object.fromEntries(
    ANSWERS.map((name) => [name, text(name)] as const).filter(([, value]) => value !== ''),
  );
  const passkey = member<PasskeyAssertion>('passkey');
  const body = { continuation, ...answers, ...(passkey && { passkey }) };
  return signedIn(await visitor.answerSignIn({ body }), text('returnTo'));
});
