import { type Page, Problem, patched, type Schema, type Written } from '@portico/contract';
import {
  type ApiItem,
  answered,
  audited,
  CHANGED,
  editableApi,
  given,
  type Items,
  type PlanItem,
  planKey,
  revisionOf,
  stillAt,
  stillMay,
  stillOwnedBy,
  untilUnchanged,
  visibleApi,
  writeTogether,
} from '@portico/data';
import { hasRole, OWN_PLANS_MAX, type Principal } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { previewPlan } from './plan-preview.ts';
import { presentPlan } from './present.ts';

const CATALOGUE = 'all';
/** Before the cursor of a page of an API's own plans, and where the portal's follow. */
const OWN = 'own ';
const REST = 'rest';
const NO_SUCH_PLAN = phrase`There is no such plan.`;

type Limits = Pick<PlanItem, 'requestsPerSecond' | 'burst' | 'requestsPerMonth' | 'requestsPerDay' | 'operationRates'>;

/** More at once than in ten seconds of the rate, or fewer than in one, is a slip. */
const isSlip = ({ requestsPerSecond, burst }: Pick<Limits, 'requestsPerSecond' | 'burst'>) =>
  burst < requestsPerSecond || burst > requestsPerSecond * 10;

/** Limits that agree with one another. */
const requireLimits = (limits: Limits) => {
  const { requestsPerMonth, requestsPerDay = 0, operationRates = [] } = limits;
  const burst = phrase`must be one to ten seconds of the rate`;
  const names = operationRates.map(({ operation }) => operation);
  const errors = [
    ...(isSlip(limits) ? [{ pointer: '/burst', words: burst }] : []),
    ...(requestsPerDay > requestsPerMonth
      ? [{ pointer: '/requestsPerDay', words: phrase`must be no more than those of a month` }]
      : []),
    ...operationRates.flatMap((rate, index) => [
      ...(isSlip(rate) ? [{ pointer: `/operationRates/${index}/burst`, words: burst }] : []),
      ...(names.indexOf(rate.operation) < index
        ? [{ pointer: `/operationRates/${index}/operation`, words: phrase`has a rate already` }]
        : []),
    ]),
  ];
  if (errors.length > 0) throw new Problem('invalid-request', undefined, { errors });
};

/** A plan with a change made to it, its limits in agreement; `offersAgain`: it was archived. */
const changedBy = (before: PlanItem, body: Schema<'PlanChanges'>) => {
  const { terms, requestsPerDay, archived, ...wanted } = {
    name: body.name,
    summary: body.summary,
    requestsPerSecond: body.requestsPerSecond,
    burst: body.burst,
    requestsPerMonth: body.requestsPerMonth,
    requestsPerDay: patched(body.requestsPerDay, before.requestsPerDay),
    operationRates: body.operationRates?.map((rate) => ({ ...rate })),
    limitsPer: body.limitsPer,
    priceCentsPerMonth: body.priceCentsPerMonth,
    approval: body.approval,
    terms: patched(body.terms || (body.terms === undefined ? undefined : null), before.terms),
    archived: body.archived,
  } satisfies Written<'PlanChanges'>;
  const offersAgain = archived === false && before.archivedAt !== undefined;
  const { terms: old, requestsPerDay: _, archivedAt, ...rest } = before;
  const kept = terms.becomes;
  const version = kept === old ? before.termsVersion : (before.termsVersion ?? 0) + 1;
  const after: PlanItem = {
    ...{ ...rest, ...given(wanted), revision: revisionOf(before) + 1 },
    ...given({ terms: kept, termsVersion: version, requestsPerDay: requestsPerDay.becomes }),
    ...(!offersAgain && given({ archivedAt })),
  };
  requireLimits(after);
  return { after, offersAgain };
};

/** The rules of plans: archived, never deleted, for subscriptions may have them. The portal's are its admins'. */
export const plans = ({ data, now }: Dependencies) => {
  const { plan } = data.entities;

  const read = async (planId: string): Promise<PlanItem> => {
    const found = (await plan.get(planKey(planId)).go({ consistent: true })).data;
    if (!found) throw new Problem('not-found', NO_SUCH_PLAN);
    return found;
  };

  /** Whose own it is, if the principal may edit that; of the portal's there is none, and only admins go on. */
  const requireHolder = async (principal: Principal, apiId: string | undefined): Promise<ApiItem | undefined> => {
    if (apiId !== undefined) {
      const api = await editableApi(data, principal, apiId);
      if (!api) throw new Problem('not-found', phrase`There is no such API.`);
      return api;
    }
    if (!hasRole(principal, 'admin')) throw new Problem('forbidden');
    return undefined;
  };
  const requireEditable = async (principal: Principal, planId: string) => {
    // Who makes none of the portal's hears nothing of them but what lists say.
    if (planKey(planId).catalogue === CATALOGUE) await requireHolder(principal, undefined);
    const before = await read(planId);
    return { before, api: await requireHolder(principal, before.apiId) };
  };

  /** For a transaction: that it is still the principal's to change, and how many plans the API offers then. */
  const held = (items: Items, principal: Principal, api: ApiItem | undefined, by: 1 | 0 | -1) => {
    if (!api) return undefined;
    const { apiId, teamId } = api;
    const counted =
      by === 0
        ? stillOwnedBy(items, api)
        : items.api
            .patch({ apiId })
            .add({ ownPlans: by })
            .where((had, { eq, lt, notExists }) => {
              const room = by < 0 ? '' : ` AND (${notExists(had.ownPlans)} OR ${lt(had.ownPlans, OWN_PLANS_MAX)})`;
              return eq(had.teamId, teamId) + room;
            })
            .commit();
    return [counted, ...[stillMay(items, principal, 'api.edit', teamId) ?? []].flat()];
  };
  const requireRoom = ({ ownPlans = 0 }: ApiItem) => {
    if (ownPlans >= OWN_PLANS_MAX)
      throw new Problem('limit-reached', phrase`An API has ${OWN_PLANS_MAX} plans of its own at the most.`);
  };

  /** Another plan that the portal offers. */
  const otherThan = async (planId: string): Promise<PlanItem> => {
    const all = await plan.query.primary({ catalogue: CATALOGUE }).go({ pages: 'all', consistent: true });
    const other = all.data.find((one) => one.planId !== planId && !one.archivedAt);
    if (!other) throw new Problem('conflict', phrase`It is the last plan that is offered; make another one first.`);
    return other;
  };

  const told = ({ planId, name }: Pick<PlanItem, 'planId' | 'name'>, api: ApiItem | undefined, at: Date) => ({
    entity: { kind: 'plan', id: planId, name },
    ...given({ teamId: api?.teamId }),
    at,
  });

  return {
    /** An API's own first, where one is named; then the portal's. */
    async list(
      principal: Principal | undefined,
      { archived, apiId }: { readonly archived?: boolean; readonly apiId?: string },
      { limit, position }: Page,
    ) {
      const shown = (items: readonly PlanItem[]) =>
        items
          .filter(({ archivedAt }) => archived || !archivedAt)
          .map(presentPlan)
          .sort((a, b) => a.priceCentsPerMonth - b.priceCentsPerMonth);
      const api = apiId === undefined ? undefined : await visibleApi(data, principal, apiId);
      if (apiId !== undefined && !api) throw new Problem('not-found', phrase`There is no such API.`);
      const asksOwn = api && (position === undefined || position.startsWith(OWN));
      const own = asksOwn
        ? await plan.query.byApi({ apiId: api.apiId }).go({ limit, cursor: position?.slice(OWN.length) || null })
        : undefined;
      const ahead = shown(own?.data ?? []);
      if (own?.cursor) return { items: ahead, position: OWN + own.cursor };
      if (ahead.length === limit) return { items: ahead, position: REST };
      const cursor = asksOwn || position === REST ? null : (position ?? null);
      const page = await plan.query.primary({ catalogue: CATALOGUE }).go({ limit: limit - ahead.length, cursor });
      return { items: [...ahead, ...shown(page.data)], position: page.cursor };
    },

    async get(principal: Principal | undefined, planId: string) {
      const found = await read(planId);
      if (found.apiId !== undefined && !(await visibleApi(data, principal, found.apiId)))
        throw new Problem('not-found', NO_SUCH_PLAN);
      return { body: presentPlan(found), etag: String(revisionOf(found)) };
    },

    create: (principal: Principal, body: Schema<'NewPlan'>) =>
      untilUnchanged(async () => {
        const at = now();
        const { id, apiId, terms, requestsPerDay, operationRates, ...wanted } = {
          id: body.id,
          apiId: body.apiId,
          name: body.name,
          summary: body.summary,
          requestsPerSecond: body.requestsPerSecond,
          burst: body.burst,
          requestsPerMonth: body.requestsPerMonth,
          requestsPerDay: body.requestsPerDay,
          operationRates: body.operationRates?.map((rate) => ({ ...rate })),
          limitsPer: body.limitsPer ?? 'app',
          priceCentsPerMonth: body.priceCentsPerMonth ?? 0,
          approval: body.approval ?? 'automatic',
          terms: body.terms,
        } satisfies Written<'NewPlan'>;
        const api = await requireHolder(principal, apiId);
        if (api) requireRoom(api);
        const item = {
          ...planKey(api ? `${api.slug}.${id}` : id),
          ...{ ...wanted, ...given({ apiId: api?.apiId, requestsPerDay, operationRates }), revision: 1 },
          ...(terms && { terms, termsVersion: 1 }),
        };
        requireLimits(item);
        const refused = await writeTogether(data, (items) => ({
          plan: items.plan.create(item).commit(),
          holder: held(items, principal, api, 1),
          audit: audited(items, { ...told(item, api, at), action: 'plan.add', after: presentPlan(item) }),
          answer: answered(items, presentPlan(item)),
        }));
        if (refused === 'plan') throw new Problem('conflict', phrase`There is a plan with this id.`);
        return refused ? CHANGED : presentPlan(item);
      }),

    update: (principal: Principal, planId: string, seen: string, body: Schema<'PlanChanges'>) =>
      untilUnchanged(async () => {
        const { before, api } = await requireEditable(principal, planId);
        const revision = revisionOf(before);
        if (seen !== String(revision)) throw new Problem('precondition-failed');
        const { after, offersAgain } = changedBy(before, body);
        if (api && offersAgain) requireRoom(api);
        const at = now();
        const refused = await writeTogether(data, (items) => ({
          plan: items.plan.put(after).where(stillAt(revision)).commit(),
          holder: held(items, principal, api, offersAgain ? 1 : 0),
          audit: audited(items, {
            ...told(after, api, at),
            action: 'plan.change',
            before: presentPlan(before),
            after: presentPlan(after),
          }),
        }));
        return refused ? CHANGED : { body: presentPlan(after), etag: String(after.revision) };
      }),

    /** What a change would do to who has the plan; nothing is written. */
    async preview(principal: Principal, planId: string, body: Schema<'PlanChanges'>) {
      const { before } = await requireEditable(principal, planId);
      return previewPlan(data, before, changedBy(before, body).after, now());
    },

    /** No longer offered; the last of the portal that is stays, so that there is one to subscribe with. */
    archive: (principal: Principal, planId: string): Promise<undefined> =>
      untilUnchanged(async () => {
        const { before, api } = await requireEditable(principal, planId);
        if (before.archivedAt) throw new Problem('not-found');
        const other = api ? undefined : await otherThan(planId);
        const at = now();
        const archivedAt = at.toISOString();
        const revision = revisionOf(before);
        const refused = await writeTogether(data, (items) => ({
          plan: items.plan
            .patch(planKey(planId))
            .set({ archivedAt, revision: revision + 1 })
            .where(stillAt(revision))
            .commit(),
          holder: held(items, principal, api, -1),
          // Of two who archive the last two at once, one finds the other's gone.
          other:
            other &&
            items.plan
              .check(planKey(other.planId))
              .where((had, { notExists }) => notExists(had.archivedAt))
              .commit(),
          audit: audited(items, {
            ...told(before, api, at),
            action: 'plan.archive',
            before: presentPlan(before),
            after: presentPlan({ ...before, archivedAt }),
          }),
        }));
        return refused ? CHANGED : undefined;
      }),
  };
};
