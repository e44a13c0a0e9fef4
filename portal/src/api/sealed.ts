import { EncryptJWT, jwtDecrypt } from 'jose';
import { cookieKeys } from './environment.ts';

/** Seals a value for a cookie: JWE, direct encryption with A256GCM (RFC 7516). */
export const seal = async (purpose: string, value: object, lifetimeSeconds: number): Promise<string> => {
  const [key = new Uint8Array()] = await cookieKeys();
  return new EncryptJWT({ value })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setAudience(purpose)
    .setIssuedAt()
    .setExpirationTime(`${lifetimeSeconds}s`)
    .encrypt(key);
};

/** The value, or undefined when it was altered, sealed for something else, or is too old. */
export const unseal = async <T>(purpose: string, text: string | undefined): Promise<T | undefined> => {
  if (!text) return undefined;
  const options = { audience: purpose, keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };
  for (const key of await cookieKeys()) {
    const opened = await jwtDecrypt(text, key, options).catch(() => undefined);
    // Only seal() with the same purpose makes what decrypts here.
    if (opened) return opened.payload.value as T;
  }
  return undefined;
};
