import { expect, it } from 'vitest';
import { filledIn } from './filled.ts';

it('what a link fills in is values and bodies, and nothing else', () => {
  const filled = { values: { 'query.limit': '3' }, texts: { 'application/json': '{}' } };
  expect(filledIn(JSON.stringify({ ...filled, mediaType: 'x' }))).toEqual(filled);
  for (const wrong of [
    null,
    '',
    '{',
    'null',
    '1',
    '[]',
    '{"values":{}}',
    '{"values":{"a":1},"texts":{}}',
    `"${'a'.repeat(10_000)}"`,
  ])
    expect(filledIn(wrong), String(wrong)).toBeUndefined();
});
