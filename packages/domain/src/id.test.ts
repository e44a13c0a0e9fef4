import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOCKS } from '../test/clocks.ts';
import { createId, ID_PREFIXES, timePart } from './id.ts';

const instant = fc.integer({ min: 0, max: 2 ** 48 - 1 });

describe('an id', () => {
  it('never repeats: 100,000 ids of one instant are 100,000 ids', () => {
    const at = new Date();
    expect(new Set(Array.from({ length: 100_000 }, () => createId('app', at))).size).toBe(100_000);
  });

  it('is none that there was, wherever the clock stands and however often it is put back', () => {
    const made = [...CLOCKS, ...CLOCKS].flatMap(([, at]) =>
      Array.from({ length: 5000 }, () => createId('app', new Date(at))),
    );
    expect(new Set(made).size).toBe(made.length);
    for (const id of made) expect(id).toMatch(/^app_[0-9a-hjkmnp-tv-z]{26}$/);
  });

  it('sorts by the time it was made, to the millisecond', () => {
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        fc.pre(a < b);
        expect(createId('api', new Date(a)) < createId('api', new Date(b))).toBe(true);
        expect(createId('api', new Date(b)).startsWith(`api_${timePart(b)}`)).toBe(true);
      }),
    );
  });

  it('is lower case and holds nothing that joins or splits keys, for every kind', () => {
    const kinds = Object.keys(ID_PREFIXES) as (keyof typeof ID_PREFIXES)[];
    expect(new Set(Object.values(ID_PREFIXES)).size).toBe(kinds.length);
    for (const kind of kinds)
      expect(createId(kind, new Date(2 ** 48 - 1))).toMatch(/^[a-z]{3,4}_[0-9a-hjkmnp-tv-z]{26}$/);
  });
});
