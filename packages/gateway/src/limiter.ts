import type { Rate } from './rate-bucket.ts';
import { createSharedQuota, type LeaseQuota } from './shared-quota.ts';
import { createSharedRate, type Holder, type WriteBucket } from './shared-rate.ts';

/** The rate of an operation that has one of its own beside its plan's. */
export type OperationRate = Rate & { readonly operation: string };

export type Limit = Rate & {
  readonly requestsPerMonth: number;
  readonly requestsPerDay?: number | undefined;
};

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

/** What is kept of each holder, of the so many that came last. */
const createStates = <State>(open: (holder: Holder) => State) => {
  const states = new Map<string, State>();
  return ({ holderId, apiId }: Holder): State => {
    const key = `${holderId}/${apiId}`;
    const found = states.get(key);
    if (found) return found;
    if (states.size >= HOLDERS_MAX) states.delete(states.keys().next().value ?? '');
    const opened = open({ holderId, apiId });
    states.set(key, opened);
    return opened;
  };
};

/**
 * Limits the calls of whoever holds an allowance, over all gateway instances: the rate by portions of a shared bucket,
 * the quotas of a calendar month and day (UTC) by leases from shared counters. An operation with a rate of its own has a
 * bucket of its own; quotas count all calls.
 */
export const createLimiter = ({ writeBucket, lease }: SharedLimits, now: () => number) => {
  const rates = createStates((holder: Holder) => createSharedRate(holder, writeBucket, now));
  const quotas = createStates((holder: Holder) => ({
    month: createSharedQuota(holder, 'month', lease),
    day: createSharedQuota(holder, 'day', lease),
  }));

  return {
    /** Takes one call, of an operation with a rate of its own or of any other; what is refused takes nothing. */
    async take(holder: Holder, limit: Limit, own?: OperationRate | undefined): Promise<Verdict> {
      const rate = rates(own ? { ...holder, apiId: `${holder.apiId}#${own.operation}` } : holder);
      rate.follow(own ?? limit);
      const { month, day } = quotas(holder);
      month.follow(limit.requestsPerMonth);
      if (limit.requestsPerDay !== undefined) day.follow(limit.requestsPerDay);
      const counted = limit.requestsPerDay === undefined ? [month] : [month, day];
      for (;;) {
        const at = now();
        for (const quota of counted) quota.turn(at);
        const hasRate = rate.held(at) >= 1;
        if (!hasRate && rate.refusedUntil() > at)
          return { allowed: false, reason: 'rate', remaining: 0, resetSeconds: secondsUntil(rate.refusedUntil(), at) };
        const exhausted = counted.filter((quota) => quota.isExhausted()).map((quota) => quota.renewsAt());
        if (exhausted.length > 0)
          return {
            allowed: false,
            reason: 'quota',
            remaining: 0,
            resetSeconds: secondsUntil(Math.max(...exhausted), at),
          };
        const missing = counted.filter((quota) => quota.held() < 1);
        if (hasRate && missing.length === 0) {
          rate.spend();
          for (const quota of counted) quota.spend();
          return { allowed: true, remaining: rate.remaining(at), resetSeconds: secondsUntil(rate.fullAt(), at) };
        }
        // All at once that are missing: a cold instance asks the table in one round.
        await Promise.all([...(hasRate ? [] : [rate.fetch()]), ...missing.map((quota) => quota.fetch())]);
      }
    },
  };
};
