import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXPLOSIVE_PATTERNS } from '../../test/explosive-patterns.ts';
import { withinWork } from './check-work.ts';
import { patternExpression } from './pattern-expression.ts';

const SEEDS = ['a', 'ab', 'aA1 ', 'x', '1', 'a-', '@a.', 'é', ',', ' '];

describe('patterns that explode elsewhere', () => {
  it.each(EXPLOSIVE_PATTERNS)('%s is answered within a second for each of the texts it explodes on', (pattern) => {
    const expression = patternExpression(pattern);
    for (const seed of SEEDS)
      for (const tail of ['', '!', 'b!'])
        for (const length of [30, 20_000 / seed.length]) {
          const started = performance.now();
          expression.test(seed.repeat(length) + tail);
          expect(performance.now() - started).toBeLessThan(4_000);
        }
  });

  it('cost one value so much in all, however many texts it has', () => {
    const expression = patternExpression(`^(${'a|'.repeat(500)}b)*$`);
    const texts = Array.from({ length: 500 }, () => `${'a'.repeat(4_000)}!`);
    const started = performance.now();
    const refused = withinWork(() => texts.filter((text) => !expression.test(text)));
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(texts.length);
  });
});

describe('patterns that V8’s linear engine does not take', () => {
  const both = (pattern: string, text: string, flags = 'u') =>
    expect(patternExpression(pattern).test(text), `${pattern} on ${JSON.stringify(text)}`).toBe(
      new RegExp(pattern, flags).test(text),
    );

  it.each([
    ['^\\d{1,100}$', ['1', '', '1'.repeat(100), '1'.repeat(101), '12a']],
    ['^.{3,2048}$', ['ab', 'abc', 'a'.repeat(2_048), 'a'.repeat(2_049), 'a\nbc']],
    ['^(?=.*[A-Z])(?=.*\\d)[^\\s]{8,}$', ['Passw0rd', 'password1', 'Sh0rt', 'With Space1']],
    ['^(?!-)[a-z-]{1,63}(?<!-)$', ['-a', 'a-', 'a-b', '', 'a'.repeat(64)]],
    ['^(?:(?!ab).)*$', ['xxab', 'xaxb', '', 'ab']],
    ['(?<=\\$)\\d+(?!\\d|\\.)', ['$12', '12', '$12.5', '$1x']],
    ['^\\p{Lu}\\p{L}*$', ['Ägypten', 'ägypten', 'É', 'A1']],
    ['^[\\p{L}\\p{N} ]{2,20}$', ['東京 2', '!', 'é', 'ab!']],
    ['^\\u{1F600}{2}$', ['😀😀', '😀', '😀😀😀']],
    ['\\b\\w{20,30}\\b', ['a'.repeat(20), 'a'.repeat(19), `-${'b'.repeat(30)}-`, 'c'.repeat(31)]],
    ['^(?:[^"]|\\\\"){0,40}$', ['a"b', 'abc', '\\"', '']],
    ['^(?=a|b)(?!ab)[ab]{17,}$', ['a'.repeat(17), `ab${'a'.repeat(20)}`, 'b'.repeat(18)]],
    ['^[^]{17}$', [`${'a\nb'.repeat(5)}cd`, 'a'.repeat(16)]],
  ])('%s means the same', (pattern, texts) => {
    for (const text of texts) both(pattern, text);
  });

  it('mean the same whatever the text', () => {
    const atom = fc.constantFrom(
      'a',
      'b',
      '.',
      '[ab]',
      '[^a]',
      '\\w',
      '\\b',
      '^',
      '$',
      '(?=a)',
      '(?!b)',
      '(?<=a)',
      '(?<!b)',
    );
    const { expression } = fc.letrec<{ expression: string; part: string }>((tie) => ({
      part: fc.oneof(
        { maxDepth: 2 },
        atom,
        fc
          .tuple(fc.constantFrom('(?:', '(', '(?=', '(?!', '(?<=', '(?<!'), tie('expression'))
          .map(([open, inner]) => `${open}${inner})`),
        fc
          .tuple(fc.constantFrom('a', 'b', '[ab]', '.'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{2,}', '*?'))
          .map(([one, count]) => one + count),
        fc
          .tuple(tie('expression'), fc.constantFrom('*', '?', '{1,2}', '{2,}'))
          .map(([one, count]) => `(?:${one})${count}`),
      ),
      expression: fc.oneof(
        fc.array(tie('part'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
        fc.tuple(tie('part'), tie('part')).map(([one, other]) => `${one}|${other}`),
      ),
    }));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 8 });
    fc.assert(
      // The empty lookahead keeps the other engine out.
      fc.property(expression, text, (pattern, given) => {
        both(`(?=)(?:${pattern})`, given);
      }),
      { numRuns: 3_000, seed: 7 },
    );
  });

  it.each(['(a)\\1', '(', '[b-a]', 'a{2,1}', `^${'(?=a)'.repeat(990)}`, '((a{1000}){1000}){1000}', 'x'.repeat(5_001)])(
    'number %# of those that mean nothing here forbids nothing',
    (pattern) => {
      expect(patternExpression(pattern).test('anything')).toBe(true);
    },
  );
});

it('two patterns never look the same to who keeps them by their text', () => {
  expect(String(patternExpression('^(?=a)'))).not.toBe(String(patternExpression('^(?=b)')));
});
