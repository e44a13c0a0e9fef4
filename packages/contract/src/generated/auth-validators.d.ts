// Generated from openapi/*.yaml by `npm run generate`. Not to be edited.
import type { Validator } from '../operations.ts';
export const createSession_body: Validator;
export const createSession_params: Validator;
export const createTeam_body: Validator;
export const createTeam_params: Validator;
export const deleteSession_params: Validator;
export const getCurrentUser_params: Validator;
export const listSessions_params: Validator;
export const refreshSession_body: Validator;
export const refreshSession_params: Validator;
