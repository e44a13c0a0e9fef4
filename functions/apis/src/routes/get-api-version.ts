import type { Route } from '@portico/http';
import type { Versions } from '../services/versions.ts';

export const getApiVersion =
  (versions: Versions): Route<'getApiVersion'> =>
  async ({ params }, principal) => ({ status: 200, body: await versions.get(principal, params.apiId, params.version) });
