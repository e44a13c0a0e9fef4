// Generated from openapi/*.yaml by `npm run generate`. Not to be edited.
import type { Validator } from '../operations.ts';
export const getChanges_params: Validator;
export const getCodeSamples_params: Validator;
export const getDocument_params: Validator;
export const getSdk_params: Validator;
