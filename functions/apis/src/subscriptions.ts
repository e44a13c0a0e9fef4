import { type Page, Problem, type Schema, type Written } from '@portico/contract';
import {
  CHANGED,
  type PlanItem,
  stillAccessible,
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

/** The rules of subscriptions: app × API × plan, at most one for an app and an API. */
export const subscriptions = ({ data, now }: Dependencies, apps: Apps) => {
  const planOf = async (planId: string): Promise<PlanItem> => {
    const found = (await data.entities.plan.get({ catalogue: 'all', planId }).go()).data;
    if (!found) throw new Problem('not-found', phrase`There is no such plan.`);
    return found;
  };

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
        }));
        if (refused === 'subscription') throw new Problem('already-subscribed');
        return refused ? CHANGED : presentSubscription(item);
      }),
    async list(principal: Principal, appId: string, { limit, position }: Page) {
      await apps.require(principal, appId, 'app.read');
      const page = await data.entities.subscription.query.primary({ appId }).go({ limit, cursor: position ?? null });
      return {
        items: page.data.filter(({ status }) => status !== 'cancelled').map(presentSubscription),
        position: page.cursor,
      };
    },
    async cancel(principal: Principal, appId: string, subscriptionId: string): Promise<undefined> {
      const app = await apps.require(principal, appId, 'app.change');
      const [found] = (await data.entities.subscription.query.bySubscription({ subscriptionId }).go({ limit: 1 })).data;
      if (!found || found.appId !== appId || found.status === 'cancelled') throw new Problem('not-found');
      const refused = await writeTogether(data, (items) => ({
        subscription: items.subscription
          .patch({ appId, apiId: found.apiId })
          .set({ status: 'cancelled' })
          // Cancelled meanwhile, or cancelled and made again.
          .where((had, { eq, ne }) => `${eq(had.subscriptionId, subscriptionId)} AND ${ne(had.status, 'cancelled')}`)
          .commit(),
        app: stillAccessible(items, principal, 'app.change', app),
      }));
      if (refused) throw new Problem('not-found');
    },
  };
};
