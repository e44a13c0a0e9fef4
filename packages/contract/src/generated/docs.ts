// Generated from openapi/*.yaml by `npm run generate`. Not to be edited.
import type { Contract } from '../operations.ts';
import { operations } from './operations.ts';
import * as validators from './docs-validators.js';

/** The operations of the docs function, with their validators. */
export const docs: Contract<'docs'> = {
  getDocument: { operation: operations.getDocument, params: validators.getDocument_params },
  getSdk: { operation: operations.getSdk, params: validators.getSdk_params },
  getChanges: { operation: operations.getChanges, params: validators.getChanges_params },
  getCodeSamples: { operation: operations.getCodeSamples, params: validators.getCodeSamples_params },
};
