import type { Cursors, Route } from '@portico/http';
import type { Usage } from '../services/usage.ts';

export const listCalls =
  (usage: Usage, cursors: Cursors): Route<'listCalls'> =>
  async ({ params, query }, principal) => {
    const binding = `calls:${principal.userId}:${params.appId}`;
    const { items, position } = await usage.calls(
      principal,
      params.appId,
      query.limit,
      await cursors.open(query.cursor, binding),
    );
    return { status: 200, body: { items, ...(await cursors.seal(position, binding)) } };
  };
