import { ownPost } from '../../../api/own-post.ts';

export const POST = ownPost(async ({ text, visitor }) => {
  const body = { email: text('email'), code: text('code'), name: text('name'), newPassword: text('newPassword') };
  return Response.json(await visitor.confirmSignUp({ body }));
});
