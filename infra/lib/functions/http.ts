import type { Construct } from 'constructs';
import release from '../../../package.json' with { type: 'json' };
import { AnsweringFunction } from '../constructs/answering-function.ts';
import { READS_LIVE_SECRET } from '../live-secret.ts';
import { parameter } from '../parameters.ts';
import { type Surroundings, WRITES } from './surroundings.ts';

/** Where in its bucket the audit log is kept (packages/data). */
const AUDIT_PREFIXES = ['seals', 'heads', 'archive'] as const;

/** What answers operations: the five functions, the gateway, and the authorizer before them. */
export const httpFunctions = (scope: Construct, surroundings: Surroundings) => {
  const {
    table,
    documents,
    audit,
    secret,
    edgeSecret,
    pool,
    base,
    signed,
    audited,
    documented,
    egress,
    imported,
    gatewayUrl,
    signIn,
    backendsPrefix,
    withBackends,
  } = surroundings;
  const auth = new AnsweringFunction(scope, 'Auth', {
    bundle: 'auth',
    breaks: 'People cannot sign in or stay signed in.',
    watched: 'answers',
    environment: {
      ...signed,
      ...signIn,
      ...documented,
      ...audited,
      ...egress,
      ...gatewayUrl,
      VERSION: release.version,
      SIGN_IN_URL: parameter(scope, 'SignInUrl'),
      CORPORATE_IDP_ISSUER: parameter(scope, 'CorporateIdpIssuer'),
      CORPORATE_IDP_CLIENT_ID: parameter(scope, 'CorporateIdpClientId'),
      CORPORATE_IDP_GROUPS_CLAIM: parameter(scope, 'CorporateIdpGroupsClaim'),
      CORPORATE_MAIL_DOMAINS: parameter(scope, 'CorporateMailDomains'),
      TEAMS_PER_PERSON: parameter(scope, 'TeamsPerPerson'),
      INVITATIONS_PER_TEAM: parameter(scope, 'InvitationsPerTeam'),
      TOKENS_PER_PERSON: parameter(scope, 'TokensPerPerson'),
      INVITATION_MAILS_PER_HOUR: parameter(scope, 'InvitationMailsPerHour'),
      // Kept by others; admins see them all in one place.
      APPS_PER_TEAM: parameter(scope, 'AppsPerTeam'),
      KEYS_PER_APP: parameter(scope, 'KeysPerApp'),
      IMPORTS_AT_ONCE: parameter(scope, 'ImportsAtOnce'),
      RUNS_AT_ONCE: parameter(scope, 'RunsAtOnce'),
    },
  });
  table.allow(auth.role, 'GetItem', 'BatchGetItem', ...WRITES, 'Query');
  auth.allow(
    [
      'cognito-idp:AdminCreateUser',
      'cognito-idp:AdminDeleteUser',
      'cognito-idp:AdminGetUser',
      'cognito-idp:AdminInitiateAuth',
      'cognito-idp:AdminRespondToAuthChallenge',
      'cognito-idp:AdminSetUserMFAPreference',
      'cognito-idp:AdminSetUserPassword',
      'cognito-idp:AdminUpdateUserAttributes',
      // Connections: what admins make, and the list of them that the app client offers.
      'cognito-idp:CreateIdentityProvider',
      'cognito-idp:DeleteIdentityProvider',
      'cognito-idp:DescribeIdentityProvider',
      'cognito-idp:ListIdentityProviders',
      'cognito-idp:UpdateIdentityProvider',
      'cognito-idp:DescribeUserPoolClient',
      'cognito-idp:UpdateUserPoolClient',
    ],
    [pool.userPoolArn],
  );
  // What verifies the log reads all that was kept of it; a link to an export is signed by who may read it.
  for (const prefix of AUDIT_PREFIXES) auth.allowObjects(['s3:GetObject'], audit, prefix);
  auth.allow(['s3:ListBucket'], [audit.bucketArn, documents.bucketArn]);
  auth.allowObjects(['s3:GetObject'], documents, 'exports');
  const apis = new AnsweringFunction(scope, 'Apis', {
    bundle: 'apis',
    breaks: 'The catalogue, registration, apps and keys do not answer.',
    watched: 'answers',
    // Publishing compares two documents: GitHub's take a second of a whole processor.
    memoryMegabytes: 2048,
    timeoutSeconds: 28,
    environment: {
      ...signed,
      ...documented,
      ...egress,
      ...imported,
      ...gatewayUrl,
      ...withBackends,
      APPS_PER_TEAM: parameter(scope, 'AppsPerTeam'),
      KEYS_PER_APP: parameter(scope, 'KeysPerApp'),
      KEY_DAYS_MAX: parameter(scope, 'KeyDaysMax'),
      KEY_PREFIX: parameter(scope, 'KeyPrefix'),
      IMPORTS_AT_ONCE: parameter(scope, 'ImportsAtOnce'),
    },
  });
  table.allow(apis.role, 'GetItem', 'BatchGetItem', ...WRITES, 'Query');
  apis.allowObjects(['s3:GetObject'], documents, 'documents');
  // An icon is what somebody uploaded, looked at; that nothing was uploaded is told to who may list.
  apis.allowObjects(['s3:GetObject', 's3:PutObject'], documents, 'uploads');
  apis.allowObjects(['s3:GetObject', 's3:PutObject'], documents, 'icons');
  apis.allow(['s3:ListBucket'], [documents.bucketArn]);
  apis.allowSecrets(['secretsmanager:CreateSecret', 'secretsmanager:GetSecretValue'], backendsPrefix);
  // Lists what admins may import.
  apis.allowApiGateway(['/restapis', '/apis']);
  apis.allowRoles(imported.IMPORT_ROLE_ARNS);
  const gateway = new AnsweringFunction(scope, 'Gateway', {
    bundle: 'gateway',
    breaks: 'Calls of published APIs fail.',
    watched: 'forwards',
    warm: 'GatewayInstancesWarm',
    memoryMegabytes: 1024,
    timeoutSeconds: 28,
    environment: {
      ...{ ...base, ...documented, ...egress, ...gatewayUrl, ...withBackends },
      CLIENT_TRUST_STORE: parameter(scope, 'ClientTrustStore'),
    },
  });
  table.allow(gateway.role, 'GetItem', 'BatchGetItem', 'Query', 'UpdateItem');
  gateway.allowObjects(['s3:GetObject'], documents, 'documents');
  gateway.allowSecrets(['secretsmanager:GetSecretValue'], backendsPrefix);
  const docs = new AnsweringFunction(scope, 'Docs', {
    bundle: 'docs',
    breaks: 'References, guides and SDK downloads do not answer.',
    watched: 'answers',
    memoryMegabytes: 2048,
    timeoutSeconds: 28,
    environment: { ...signed, ...documented, ...gatewayUrl },
  });
  table.allow(docs.role, 'GetItem', 'BatchGetItem', ...WRITES, 'Query');
  docs.allowObjects(['s3:GetObject'], documents, 'documents');
  docs.allowObjects(['s3:GetObject'], documents, 'uploaded');
  docs.allowObjects(['s3:GetObject', 's3:PutObject'], documents, 'made');
  docs.allowObjects(['s3:GetObject', 's3:PutObject'], documents, 'guides');
  docs.allowObjects(['s3:GetObject'], documents, 'uploads');
  docs.allowObjects(['s3:GetObject', 's3:PutObject'], documents, 'logos');
  docs.allowObjects(['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], documents, 'guide-files');
  docs.allowObjects(['s3:GetObject'], documents, 'search');
  docs.allow(['s3:ListBucket'], [documents.bucketArn]);
  const analytics = new AnsweringFunction(scope, 'Analytics', {
    bundle: 'analytics',
    breaks: 'Usage pages do not load.',
    watched: 'answers',
    environment: signed,
  });
  table.allow(analytics.role, 'GetItem', 'Query', 'PutItem', 'UpdateItem');
  const testing = new AnsweringFunction(scope, 'Testing', {
    bundle: 'testing',
    breaks: 'Tests cannot be saved, started or read.',
    watched: 'answers',
    environment: { ...signed, ...documented, RUNS_AT_ONCE: parameter(scope, 'RunsAtOnce') },
  });
  testing.allowObjects(['s3:GetObject'], documents, 'documents');
  testing.allowObjects(['s3:GetObject', 's3:DeleteObject'], documents, 'runs');
  table.allow(testing.role, 'GetItem', 'BatchGetItem', ...WRITES, 'BatchWriteItem', 'Query');
  for (const signing of [auth, apis, docs, analytics, testing]) signing.allow(READS_LIVE_SECRET, [secret.secretArn]);
  for (const behindTheEdge of [auth, apis, gateway, docs, analytics, testing])
    behindTheEdge.allow(READS_LIVE_SECRET, [edgeSecret.secretArn]);

  const authorizer = new AnsweringFunction(scope, 'Authorizer', {
    bundle: 'authorizer',
    breaks: 'Nobody can call anything that needs sign-in or a key.',
    watched: 'decides',
    warm: 'AuthorizerInstancesWarm',
    timeoutSeconds: 5,
    environment: { TABLE_NAME: table.tableName, EDGE_SECRET_ARN: edgeSecret.secretArn, ...signIn, ...gatewayUrl },
  });
  authorizer.allow(READS_LIVE_SECRET, [edgeSecret.secretArn]);
  // When a token was last used is written once a minute at most.
  table.allow(authorizer.role, 'GetItem', 'UpdateItem');
  return { http: { auth, apis, gateway, docs, analytics, testing }, authorizer };
};
