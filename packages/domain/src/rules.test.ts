import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEEDED_PLANS } from './plan.ts';
import { hasRole } from './principal.ts';
import { INTERVALS, intervalFor, intervalStart, ROLLUP_RETENTION } from './usage.ts';

const principal = (...roles: ('admin' | 'publisher' | 'developer')[]) => ({ userId: 'usr_x', roles });

describe('roles', () => {
  it('include what stands below them and nothing above', () => {
    const table = { admin: 'admin publisher developer', publisher: 'publisher developer', developer: 'developer' };
    for (const [role, included] of Object.entries(table))
      for (const wanted of ['admin', 'publisher', 'developer'] as const)
        expect(hasRole(principal(role as 'admin'), wanted), `${role} → ${wanted}`).toBe(included.includes(wanted));
    for (const wanted of ['admin', 'publisher', 'developer'] as const) expect(hasRole(principal(), wanted)).toBe(false);
  });
});

describe('intervals of usage', () => {
  it('begin at or before an instant, less than their length before, on a whole multiple (UTC)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.constantFrom(...INTERVALS), (at, interval) => {
        const start = intervalStart(at, interval);
        expect(start <= at && at - start < interval * 1000 && start % (interval * 1000) === 0).toBe(true);
      }),
    );
  });

  it('are chosen so that a series has at most 500 points, and lie within their retention', () => {
    for (let seconds = 60; seconds <= 366 * 86_400; seconds = Math.ceil(seconds * 1.1)) {
      const interval = intervalFor(seconds);
      expect(seconds / interval).toBeLessThanOrEqual(500);
      expect(ROLLUP_RETENTION[interval]).toBeGreaterThanOrEqual(seconds);
    }
  });
});

describe('the seeded plans', () => {
  it('have distinct ids, a burst of at least a second, and grow with their price', () => {
    expect(new Set(SEEDED_PLANS.map(({ id }) => id)).size).toBe(SEEDED_PLANS.length);
    for (const [index, plan] of SEEDED_PLANS.entries()) {
      expect(plan.burst).toBeGreaterThanOrEqual(plan.requestsPerSecond);
      const before = SEEDED_PLANS[index - 1];
      if (before) {
        expect(plan.priceCentsPerMonth).toBeGreaterThan(before.priceCentsPerMonth);
        expect(plan.requestsPerMonth).toBeGreaterThan(before.requestsPerMonth);
      }
    }
  });
});
