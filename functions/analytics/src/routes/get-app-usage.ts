import type { Route } from '@portico/http';
import type { Usage } from '../services/usage.ts';

export const getAppUsage =
  (usage: Usage): Route<'getAppUsage'> =>
  async ({ params, query }, principal) => ({ status: 200, body: await usage.ofApp(principal, params.appId, query) });
