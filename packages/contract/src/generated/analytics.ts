// Generated from openapi/*.yaml by `npm run generate`. Not to be edited.
/// <reference path="../validators.d.ts" />
import type { Contract } from '../operations.ts';
import { operations } from './operations.ts';

/** The operations of the analytics function, with their validators. */
export const analytics: Contract<'analytics'> = {
  getAppUsage: { operation: operations.getAppUsage, validators: () => import('./validators/getAppUsage.validators.js') },
  getApiUsage: { operation: operations.getApiUsage, validators: () => import('./validators/getApiUsage.validators.js') },
  listCalls: { operation: operations.listCalls, validators: () => import('./validators/listCalls.validators.js') },
};
