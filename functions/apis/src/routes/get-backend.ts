import type { Route } from '@portico/http';
import type { Versions } from '../services/versions.ts';

export const getBackend =
  (versions: Versions): Route<'getBackend'> =>
  async ({ params }, principal) => ({
    status: 200,
    body: await versions.getBackend(principal, params.apiId, params.version),
  });
