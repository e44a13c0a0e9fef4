import type { Route } from '@portico/http';
import type { ApiKeys } from '../services/api-keys.ts';

export const createApiKey =
  (keys: ApiKeys): Route<'createApiKey'> =>
  async ({ params, body }, principal) => ({ status: 201, body: await keys.create(principal, params.appId, body) });
