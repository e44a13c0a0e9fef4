import type { Routes } from '@portico/http';
import type { Nouns } from './nouns.ts';

/** The operations of the analytics function: a line each says which noun answers, and with which status. */
export const routes = (of: Nouns) =>
  ({
    getAppUsage: async ({ params, query }, principal) => ({
      status: 200,
      body: await of.usage.ofApp(principal, params.appId, query),
    }),
    getApiUsage: async ({ params, query }, principal) => ({
      status: 200,
      body: await of.usage.ofApi(principal, params.apiId, query),
    }),
    listCalls: async ({ params, page }, principal) => ({
      status: 200,
      ...(await of.usage.calls(principal, params.appId, page)),
    }),
  }) satisfies Routes<'analytics'>;
