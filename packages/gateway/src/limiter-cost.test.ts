import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSharedMemory } from '../test/shared-memory.ts';
import { START, takeMany } from '../test/take-many.ts';
import { createLimiter } from './limiter.ts';
import { borrowedMax } from './rate-bucket.ts';

/** Which instance a call comes to is as good as chance, and the same in every run. */
const chance = (call: number) => Number.parseInt(createHash('sha1').update(`${call}`).digest('hex').slice(0, 8), 16);

type Run = {
  readonly requestsPerSecond: number;
  readonly requestsPerMonth: number;
  readonly instances: number;
  /** As a share of the plan's rate. */
  readonly load: number;
  readonly seconds: number;
  /** What comes before is not counted: instances learn what they are asked. */
  readonly warmSeconds: number;
};

/** Calls that come evenly, for some minutes: writes a call, share refused, and how many more came through than burst + rate × time. */
const run = async ({ requestsPerSecond, requestsPerMonth, instances, load, seconds, warmSeconds }: Run) => {
  let at = START;
  const { asked, ...shared } = createSharedMemory();
  const limiters = Array.from({ length: instances }, () => createLimiter(shared, () => at));
  const of = { requestsPerSecond, burst: 2 * requestsPerSecond, requestsPerMonth };
  const perSecond = requestsPerSecond * load;
  let allowed = 0;
  let ahead = 0;
  let cold = { calls: 0, writes: 0 };
  for (let call = 0; call < perSecond * seconds; call++) {
    at = START + Math.floor((call * 1000) / perSecond);
    const limiter = limiters[chance(call) % instances];
    if (limiter) allowed += await takeMany(limiter, 1, of);
    ahead = Math.max(ahead, allowed - of.burst - (requestsPerSecond * (at - START)) / 1000);
    if (call < perSecond * warmSeconds) cold = { calls: call + 1, writes: asked.rates + asked.quotas };
  }
  const calls = perSecond * seconds;
  const writes = (asked.rates + asked.quotas - cold.writes) / (calls - cold.calls);
  return { refused: 1 - allowed / calls, writes, ahead: Math.floor(ahead), lent: borrowedMax(of) };
};

const PLANS = [
  { requestsPerSecond: 1, requestsPerMonth: 2_000_000, seconds: 3_000 },
  { requestsPerSecond: 10, requestsPerMonth: 100_000, seconds: 300 },
  { requestsPerSecond: 100, requestsPerMonth: 5_000_000, seconds: 60 },
  { requestsPerSecond: 1_000, requestsPerMonth: 100_000_000, seconds: 20 },
] as const;
/** An instance knows after so many seconds what it is asked: what comes before is not counted. */
const warm = ({ requestsPerSecond, seconds }: (typeof PLANS)[number]) =>
  Math.min(Math.max(30, 300 / requestsPerSecond), seconds / 3);
const rows: Record<string, number | string>[] = [];
const tell = (of: Run, told: Awaited<ReturnType<typeof run>>) =>
  rows.push({
    'a second': of.requestsPerSecond,
    instances: of.instances,
    load: of.load,
    'writes a call': told.writes.toFixed(3),
    refused: `${(100 * told.refused).toFixed(1)} %`,
    'ahead of burst + rate': told.ahead,
    'may be ahead': told.lent,
  });

describe('a call at the plan’s own rate', () => {
  it.each(PLANS.flatMap((plan) => [1, 2, 4, 8].map((instances) => ({ ...plan, instances }))))(
    'costs less than a tenth of a write, with $requestsPerSecond a second on $instances instances',
    async (plan) => {
      const of = { ...plan, load: 1, warmSeconds: warm(plan) };
      const told = await run(of);
      tell(of, told);
      expect(told.writes).toBeLessThan(0.1);
      expect(told.refused).toBeLessThan(0.05);
    },
  );
});

describe('a call that comes evenly, at nine tenths of the plan’s rate', () => {
  it.each(PLANS.flatMap((plan) => [1, 2, 3, 4, 5, 6, 7, 8].map((instances) => ({ ...plan, instances }))))(
    'is not refused, from the first on, with $requestsPerSecond a second on $instances instances',
    async (plan) => {
      const of = { ...plan, load: 0.9, warmSeconds: warm(plan) };
      const told = await run(of);
      tell(of, told);
      expect(told.refused).toBe(0);
      expect(told.writes).toBeLessThan(0.1);
    },
  );
});

describe('calls above the rate', () => {
  it.each(
    PLANS.slice(0, 2).flatMap((plan) =>
      [1.1, 2].flatMap((load) => [1, 2, 4, 8].map((instances) => ({ ...plan, load, instances }))),
    ),
  )(
    'are let through as the plan says and with what is lent at most: $load times $requestsPerSecond a second on $instances instances',
    async (plan) => {
      const of = { ...plan, warmSeconds: 0 };
      const told = await run(of);
      tell(of, told);
      expect(told.ahead).toBeLessThanOrEqual(plan.load > 1.25 ? 0 : told.lent);
      expect(1 - told.refused).toBeGreaterThan(0.9 / plan.load);
    },
  );

  it('are a table of what a call costs and what is let through', () => {
    console.table(rows);
    expect(rows).toHaveLength(64);
  });
});

describe('an instance that comes while others hold what there is', () => {
  it('has calls from the first on, and waits for nobody', async () => {
    let at = START;
    const shared = createSharedMemory();
    const limiters = Array.from({ length: 9 }, () => createLimiter(shared, () => at));
    const of = { requestsPerSecond: 10, burst: 20, requestsPerMonth: 1e6 };
    let refused = 0;
    for (let call = 0; call < 2_000; call++) {
      at = START + Math.floor(call * 111);
      // The ninth after a minute and a half.
      const limiter = limiters[chance(call) % (call < 800 ? 8 : 9)];
      if (limiter) refused += 1 - (await takeMany(limiter, 1, of));
    }
    expect(refused).toBe(0);
  });
});
