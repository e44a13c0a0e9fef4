/** Whose the limits of a plan are. */
export const LIMIT_HOLDERS = ['app', 'team'] as const;
export type LimitHolder = (typeof LIMIT_HOLDERS)[number];

/** How a subscription with a plan begins: at once, or when whose API it is approves it. */
export const APPROVALS = ['automatic', 'owner'] as const;
export type Approval = (typeof APPROVALS)[number];

export type Plan = {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly requestsPerSecond: number;
  readonly burst: number;
  readonly requestsPerMonth: number;
  /** Each app's of its own, or the team's for all its apps together. */
  readonly limitsPer: LimitHolder;
  readonly priceCentsPerMonth: number;
  readonly approval: Approval;
};

/** Whether a plan is smaller than another: it costs less, or as much for fewer calls a month. */
export const isSmaller = (
  { priceCentsPerMonth, requestsPerMonth }: Pick<Plan, 'priceCentsPerMonth' | 'requestsPerMonth'>,
  than: Pick<Plan, 'priceCentsPerMonth' | 'requestsPerMonth'>,
): boolean =>
  priceCentsPerMonth < than.priceCentsPerMonth ||
  (priceCentsPerMonth === than.priceCentsPerMonth && requestsPerMonth < than.requestsPerMonth);

/** When the month of an instant is over, in UTC. */
export const monthEnd = (at: Date): Date => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1));

type Subscribed = {
  readonly planId: string;
  readonly nextPlanId?: string | undefined;
  readonly nextPlanAt?: string | undefined;
};
/** A plan, and the one that follows it from an instant on (ISO 8601). */
export type PlanInTime = { readonly planId: string; readonly nextPlanId?: string; readonly nextPlanAt?: string };

/** The plan of a subscription at an instant, and the one that follows. */
export const planAt = ({ planId, nextPlanId, nextPlanAt }: Subscribed, at: Date): PlanInTime => {
  if (nextPlanId === undefined || nextPlanAt === undefined) return { planId };
  return nextPlanAt <= at.toISOString() ? { planId: nextPlanId } : { planId, nextPlanId, nextPlanAt };
};

/** How many plans of its own an API may have that are offered. */
export const OWN_PLANS_MAX = 20;

/** The plans every portal starts with. */
export const SEEDED_PLANS: readonly Plan[] = [
  {
    id: 'basic',
    name: 'Basic',
    summary: 'Free. For trying things out and small projects.',
    requestsPerSecond: 10,
    burst: 20,
    requestsPerMonth: 100_000,
    limitsPer: 'team',
    priceCentsPerMonth: 0,
    approval: 'automatic',
  },
  {
    id: 'premium',
    name: 'Premium',
    summary: 'For apps in production.',
    requestsPerSecond: 100,
    burst: 200,
    requestsPerMonth: 5_000_000,
    limitsPer: 'app',
    priceCentsPerMonth: 4900,
    approval: 'automatic',
  },
  {
    id: 'enterprise',
    name: 'Enterprise',
    summary: 'High limits for critical workloads.',
    requestsPerSecond: 1000,
    burst: 2000,
    requestsPerMonth: 100_000_000,
    limitsPer: 'app',
    priceCentsPerMonth: 49_900,
    approval: 'owner',
  },
];
