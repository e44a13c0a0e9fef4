import { ownPost } from '../../../api/own-post.ts';

export const POST = ownPost(async ({ text, visitor }) =>
  Response.json(await visitor.findSignInWays({ body: { email: text('email') } })),
);
