import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLimiter, type LeaseQuota } from './limiter.ts';

const subscription = { appId: 'app_1', apiId: 'api_1' };
const limit = { requestsPerSecond: 10, burst: 20, requestsPerMonth: 1_000_000 };
const START = Date.UTC(2026, 10, 22, 12);

/** A counter shared by limiters, that answers a turn later, as a table does. */
const sharedQuota = () => {
  const used = new Map<string, number>();
  let asked = 0;
  const lease: LeaseQuota = async ({ appId, apiId }, month, wanted, most) => {
    asked++;
    await Promise.resolve();
    const key = `${appId} ${apiId} ${month}`;
    const granted = Math.min(wanted, most - (used.get(key) ?? 0));
    used.set(key, (used.get(key) ?? 0) + granted);
    return granted;
  };
  return { lease, used, asked: () => asked };
};

const takeMany = async (limiter: ReturnType<typeof createLimiter>, count: number, of = limit) =>
  (await Promise.all(Array.from({ length: count }, () => limiter.take(subscription, of)))).filter(
    ({ allowed }) => allowed,
  ).length;

describe('the rate of a subscription', () => {
  it('never lets more through at once than its burst, however many come together', async () => {
    const limiter = createLimiter(sharedQuota().lease, () => START);
    expect(await takeMany(limiter, 500)).toBe(20);
  });

  it('lets through at most burst + rate × time, for any sequence of arrivals', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 30 })), { maxLength: 30 }),
        async (arrivals) => {
          let at = START;
          let allowed = 0;
          const limiter = createLimiter(sharedQuota().lease, () => at);
          for (const [gap, calls] of arrivals) {
            at += gap;
            allowed += await takeMany(limiter, calls);
            expect(allowed).toBeLessThanOrEqual(20 + ((at - START) / 1000) * 10 + 1e-6);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('opens nothing when the clock is put back, nor when it comes forward again to where it was', async () => {
    let at = START;
    const limiter = createLimiter(sharedQuota().lease, () => at);
    expect(await takeMany(limiter, 100)).toBe(20);
    for (const moved of [-1000, -3_600_000, -86_400_000, 0]) {
      at = START + moved;
      expect(await takeMany(limiter, 100)).toBe(0);
    }
    at = START + 1000;
    expect(await takeMany(limiter, 100)).toBe(10);
  });

  it('says when the next call may come, and lets it through then', async () => {
    let at = START;
    const limiter = createLimiter(sharedQuota().lease, () => at);
    await takeMany(limiter, 20);
    const refused = await limiter.take(subscription, limit);
    expect(refused).toMatchObject({ allowed: false, reason: 'rate', remaining: 0 });
    at += refused.resetSeconds * 1000;
    expect((await limiter.take(subscription, limit)).allowed).toBe(true);
  });

  it('is each subscription’s own', async () => {
    const limiter = createLimiter(sharedQuota().lease, () => START);
    await takeMany(limiter, 100);
    for (const other of [
      { appId: 'app_2', apiId: 'api_1' },
      { appId: 'app_1', apiId: 'api_2' },
    ])
      expect((await limiter.take(other, limit)).allowed).toBe(true);
  });
});

describe('the quota of a month', () => {
  const wide = { requestsPerSecond: 1e9, burst: 1e9, requestsPerMonth: 0 };

  it('is given out to the last call and not one more, over any number of limiters', async () => {
    for (const requestsPerMonth of [1, 7, 100, 2_345, 60_000]) {
      const { lease } = sharedQuota();
      const limiters = Array.from({ length: 4 }, () => createLimiter(lease, () => START));
      const taken = await Promise.all(
        limiters.map((limiter) =>
          takeMany(limiter, Math.ceil(requestsPerMonth / 3) + 60, { ...wide, requestsPerMonth }),
        ),
      );
      const total = taken.reduce((sum, count) => sum + count, 0);
      expect(total).toBeLessThanOrEqual(requestsPerMonth);
      // All limiters asked until they were refused, so nothing was left in a limiter's hands.
      if (taken.every((count) => count < Math.ceil(requestsPerMonth / 3) + 60)) expect(total).toBe(requestsPerMonth);
    }
  });

  it('loses no portion to calls that come together: one lease at a time', async () => {
    const { lease, used, asked } = sharedQuota();
    const limiter = createLimiter(lease, () => START);
    expect(await takeMany(limiter, 300, { ...wide, requestsPerMonth: 100_000 })).toBe(300);
    expect([...used.values()]).toEqual([300]);
    expect(asked()).toBe(6);
  });

  it('refuses until the month is over, says so, and opens with the next', async () => {
    let at = Date.UTC(2026, 11, 31, 23, 59, 30);
    const limiter = createLimiter(sharedQuota().lease, () => at);
    const of = { ...wide, requestsPerMonth: 3 };
    expect(await takeMany(limiter, 10, of)).toBe(3);
    expect(await limiter.take(subscription, of)).toMatchObject({ allowed: false, reason: 'quota', resetSeconds: 30 });
    at += 30_000;
    expect(await takeMany(limiter, 10, of)).toBe(3);
  });

  it('is not asked for again once it is used up, until the plan has another one', async () => {
    const { lease, asked } = sharedQuota();
    const limiter = createLimiter(lease, () => START);
    await takeMany(limiter, 10, { ...wide, requestsPerMonth: 3 });
    const before = asked();
    expect(await takeMany(limiter, 50, { ...wide, requestsPerMonth: 3 })).toBe(0);
    expect(asked()).toBe(before);
    expect(await takeMany(limiter, 50, { ...wide, requestsPerMonth: 13 })).toBe(10);
  });

  it('passes a failure of the counter on to whom it concerns, and asks again for the next call', async () => {
    let fails = true;
    const limiter = createLimiter(
      async () => {
        if (fails) throw new Error('no table');
        return 1;
      },
      () => START,
    );
    await expect(limiter.take(subscription, limit)).rejects.toThrow('no table');
    fails = false;
    expect((await limiter.take(subscription, limit)).allowed).toBe(true);
  });
});
