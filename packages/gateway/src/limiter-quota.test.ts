import { describe, expect, it } from 'vitest';
import { createSharedMemory } from '../test/shared-memory.ts';
import { limit, START, subscription, takeMany } from '../test/take-many.ts';
import { createLimiter, type SharedLimits } from './limiter.ts';

describe('the quota of a month', () => {
  const wide = { requestsPerSecond: 1e9, burst: 1e9, requestsPerMonth: 0 };

  it('is given out to the last call and not one more, over any number of limiters', async () => {
    for (const requestsPerMonth of [1, 7, 100, 2_345, 12_000]) {
      const shared = createSharedMemory();
      const limiters = Array.from({ length: 4 }, () => createLimiter(shared, () => START));
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
    const { used, asked, ...shared } = createSharedMemory();
    const limiter = createLimiter(shared, () => START);
    expect(await takeMany(limiter, 300, { ...wide, requestsPerMonth: 100_000 })).toBe(300);
    expect([...used.values()]).toEqual([300]);
    expect(asked.quotas).toBe(3);
  });

  it('refuses until the month is over, says so, and opens with the next', async () => {
    let at = Date.UTC(2026, 11, 31, 23, 59, 30);
    const limiter = createLimiter(createSharedMemory(), () => at);
    const of = { ...wide, requestsPerMonth: 3 };
    expect(await takeMany(limiter, 10, of)).toBe(3);
    expect(await limiter.take(subscription, of)).toMatchObject({ allowed: false, reason: 'quota', resetSeconds: 30 });
    at += 30_000;
    expect(await takeMany(limiter, 10, of)).toBe(3);
  });

  it('stands beside that of a day: what is used up first refuses, until it is over', async () => {
    let at = Date.UTC(2026, 10, 30, 23, 59, 0);
    const { used, ...shared } = createSharedMemory();
    const limiter = createLimiter(shared, () => at);
    const of = { ...wide, requestsPerMonth: 9, requestsPerDay: 5 };
    expect(await takeMany(limiter, 10, of)).toBe(5);
    expect(await limiter.take(subscription, of)).toMatchObject({ allowed: false, reason: 'quota', resetSeconds: 60 });
    at += 60_000;
    expect(await takeMany(limiter, 10, of)).toBe(5);
    expect(await limiter.take(subscription, of)).toMatchObject({ resetSeconds: 86_400 });
    at += 86_400_000;
    expect(await takeMany(limiter, 10, of)).toBe(4);
    expect(await limiter.take(subscription, of)).toMatchObject({ resetSeconds: 30 * 86_400 });
    expect([...used].map(([key]) => key.split(' ')[2])).toEqual([
      '2026-11',
      '2026-11-30',
      '2026-12',
      '2026-12-01',
      '2026-12-02',
    ]);
  });

  it('counts what has a rate of its own, too', async () => {
    const limiter = createLimiter(createSharedMemory(), () => START);
    const own = { operation: 'post /tickets', requestsPerSecond: 1, burst: 2 };
    const of = { requestsPerSecond: 10, burst: 20, requestsPerMonth: 12 };
    const take = async (operation: string, calls: number) => {
      const verdicts = await Promise.all(
        Array.from({ length: calls }, () =>
          limiter.take(subscription, of, operation === own.operation ? own : undefined),
        ),
      );
      return verdicts.map(({ allowed, reason }) => (allowed ? 'ok' : reason));
    };
    const counted = (reasons: readonly unknown[]) =>
      Object.fromEntries(
        Map.groupBy(reasons, (one) => one)
          .entries()
          .map(([one, all]) => [one, all.length]),
      );
    expect(counted(await take('post /tickets', 5))).toEqual({ ok: 2, rate: 3 });
    expect(counted(await take('get /tickets', 15))).toEqual({ ok: 10, quota: 5 });
  });

  it('is not asked for again once it is used up, until the plan has another one', async () => {
    const { asked, ...shared } = createSharedMemory();
    const limiter = createLimiter(shared, () => START);
    await takeMany(limiter, 10, { ...wide, requestsPerMonth: 3 });
    const before = asked.quotas;
    expect(await takeMany(limiter, 50, { ...wide, requestsPerMonth: 3 })).toBe(0);
    expect(asked.quotas).toBe(before);
    expect(await takeMany(limiter, 50, { ...wide, requestsPerMonth: 13 })).toBe(10);
  });

  it('passes a failure of the table on to whom it concerns, and asks again for the next call', async () => {
    const shared = createSharedMemory();
    for (const fails of ['lease', 'writeBucket'] as const) {
      let broken = true;
      const may = () => {
        if (broken) throw new Error('no table');
      };
      const table: SharedLimits = {
        lease: async (...given) => {
          if (fails === 'lease') may();
          return shared.lease(...given);
        },
        writeBucket: async (...given) => {
          if (fails === 'writeBucket') may();
          return shared.writeBucket(...given);
        },
      };
      const limiter = createLimiter(table, () => START);
      await expect(limiter.take(subscription, limit)).rejects.toThrow('no table');
      broken = false;
      expect((await limiter.take(subscription, limit)).allowed).toBe(true);
    }
  });
});
