import type { Route } from '@portico/http';
import type { ApiKeys } from '../services/api-keys.ts';

export const createTryItKey =
  (keys: ApiKeys): Route<'createTryItKey'> =>
  async ({ params }, principal) => ({ status: 201, body: await keys.createTryIt(principal, params.appId) });
