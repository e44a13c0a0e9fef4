import type { Routes } from '@portico/http';
import type { Nouns } from './nouns.ts';

/** The operations of the testing function: a line each says which noun answers, and with which status. */
export const routes = (of: Nouns) =>
  ({
    listTestSuites: async ({ query, page }, principal) => ({
      status: 200,
      ...(await of.suites.list(principal, query.appId, page)),
    }),
    createTestSuite: async ({ body }, principal) => ({ status: 201, body: await of.suites.create(principal, body) }),
    getTestSuite: async ({ params }, principal) => ({
      status: 200,
      body: await of.suites.get(principal, params.suiteId),
    }),
    deleteTestSuite: async ({ params }, principal) => ({
      status: 204,
      body: await of.suites.delete(principal, params.suiteId),
    }),
    listTestRuns: async ({ params, page }, principal) => ({
      status: 200,
      ...(await of.runs.list(principal, params.suiteId, page)),
    }),
    createTestRun: async ({ params }, principal) => ({
      status: 202,
      body: await of.runs.create(principal, params.suiteId),
    }),
    getTestRun: async ({ params }, principal) => ({
      status: 200,
      body: await of.runs.get(principal, params.suiteId, params.runId),
    }),
  }) satisfies Routes<'testing'>;
