import { expect, it } from 'vitest';
import { patternText } from './pattern-text.ts';
import { createRandom } from './random.ts';

it.each([
  '^[A-Z]{2}\\d{6}$',
  '^\\d{4}-(0[1-9]|1[0-2])-\\d{2}$',
  '^(?:foo|bar)(?<n>\\w+)-\\k<n>$',
  '^([ab])\\1{3}$',
  '^[^a-z0-9]{3}$',
  '^[\\u4e00-\\u9fa5]{2}$',
  '^\\p{Lu}\\p{Ll}+$',
  '^\\S+@\\S+\\.\\S+$',
  '^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)(?=.*[!@#]).{8,}$',
  '^(?!admin)[a-z]{5,8}$',
  '\\bword\\b',
  '^#(?:[0-9a-fA-F]{3}){1,2}$',
  '^\\+[1-9]\\d{1,14}$',
  '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$',
  '^$',
  '',
  '.',
  '^(((a{2}){2}){2}){2}$',
])('finds a text for %s, whatever the seed', (pattern) => {
  const expression = new RegExp(pattern, 'u');
  for (const seed of ['a', 'b', 'c', 'd'])
    expect(patternText(pattern, createRandom(seed), (text) => expression.test(text))).toMatch(expression);
});

it.each(['[', '(', '^a{100000000}$', '^((a{9999}){9999}){9999}$', '(?=a)b$^', '[^\\s\\S]'])(
  'gives up on %s',
  (pattern) => {
    expect(patternText(pattern, createRandom('a'), (text) => new RegExp(pattern).test(text))).toBeUndefined();
  },
);

it('fits a length when one repeat can', () => {
  const long = patternText('^[a-z]+$', createRandom('a'), (text) => text.length >= 100);
  expect(long).toMatch(/^[a-z]{100,}$/);
  expect(patternText('^[a-z]*$', createRandom('a'), (text) => text.length <= 1)).toMatch(/^[a-z]?$/);
});
