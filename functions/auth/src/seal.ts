import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { matchesHash } from '@portico/domain';

type Purpose = 'refresh-token' | 'sign-in-step';

const keyOf = (token: string, purpose: Purpose) => Buffer.from(hkdfSync('sha256', token, 'portico', purpose, 32));

/** Seals a text with a token that the table has not (AES-256-GCM): the table alone opens nothing. */
export const seal = (text: string, token: string, purpose: Purpose): string => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(token, purpose), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
};

/** Throws where it was sealed with another token, or for something else. */
export const unseal = (sealed: string, token: string, purpose: Purpose): string => {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(token, purpose), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
};

/** The token that follows one in a session: two tabs that refresh at once get the same, and nobody without the secret gets it. */
export const nextToken = (sessionId: string, sessionToken: string, secret: string): string =>
  sessionId.slice(4) + createHmac('sha256', secret).update(`rotate:${sessionToken}`).digest('base64url');

/** Whether a token is one that a session had before the one it has now, whichever: the ones after it follow from it. */
export const wasToken = (
  { sessionId, tokenHash, rotations = 0 }: { sessionId: string; tokenHash: string; rotations?: number | undefined },
  sessionToken: string,
  secret: string,
): boolean => {
  let token = sessionToken;
  for (let generation = 0; generation < rotations; generation++) {
    token = nextToken(sessionId, token, secret);
    if (matchesHash(token, tokenHash)) return true;
  }
  return false;
};
