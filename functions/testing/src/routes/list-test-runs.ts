import type { Cursors, Route } from '@portico/http';
import type { Runs } from '../services/runs.ts';

export const listTestRuns =
  (runs: Runs, cursors: Cursors): Route<'listTestRuns'> =>
  async ({ params, query }, principal) => {
    const binding = `runs:${principal.userId}:${params.suiteId}`;
    const { items, position } = await runs.list(
      principal,
      params.suiteId,
      query.limit,
      await cursors.open(query.cursor, binding),
    );
    return { status: 200, body: { items, ...(await cursors.seal(position, binding)) } };
  };
