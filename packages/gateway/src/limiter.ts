import type { Rate } from './rate-bucket.ts';
import { createSharedQuota, type LeaseQuota } from './shared-quota.ts';
import { createSharedRate, type Holder, type WriteBucket } from './shared-rate.ts';

export type Limit = Rate & { readonly requestsPerMonth: number };

export type Verdict = {
  readonly allowed: boolean;
  readonly reason?: 'rate' | 'quota';
  /** Requests that could follow at once. */
  readonly remaining: number;
  /** Seconds until the next request is allowed, or the bucket is full again. */
  readonly resetSeconds: number;
};

/** Where all gateway instances share rates and quotas. */
export type SharedLimits = {
  readonly writeBucket: WriteBucket;
  readonly lease: LeaseQuota;
};

const HOLDERS_MAX = 10_000;

const secondsUntil = (instant: number, at: number): number => Math.max(1, Math.ceil((instant - at) / 1000));

/**
 * Limits the calls of whoever holds an allowance, over all gateway instances: the rate by portions of a shared bucket,
 * the quota of a calendar month (UTC) by leases from a shared counter.
 */
export const createLimiter = ({ writeBucket, lease }: SharedLimits, now: () => number) => {
  const open = (holder: Holder) => ({
    rate: createSharedRate(holder, writeBucket, now),
    quota: createSharedQuota(holder, lease),
  });
  const states = new Map<string, ReturnType<typeof open>>();

  const stateOf = ({ holderId, apiId }: Holder) => {
    const key = `${holderId}/${apiId}`;
    let state = states.get(key);
    if (!state) {
      state = open({ holderId, apiId });
      if (states.size >= HOLDERS_MAX) states.delete(states.keys().next().value ?? '');
      states.set(key, state);
    }
    return state;
  };

  return {
    /** Takes one call; what is refused takes nothing. */
    async take(holder: Holder, limit: Limit): Promise<Verdict> {
      const { rate, quota } = stateOf(holder);
      rate.follow(limit);
      quota.follow(limit.requestsPerMonth);
      for (;;) {
        const at = now();
        quota.turn(at);
        const hasRate = rate.held(at) >= 1;
        if (!hasRate && rate.refusedUntil() > at)
          return { allowed: false, reason: 'rate', remaining: 0, resetSeconds: secondsUntil(rate.refusedUntil(), at) };
        if (quota.isExhausted())
          return { allowed: false, reason: 'quota', remaining: 0, resetSeconds: secondsUntil(quota.renewsAt(), at) };
        if (hasRate && quota.held() >= 1) {
          rate.spend();
          quota.spend();
          return { allowed: true, remaining: rate.remaining(at), resetSeconds: secondsUntil(rate.fullAt(), at) };
        }
        // Both at once where both are missing: a cold instance asks the table in one round.
        await (hasRate ? quota.fetch() : quota.held() >= 1 ? rate.fetch() : Promise.all([rate.fetch(), quota.fetch()]));
      }
    },
  };
};
