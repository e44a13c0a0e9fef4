import { describe, expect, it } from 'vitest';
import { compareKeys } from './compare-keys.ts';

describe('the order of a column', () => {
  it('is by size for numbers and by value for digits in texts', () => {
    expect([10, 9, 100].sort((a, b) => compareKeys(a, b, 'en'))).toEqual([9, 10, 100]);
    expect(['v10', 'v9'].sort((a, b) => compareKeys(a, b, 'en'))).toEqual(['v9', 'v10']);
  });

  it('is that of the language', () => {
    expect(['Zug', 'Öl', 'apfel'].sort((a, b) => compareKeys(a, b, 'de'))).toEqual(['apfel', 'Öl', 'Zug']);
  });
});
