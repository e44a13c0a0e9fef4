import type { Route } from '@portico/http';
import type { Usage } from '../services/usage.ts';

export const getApiUsage =
  (usage: Usage): Route<'getApiUsage'> =>
  async ({ params, query }, principal) => ({ status: 200, body: await usage.ofApi(principal, params.apiId, query) });
