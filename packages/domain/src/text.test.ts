import { expect, it } from 'vitest';
import { beginningOf, seenOf, wordsOf } from './text.ts';

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

it.each([
  ['Ann', 'Ann'],
  [' Ann \t\n Person ', 'Ann Person'],
  ['Ann\u200b Per\u00adson', 'Ann Person'],
  ['\u202ennA\u202c', 'nnA'],
  ['\u2066Ann\u2069\u200e\u200f', 'Ann'],
  ['\u200b\u2060\ufeff\u3164\u2800\u115f', ''],
  ['\u200d\u200cAnn\u200d', 'Ann'],
  ['A\u0000n\u0007n\u009f', 'Ann'],
  ['Ann\ud83d', 'Ann\ufffd'],
  ['می\u200cخواهم', 'می\u200cخواهم'],
  ['👩\u200d💻 Ada', '👩\u200d💻 Ada'],
  ['محمد عبد الله', 'محمد عبد الله'],
  ['D’Arcy-Smith, Jr.', 'D’Arcy-Smith, Jr.'],
])('of %j what can be seen is %j', (text, seen) => expect(seenOf(text)).toBe(seen));

it.each([
  ['Łukasz Żółć', 'lukasz zolc'],
  ['Søren Ærø', 'soren aero'],
  ['Đorđe Þór Guðrún', 'dorde thor gudrun'],
  ['Jürgen Weiß', 'jurgen weiss'],
  ['GROẞE Œuvre', 'grosse oeuvre'],
  ['Işık İnan', 'isik inan'],
  ['Ħal Għaxaq', 'hal ghaxaq'],
])('%s is found by %s, and by itself', (text, words) => {
  expect(wordsOf(text)).toEqual(words.split(' '));
  expect(wordsOf(words)).toEqual(wordsOf(text));
});
