// Generated from openapi/*.yaml by `npm run generate`. Not to be edited.
import type { Validator } from '../operations.ts';
export const createTestRun_params: Validator;
export const createTestSuite_body: Validator;
export const createTestSuite_params: Validator;
export const deleteTestSuite_params: Validator;
export const getTestRun_params: Validator;
export const getTestSuite_params: Validator;
export const listTestRuns_params: Validator;
export const listTestSuites_params: Validator;
