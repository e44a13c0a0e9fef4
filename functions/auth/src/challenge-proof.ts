import { createHmac } from 'node:crypto';

/**
 * The answer to the user pool's custom challenge: only who knows the deployment's secret can give it, so that nobody
 * begins such a sign-in past the auth function, which has looked at the link.
 */
export const challengeProof = (secret: string, { nonce, username }: { nonce: string; username: string }): string =>
  createHmac('sha256', secret).update(`sign-in-challenge:${nonce}:${username}`).digest('base64url');
