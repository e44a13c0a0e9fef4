import { EncryptJWT, jwtDecrypt } from 'jose';
import { cookieKey } from './environment.ts';

/** Seals a value for a cookie: JWE, direct encryption with A256GCM (RFC 7516). */
export const seal = async (purpose: string, value: object, lifetimeSeconds: number): Promise<string> =>
  new EncryptJWT({ value })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setAudience(purpose)
    .setIssuedAt()
    .setExpirationTime(`${lifetimeSeconds}s`)
    .encrypt(await cookieKey());

/** The value, or undefined when it was altered, sealed for something else, or is too old. */
export const unseal = async <T>(purpose: string, text: string | undefined): Promise<T | undefined> => {
  if (!text) return undefined;
  const secret = await cookieKey();
  try {
    const options = { audience: purpose, keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };
    const { payload } = await jwtDecrypt(text, secret, options);
    // Only seal() with the same purpose makes what decrypts here.
    return payload.value as T;
  } catch {
    return undefined;
  }
};
