import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';

const keyFor = (secret: string, purpose: string) =>
  Buffer.from(hkdfSync('sha256', secret, purpose, 'portico kept answer', 32));

/** Packs and seals a text (AES-256-GCM): it opens with the deployment's secret and the same purpose only. */
export const seal = (text: string, secret: string, purpose: string): string => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), nonce);
  const sealed = Buffer.concat([cipher.update(gzipSync(text)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
};

const opened = (sealed: string, secret: string, purpose: string): string | undefined => {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, purpose), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  try {
    return gunzipSync(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])).toString();
  } catch {
    return undefined;
  }
};

/** Opens what was sealed with one of these; nothing where it was altered, or sealed with another, or for something else. */
export const unseal = (sealed: string, secrets: readonly string[], purpose: string): string | undefined => {
  for (const secret of secrets) {
    const text = opened(sealed, secret, purpose);
    if (text !== undefined) return text;
  }
  return undefined;
};
