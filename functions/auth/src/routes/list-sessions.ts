import type { Cursors, Route } from '@portico/http';
import type { Sessions } from '../services/sessions.ts';

export const listSessions =
  (sessions: Sessions, cursors: Cursors): Route<'listSessions'> =>
  async ({ query }, principal) => {
    const binding = `sessions:${principal.userId}`;
    const { items, position } = await sessions.list(principal, query.limit, await cursors.open(query.cursor, binding));
    return { status: 200, body: { items, ...(await cursors.seal(position, binding)) } };
  };
