import { conditionFailed, type Data, type Documents, findApi } from '@portico/data';
import type { ApiRoute, Limit } from '@portico/gateway';
import { createRouter } from '@portico/openapi/match-operation';

/** What the gateway asks of the table and the bucket; it keeps the answers itself for ten seconds. */
export const gatewayDirectory = ({ data, documents }: { readonly data: Data; readonly documents: Documents }) => {
  const { version, backend, subscription, plan, quota } = data.entities;
  return {
    async loadRoute(reference: string): Promise<ApiRoute | undefined> {
      const api = await findApi(data, reference);
      if (!api?.latestVersion) return undefined;
      const key = { apiId: api.apiId, version: api.latestVersion };
      const [published, target] = await Promise.all([version.get(key).go(), backend.get(key).go()]);
      if (!published.data || !target.data) return undefined;
      const route = createRouter(await documents.getRoutes(published.data.contentHash));
      return {
        apiId: api.apiId,
        name: api.name,
        version: api.latestVersion,
        backendUrl: target.data.url,
        timeoutMilliseconds: target.data.timeoutMilliseconds,
        operationOf: (method, path) => route(method, path)?.route.key,
      };
    },
    async loadLimit(appId: string, apiId: string): Promise<(Limit & { readonly planId: string }) | undefined> {
      const found = (await subscription.get({ appId, apiId }).go()).data;
      if (found?.status !== 'active') return undefined;
      return (await plan.get({ catalogue: 'all', planId: found.planId }).go()).data ?? undefined;
    },
    /** Adds to the month's counter as long as it stays within the limit; the last lease may be a smaller one. */
    async lease(
      { appId, apiId }: { readonly appId: string; readonly apiId: string },
      month: string,
      wanted: number,
      limit: number,
    ): Promise<number> {
      for (const portion of wanted > 1 ? [wanted, 1] : [1]) {
        // The first portion of a month is not compared with a counter.
        if (portion > limit) continue;
        try {
          await quota
            .update({ appId, apiId, month })
            .add({ used: portion })
            .where(({ used }, { notExists, lte }) => `${notExists(used)} OR ${lte(used, limit - portion)}`)
            .go();
          return portion;
        } catch (error) {
          if (!conditionFailed(error)) throw error;
        }
      }
      return 0;
    },
  };
};
