import { type Data, type PlanItem, planKey } from '@portico/data';
import { isSmaller, monthEnd, type PlanInTime } from '@portico/domain';

/** What becomes of a subscription's plan when another is chosen: a larger one holds at once, a smaller one when the month is over. */
export const changedPlan = async (
  { entities }: Data,
  fromPlanId: string,
  chosen: PlanItem,
  at: Date,
): Promise<PlanInTime> => {
  const { planId } = chosen;
  if (planId === fromPlanId) return { planId };
  const { data: from } = await entities.plan.get(planKey(fromPlanId)).go();
  return from && isSmaller(chosen, from)
    ? { planId: fromPlanId, nextPlanId: planId, nextPlanAt: monthEnd(at).toISOString() }
    : { planId };
};
