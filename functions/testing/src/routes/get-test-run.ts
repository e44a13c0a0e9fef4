import type { Route } from '@portico/http';
import type { Runs } from '../services/runs.ts';

export const getTestRun =
  (runs: Runs): Route<'getTestRun'> =>
  async ({ params }, principal) => ({ status: 200, body: await runs.get(principal, params.suiteId, params.runId) });
