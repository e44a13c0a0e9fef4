import type { SdkPlan } from '../plan/sdk-plan.ts';

/**
 * A plan without what fetch refuses: a body of a GET or HEAD (WHATWG Fetch, "new Request", step 34). One that may be
 * left out is; an operation that needs it is left out itself.
 */
export const fetchable = (plan: SdkPlan): SdkPlan => {
  const refuses = ({ operation }: SdkPlan['operations'][number]): boolean =>
    (operation.method === 'get' || operation.method === 'head') && operation.body !== undefined;
  const lost = plan.operations.filter((entry) => refuses(entry) && entry.bodyRequired);
  return {
    ...plan,
    operations: plan.operations
      .filter((entry) => !lost.includes(entry))
      .map((entry) => (refuses(entry) ? { ...entry, operation: { ...entry.operation, body: undefined } } : entry)),
    leftOut: [
      ...plan.leftOut,
      ...lost.map(({ operation: { key, method } }) => ({
        key,
        reason: `fetch sends no body with ${method.toUpperCase()}`,
      })),
    ],
  };
};
