// Generated from openapi/*.yaml by `npm run generate`. Not to be edited.
import type { Contract } from '../operations.ts';
import { operations } from './operations.ts';
import * as validators from './testing-validators.js';

/** The operations of the testing function, with their validators. */
export const testing: Contract<'testing'> = {
  listTestSuites: { operation: operations.listTestSuites, params: validators.listTestSuites_params },
  createTestSuite: { operation: operations.createTestSuite, params: validators.createTestSuite_params, body: validators.createTestSuite_body },
  getTestSuite: { operation: operations.getTestSuite, params: validators.getTestSuite_params },
  deleteTestSuite: { operation: operations.deleteTestSuite, params: validators.deleteTestSuite_params },
  listTestRuns: { operation: operations.listTestRuns, params: validators.listTestRuns_params },
  createTestRun: { operation: operations.createTestRun, params: validators.createTestRun_params },
  getTestRun: { operation: operations.getTestRun, params: validators.getTestRun_params },
};
