import { type Page, Problem, type Schema, type Written } from '@portico/contract';
import {
  type AppItem,
  answered,
  audited,
  CHANGED,
  findApi,
  given,
  type Items,
  keepersOf,
  type PlanItem,
  planKey,
  readerOf,
  revisionOf,
  type SubscriptionItem,
  sees,
  stillAccessible,
  stillOffered,
  stillOwnedBy,
  stillVisible,
  untilUnchanged,
  visibleApi,
  writeTogether,
} from '@portico/data';
import { createId, type Principal, planAt } from '@portico/domain';
import { noticeParts } from '@portico/events';
import { phrase } from '@portico/words';
import { endRequest, firstReminder, newRequest, openRequest } from './access-requests.ts';
import type { Apps } from './apps.ts';
import type { Dependencies } from './dependencies.ts';
import { changedPlan } from './plan-changes.ts';
import { presentSubscription } from './present.ts';
import { heldPlans, PASSING, subscriptionChange } from './subscription-change.ts';

/** A subscription below its app. */
type SubscriptionReference = { readonly appId: string; readonly subscriptionId: string };

/** A subscription in the audit log: known by its API. */
const told = (
  { teamId }: AppItem,
  { subscriptionId, apiName }: Pick<SubscriptionItem, 'subscriptionId' | 'apiName'>,
  at: Date,
) => ({ entity: { kind: 'subscription', id: subscriptionId, name: apiName }, ...{ teamId, at } });

/** The rules of subscriptions: app × API × plan, at most one for an app and an API. */
export const subscriptions = ({ data, now }: Dependencies, apps: Apps) => {
  /** A plan that is offered for an API, or kept: one of the portal, or its own. */
  const planOf = async (planId: string, apiId: string, keeps = false): Promise<PlanItem> => {
    const found = (await data.entities.plan.get(planKey(planId)).go()).data;
    if (!found || (found.archivedAt && !keeps) || (found.apiId ?? apiId) !== apiId)
      throw new Problem('not-found', phrase`There is no such plan.`);
    return found;
  };

  /** The version of its terms that is agreed to; a plan with terms is subscribed to by who agrees to them as they are. */
  const agreed = ({ terms, termsVersion }: PlanItem, accepted: number | undefined): number | undefined => {
    if (terms === undefined) return undefined;
    if (accepted !== termsVersion)
      throw new Problem('terms-not-accepted', phrase`Read the terms and send their version as acceptedTerms.`);
    return accepted;
  };

  /** For a transaction: a request that waits, and those who may decide it are told. */
  const asking = (items: Items, request: ReturnType<typeof newRequest>, deciders: readonly string[], at: Date) => [
    items.accessRequest.create(request).commit(),
    items.reminder.create(firstReminder(request, at)).commit(),
    ...deciders
      .filter((userId) => userId !== request.askedBy)
      .flatMap((userId) =>
        noticeParts(items, userId, 'access-asked', { at, name: request.apiName, reason: request.reason }),
      ),
  ];

  /** The subscription with this id, of this app, as long as it is one. */
  const current = async ({ appId }: AppItem, { subscriptionId }: SubscriptionReference): Promise<SubscriptionItem> => {
    const { bySubscription } = data.entities.subscription.query;
    const [known] = (await bySubscription({ subscriptionId }).go({ limit: 1 })).data;
    const found =
      known?.appId === appId
        ? (await data.entities.subscription.get({ appId, apiId: known.apiId }).go({ consistent: true })).data
        : undefined;
    // Cancelled and made again, it is another one.
    if (!found || found.subscriptionId !== subscriptionId || found.status === 'cancelled')
      throw new Problem('not-found');
    return found;
  };

  /** What APIs are called now, where the reader may see them; of others what they were called when they were subscribed. */
  const presented = async (principal: Principal, items: readonly SubscriptionItem[]) => {
    const wanted = items.map(({ apiId }) => ({ apiId }));
    const [reader, found] = await Promise.all([
      readerOf(data, principal),
      wanted.length === 0
        ? []
        : data.entities.api
            .get(wanted)
            .go()
            .then((read) => read.data),
    ]);
    const names = new Map(found.filter((api) => sees(reader, api)).map(({ apiId, name }) => [apiId, name]));
    const at = now();
    return items.map((item) => presentSubscription(item, at, names.get(item.apiId)));
  };
  const presentedOne = async (principal: Principal, item: SubscriptionItem) =>
    (await presented(principal, [item]))[0] ?? presentSubscription(item, now());

  return {
    create: (principal: Principal, appId: string, body: Schema<'NewSubscription'>) =>
      untilUnchanged(async () => {
        const app = await apps.require(principal, appId, 'app.change');
        const wanted = {
          apiId: body.apiId,
          planId: body.planId,
          reason: body.reason,
          acceptedTerms: body.acceptedTerms,
        } satisfies Written<'NewSubscription'>;
        const api = await visibleApi(data, principal, wanted.apiId);
        if (!api?.latestVersion) throw new Problem('not-found', phrase`There is no such API.`);
        const chosen = await planOf(wanted.planId, api.apiId);
        const acceptedTerms = agreed(chosen, wanted.acceptedTerms);
        const at = now();
        const subscriptionId = createId('subscription', at);
        const { planId } = chosen;
        const had = (await data.entities.subscription.get({ appId, apiId: api.apiId }).go({ consistent: true })).data;
        const barred = had?.cancelledSuspended === true;
        const asks = barred || chosen.approval === 'owner';
        const asked = { api, app, subscriptionId, planId, reason: wanted.reason, acceptedTerms };
        const request = asks ? newRequest(asked, principal, at) : undefined;
        const deciders = request ? await keepersOf(data, api.teamId) : [];
        const item = {
          appId,
          apiId: api.apiId,
          subscriptionId,
          apiSlug: api.slug,
          apiName: api.name,
          planId,
          status: asks ? ('pending' as const) : ('active' as const),
          ...given({ requestId: request?.requestId, reason: wanted.reason, acceptedTerms }),
          ...(barred && { cancelledSuspended: true }),
          revision: 1,
          createdAt: at.toISOString(),
        };
        const refused = await writeTogether(data, (items) => ({
          subscription: items.subscription
            .put(item)
            .where(({ status, cancelledSuspended }, { notExists, eq }) => {
              const over = `${eq(status, 'cancelled')} OR ${eq(status, 'rejected')}`;
              const same = barred ? eq(cancelledSuspended, true) : notExists(cancelledSuspended);
              return `${notExists(status)} OR ((${over}) AND ${same})`;
            })
            .commit(),
          holder: heldPlans(items, undefined, item),
          app: stillAccessible(items, principal, 'app.change', app),
          api: stillVisible(items, api),
          plan: stillOffered(items, chosen),
          request: request && asking(items, request, deciders, at),
          audit: audited(items, {
            ...told(app, item, at),
            action: 'subscription.add',
            after: presentSubscription(item, at),
          }),
          answer: answered(items, presentSubscription(item, at)),
        }));
        if (refused === 'subscription' && had && had.status !== 'cancelled' && had.status !== 'rejected')
          throw new Problem('already-subscribed');
        return refused ? CHANGED : presentSubscription(item, at);
      }),
    async list(principal: Principal, appId: string, { limit, position }: Page) {
      await apps.require(principal, appId, 'app.read');
      const page = await data.entities.subscription.query.primary({ appId }).go({ limit, cursor: position ?? null });
      return {
        items: await presented(
          principal,
          page.data.filter(({ status }) => status !== 'cancelled'),
        ),
        position: page.cursor,
      };
    },
    async get(principal: Principal, reference: SubscriptionReference) {
      const found = await current(await apps.require(principal, reference.appId, 'app.read'), reference);
      return { body: await presentedOne(principal, found), etag: String(revisionOf(found)) };
    },
    /** Another plan for the subscription that was seen; keys are the app's and stay, and so does what was used. */
    change: (
      principal: Principal,
      reference: SubscriptionReference,
      seen: string,
      body: Schema<'SubscriptionChanges'>,
    ) =>
      untilUnchanged(async () => {
        const app = await apps.require(principal, reference.appId, 'app.change');
        const before = await current(app, reference);
        const wanted = {
          planId: body.planId,
          reason: body.reason,
          acceptedTerms: body.acceptedTerms,
        } satisfies Written<'SubscriptionChanges'>;
        const at = now();
        const { planId: fromPlanId } = planAt(before, at);
        const keeps = wanted.planId === fromPlanId;
        const chosen = await planOf(wanted.planId, before.apiId, keeps);
        const revision = revisionOf(before);
        if (seen !== String(revision)) throw new Problem('precondition-failed');
        if (before.status !== 'active')
          throw new Problem('conflict', phrase`The plan of a subscription that does not work is not changed.`);
        const { apiId, subscriptionId } = before;
        const { planId } = chosen;
        const acceptedTerms = keeps ? undefined : agreed(chosen, wanted.acceptedTerms);
        const asks = chosen.approval === 'owner' && !keeps;
        const api = asks ? await findApi(data, apiId) : undefined;
        const { reason } = wanted;
        const request =
          api &&
          newRequest({ ...{ api, app, subscriptionId, planId }, fromPlanId, reason, acceptedTerms }, principal, at);
        const deciders = api ? await keepersOf(data, api.teamId) : [];
        const set = request
          ? { requestId: request.requestId, requestedPlanId: planId, ...planAt(before, at) }
          : { ...(await changedPlan(data, fromPlanId, chosen, at)), acceptedTerms };
        const withdrawn = before.requestId ? await openRequest(data, before.requestId) : undefined;
        const { after, parts } = subscriptionChange(before, set, PASSING);
        const refused = await writeTogether(data, (items) => ({
          subscription: parts(items),
          app: stillAccessible(items, principal, 'app.change', app),
          plan: keeps ? undefined : stillOffered(items, chosen),
          api: api && stillOwnedBy(items, api),
          withdrawn: withdrawn && endRequest(items, withdrawn, { status: 'withdrawn' }, at),
          request: request && asking(items, request, deciders, at),
          audit: audited(items, {
            ...told(app, before, at),
            action: 'subscription.change',
            before: presentSubscription(before, at),
            after: presentSubscription(after, at),
          }),
        }));
        return refused ? CHANGED : { body: await presentedOne(principal, after), etag: String(after.revision) };
      }),
    cancel: (principal: Principal, reference: SubscriptionReference): Promise<undefined> =>
      untilUnchanged(async () => {
        const app = await apps.require(principal, reference.appId, 'app.change');
        const before = await current(app, reference);
        const at = now();
        const withdrawn = before.requestId ? await openRequest(data, before.requestId) : undefined;
        const set = {
          status: 'cancelled' as const,
          ...(before.status === 'suspended' && { cancelledSuspended: true }),
        };
        const { after, parts } = subscriptionChange(before, set, PASSING);
        const refused = await writeTogether(data, (items) => ({
          subscription: parts(items),
          withdrawn: withdrawn && endRequest(items, withdrawn, { status: 'withdrawn' }, at),
          app: stillAccessible(items, principal, 'app.change', app),
          audit: audited(items, {
            ...told(app, before, at),
            action: 'subscription.cancel',
            before: presentSubscription(before, at),
            after: presentSubscription(after, at),
          }),
        }));
        return refused ? CHANGED : undefined;
      }),
  };
};
