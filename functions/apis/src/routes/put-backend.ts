import type { Route } from '@portico/http';
import type { Versions } from '../services/versions.ts';

export const putBackend =
  (versions: Versions): Route<'putBackend'> =>
  async ({ params, body }, principal) => ({
    status: 200,
    body: await versions.putBackend(principal, params.apiId, params.version, body),
  });
