import { Problem } from '@portico/contract';
import type { Phrase } from '@portico/words';

/** Refuses a range of instants that ends before it begins, or at a leap second, which nothing compares with. */
export const requireRange = (
  from: string | undefined,
  to: string | undefined,
  fault: { readonly pointer: string; readonly words: Phrase },
): void => {
  const [begins, ends] = [from === undefined ? 0 : Date.parse(from), to === undefined ? Infinity : Date.parse(to)];
  if (!(begins < ends)) throw new Problem('invalid-request', undefined, { errors: [fault] });
};
