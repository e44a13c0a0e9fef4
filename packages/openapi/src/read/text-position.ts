import type { Position } from './document-problem.ts';

/** Turns offsets of one text into lines and columns, both from 1; the index of lines is made at the first question. */
export const createPositions = (text: string): ((offset: number) => Position) => {
  let starts: number[] | undefined;
  const index = (): number[] => {
    const lines = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.push(at + 1);
    return lines;
  };
  return (offset) => {
    starts ??= index();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
};
