import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

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
