import { plainLetters } from './text.ts';

/** A mail address as it is compared: two that differ in case, or in how their letters are composed, are one. */
export const foldAddress = (address: string): string => address.normalize('NFC').toLowerCase().normalize('NFC');

/**
 * An address that an account may be made with, as it is compared; undefined where it has letters beyond ASCII, of which
 * some only look like others, or a domain that ends in a dot, which is the one without: what looks like one address is one
 * account. Wide and styled letters are those they stand for.
 */
export const plainAddress = (address: string): string | undefined => {
  const plain = foldAddress(address.normalize('NFKC'));
  return /^[!-~]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(plain) ? plain : undefined;
};

/**
 * An address that somebody can be invited by, as it is compared: its letters may have accents, or be spelt with others
 * (`ß`, `ø`). Undefined where some only look like others, of another script, without a dot (`ı`) or struck through: whoever
 * reads it must know who is meant.
 */
export const readableAddress = (address: string): string | undefined => {
  const plain = plainAddress(address);
  if (plain !== undefined) return plain;
  const folded = foldAddress(address.normalize('NFKC'));
  const isReadable = !/ı|\p{M}/u.test(folded) && plainAddress(plainLetters(folded)) !== undefined;
  return isReadable ? folded : undefined;
};
