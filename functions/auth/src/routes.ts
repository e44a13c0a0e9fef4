import type { Routes } from '@portico/http';
import { OPENMETRICS, openMetrics } from './metrics.ts';
import type { Nouns } from './nouns.ts';

/** As long as it is known. */
const BRIEFLY = { 'Cache-Control': 'public, max-age=2' };

/** The operations of the auth function: a line each says which noun answers, and with which status. */
export const routes = (of: Nouns) =>
  ({
    createSession: async ({ body }) => ({ status: 201, body: await of.sessions.create(body) }),
    askSignUp: async ({ body }) => ({ status: 204, body: await of.signUps.ask(body) }),
    confirmSignUp: async ({ body }) => ({ status: 200, body: await of.signUps.confirm(body) }),
    listSignUpRequests: async ({ page }) => ({ status: 200, ...(await of.signUpRequests.list(page)) }),
    decideSignUpRequest: async ({ params, body }) => ({
      status: 204,
      body: await of.signUpRequests.decide(params.requestId, body),
    }),
    getSignUpSettings: async () => ({ status: 200, ...(await of.signUpSettings.get()) }),
    putSignUpSettings: async ({ ifMatch, body }) => ({
      status: 200,
      ...(await of.signUpSettings.put(ifMatch, body)),
    }),
    askPasswordCode: async ({ body }) => ({ status: 204, body: await of.passwords.askCode(body) }),
    resetPassword: async ({ body }) => ({ status: 204, body: await of.passwords.reset(body) }),
    changePassword: async ({ body, accessToken }, principal) => ({
      status: 204,
      body: await of.passwords.change(principal, body, accessToken),
    }),
    getSecurity: async ({ accessToken }, principal) => ({
      status: 200,
      body: await of.security.get(principal, accessToken),
    }),
    associateAuthenticator: async ({ accessToken }, principal) => ({
      status: 200,
      body: await of.authenticators.associate(principal, accessToken),
    }),
    confirmAuthenticator: async ({ body, accessToken }, principal) => ({
      status: 200,
      body: await of.authenticators.confirm(principal, body, accessToken),
    }),
    removeAuthenticator: async ({ accessToken }, principal) => ({
      status: 204,
      body: await of.authenticators.remove(principal, accessToken),
    }),
    renewRecoveryCodes: async (_, principal) => ({ status: 200, body: await of.authenticators.renewCodes(principal) }),
    beginPasskey: async ({ accessToken }, principal) => ({
      status: 200,
      body: await of.passkeys.begin(principal, accessToken),
    }),
    addPasskey: async ({ body, accessToken }, principal) => ({
      status: 200,
      body: await of.passkeys.add(principal, body, accessToken),
    }),
    removePasskey: async ({ params, accessToken }, principal) => ({
      status: 204,
      body: await of.passkeys.remove(principal, params.passkeyId, accessToken),
    }),
    stepUpSession: async ({ body }) => ({ status: 200, body: await of.stepUp(body) }),
    findSignInWays: async ({ body }) => ({ status: 200, body: await of.signIns.ways(body) }),
    beginSignIn: async ({ body }) => ({ status: 201, body: await of.signIns.begin(body) }),
    beginPasskeySignIn: async ({ body }) => ({ status: 201, body: await of.passkeySignIns.begin(body) }),
    askSignInLink: async ({ body }) => ({ status: 201, body: await of.signInLinks.ask(body) }),
    answerSignIn: async ({ body }) => ({ status: 200, body: await of.signIns.answer(body) }),
    refreshSession: async ({ body }) => ({ status: 200, body: await of.sessions.refresh(body) }),
    listSessions: async ({ page }, principal) => ({ status: 200, ...(await of.sessions.list(principal, page)) }),
    deleteSessions: async ({ query }, principal) => ({
      status: 204,
      body: await of.sessions.endAll(principal, query.keepThis),
    }),
    signOut: async ({ body }) => ({ status: 200, body: await of.signOut(body) }),
    deleteSession: async ({ params }, principal) => ({
      status: 204,
      body: await of.sessions.end(principal, params.sessionId),
    }),

    listNotices: async ({ page }, principal) => ({ status: 200, ...(await of.notices.list(principal, page)) }),
    seeNotices: async ({ body }, principal) => ({ status: 204, body: await of.notices.see(principal, body) }),
    getCurrentUser: async (_, principal) => ({ status: 200, ...(await of.users.current(principal)) }),
    updateCurrentUser: async ({ ifMatch, body }, principal) => ({
      status: 200,
      ...(await of.profile.update(principal, ifMatch, body)),
    }),
    listConnections: async ({ page }) => ({ status: 200, ...(await of.connections.list(page)) }),
    createConnection: async ({ body }) => ({ status: 201, body: await of.connections.create(body) }),
    getConnection: async ({ params }) => ({ status: 200, ...(await of.connections.get(params.connectionId)) }),
    updateConnection: async ({ params, ifMatch, body }) => ({
      status: 200,
      ...(await of.connections.update(params.connectionId, ifMatch, body)),
    }),
    deleteConnection: async ({ params }) => ({ status: 204, body: await of.connections.remove(params.connectionId) }),
    testConnection: async ({ params, body }) => ({
      status: 200,
      body: await of.connectionTests.create(params.connectionId, body),
    }),
    getServiceProvider: async () => ({ status: 200, body: of.connections.serviceProvider() }),
    listUsers: async ({ query, page }) => ({ status: 200, ...(await of.people.list(query, page)) }),
    getUser: async ({ params }) => ({ status: 200, ...(await of.people.get(params.userId)) }),
    updateUser: async ({ params, ifMatch, body }) => ({
      status: 200,
      ...(await of.people.update(params.userId, ifMatch, body)),
    }),
    createUser: async ({ body }) => ({ status: 201, ...(await of.guests.create(body)) }),
    inviteUser: async ({ params }) => ({ status: 204, body: await of.guests.invite(params.userId) }),
    replaceUser: async ({ params, ifMatch, body }) => ({
      status: 200,
      ...(await of.people.replace(params.userId, ifMatch, body)),
    }),
    deleteUser: async ({ params }) => ({ status: 204, body: await of.people.remove(params.userId) }),
    restoreUser: async ({ params }) => ({ status: 200, body: await of.people.restore(params.userId) }),

    createAccessToken: async ({ body }, principal) => ({ status: 201, body: await of.tokens.create(principal, body) }),
    listAccessTokens: async ({ page }, principal) => ({ status: 200, ...(await of.tokens.list(principal, page)) }),
    revokeAccessToken: async ({ params }, principal) => ({
      status: 204,
      body: await of.tokens.revoke(principal, params.tokenId),
    }),

    registerAgentClient: async ({ body }) => ({ status: 201, body: await of.agentClients.register(body) }),
    findAgentRequest: async ({ body }, principal) => ({
      status: 200,
      body: await of.agentRequests.find(principal, body),
    }),
    decideAgentRequest: async ({ body }, principal) => ({
      status: 200,
      body: await of.agentRequests.decide(principal, body),
    }),
    listAgentGrants: async ({ page }, principal) => ({ status: 200, ...(await of.agentGrants.list(principal, page)) }),
    revokeAgentGrant: async ({ params }, principal) => {
      await of.agentGrants.revoke(principal, params.grantId);
      return { status: 204, body: undefined };
    },
    redeemAgentGrant: async ({ body }) => ({ status: 200, body: await of.agentGrants.redeem(body) }),
    refreshAgentGrant: async ({ body }) => ({ status: 200, body: await of.agentGrants.refresh(body) }),
    endAgentGrant: async ({ body }) => {
      await of.agentGrants.end(body);
      return { status: 204, body: undefined };
    },
    createDeviceAuthorization: async ({ body }) => ({ status: 201, body: await of.deviceAuthorizations.create(body) }),
    findDeviceAuthorization: async ({ body }, principal) => ({
      status: 200,
      body: await of.deviceAuthorizations.find(principal, body),
    }),
    decideDeviceAuthorization: async ({ body }, principal) => ({
      status: 200,
      body: await of.deviceAuthorizations.decide(principal, body),
    }),
    redeemDeviceAuthorization: async ({ body }) => ({ status: 200, body: await of.deviceAuthorizations.redeem(body) }),

    getLimits: async () => ({ status: 200, body: of.limits() }),
    listTeamDirectory: async ({ page }) => ({ status: 200, ...(await of.teams.directory(page)) }),

    createTeam: async ({ body }, principal) => ({ status: 201, body: await of.teams.create(principal, body) }),
    listTeams: async ({ page }, principal) => ({ status: 200, ...(await of.teams.list(principal, page)) }),
    getTeam: async ({ params }, principal) => ({ status: 200, ...(await of.teams.get(principal, params.teamId)) }),
    updateTeam: async ({ params, ifMatch, body }, principal) => ({
      status: 200,
      ...(await of.teams.update(principal, params.teamId, ifMatch, body)),
    }),
    transferTeam: async ({ params, ifMatch, body }, principal) => ({
      status: 200,
      ...(await of.teams.transfer(principal, params.teamId, ifMatch, body)),
    }),
    leaveTeam: async ({ params }, principal) => ({
      status: 204,
      body: await of.members.leave(principal, params.teamId),
    }),
    listMembers: async ({ params, page }, principal) => ({
      status: 200,
      ...(await of.members.list(principal, params.teamId, page)),
    }),
    updateMember: async ({ params, body }, principal) => ({
      status: 200,
      body: await of.members.changeRole(principal, params.teamId, params.userId, body),
    }),
    removeMember: async ({ params }, principal) => ({
      status: 204,
      body: await of.members.remove(principal, params.teamId, params.userId),
    }),

    createInvitation: async ({ params, body }, principal) => ({
      status: 201,
      body: await of.invitations.create(principal, params.teamId, body),
    }),
    listInvitations: async ({ params, page }, principal) => ({
      status: 200,
      ...(await of.invitations.list(principal, params.teamId, page)),
    }),
    resendInvitation: async ({ params }, principal) => ({
      status: 200,
      body: await of.invitations.resend(principal, params.teamId, params.invitationId),
    }),
    revokeInvitation: async ({ params }, principal) => ({
      status: 204,
      body: await of.invitations.revoke(principal, params.teamId, params.invitationId),
    }),
    findInvitation: async ({ body }, principal) => ({ status: 200, body: await of.acceptance.find(principal, body) }),
    acceptInvitation: async ({ body }, principal) => ({
      status: 201,
      body: await of.acceptance.accept(principal, body),
    }),

    listAuditEntries: async ({ query, page }, principal) => ({
      status: 200,
      ...(await of.auditLog.list(principal, query, page)),
    }),
    listAuditChecks: async ({ page }, principal) => ({ status: 200, ...(await of.auditChecks.list(principal, page)) }),
    createAuditExport: async ({ body }, principal) => ({
      status: 202,
      body: await of.auditExports.create(principal, body),
    }),
    listAuditExports: async ({ page }) => ({ status: 200, ...(await of.auditExports.list(page)) }),
    getAuditExport: async ({ params }) => ({ status: 200, body: await of.auditExports.get(params.exportId) }),
    getAuditExportLink: async ({ params }, principal) => ({
      status: 200,
      body: await of.auditExports.link(principal, params.exportId),
    }),
    createAuditArchive: async ({ body }, principal) => ({
      status: 202,
      body: await of.auditArchives.create(principal, body),
    }),
    listAuditArchives: async ({ page }) => ({ status: 200, ...(await of.auditArchives.list(page)) }),
    getAuditArchive: async ({ params }) => ({ status: 200, body: await of.auditArchives.get(params.archiveId) }),

    getHealth: async () => ({ status: 200, body: await of.meta.health() }),
    getReadiness: async () => ({ status: 200, body: await of.meta.ready(), headers: BRIEFLY }),
    getInfo: async () => ({ status: 200, body: await of.meta.info() }),
    getVersion: async () => ({ status: 200, body: await of.meta.version() }),
    getMetrics: async ({ media }) => {
      const body = await of.meta.metrics();
      if (media === 'application/json') return { status: 200, body };
      return { status: 200, body: openMetrics(body), headers: { 'Content-Type': OPENMETRICS } };
    },
  }) satisfies Routes<'auth'>;
