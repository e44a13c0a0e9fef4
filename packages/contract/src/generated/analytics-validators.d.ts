// Generated from openapi/*.yaml by `npm run generate`. Not to be edited.
import type { Validator } from '../operations.ts';
export const getApiUsage_params: Validator;
export const getAppUsage_params: Validator;
export const listCalls_params: Validator;
