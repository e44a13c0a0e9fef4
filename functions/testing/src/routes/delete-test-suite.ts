import type { Route } from '@portico/http';
import type { Suites } from '../services/suites.ts';

export const deleteTestSuite =
  (suites: Suites): Route<'deleteTestSuite'> =>
  async ({ params }, principal) => {
    await suites.delete(principal, params.suiteId);
    return { status: 204, body: undefined };
  };
