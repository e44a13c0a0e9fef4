import { deviceOf, ownPost } from '../../../api/own-post.ts';
import { deviceTokenOf, signedIn } from '../../../api/sign-in.ts';

export const POST = ownPost(async ({ text, request, visitor }) => {
  const body = { email: text('email'), device: deviceOf(request), ...deviceTokenOf(request) };
  return signedIn(await visitor.beginPasskeySignIn({ body }), text('returnTo'));
});
