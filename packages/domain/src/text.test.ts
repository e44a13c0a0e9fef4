import { expect, it } from 'vitest';
import { beginningOf } from './text.ts';

it('the beginning of a text has whole characters only, wherever it is cut', () => {
  const text = 'a😀é𠀀z';
  for (let units = 0; units <= text.length + 1; units++) {
    const beginning = beginningOf(text, units);
    expect(beginning.isWellFormed()).toBe(true);
    expect(text.startsWith(beginning)).toBe(true);
    expect(beginning.length).toBeLessThanOrEqual(units);
    expect(beginning.length).toBeGreaterThanOrEqual(Math.min(units, text.length) - 1);
  }
});
