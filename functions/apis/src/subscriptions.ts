import { type Page, Problem, type Schema, type Written } from '@portico/contract';
import { conditionFailed, visibleApi } from '@portico/data';
import { createId, type Principal } from '@portico/domain';
import type { Apps } from './apps.ts';
import type { Dependencies } from './dependencies.ts';
import { presentSubscription } from './present.ts';

/** The rules of subscriptions: app × API × plan, at most one for an app and an API. */
export const subscriptions = ({ data, now }: Dependencies, apps: Apps) => {
  return {
    async create(principal: Principal, appId: string, body: Schema<'NewSubscription'>) {
      await apps.require(principal, appId, 'app.change');
      const wanted = { apiId: body.apiId, planId: body.planId } satisfies Written<'NewSubscription'>;
      const api = await visibleApi(data, principal, wanted.apiId);
      if (!api?.latestVersion) throw new Problem('not-found', 'There is no such API.');
      const chosen = (await data.entities.plan.get({ catalogue: 'all', planId: wanted.planId }).go()).data;
      if (!chosen) throw new Problem('not-found', 'There is no such plan.');
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
      try {
        await data.entities.subscription
          .put(item)
          .where(({ status }, { notExists, eq }) => `${notExists(status)} OR ${eq(status, 'cancelled')}`)
          .go();
      } catch (error) {
        if (conditionFailed(error)) throw new Problem('already-subscribed');
        throw error;
      }
      return presentSubscription(item);
    },
    async list(principal: Principal, appId: string, { limit, position }: Page) {
      await apps.require(principal, appId, 'app.read');
      const page = await data.entities.subscription.query.primary({ appId }).go({ limit, cursor: position ?? null });
      return {
        items: page.data.filter(({ status }) => status !== 'cancelled').map(presentSubscription),
        position: page.cursor,
      };
    },
    async cancel(principal: Principal, appId: string, subscriptionId: string): Promise<undefined> {
      await apps.require(principal, appId, 'app.change');
      const [found] = (await data.entities.subscription.query.bySubscription({ subscriptionId }).go({ limit: 1 })).data;
      if (!found || found.appId !== appId || found.status === 'cancelled') throw new Problem('not-found');
      await data.entities.subscription
        .patch({ appId, apiId: found.apiId })
        .set({ status: 'cancelled' })
        .where((attributes, { eq }) => eq(attributes.subscriptionId, subscriptionId))
        .go();
    },
  };
};
