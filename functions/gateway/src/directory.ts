import { type Data, type Documents, findApi } from '@portico/data';
import type { ApiRoute, HeldLimit } from '@portico/gateway';
import { createRouter } from '@portico/openapi/match-operation';

/** What the gateway asks of the table and the bucket; it keeps the answers itself for ten seconds. */
export const gatewayDirectory = ({ data, documents }: { readonly data: Data; readonly documents: Documents }) => {
  const { version, backend, app, subscription, plan } = data.entities;
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
    async loadLimit(appId: string, apiId: string): Promise<HeldLimit | undefined> {
      const found = (await subscription.get({ appId, apiId }).go()).data;
      if (found?.status !== 'active') return undefined;
      const limit = (await plan.get({ catalogue: 'all', planId: found.planId }).go()).data;
      if (limit?.limitsPer !== 'team') return limit ? { ...limit, holderId: appId } : undefined;
      const owner = (await app.get({ appId }).go()).data;
      return owner ? { ...limit, holderId: `${owner.teamId}.${limit.planId}` } : undefined;
    },
  };
};
