import { describe, expect, it } from 'vitest';
import { drawnOf, movedBy, nearThresholds } from './chart-data.ts';

const SERIES = [
  { name: 'ok', tone: 0, values: [2, 0, 5] },
  { name: 'bad', tone: 1, values: [1, undefined, 0] },
] as const;

describe('what a chart draws', () => {
  it('stacks bars: the last series reaches the sum and is drawn first, so that nothing hides it', () => {
    expect(drawnOf('bars', SERIES, 3)).toEqual([
      [3, 0, 5],
      [2, 0, 5],
    ]);
  });

  it('keeps a gap of a line a gap', () => {
    expect(drawnOf('lines', SERIES, 3)[1]).toEqual([1, null, 0]);
  });

  it('shows a threshold only when the values come near it', () => {
    const line = [{ name: 'slow', value: 2000 }];
    expect(nearThresholds(line, [[10, null, 900]])).toEqual([]);
    expect(nearThresholds(line, [[10, null, 1000]])).toEqual(line);
  });
});

describe('the keys of a chart', () => {
  it.each([
    ['ArrowRight', undefined, 0],
    ['ArrowRight', 4, 5],
    ['ArrowRight', 19, 19],
    ['ArrowLeft', undefined, 19],
    ['ArrowLeft', 0, 0],
    ['PageDown', 3, 5],
    ['PageUp', 3, 1],
    ['Home', 7, 0],
    ['End', 7, 19],
    ['a', 7, undefined],
  ])('%s from %s of twenty goes to %s', (key, at, next) => {
    expect(movedBy(key, at, 20)).toBe(next);
  });
});
