import { expect, it } from 'vitest';
import { parseFilterPattern } from './filter-pattern.ts';

const line = JSON.stringify({
  kind: 'usage',
  status: 404,
  path: '/a b',
  who: { id: 'x-1' },
  tags: ['a', 'b'],
  ok: true,
  none: null,
});

it.each<[string, boolean]>([
  ['', true],
  ['{ $.kind = "usage" }', true],
  ['{ $.kind = usage }', true],
  ['{ $.kind = "u*" }', true],
  ['{ $.kind = %^us.ge$% }', true],
  ['{ $.kind != "usage" }', false],
  ['{ $.absent != "usage" }', false],
  ['{ $.status = 404 }', true],
  ['{ $.status >= 400 && $.status < 404 }', false],
  ['{ ($.status >= 500) || ($.kind = "usage" && $.who.id = "x-*") }', true],
  ['{ $.path = "/a b" }', true],
  ['{ $.tags[1] = "b" }', true],
  ['{ $.absent NOT EXISTS }', true],
  ['{ $.kind NOT EXISTS }', false],
  ['{ $.none IS NULL }', true],
  ['{ $.ok IS TRUE }', true],
  ['{ $.ok IS FALSE }', false],
  ['usage', true],
  ['"\\"kind\\":\\"usage\\"" -absent', true],
  ['usage -404', false],
  ['?nothing ?usage', true],
  ['?nothing ?never', false],
])('%s', (pattern, expected) => {
  expect(parseFilterPattern(pattern)(line)).toBe(expected);
});

it('never takes a line that is not JSON for a JSON pattern', () => {
  expect(parseFilterPattern('{ $.kind = "usage" }')('2026-11-22\tINFO\t{"kind":"usage"}')).toBe(false);
  expect(parseFilterPattern('{ $.kind NOT EXISTS }')('{broken')).toBe(false);
});

it('refuses a pattern it cannot read instead of matching everything', () => {
  for (const pattern of ['{ $.a = 1 && }', '{ ($.a = 1 }', '{ $.a IS PERHAPS }', '{ $.a = 1 $.b = 2 }'])
    expect(() => parseFilterPattern(pattern)).toThrow();
});
