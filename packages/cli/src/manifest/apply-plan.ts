import { unlessMissing } from '../registering.ts';
import { type Applying, etagOf } from './applying.ts';
import { changesOf } from './compare.ts';
import { type EntityOf, planNameOf } from './entities.ts';
import { planSpec } from './specs.ts';

type PlanEntity = EntityOf<'Plan'>;

const archive = ({ portal, patient }: Applying, planId: string) => patient(() => portal.archivePlan({ planId }));

/** Makes a plan what its manifest says; one of the portal is archived later (`settlePlan`). */
export const applyPlan = async (applying: Applying, { name: planId, spec }: PlanEntity): Promise<void> => {
  const { portal, patient } = applying;
  const { archived, requestsPerDay, ...wanted } = spec;
  const { slug, id } = planNameOf(planId);
  const read = await patient(() => unlessMissing(portal.getPlan({ planId }).withResponse()));
  if (!read) {
    const daily = typeof requestsPerDay === 'number' ? { requestsPerDay } : {};
    const of = slug === undefined ? {} : { apiId: slug };
    await patient(() => portal.createPlan({ body: { id, ...of, ...wanted, ...daily } }));
  } else {
    const has = planSpec(read.data);
    const changes = changesOf({ ...wanted, ...(requestsPerDay !== undefined && { requestsPerDay }) }, has);
    const offered = archived === false && has.archived === true ? { archived: false as const } : {};
    const body = { ...Object.fromEntries(changes.map(({ path, after }) => [path, after])), ...offered };
    if (Object.keys(body).length > 0)
      await patient(() => portal.updatePlan({ planId, 'If-Match': etagOf(read), body }));
  }
  if (slug !== undefined && archived && !read?.data.archivedAt) await archive(applying, planId);
};

/** The portal offers a plan at all times: those that are to be archived are, once all others are there. */
export const settlePlan = async (applying: Applying, { name: planId, spec }: PlanEntity): Promise<void> => {
  if (!spec.archived || planNameOf(planId).slug !== undefined) return;
  const { archivedAt } = await applying.patient(() => applying.portal.getPlan({ planId }));
  if (archivedAt === undefined) await archive(applying, planId);
};
