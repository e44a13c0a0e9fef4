// Generated from openapi/*.yaml by `npm run generate`. Not to be edited.
import type { Contract } from '../operations.ts';
import { operations } from './operations.ts';
import * as validators from './auth-validators.js';

/** The operations of the auth function, with their validators. */
export const auth: Contract<'auth'> = {
  listAuditEntries: { operation: operations.listAuditEntries, params: validators.listAuditEntries_params },
  listAuditChecks: { operation: operations.listAuditChecks, params: validators.listAuditChecks_params },
  listSessions: { operation: operations.listSessions, params: validators.listSessions_params },
  createSession: { operation: operations.createSession, params: validators.createSession_params, body: validators.createSession_body },
  refreshSession: { operation: operations.refreshSession, params: validators.refreshSession_params, body: validators.refreshSession_body },
  deleteSession: { operation: operations.deleteSession, params: validators.deleteSession_params },
  askPasswordCode: { operation: operations.askPasswordCode, params: validators.askPasswordCode_params, body: validators.askPasswordCode_body },
  resetPassword: { operation: operations.resetPassword, params: validators.resetPassword_params, body: validators.resetPassword_body },
  changePassword: { operation: operations.changePassword, params: validators.changePassword_params, body: validators.changePassword_body },
  getSecurity: { operation: operations.getSecurity, params: validators.getSecurity_params },
  findSignInWays: { operation: operations.findSignInWays, params: validators.findSignInWays_params, body: validators.findSignInWays_body },
  beginSignIn: { operation: operations.beginSignIn, params: validators.beginSignIn_params, body: validators.beginSignIn_body },
  answerSignIn: { operation: operations.answerSignIn, params: validators.answerSignIn_params, body: validators.answerSignIn_body },
  listTeams: { operation: operations.listTeams, params: validators.listTeams_params },
  createTeam: { operation: operations.createTeam, params: validators.createTeam_params, body: validators.createTeam_body },
  getTeam: { operation: operations.getTeam, params: validators.getTeam_params },
  updateTeam: { operation: operations.updateTeam, params: validators.updateTeam_params, body: validators.updateTeam_body },
  transferTeam: { operation: operations.transferTeam, params: validators.transferTeam_params, body: validators.transferTeam_body },
  leaveTeam: { operation: operations.leaveTeam, params: validators.leaveTeam_params },
  listMembers: { operation: operations.listMembers, params: validators.listMembers_params },
  removeMember: { operation: operations.removeMember, params: validators.removeMember_params },
  updateMember: { operation: operations.updateMember, params: validators.updateMember_params, body: validators.updateMember_body },
  listInvitations: { operation: operations.listInvitations, params: validators.listInvitations_params },
  createInvitation: { operation: operations.createInvitation, params: validators.createInvitation_params, body: validators.createInvitation_body },
  revokeInvitation: { operation: operations.revokeInvitation, params: validators.revokeInvitation_params },
  resendInvitation: { operation: operations.resendInvitation, params: validators.resendInvitation_params },
  findInvitation: { operation: operations.findInvitation, params: validators.findInvitation_params, body: validators.findInvitation_body },
  acceptInvitation: { operation: operations.acceptInvitation, params: validators.acceptInvitation_params, body: validators.acceptInvitation_body },
  listUsers: { operation: operations.listUsers, params: validators.listUsers_params },
  getCurrentUser: { operation: operations.getCurrentUser, params: validators.getCurrentUser_params },
  updateCurrentUser: { operation: operations.updateCurrentUser, params: validators.updateCurrentUser_params, body: validators.updateCurrentUser_body },
  getUser: { operation: operations.getUser, params: validators.getUser_params },
  deleteUser: { operation: operations.deleteUser, params: validators.deleteUser_params },
  updateUser: { operation: operations.updateUser, params: validators.updateUser_params, body: validators.updateUser_body },
  restoreUser: { operation: operations.restoreUser, params: validators.restoreUser_params },
};
