import type { Data, Documents } from '@portico/data';
import { createTestTable } from '@portico/data/test-table';
import { createLimiter } from '@portico/gateway';
import { beforeAll, describe, expect, it } from 'vitest';
import { gatewayDirectory } from './directory.ts';

const AT = Date.UTC(2026, 10, 22, 12);
let directory: ReturnType<typeof gatewayDirectory>;
let data: Data;
beforeAll(async () => {
  data = await createTestTable();
  // No route is loaded here, so no document is read.
  directory = gatewayDirectory({ data, documents: {} as Documents });
});

const wide = { requestsPerSecond: 1e9, burst: 1e9 };
const used = async (appId: string) =>
  (await data.entities.quota.get({ appId, apiId: 'api_1', month: '2026-11' }).go({ consistent: true })).data?.used;

describe('the quota over four gateway instances and one table', () => {
  it.each([1, 40, 333, 2_100])(
    'of %i calls is given out to the last call and never one more',
    async (requestsPerMonth) => {
      const subscription = { appId: `app_${requestsPerMonth}`, apiId: 'api_1' };
      const instances = Array.from({ length: 4 }, () => createLimiter(directory.lease, () => AT));
      let allowed = 0;
      let rounds = 0;
      for (let last = -1; last !== allowed && rounds < 60; rounds++) {
        last = allowed;
        const verdicts = await Promise.all(
          instances.flatMap((limiter) =>
            Array.from({ length: 60 }, () => limiter.take(subscription, { ...wide, requestsPerMonth })),
          ),
        );
        allowed += verdicts.filter((verdict) => verdict.allowed).length;
        expect(allowed).toBeLessThanOrEqual(requestsPerMonth);
      }
      expect(allowed).toBe(requestsPerMonth);
      expect(await used(subscription.appId)).toBe(requestsPerMonth);
    },
  );

  it('is counted by the month: another month is another counter', async () => {
    expect(await directory.lease({ appId: 'app_m', apiId: 'api_1' }, '2026-11', 5, 5)).toBe(5);
    expect(await directory.lease({ appId: 'app_m', apiId: 'api_1' }, '2026-11', 1, 5)).toBe(0);
    expect(await directory.lease({ appId: 'app_m', apiId: 'api_1' }, '2026-12', 5, 5)).toBe(5);
  });

  it('of nothing grants nothing, not even the first call', async () => {
    expect(await directory.lease({ appId: 'app_0', apiId: 'api_1' }, '2026-11', 1, 0)).toBe(0);
  });
});

describe('a subscription at the gateway', () => {
  it('counts only while it is active, and only for its own app and API', async () => {
    const plan = {
      planId: 'basic',
      name: 'Basic',
      summary: '',
      requestsPerSecond: 1,
      burst: 2,
      requestsPerMonth: 3,
      priceCentsPerMonth: 0,
    };
    await data.entities.plan.put(plan).go();
    for (const status of ['active', 'pending', 'suspended', 'cancelled'] as const)
      await data.entities.subscription
        .create({
          appId: `app_${status}`,
          apiId: 'api_9',
          subscriptionId: `sub_${status}`,
          apiSlug: 'a',
          apiName: 'A',
          planId: 'basic',
          status,
          createdAt: '',
        })
        .go();
    expect(await directory.loadLimit('app_active', 'api_9')).toMatchObject({
      planId: 'basic',
      burst: 2,
      requestsPerMonth: 3,
    });
    for (const [appId, apiId] of [
      ['app_pending', 'api_9'],
      ['app_suspended', 'api_9'],
      ['app_cancelled', 'api_9'],
      ['app_active', 'api_8'],
      ['app_none', 'api_9'],
    ] as const)
      expect(await directory.loadLimit(appId, apiId), appId).toBeUndefined();
  });

  it('to an API nobody registered leads nowhere', async () => {
    for (const reference of ['nothing', 'api_nothing', '', '__proto__'])
      expect(await directory.loadRoute(reference || ' ')).toBeUndefined();
  });
});
