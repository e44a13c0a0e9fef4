// Generated from openapi/*.yaml by `npm run generate`. Not to be edited.
import type { Contract } from '../operations.ts';
import { operations } from './operations.ts';
import * as validators from './auth-validators.js';

/** The operations of the auth function, with their validators. */
export const auth: Contract<'auth'> = {
  listSessions: { operation: operations.listSessions, params: validators.listSessions_params },
  createSession: { operation: operations.createSession, params: validators.createSession_params, body: validators.createSession_body },
  refreshSession: { operation: operations.refreshSession, params: validators.refreshSession_params, body: validators.refreshSession_body },
  deleteSession: { operation: operations.deleteSession, params: validators.deleteSession_params },
  getCurrentUser: { operation: operations.getCurrentUser, params: validators.getCurrentUser_params },
  createTeam: { operation: operations.createTeam, params: validators.createTeam_params, body: validators.createTeam_body },
};
