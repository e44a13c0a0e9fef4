// Generated from openapi/*.yaml by `npm run generate`. Not to be edited.
import type { Contract } from '../operations.ts';
import { operations } from './operations.ts';
import * as validators from './analytics-validators.js';

/** The operations of the analytics function, with their validators. */
export const analytics: Contract<'analytics'> = {
  getAppUsage: { operation: operations.getAppUsage, params: validators.getAppUsage_params },
  getApiUsage: { operation: operations.getApiUsage, params: validators.getApiUsage_params },
  listCalls: { operation: operations.listCalls, params: validators.listCalls_params },
};
