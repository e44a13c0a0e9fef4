import type { Route } from '@portico/http';
import type { Versions } from '../services/versions.ts';

export const createApiVersion =
  (versions: Versions): Route<'createApiVersion'> =>
  async ({ params, body }, principal) => ({ status: 201, body: await versions.create(principal, params.apiId, body) });
