import type { Route } from '@portico/http';
import type { Apps } from '../services/apps.ts';

export const getApp =
  (apps: Apps): Route<'getApp'> =>
  async ({ params }, principal) => ({ status: 200, body: await apps.get(principal, params.appId) });
