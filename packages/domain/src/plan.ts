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
