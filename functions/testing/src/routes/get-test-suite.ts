import type { Route } from '@portico/http';
import type { Suites } from '../services/suites.ts';

export const getTestSuite =
  (suites: Suites): Route<'getTestSuite'> =>
  async ({ params }, principal) => ({ status: 200, body: await suites.get(principal, params.suiteId) });
