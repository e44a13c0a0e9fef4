import type { Cursors, Route } from '@portico/http';
import type { Apps } from '../services/apps.ts';

export const listApps =
  (apps: Apps, cursors: Cursors): Route<'listApps'> =>
  async ({ query }, principal) => {
    const binding = `apps:${principal.userId}:${query.teamId}`;
    const { items, position } = await apps.list(
      principal,
      query.teamId,
      query.limit,
      await cursors.open(query.cursor, binding),
    );
    return { status: 200, body: { items, ...(await cursors.seal(position, binding)) } };
  };
