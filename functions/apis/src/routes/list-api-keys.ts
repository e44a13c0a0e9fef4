import type { Cursors, Route } from '@portico/http';
import type { ApiKeys } from '../services/api-keys.ts';

export const listApiKeys =
  (keys: ApiKeys, cursors: Cursors): Route<'listApiKeys'> =>
  async ({ params, query }, principal) => {
    const binding = `keys:${principal.userId}:${params.appId}`;
    const { items, position } = await keys.list(
      principal,
      params.appId,
      query.limit,
      await cursors.open(query.cursor, binding),
    );
    return { status: 200, body: { items, ...(await cursors.seal(position, binding)) } };
  };
