import { describe, expect, it } from 'vitest';
import * as console from '../../../../portal/src/features/reference/encode-value.ts';
import { type EncodeSpec, encodeHeader, encodePairs, encodePath } from './encode-style.ts';

const STYLES = ['simple', 'label', 'matrix', 'form', 'spaceDelimited', 'pipeDelimited', 'deepObject'] as const;
const VALUES = [
  '',
  'plain',
  ' a,b;c=d&e/f?g#h.i!(j)*k%20',
  'ünï\ud800',
  7,
  true,
  null,
  [],
  ['a', 'b,c', '', 3],
  {},
  { r: 100, 'g,x': 'a=b', deep: { list: [1, { two: '2' }] } },
];

/** The portal may not import this room, so its console has these rules once more. */
describe.each(STYLES)('a parameter of style %s', (style) => {
  it('is written by the portal’s console as by samples and tests', () => {
    for (const explode of [true, false])
      for (const value of VALUES) {
        const spec: EncodeSpec = { name: 'a b', style, explode };
        expect(console.encodePath(value, spec)).toBe(encodePath(value, spec));
        expect(console.encodeHeader(value, spec)).toBe(encodeHeader(value, spec));
        expect(console.encodePairs(value, spec)).toEqual(encodePairs(value, spec));
      }
  });
});
