import { ownPost } from '../../../api/own-post.ts';

export const POST = ownPost(async ({ text, visitor }) => {
  await visitor.resetPassword({
    body: { email: text('email'), code: text('code'), newPassword: text('newPassword') },
  });
  return new Response(null, { status: 204 });
});
