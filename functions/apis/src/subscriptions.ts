import { type Page, Problem, type Schema, type Written } from '@portico/contract';
import {
  type AppItem,
  answered,
  audited,
  CHANGED,
  type PlanItem,
  revisionOf,
  type SubscriptionItem,
  stillAccessible,
  stillAt,
  stillOffered,
  stillVisible,
  untilUnchanged,
  visibleApi,
  writeTogether,
} from '@portico/data';
import { createId, type Principal } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Apps } from './apps.ts';
import type { Dependencies } from './dependencies.ts';
import { presentSubscription } from './present.ts';
import { readerOf, sees } from './reader.ts';

/** A subscription below its app. */
type SubscriptionReference = { readonly appId: string; readonly subscriptionId: string };

type Attributes = { readonly subscriptionId: string; readonly status: string; readonly revision: number };
type Operations = { eq(attribute: unknown, value: unknown): string; notExists(attribute: unknown): string };

/** The condition that a subscription is still as it was read, and not another one in its place. */
const stillSame =
  (before: SubscriptionItem) =>
  (had: { readonly [Name in keyof Attributes]: unknown }, operations: Operations): string =>
    `${operations.eq(had.subscriptionId, before.subscriptionId)} AND ${stillAt(revisionOf(before))(had, operations)}`;

/** A subscription in the audit log: known by its API. */
const told = (
  { teamId }: AppItem,
  { subscriptionId, apiName }: Pick<SubscriptionItem, 'subscriptionId' | 'apiName'>,
  at: Date,
) => ({ entity: { kind: 'subscription', id: subscriptionId, name: apiName }, ...{ teamId, at } });

/** The rules of subscriptions: app × API × plan, at most one for an app and an API. */
export const subscriptions = ({ data, now }: Dependencies, apps: Apps) => {
  const planOf = async (planId: string): Promise<PlanItem> => {
    const found = (await data.entities.plan.get({ catalogue: 'all', planId }).go()).data;
    if (!found) throw new Problem('not-found', phrase`There is no such plan.`);
    return found;
  };

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
    return items.map((item) => presentSubscription(item, names.get(item.apiId)));
  };
  const presentedOne = async (principal: Principal, item: SubscriptionItem) =>
    (await presented(principal, [item]))[0] ?? presentSubscription(item);

  return {
    create: (principal: Principal, appId: string, body: Schema<'NewSubscription'>) =>
      untilUnchanged(async () => {
        const app = await apps.require(principal, appId, 'app.change');
        const wanted = { apiId: body.apiId, planId: body.planId } satisfies Written<'NewSubscription'>;
        const api = await visibleApi(data, principal, wanted.apiId);
        if (!api?.latestVersion) throw new Problem('not-found', phrase`There is no such API.`);
        const chosen = await planOf(wanted.planId);
        const at = now();
        const item = {
          appId,
          apiId: api.apiId,
          subscriptionId: createId('subscription', at),
          apiSlug: api.slug,
          apiName: api.name,
          planId: chosen.planId,
          status: 'active' as const,
          revision: 1,
          createdAt: at.toISOString(),
        };
        const refused = await writeTogether(data, (items) => ({
          subscription: items.subscription
            .put(item)
            .where(({ status }, { notExists, eq }) => `${notExists(status)} OR ${eq(status, 'cancelled')}`)
            .commit(),
          app: stillAccessible(items, principal, 'app.change', app),
          api: stillVisible(items, api),
          plan: stillOffered(items, chosen),
          audit: audited(items, {
            ...told(app, item, at),
            action: 'subscription.add',
            after: presentSubscription(item),
          }),
          answer: answered(items, presentSubscription(item)),
        }));
        if (refused === 'subscription') throw new Problem('already-subscribed');
        return refused ? CHANGED : presentSubscription(item);
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
        const { planId } = { planId: body.planId } satisfies Written<'SubscriptionChanges'>;
        const chosen = await planOf(planId);
        const revision = revisionOf(before);
        if (seen !== String(revision)) throw new Problem('precondition-failed');
        const { appId, apiId } = before;
        const set = { planId, revision: revision + 1 };
        const refused = await writeTogether(data, (items) => ({
          subscription: items.subscription.patch({ appId, apiId }).set(set).where(stillSame(before)).commit(),
          app: stillAccessible(items, principal, 'app.change', app),
          plan: stillOffered(items, chosen),
          audit: audited(items, {
            ...told(app, before, now()),
            action: 'subscription.change',
            before: presentSubscription(before),
            after: presentSubscription({ ...before, ...set }),
          }),
        }));
        return refused
          ? CHANGED
          : { body: await presentedOne(principal, { ...before, ...set }), etag: String(set.revision) };
      }),
    cancel: (principal: Principal, reference: SubscriptionReference): Promise<undefined> =>
      untilUnchanged(async () => {
        const app = await apps.require(principal, reference.appId, 'app.change');
        const before = await current(app, reference);
        const { appId, apiId } = before;
        const refused = await writeTogether(data, (items) => ({
          subscription: items.subscription
            .patch({ appId, apiId })
            .set({ status: 'cancelled', revision: revisionOf(before) + 1 })
            .where(stillSame(before))
            .commit(),
          app: stillAccessible(items, principal, 'app.change', app),
          audit: audited(items, {
            ...told(app, before, now()),
            action: 'subscription.cancel',
            before: presentSubscription(before),
            after: presentSubscription({ ...before, status: 'cancelled' }),
          }),
        }));
        return refused ? CHANGED : undefined;
      }),
  };
};
