import type { Route } from '@portico/http';
import type { Apis } from '../services/apis.ts';

export const updateApi =
  (apis: Apis): Route<'updateApi'> =>
  async ({ params, body }, principal) => ({ status: 200, body: await apis.update(principal, params.apiId, body) });
