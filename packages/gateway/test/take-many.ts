import type { createLimiter } from '../src/limiter.ts';

export const subscription = { holderId: 'app_1', apiId: 'api_1' };
export const limit = { requestsPerSecond: 10, burst: 20, requestsPerMonth: 1_000_000 };
export const START = Date.UTC(2026, 10, 22, 12);

/** Many calls at the same moment; answers how many were let through. */
export const takeMany = async (limiter: ReturnType<typeof createLimiter>, count: number, of = limit) =>
  (await Promise.all(Array.from({ length: count }, () => limiter.take(subscription, of)))).filter(
    ({ allowed }) => allowed,
  ).length;
