import { timingSafeEqual } from 'node:crypto';

/** Compares in constant time, by bytes and as many of each: a letter may have several. */
export const sameText = (left: string, right: string): boolean => {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
};
