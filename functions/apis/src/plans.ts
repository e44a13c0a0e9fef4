import { type Page, Problem, patched, type Schema, type Written } from '@portico/contract';
import {
  answered,
  audited,
  CHANGED,
  type PlanItem,
  revisionOf,
  stillAt,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { presentPlan } from './present.ts';

const CATALOGUE = 'all';

const told = ({ planId, name }: Pick<PlanItem, 'planId' | 'name'>, at: Date) => ({
  entity: { kind: 'plan', id: planId, name },
  at,
});

/** More at once than in ten seconds of the rate, or fewer than in one, is a slip. */
const requireBurst = ({ requestsPerSecond, burst }: Pick<PlanItem, 'requestsPerSecond' | 'burst'>) => {
  if (burst < requestsPerSecond || burst > requestsPerSecond * 10)
    throw new Problem('invalid-request', undefined, {
      errors: [{ pointer: '/burst', words: phrase`must be one to ten seconds of the rate` }],
    });
};

/** The rules of plans: archived, never deleted, for subscriptions may have them. */
export const plans = ({ data, now }: Dependencies) => {
  const read = async (planId: string): Promise<PlanItem> => {
    const found = (await data.entities.plan.get({ catalogue: CATALOGUE, planId }).go({ consistent: true })).data;
    if (!found) throw new Problem('not-found', phrase`There is no such plan.`);
    return found;
  };

  return {
    async list({ archived }: { readonly archived?: boolean }, { limit, position }: Page) {
      const page = await data.entities.plan.query
        .primary({ catalogue: CATALOGUE })
        .go({ limit, cursor: position ?? null });
      const items = page.data
        .filter(({ archivedAt }) => archived || !archivedAt)
        .map(presentPlan)
        .sort((a, b) => a.priceCentsPerMonth - b.priceCentsPerMonth);
      return { items, position: page.cursor };
    },

    async get(planId: string) {
      const found = await read(planId);
      return { body: presentPlan(found), etag: String(revisionOf(found)) };
    },

    create: (body: Schema<'NewPlan'>) =>
      untilUnchanged(async () => {
        const at = now();
        const { id, terms, ...wanted } = {
          id: body.id,
          name: body.name,
          summary: body.summary,
          requestsPerSecond: body.requestsPerSecond,
          burst: body.burst,
          requestsPerMonth: body.requestsPerMonth,
          limitsPer: body.limitsPer ?? 'app',
          priceCentsPerMonth: body.priceCentsPerMonth ?? 0,
          approval: body.approval ?? 'automatic',
          terms: body.terms,
        } satisfies Written<'NewPlan'>;
        requireBurst(wanted);
        const item = {
          ...{ catalogue: CATALOGUE, planId: id, ...wanted, revision: 1 },
          ...(terms && { terms, termsVersion: 1 }),
        };
        const refused = await writeTogether(data, (items) => ({
          plan: items.plan.create(item).commit(),
          audit: audited(items, { ...told(item, at), action: 'plan.add', after: presentPlan(item) }),
          answer: answered(items, presentPlan(item)),
        }));
        if (refused === 'plan') throw new Problem('conflict', phrase`There is a plan with this id.`);
        return refused ? CHANGED : presentPlan(item);
      }),

    update: (planId: string, seen: string, body: Schema<'PlanChanges'>) =>
      untilUnchanged(async () => {
        const before = await read(planId);
        const revision = revisionOf(before);
        if (seen !== String(revision)) throw new Problem('precondition-failed');
        const { terms, ...wanted } = {
          name: body.name,
          summary: body.summary,
          requestsPerSecond: body.requestsPerSecond,
          burst: body.burst,
          requestsPerMonth: body.requestsPerMonth,
          limitsPer: body.limitsPer,
          priceCentsPerMonth: body.priceCentsPerMonth,
          approval: body.approval,
          terms: patched(body.terms || (body.terms === undefined ? undefined : null), before.terms),
        } satisfies Written<'PlanChanges'>;
        const set = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
        const { terms: old, ...rest } = before;
        const kept = terms.becomes;
        const version = kept === old ? before.termsVersion : (before.termsVersion ?? 0) + 1;
        const after: PlanItem = {
          ...{ ...rest, ...set, revision: revision + 1 },
          ...(kept !== undefined && { terms: kept }),
          ...(version !== undefined && { termsVersion: version }),
        };
        requireBurst(after);
        const at = now();
        const refused = await writeTogether(data, (items) => ({
          plan: items.plan.put(after).where(stillAt(revision)).commit(),
          audit: audited(items, {
            ...told(after, at),
            action: 'plan.change',
            before: presentPlan(before),
            after: presentPlan(after),
          }),
        }));
        return refused ? CHANGED : { body: presentPlan(after), etag: String(after.revision) };
      }),

    /** No longer offered; the last that is stays, so that there is one to subscribe with. */
    archive: (planId: string): Promise<undefined> =>
      untilUnchanged(async () => {
        const before = await read(planId);
        if (before.archivedAt) throw new Problem('not-found');
        const all = await data.entities.plan.query
          .primary({ catalogue: CATALOGUE })
          .go({ pages: 'all', consistent: true });
        const other = all.data.find((one) => one.planId !== planId && !one.archivedAt);
        if (!other) throw new Problem('conflict', phrase`It is the last plan that is offered; make another one first.`);
        const at = now();
        const archivedAt = at.toISOString();
        const revision = revisionOf(before);
        const refused = await writeTogether(data, (items) => ({
          plan: items.plan
            .patch({ catalogue: CATALOGUE, planId })
            .set({ archivedAt, revision: revision + 1 })
            .where(stillAt(revision))
            .commit(),
          // Of two who archive the last two at once, one finds the other's gone.
          other: items.plan
            .check({ catalogue: CATALOGUE, planId: other.planId })
            .where((had, { notExists }) => notExists(had.archivedAt))
            .commit(),
          audit: audited(items, {
            ...told(before, at),
            action: 'plan.archive',
            before: presentPlan(before),
            after: presentPlan({ ...before, archivedAt }),
          }),
        }));
        return refused ? CHANGED : undefined;
      }),
  };
};
