import type { Cursors, Route } from '@portico/http';
import type { Subscriptions } from '../services/subscriptions.ts';

export const listSubscriptions =
  (subscriptions: Subscriptions, cursors: Cursors): Route<'listSubscriptions'> =>
  async ({ params, query }, principal) => {
    const binding = `subscriptions:${principal.userId}:${params.appId}`;
    const { items, position } = await subscriptions.list(
      principal,
      params.appId,
      query.limit,
      await cursors.open(query.cursor, binding),
    );
    return { status: 200, body: { items, ...(await cursors.seal(position, binding)) } };
  };
