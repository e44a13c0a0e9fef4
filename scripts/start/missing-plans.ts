import { type Data, unlessRefused } from '@portico/data';
import { SEEDED_PLANS } from '@portico/domain';

/** Puts the plans a portal starts with into its table: those that are missing, for admins may have changed the others. */
export const addMissingPlans = async ({ entities }: Data): Promise<void> => {
  for (const { id: planId, ...plan } of SEEDED_PLANS)
    await unlessRefused(entities.plan.create({ planId, ...plan, revision: 1 }).go());
};
