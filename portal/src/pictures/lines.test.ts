import { describe, expect, it } from 'vitest';
import { linesOf } from './lines.ts';

const ten = (line: string) => line.length <= 10;

describe('a text of a picture', () => {
  it('is broken between words, and ends with a sign where something is left out', () => {
    expect(linesOf('one two three four', 2, ten)).toEqual(['one two', 'three four']);
    expect(linesOf('one two three four five', 2, ten)).toEqual(['one two', 'three fou…']);
    expect(linesOf('', 2, ten)).toEqual([]);
  });

  it('has no line wider than may be, whatever its words are, and no half of a character', () => {
    expect(linesOf('a'.repeat(300), 3, ten)).toEqual([`${'a'.repeat(9)}…`]);
    const [line = ''] = linesOf('😀'.repeat(300), 1, ten);
    expect([line, line.isWellFormed()]).toEqual([`${'😀'.repeat(4)}…`, true]);
  });
});
