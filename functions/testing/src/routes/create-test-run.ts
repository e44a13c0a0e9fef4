import type { Route } from '@portico/http';
import type { Runs } from '../services/runs.ts';

export const createTestRun =
  (runs: Runs): Route<'createTestRun'> =>
  async ({ params }, principal) => ({ status: 202, body: await runs.create(principal, params.suiteId) });
