import { deviceOf, ownPost } from '../../../api/own-post.ts';
import { deviceTokenOf, signedIn } from '../../../api/sign-in.ts';

export const POST = ownPost(async ({ text, request, visitor }) => {
  const from = { device: deviceOf(request), ...deviceTokenOf(request) };
  const body = { email: text('email'), password: text('password'), ...from };
  return signedIn(await visitor.beginSignIn({ body }), text('returnTo'));
});
