import type { Cursors, Route } from '@portico/http';
import type { Suites } from '../services/suites.ts';

export const listTestSuites =
  (suites: Suites, cursors: Cursors): Route<'listTestSuites'> =>
  async ({ query }, principal) => {
    const binding = `suites:${principal.userId}:${query.appId}`;
    const { items, position } = await suites.list(
      principal,
      query.appId,
      query.limit,
      await cursors.open(query.cursor, binding),
    );
    return { status: 200, body: { items, ...(await cursors.seal(position, binding)) } };
  };
