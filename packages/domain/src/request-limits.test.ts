import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countsAt,
  partAt,
  REQUEST_LIMITS,
  requestLimitsFrom,
  secondsUntil,
  type WindowCounts,
} from './request-limits.ts';

const LIMIT = { most: 7, windowSeconds: 60 };

/** Admits whoever may come, one after the other, at these instants. */
const admitted = (instants: readonly number[]): number[] => {
  let counts: WindowCounts | undefined;
  return instants.filter((at) => {
    const seen = countsAt(counts, partAt(LIMIT, at));
    if (seen.total >= LIMIT.most) return false;
    counts = { ...seen, newest: seen.newest + 1, total: seen.total + 1 };
    return true;
  });
};

const INSTANTS = fc.array(fc.integer({ min: 1, max: 6_000 }), { maxLength: 400 }).map((steps) => {
  let at = 1_700_000_000_123;
  return steps.map((step) => (at += step));
});

describe('a window', () => {
  it('never has more than its limit, wherever it begins', () => {
    fc.assert(
      fc.property(INSTANTS, (instants) => {
        const all = admitted(instants);
        for (const from of all) {
          const within = all.filter((at) => at >= from && at < from + LIMIT.windowSeconds * 1000);
          expect(within.length).toBeLessThanOrEqual(LIMIT.most);
        }
      }),
    );
  });

  it('gives back a sixtieth of itself late at most', () => {
    fc.assert(
      fc.property(INSTANTS, (instants) => {
        const all = new Set(admitted(instants));
        for (const at of instants) {
          if (all.has(at)) continue;
          const late = [...all].filter((one) => one < at && one > at - (LIMIT.windowSeconds * 1000 * 62) / 60);
          expect(late.length).toBeGreaterThanOrEqual(LIMIT.most);
        }
      }),
    );
  });

  it('says exactly when the next may come', () => {
    const start = 1_700_000_000_500;
    let counts: WindowCounts = countsAt(undefined, partAt(LIMIT, start));
    counts = { ...counts, newest: 7, total: 7 };
    const seconds = secondsUntil(LIMIT, counts, 1, start);
    const totalAt = (later: number) => countsAt(counts, partAt(LIMIT, start + later * 1000)).total;
    expect([totalAt(seconds - 1), totalAt(seconds)]).toEqual([7, 0]);
    expect(seconds).toBeLessThanOrEqual(61);
  });

  it('counts where the newest clock does, when one is behind', () => {
    const counts = { part: 100, newest: 2, earlier: [[90, 3]] as const, total: 5 };
    expect(countsAt(counts, 40)).toEqual(counts);
  });
});

describe('the limits of a deployment', () => {
  it('are its settings, and where one is missing or no number, as they are everywhere', () => {
    const limits = requestLimitsFrom('signIns=50 userWrites=x visitorReads=0 unknown=3');
    expect(limits.signIns).toEqual({ most: 50, windowSeconds: 60 });
    expect({ ...limits, signIns: REQUEST_LIMITS.signIns }).toEqual(REQUEST_LIMITS);
  });
});
