import type { Route } from '@portico/http';
import type { ApiKeys } from '../services/api-keys.ts';

export const revokeApiKey =
  (keys: ApiKeys): Route<'revokeApiKey'> =>
  async ({ params }, principal) => {
    await keys.revoke(principal, params.appId, params.keyId);
    return { status: 204, body: undefined };
  };
