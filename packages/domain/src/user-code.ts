import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Consonants alone: no word comes of them, and none looks like a digit (RFC 8628 6.1). */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
const LENGTH = 8;
/** The largest multiple of 20 a byte can be below: what is above is thrown away, so that no letter is likelier. */
const FAIR = 240;

/** `BCDF-GHJK`: eight letters of 20, 34 random bits. */
export const createUserCode = (): string => {
  let code = '';
  while (code.length < LENGTH)
    for (const byte of randomBytes(16))
      if (byte < FAIR && code.length < LENGTH) code += LETTERS[byte % LETTERS.length] ?? '';
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
};

/** As it was made, however it was typed. */
export const readUserCode = (typed: string): string => {
  const letters = typed.toUpperCase().replaceAll(/[^A-Z]/g, '');
  return `${letters.slice(0, LENGTH / 2)}-${letters.slice(LENGTH / 2)}`;
};

/** What is said in advance of a verifier that is shown later (RFC 7636, S256). */
export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

export const isChallengeOf = (challenge: string, verifier: string): boolean => {
  const [had, made] = [Buffer.from(challenge), Buffer.from(challengeOf(verifier))];
  return had.length === made.length && timingSafeEqual(had, made);
};
