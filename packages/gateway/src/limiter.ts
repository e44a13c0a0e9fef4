export interface Limit {
  readonly requestsPerSecond: number;
  readonly burst: number;
  readonly requestsPerMonth: number;
}

export interface Verdict {
  readonly allowed: boolean;
  readonly reason?: 'rate' | 'quota';
  /** Requests that could follow at once. */
  readonly remaining: number;
  /** Seconds until the next request is allowed, or the bucket is full again. */
  readonly resetSeconds: number;
}

/** Takes `wanted` calls of a month's quota from where all gateway instances share it; answers how many were granted. */
export type LeaseQuota = (
  subscription: { readonly appId: string; readonly apiId: string },
  month: string,
  wanted: number,
  limit: number,
) => Promise<number>;

interface State {
  tokens: number;
  filledAt: number;
  month: string;
  leased: number;
  exhausted: boolean;
}

const SUBSCRIPTIONS_MAX = 10_000;
/** A lease is a thousandth of the quota, so that at most 0.1 % of it is in instances' hands, but 50 at the most. */
const leaseSize = (limit: number) => Math.max(1, Math.min(50, Math.floor(limit / 1000)));

/**
 * Limits the calls of subscriptions: a token bucket for the rate (per gateway instance), leases from a shared counter for
 * the quota of a calendar month (UTC): never more than the quota over all instances.
 */
export const createLimiter = (lease: LeaseQuota, now: () => number) => {
  const states = new Map<string, State>();

  const stateOf = (key: string, limit: Limit, at: number): State => {
    const month = new Date(at).toISOString().slice(0, 7);
    let state = states.get(key);
    if (!state) {
      state = { tokens: limit.burst, filledAt: at, month, leased: 0, exhausted: false };
      if (states.size >= SUBSCRIPTIONS_MAX) states.delete(states.keys().next().value ?? '');
      states.set(key, state);
    }
    if (state.month !== month) Object.assign(state, { month, leased: 0, exhausted: false });
    // A clock that steps back fills nothing and opens nothing.
    state.tokens = Math.min(
      limit.burst,
      state.tokens + (Math.max(0, at - state.filledAt) / 1000) * limit.requestsPerSecond,
    );
    state.filledAt = Math.max(at, state.filledAt);
    return state;
  };

  return {
    async take(subscription: { readonly appId: string; readonly apiId: string }, limit: Limit): Promise<Verdict> {
      const at = now();
      const state = stateOf(`${subscription.appId}/${subscription.apiId}`, limit, at);
      const untilToken = Math.ceil((1 - state.tokens) / limit.requestsPerSecond);
      if (state.tokens < 1)
        return { allowed: false, reason: 'rate', remaining: 0, resetSeconds: Math.max(1, untilToken) };
      state.tokens -= 1;
      if (state.leased < 1 && !state.exhausted) {
        state.leased += await lease(
          subscription,
          state.month,
          leaseSize(limit.requestsPerMonth),
          limit.requestsPerMonth,
        );
        state.exhausted = state.leased < 1;
      }
      if (state.leased < 1) {
        const date = new Date(at);
        const nextMonth = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
        return { allowed: false, reason: 'quota', remaining: 0, resetSeconds: Math.ceil((nextMonth - at) / 1000) };
      }
      state.leased -= 1;
      const missing = limit.burst - state.tokens;
      return {
        allowed: true,
        remaining: Math.floor(state.tokens),
        resetSeconds: Math.max(1, Math.ceil(missing / limit.requestsPerSecond)),
      };
    },
  };
};
