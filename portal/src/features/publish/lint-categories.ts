import type { LintReport } from '@portico/client';

type Reason = LintReport['reasons'][number];

const CATEGORIES = ['correctness', 'security', 'documentation', 'design'] as const satisfies Reason['category'][];

/** Points lost by category, to one decimal, in an order that does not change. */
export const lostByCategory = (reasons: readonly Pick<Reason, 'category' | 'lost'>[]) =>
  CATEGORIES.map((category) => {
    const sum = reasons.filter((reason) => reason.category === category).reduce((total, { lost }) => total + lost, 0);
    return [category, Math.round(sum * 10) / 10] as const;
  });
