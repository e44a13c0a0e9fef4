/** The environments that a change goes through, in this order: files beside the others. */
export const STAGES = ['staging', 'production'] as const;
export type StageName = (typeof STAGES)[number];

export type DeliveryStep = {
  readonly name: string;
  /** Of which environment it has the rights; of none, where it only computes. */
  readonly stage?: StageName;
} & (
  | { readonly commands: readonly string[]; readonly minutes: number }
  /** A person says whether it goes on. */
  | { readonly approval: true }
);

/** What runs the commands: what `npm test` needs is in it or in Debian's packages. */
export const IMAGE = 'public.ecr.aws/docker/library/node:24-bookworm';

/** The way of a change to production; both ways of delivery go it, and a test compares. */
export const DELIVERY: readonly DeliveryStep[] = [
  { name: 'Test', commands: ['npm test'], minutes: 90 },
  { name: 'Staging', stage: 'staging', commands: ['npm run deploy -- staging --yes'], minutes: 90 },
  { name: 'CheckStaging', stage: 'staging', commands: ['npm run smoke -- staging'], minutes: 15 },
  { name: 'Approval', stage: 'production', approval: true },
  { name: 'Production', stage: 'production', commands: ['npm run deploy -- production --yes'], minutes: 90 },
  { name: 'CheckProduction', stage: 'production', commands: ['npm run smoke -- production'], minutes: 15 },
];
