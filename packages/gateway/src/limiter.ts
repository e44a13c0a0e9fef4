export type Limit = {
  readonly requestsPerSecond: number;
  readonly burst: number;
  readonly requestsPerMonth: number;
};

export type Verdict = {
  readonly allowed: boolean;
  readonly reason?: 'rate' | 'quota';
  /** Requests that could follow at once. */
  readonly remaining: number;
  /** Seconds until the next request is allowed, or the bucket is full again. */
  readonly resetSeconds: number;
};

export type Subscription = {
  readonly appId: string;
  readonly apiId: string;
};

/** Takes `wanted` calls of a month's quota from where all gateway instances share it; answers how many were granted. */
export type LeaseQuota = (subscription: Subscription, month: string, wanted: number, limit: number) => Promise<number>;

type State = {
  tokens: number;
  filledAt: number;
  month: string;
  leased: number;
  /** The quota that was found used up; a plan with another one is asked for again. */
  exhaustedAt: number | undefined;
  /** The lease under way: calls that arrive meanwhile wait for it and do not take one of their own. */
  leasing: Promise<void> | undefined;
};

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
      state = { tokens: limit.burst, filledAt: at, month, leased: 0, exhaustedAt: undefined, leasing: undefined };
      if (states.size >= SUBSCRIPTIONS_MAX) states.delete(states.keys().next().value ?? '');
      states.set(key, state);
    }
    if (state.month !== month) Object.assign(state, { month, leased: 0, exhaustedAt: undefined, leasing: undefined });
    // A clock that steps back fills nothing and opens nothing.
    state.tokens = Math.min(
      limit.burst,
      state.tokens + (Math.max(0, at - state.filledAt) / 1000) * limit.requestsPerSecond,
    );
    state.filledAt = Math.max(at, state.filledAt);
    return state;
  };

  /** Asks for one more portion of the month, unless it is known to be used up. */
  const refill = async (subscription: Subscription, state: State, limit: Limit): Promise<void> => {
    const { month } = state;
    const granted = await lease(subscription, month, leaseSize(limit.requestsPerMonth), limit.requestsPerMonth);
    // A portion of the month that ended while it was asked for is of no use in the next.
    if (state.month !== month) return;
    state.leased += granted;
    if (granted < 1) state.exhaustedAt = limit.requestsPerMonth;
  };

  /** Takes one call of the quota; false when the month has none left. */
  const takeLeased = async (subscription: Subscription, state: State, limit: Limit): Promise<boolean> => {
    while (state.leased < 1) {
      if (state.exhaustedAt === limit.requestsPerMonth) return false;
      if (!state.leasing) {
        const leasing = refill(subscription, state, limit).finally(() => {
          if (state.leasing === leasing) state.leasing = undefined;
        });
        state.leasing = leasing;
      }
      await state.leasing;
    }
    state.leased -= 1;
    return true;
  };

  return {
    async take(subscription: Subscription, limit: Limit): Promise<Verdict> {
      const at = now();
      const state = stateOf(`${subscription.appId}/${subscription.apiId}`, limit, at);
      const untilToken = Math.ceil((1 - state.tokens) / limit.requestsPerSecond);
      if (state.tokens < 1)
        return { allowed: false, reason: 'rate', remaining: 0, resetSeconds: Math.max(1, untilToken) };
      state.tokens -= 1;
      if (!(await takeLeased(subscription, state, limit))) {
        const date = new Date(at);
        const nextMonth = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
        return { allowed: false, reason: 'quota', remaining: 0, resetSeconds: Math.ceil((nextMonth - at) / 1000) };
      }
      const missing = limit.burst - state.tokens;
      return {
        allowed: true,
        remaining: Math.floor(state.tokens),
        resetSeconds: Math.max(1, Math.ceil(missing / limit.requestsPerSecond)),
      };
    },
  };
};
