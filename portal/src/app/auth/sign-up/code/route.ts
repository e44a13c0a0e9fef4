import { ownPost } from '../../../../api/own-post.ts';

export const POST = ownPost(async ({ text, visitor }) => {
  await visitor.askSignUp({ body: { email: text('email') } });
  return new Response(null, { status: 204 });
});
