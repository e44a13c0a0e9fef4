import { CONTRACT_VERSION } from '@portico/contract';
import { auth } from '@portico/contract/auth';
import {
  connect,
  connectAuditStore,
  connectExportFiles,
  connectLastingSecret,
  connectRefusals,
  connectRepetitions,
  connectRequestCounts,
  connectSecret,
} from '@portico/data';
import { LIMITS, limitFrom, requestLimitsFrom } from '@portico/domain';
import { createEgress } from '@portico/egress';
import { createHandler } from '@portico/http';
import { createIdentity } from '@portico/identity';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import { nounsOf } from './nouns.ts';
import { routes } from './routes.ts';
import { connectSurroundings } from './surroundings.ts';
import { userPool } from './user-pool.ts';

const {
  TABLE_NAME,
  PORTAL_URL,
  GATEWAY_URL,
  SECRET_ARN,
  SIGN_IN_URL,
  USER_POOL_ISSUER,
  USER_POOL_CLIENT_ID,
  AUDIT_BUCKET,
  DOCUMENTS_BUCKET,
  EDGE_SECRET_ARN,
  QUEUES,
  VERSION,
  CORPORATE_IDP_ISSUER,
  CORPORATE_IDP_CLIENT_ID,
} = requireEnvironment(
  'TABLE_NAME',
  'PORTAL_URL',
  'GATEWAY_URL',
  'SECRET_ARN',
  'SIGN_IN_URL',
  'USER_POOL_ISSUER',
  'USER_POOL_CLIENT_ID',
  'AUDIT_BUCKET',
  'DOCUMENTS_BUCKET',
  'EDGE_SECRET_ARN',
  'QUEUES',
  'VERSION',
  'CORPORATE_IDP_ISSUER',
  'CORPORATE_IDP_CLIENT_ID',
);
const secret = connectSecret(SECRET_ARN);
const lasting = connectLastingSecret(SECRET_ARN);
const data = connect(TABLE_NAME);
const now = () => new Date();
const requestLimits = requestLimitsFrom(process.env.REQUEST_LIMITS);
/** Longer than a refusal takes by itself, so that all of them take one step. */
const REFUSAL_STEP_MILLISECONDS = 500;

const nouns = nounsOf({
  data,
  now,
  secret,
  lasting,
  auditStore: connectAuditStore(AUDIT_BUCKET),
  exportFiles: connectExportFiles(DOCUMENTS_BUCKET),
  portalUrl: PORTAL_URL,
  apiUrl: GATEWAY_URL.replace(/\/proxy$/, ''),
  version: VERSION,
  contract: CONTRACT_VERSION,
  surroundings: connectSurroundings({
    ...{ documentsBucket: DOCUMENTS_BUCKET, auditBucket: AUDIT_BUCKET, clientId: USER_POOL_CLIENT_ID },
    userPoolId: USER_POOL_ISSUER.slice(USER_POOL_ISSUER.lastIndexOf('/') + 1),
    // Written by the template: a name and an address each.
    queues: JSON.parse(QUEUES) as Readonly<Record<string, string>>,
  }),
  identity: createIdentity({ issuer: USER_POOL_ISSUER, clientId: USER_POOL_CLIENT_ID }),
  pool: userPool({ signInUrl: SIGN_IN_URL, issuer: USER_POOL_ISSUER, clientId: USER_POOL_CLIENT_ID }),
  issuer: USER_POOL_ISSUER,
  signInUrl: SIGN_IN_URL,
  egress: createEgress({ allow: process.env.EGRESS_ALLOW ?? '' }),
  relyingPartyId: new URL(PORTAL_URL).hostname,
  corporate: {
    ...{ issuer: CORPORATE_IDP_ISSUER, clientId: CORPORATE_IDP_CLIENT_ID },
    domains: (process.env.CORPORATE_MAIL_DOMAINS ?? '').split(/[\s,]+/).filter((domain) => domain !== ''),
    groups: process.env.CORPORATE_IDP_GROUPS_CLAIM || undefined,
  },
  refusalStepMilliseconds: REFUSAL_STEP_MILLISECONDS,
  limits: {
    teamsPerPerson: limitFrom(process.env.TEAMS_PER_PERSON, LIMITS.teamsPerPerson),
    tokensPerPerson: limitFrom(process.env.TOKENS_PER_PERSON, LIMITS.tokensPerPerson),
    invitationsPerTeam: limitFrom(process.env.INVITATIONS_PER_TEAM, LIMITS.invitationsPerTeam),
    invitationMailsPerHour: limitFrom(process.env.INVITATION_MAILS_PER_HOUR, LIMITS.invitationMailsPerHour),
    appsPerTeam: limitFrom(process.env.APPS_PER_TEAM, LIMITS.appsPerTeam),
    keysPerApp: limitFrom(process.env.KEYS_PER_APP, LIMITS.keysPerApp),
    importsAtOnce: limitFrom(process.env.IMPORTS_AT_ONCE, LIMITS.importsAtOnce),
    runsAtOnce: limitFrom(process.env.RUNS_AT_ONCE, LIMITS.runsAtOnce),
  },
  requestLimits,
});

export const handler = createHandler<'auth'>(auth, routes(nouns), {
  portalUrl: PORTAL_URL,
  logger: createLogger(),
  edgeSecret: connectSecret(EDGE_SECRET_ARN),
  requests: connectRequestCounts(data, now, requestLimits),
  secret,
  repetitions: connectRepetitions(data, now),
  refusals: connectRefusals(data, now),
});
