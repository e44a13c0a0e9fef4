import { atEach, RIGHT } from '@portico/domain/clocks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSharedMemory } from '../test/shared-memory.ts';
import { limit, START, subscription, takeMany } from '../test/take-many.ts';
import { createLimiter } from './limiter.ts';
import { borrowedMax, OVERFULL_CALLS, portionValidMilliseconds } from './rate-bucket.ts';

describe('the rate of a subscription', () => {
  it('never lets more through at once than its burst, however many come together', async () => {
    const limiter = createLimiter(createSharedMemory(), () => START);
    expect(await takeMany(limiter, 500)).toBe(20);
  });

  it('lets through at most burst + rate × time, for any sequence of arrivals in a few seconds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 30 })), { maxLength: 19 }),
        async (arrivals) => {
          let at = START;
          let allowed = 0;
          const limiter = createLimiter(createSharedMemory(), () => at);
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

  it('lends nothing to who comes above the rate, however long, nor to who comes at once after a quiet hour', async () => {
    let at = START;
    let allowed = 0;
    const shared = createSharedMemory();
    const limiters = Array.from({ length: 4 }, () => createLimiter(shared, () => at));
    const take = async (calls: number) => {
      for (const limiter of limiters) allowed += await takeMany(limiter, calls);
    };
    for (; at < START + 60_000; at += 250) {
      await take(1);
      expect(allowed).toBeLessThanOrEqual(20 + (at - START) / 100);
    }
    at += 3_600_000;
    const before = allowed;
    await take(250);
    expect(allowed - before).toBe(20);
  });

  it('opens nothing when the clock is put back, nor when it comes forward again to where it was', async () => {
    let at = START;
    const limiter = createLimiter(createSharedMemory(), () => at);
    expect(await takeMany(limiter, 100)).toBe(20);
    for (const moved of [-1000, -3_600_000, -86_400_000, 0]) {
      at = START + moved;
      expect(await takeMany(limiter, 100)).toBe(0);
    }
    at = START + 1000;
    expect(await takeMany(limiter, 100)).toBe(10);
  });

  it.each([
    ['that remembers', true],
    ['that is new each time', false],
  ])(
    'is its burst at most wherever the clock stands, and nothing where it was put back, of a limiter %s',
    async (_, remembers) => {
      let at = RIGHT;
      const shared = createSharedMemory();
      const create = () => createLimiter(shared, () => at);
      const one = create();
      const take = () => takeMany(remembers ? one : create(), 100);
      expect(await take()).toBe(20);
      const taken = await atEach((instant) => {
        at = instant;
        return take();
      });
      const ahead = { 'five minutes ahead': 20, 'a day ahead': 20, 2038: 20, 2100: 20 };
      const behind = { 1970: 0, 'a day behind': 0, 'five minutes behind': 0, right: 0, 'right again': 0 };
      expect(taken).toEqual({ ...ahead, ...behind });
    },
  );

  it('says when the next call may come, and lets it through then', async () => {
    let at = START;
    const limiter = createLimiter(createSharedMemory(), () => at);
    await takeMany(limiter, 20);
    const refused = await limiter.take(subscription, limit);
    expect(refused).toMatchObject({ allowed: false, reason: 'rate', remaining: 0 });
    at += refused.resetSeconds * 1000;
    expect((await limiter.take(subscription, limit)).allowed).toBe(true);
  });

  it('is each subscription’s own', async () => {
    const limiter = createLimiter(createSharedMemory(), () => START);
    await takeMany(limiter, 100);
    for (const other of [
      { holderId: 'app_2', apiId: 'api_1' },
      { holderId: 'app_1', apiId: 'api_2' },
    ])
      expect((await limiter.take(other, limit)).allowed).toBe(true);
  });
});

describe('the rate of a subscription over several instances', () => {
  type Arrival = { readonly gap: number; readonly calls: number; readonly on: number };
  const instances = fc.array(fc.integer({ min: -200, max: 200 }), { minLength: 1, maxLength: 8 });
  const arrivals = fc.array(
    fc.record({
      gap: fc.integer({ min: 0, max: 900 }),
      calls: fc.integer({ min: 1, max: 40 }),
      on: fc.integer({ min: 0, max: 7 }),
    }),
    { maxLength: 60 },
  );
  /** When each call was let through, by clocks that differ. */
  const letThrough = async (skews: readonly number[], given: readonly Arrival[], of: typeof limit) => {
    let at = START;
    const shared = createSharedMemory();
    const limiters = skews.map((skew) => createLimiter(shared, () => at + skew));
    const times: number[] = [];
    for (const { gap, calls, on } of given) {
      at += gap;
      const limiter = limiters[on % limiters.length];
      if (limiter) times.push(...Array.from({ length: await takeMany(limiter, calls, of) }, () => at));
    }
    return times;
  };

  it.each([1, 10, 100, 1_000])(
    'of %i a second is never passed: burst + what is lent + rate × (time + difference of the clocks) from the start, a portion’s time more in any window',
    async (requestsPerSecond) => {
      const of = { requestsPerSecond, burst: 2 * requestsPerSecond, requestsPerMonth: 1e9 };
      await fc.assert(
        fc.asyncProperty(instances, arrivals, async (skews, given) => {
          const times = await letThrough(skews, given, of);
          const differ = (Math.max(...skews) - Math.min(...skews)) / 1000;
          const ahead = of.burst + borrowedMax(of);
          const bound = (seconds: number) => ahead + requestsPerSecond * (seconds + differ) + 1e-3;
          const overfull = borrowedMax(of) > 0 ? OVERFULL_CALLS : 0;
          const valid = portionValidMilliseconds(of) / 1000;
          for (const [last, end] of times.entries()) {
            expect(last + 1).toBeLessThanOrEqual(bound((end - START) / 1000));
            for (let first = 0; first < last; first += 7)
              expect(last - first + 1).toBeLessThanOrEqual(
                overfull + bound((end - (times[first] ?? end)) / 1000 + valid),
              );
          }
        }),
        { numRuns: 40 },
      );
    },
  );

  it('is not multiplied by plans that are changed to and fro: what is used of one is used of the other', async () => {
    let at = START;
    const shared = createSharedMemory();
    const [first, second] = [createLimiter(shared, () => at), createLimiter(shared, () => at)];
    const other = { requestsPerSecond: 100, burst: 200, requestsPerMonth: 1_000_000 };
    let allowed = 0;
    for (let round = 0; round < 20; round++) {
      allowed += await takeMany(first, 300);
      allowed += await takeMany(second, 300, other);
      at += 10;
    }
    expect(allowed).toBeLessThanOrEqual(200 + 20 + 100 * 0.2);
  });

  it('is all there for the next who comes: what one instance leaves unused another finds after its portion’s time', async () => {
    let at = START;
    const shared = createSharedMemory();
    const [first, second] = [createLimiter(shared, () => at), createLimiter(shared, () => at)];
    expect(await takeMany(first, 1)).toBe(1);
    at += portionValidMilliseconds(limit);
    expect(await takeMany(second, 50)).toBe(20);
  });

  it('asks the table no more than four times a second and instance for calls that are refused', async () => {
    let at = START;
    const { asked, ...shared } = createSharedMemory();
    const limiters = Array.from({ length: 8 }, () => createLimiter(shared, () => at));
    for (; at < START + 10_000; at += 5) for (const limiter of limiters) await takeMany(limiter, 5);
    expect(asked.rates).toBeLessThan(8 * 4 * 10 * 2);
  });

  it('is told as it is shared: an instance that took nothing tells what is left of the others’ calls', async () => {
    const shared = createSharedMemory();
    const [first, second] = [createLimiter(shared, () => START), createLimiter(shared, () => START)];
    await takeMany(first, 12);
    const verdict = await second.take(subscription, limit);
    expect(verdict.allowed).toBe(true);
    expect(verdict.remaining).toBeLessThanOrEqual(20 - 13);
    expect((await takeMany(second, 100)) + (await takeMany(first, 100))).toBeLessThanOrEqual(20 - 13);
    expect(await second.take(subscription, limit)).toMatchObject({ allowed: false, reason: 'rate', remaining: 0 });
  });
});
