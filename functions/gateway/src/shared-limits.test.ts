import type { Data } from '@portico/data';
import { createTestTable } from '@portico/data/test-table';
import { createLimiter, type Limit, type SharedLimits } from '@portico/gateway';
import { beforeAll, describe, expect, it } from 'vitest';
import { sharedLimits } from './shared-limits.ts';

const AT = Date.UTC(2026, 10, 22, 12);
const wide = { requestsPerSecond: 1e9, burst: 1e9 };
let data: Data;
let shared: SharedLimits;
let writes = 0;
beforeAll(async () => {
  data = await createTestTable();
  const table = sharedLimits(data);
  shared = {
    lease: table.lease,
    writeBucket: (...given) => {
      writes += 1;
      return table.writeBucket(...given);
    },
  };
});

type Limiter = ReturnType<typeof createLimiter>;
const allowedOf = async (limiters: readonly Limiter[], holderId: string, calls: number, limit: Limit) => {
  const verdicts = await Promise.all(
    Array.from({ length: calls }, (_, call) =>
      limiters[call % limiters.length]?.take({ holderId, apiId: 'api_1' }, limit),
    ),
  );
  return verdicts.filter((verdict) => verdict?.allowed).length;
};

describe('1,000 calls at once, over gateway instances that share one table', () => {
  const rows: Record<string, number>[] = [];

  it.each([1, 10, 100, 1_000].flatMap((rate) => [1, 2, 4, 8].map((instances) => [rate, instances] as const)))(
    'with a limit of %i a second over %i instances get the burst, then what the rate gives, and never one more',
    async (requestsPerSecond, instances) => {
      const limit = { requestsPerSecond, burst: 2 * requestsPerSecond, requestsPerMonth: 1e9 };
      const holderId = `app_${requestsPerSecond}_${instances}`;
      let at = AT;
      const limiters = Array.from({ length: instances }, () => createLimiter(shared, () => at));
      writes = 0;
      const atOnce = await allowedOf(limiters, holderId, 1_000, limit);
      const written = writes;
      expect(atOnce).toBe(Math.min(1_000, limit.burst));
      // The clock is turned, and the same calls come again; what is void by then was counted as used.
      let allowed = atOnce;
      for (const milliseconds of [100, 900, 4_000]) {
        at += milliseconds;
        allowed += await allowedOf(limiters, holderId, 1_000, limit);
        expect(allowed).toBeLessThanOrEqual(limit.burst + ((at - AT) / 1000) * requestsPerSecond);
      }
      const bound = limit.burst + 5 * requestsPerSecond;
      rows.push({
        limit: requestsPerSecond,
        instances,
        atOnce,
        burst: limit.burst,
        in5Seconds: allowed,
        bound,
        written,
      });
      expect(written).toBeLessThan(100);
    },
  );

  it('are a table of what was let through, and what may be', () => {
    console.table(rows);
    expect(rows).toHaveLength(16);
  });

  it('are refused by one bucket where five apps of a team share its limits', async () => {
    const limit = { requestsPerSecond: 10, burst: 20, requestsPerMonth: 1e9 };
    const limiters = Array.from({ length: 5 }, () => createLimiter(shared, () => AT));
    expect(await allowedOf(limiters, 'team_1.basic', 300, limit)).toBe(20);
  });
});

describe('a bucket in the table', () => {
  const holder = { holderId: 'app_b', apiId: 'api_b' };
  const rate = { requestsPerSecond: 10, burst: 20 };

  it('is begun once: who comes second is told what there is, without a read', async () => {
    const begin = () => shared.writeBucket(holder, { kind: 'start', bucket: { ...rate, fullAt: AT + 500 }, at: AT });
    const answers = await Promise.all([begin(), begin(), begin()]);
    expect(answers.filter(({ done }) => done)).toHaveLength(1);
    for (const { bucket } of answers) expect(bucket).toEqual({ ...rate, fullAt: AT + 500 });
  });

  it('is taken from by all who find it in range, and by nobody out of it', async () => {
    const take = (to: number) => shared.writeBucket(holder, { kind: 'take', rate, by: 100, from: AT, to });
    const taken = await Promise.all([take(AT + 900), take(AT + 900), take(AT + 900)]);
    expect(taken.every(({ done }) => done)).toBe(true);
    expect(await take(AT + 700)).toEqual({ done: false, bucket: { ...rate, fullAt: AT + 800 } });
    expect(
      (await shared.writeBucket(holder, { kind: 'take', rate: { ...rate, burst: 21 }, by: 1, from: AT, to: AT + 9e9 }))
        .done,
    ).toBe(false);
  });

  it('tells who comes later when it was found empty and when calm, and lacks what was lent', async () => {
    const lent = { holderId: 'app_l', apiId: 'api_b' };
    const bucket = { ...rate, fullAt: AT + 2_000 };
    await shared.writeBucket(lent, { kind: 'start', bucket, at: AT, pressedAt: AT - 7, calmAt: AT - 3 });
    const take = { kind: 'take' as const, rate, by: 1_600, from: AT - 1_600, to: AT + 8_400 };
    expect(await shared.writeBucket(lent, take)).toEqual({
      done: true,
      bucket: { ...rate, fullAt: AT + 3_600, pressedAt: AT - 7, calmAt: AT - 3 },
    });
    const answers = await Promise.all(Array.from({ length: 8 }, () => shared.writeBucket(lent, take)));
    expect(answers.filter(({ done }) => done)).toHaveLength(4);
  });

  it('becomes another plan’s only as it was read', async () => {
    const bucket = { requestsPerSecond: 100, burst: 200, fullAt: AT + 400 };
    const convert = (fullAt: number) =>
      shared.writeBucket(holder, { kind: 'convert', bucket, was: { ...rate, fullAt } });
    expect((await convert(AT + 799)).done).toBe(false);
    expect(await convert(AT + 800)).toEqual({ done: true, bucket });
    expect((await convert(AT + 800)).done).toBe(false);
  });
});

const used = async (holderId: string) =>
  (await data.entities.quota.get({ holderId, apiId: 'api_1', period: '2026-11' }).go({ consistent: true })).data?.used;

describe('the quota over four gateway instances and one table', () => {
  it.each([1, 40, 333, 2_100])(
    'of %i calls is given out to the last call and never one more',
    async (requestsPerMonth) => {
      const holderId = `app_${requestsPerMonth}`;
      const instances = Array.from({ length: 4 }, () => createLimiter(shared, () => AT));
      let allowed = 0;
      let rounds = 0;
      for (let last = -1; last !== allowed && rounds < 60; rounds++) {
        last = allowed;
        allowed += await allowedOf(instances, holderId, 240, { ...wide, requestsPerMonth });
        expect(allowed).toBeLessThanOrEqual(requestsPerMonth);
      }
      expect(allowed).toBe(requestsPerMonth);
      expect(await used(holderId)).toBe(requestsPerMonth);
    },
  );

  it('is counted by the month: another month is another counter', async () => {
    const holder = { holderId: 'app_m', apiId: 'api_1' };
    expect(await shared.lease(holder, '2026-11', 5, 5)).toBe(5);
    expect(await shared.lease(holder, '2026-11', 1, 5)).toBe(0);
    expect(await shared.lease(holder, '2026-12', 5, 5)).toBe(5);
  });

  it('of nothing grants nothing, not even the first call', async () => {
    expect(await shared.lease({ holderId: 'app_0', apiId: 'api_1' }, '2026-11', 1, 0)).toBe(0);
  });
});
