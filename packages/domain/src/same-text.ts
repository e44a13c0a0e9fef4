import { timingSafeEqual } from 'node:crypto';

/** Compares two texts in constant time: what is shown with what is right. */
export const sameText = (one: string, other: string): boolean => {
  const [shown, right] = [Buffer.from(one), Buffer.from(other)];
  return shown.length === right.length && timingSafeEqual(shown, right);
};
