import type { Route } from '@portico/http';
import type { Suites } from '../services/suites.ts';

export const createTestSuite =
  (suites: Suites): Route<'createTestSuite'> =>
  async ({ body }, principal) => ({ status: 201, body: await suites.create(principal, body) });
