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
