import type { Route } from '@portico/http';
import type { Versions } from '../services/versions.ts';

export const publishApiVersion =
  (versions: Versions): Route<'publishApiVersion'> =>
  async ({ params }, principal) => ({
    status: 200,
    body: await versions.publish(principal, params.apiId, params.version),
  });
