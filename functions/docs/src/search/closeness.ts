import type { Asked } from './words.ts';

/** How many letters of a word may be others: none of a short one, for it would be any. */
export const slipsOf = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** Whether two words differ by one letter that was added, left out, changed or swapped with the next: what most are asked. */
const isNextTo = (one: string, other: string): boolean => {
  if (Math.abs(one.length - other.length) > 1) return false;
  const most = Math.min(one.length, other.length);
  let begin = 0;
  while (begin < most && one[begin] === other[begin]) begin += 1;
  let end = 0;
  while (end < most - begin && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const [left, right] = [one.slice(begin, one.length - end), other.slice(begin, other.length - end)];
  const swapped = left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
  return swapped || (left.length < 2 && right.length < 2);
};

/** Whether two words differ by no more than so many letters added, left out, changed or swapped. */
const isNear = (one: string, other: string, most: number): boolean => {
  if (most === 1) return isNextTo(one, other);
  if (Math.abs(one.length - other.length) > most) return false;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      next[column] = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    if (Math.min(...next) > most) return false;
    [before, last] = [last, next];
  }
  return (last[other.length] ?? 0) <= most;
};

/** How well a word that is there answers one that was asked for: 1 the same, 0 not at all. */
export const closeness = (asked: string, word: string): number => {
  if (word === asked) return 1;
  // The shorter the rest, the likelier it is what is being typed.
  if (word.startsWith(asked)) return asked.length < 2 ? 0 : 0.5 + (0.4 * asked.length) / word.length;
  // Slips are seldom in the first letter, and words are kept by it.
  const slips = slipsOf(asked);
  if (slips === 0 || word[0] !== asked[0]) return 0;
  if (isNear(asked, word, slips)) return 0.6;
  const begun = word.slice(0, asked.length);
  return asked.length > 5 && begun !== word && isNear(asked, begun, 1) ? 0.45 : 0;
};

const SAID_OTHERWISE = 0.75;

/** The same, by whatever it may be called. */
export const answers = ({ word, others }: Asked, there: string): number => {
  let best = closeness(word, there);
  for (const other of others)
    if (there.startsWith(other)) best = Math.max(best, SAID_OTHERWISE * closeness(other, there));
  return best;
};
