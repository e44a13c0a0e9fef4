// Generated from openapi/*.yaml by `npm run generate`. Not to be edited.
/// <reference path="../validators.d.ts" />
import type { Contract } from '../operations.ts';
import { operations } from './operations.ts';

/** The operations of the testing function, with their validators. */
export const testing: Contract<'testing'> = {
  listTestSuites: { operation: operations.listTestSuites, validators: () => import('./validators/listTestSuites.validators.js') },
  createTestSuite: { operation: operations.createTestSuite, validators: () => import('./validators/createTestSuite.validators.js') },
  getTestSuite: { operation: operations.getTestSuite, validators: () => import('./validators/getTestSuite.validators.js') },
  deleteTestSuite: { operation: operations.deleteTestSuite, validators: () => import('./validators/deleteTestSuite.validators.js') },
  listTestRuns: { operation: operations.listTestRuns, validators: () => import('./validators/listTestRuns.validators.js') },
  createTestRun: { operation: operations.createTestRun, validators: () => import('./validators/createTestRun.validators.js') },
  getTestRun: { operation: operations.getTestRun, validators: () => import('./validators/getTestRun.validators.js') },
};
