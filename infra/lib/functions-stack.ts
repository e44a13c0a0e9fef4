import type { FunctionName } from '@portico/contract';
import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { FilterPattern, SubscriptionFilter } from 'aws-cdk-lib/aws-logs';
import { LambdaDestination } from 'aws-cdk-lib/aws-logs-destinations';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import release from '../../package.json' with { type: 'json' };
import { deadLetters } from './constructs/dead-letters.ts';
import { PortalFunction } from './constructs/portal-function.ts';
import { PortalSchedule } from './constructs/portal-schedule.ts';
import { PortalWorker } from './constructs/portal-worker.ts';
import type { DataStack } from './data-stack.ts';
import type { EventsStack } from './events-stack.ts';
import type { IdentityStack } from './identity-stack.ts';
import { parameter, requestLimits } from './parameters.ts';

/** Where in its bucket the audit log is kept (packages/data). */
const AUDIT_PREFIXES = ['seals', 'heads', 'archive'] as const;

export type FunctionsStackProps = StackProps & {
  readonly data: DataStack;
  readonly identity: IdentityStack;
  readonly events: EventsStack;
};

/** What runs: the five functions, the gateway, the authorizer, and the consumers of events with their queues. */
export class FunctionsStack extends Stack {
  readonly http: Record<FunctionName, PortalFunction>;
  readonly authorizer: PortalFunction;
  /** Counts calls; the API brings it those that it refused itself. */
  readonly usage: PortalFunction;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: FunctionsStackProps) {
    super(scope, id, props);
    const {
      data,
      identity,
      events: { bus },
    } = props;
    const { table, documents, audit, secret, edgeSecret } = data;
    const base = {
      TABLE_NAME: table.tableName,
      PORTAL_URL: parameter(this, 'PortalUrl'),
      EDGE_SECRET_ARN: edgeSecret.secretArn,
    };
    const counted = { REQUEST_LIMITS: requestLimits(this) };
    const signed = { ...base, ...counted, SECRET_ARN: secret.secretArn };
    const audited = { AUDIT_BUCKET: audit.bucketName };
    const documented = { DOCUMENTS_BUCKET: documents.bucketName };
    const egress = { EGRESS_ALLOW: parameter(this, 'EgressAllow') };
    const gatewayUrl = { GATEWAY_URL: `${parameter(this, 'ApiUrl')}/proxy` };
    const signIn = {
      USER_POOL_ISSUER: identity.pool.userPoolProviderUrl,
      USER_POOL_CLIENT_ID: identity.client.userPoolClientId,
    };

    const auth = new PortalFunction(this, 'Auth', {
      bundle: 'auth',
      breaks: 'People cannot sign in or stay signed in.',
      environment: {
        ...signed,
        ...signIn,
        ...documented,
        ...audited,
        ...egress,
        VERSION: release.version,
        SIGN_IN_URL: parameter(this, 'SignInUrl'),
        CORPORATE_MAIL_DOMAINS: parameter(this, 'CorporateMailDomains'),
        TEAMS_PER_PERSON: parameter(this, 'TeamsPerPerson'),
        INVITATIONS_PER_TEAM: parameter(this, 'InvitationsPerTeam'),
        TOKENS_PER_PERSON: parameter(this, 'TokensPerPerson'),
        INVITATION_MAILS_PER_HOUR: parameter(this, 'InvitationMailsPerHour'),
        // Kept by others; admins see them all in one place.
        APPS_PER_TEAM: parameter(this, 'AppsPerTeam'),
        KEYS_PER_APP: parameter(this, 'KeysPerApp'),
        IMPORTS_AT_ONCE: parameter(this, 'ImportsAtOnce'),
        RUNS_AT_ONCE: parameter(this, 'RunsAtOnce'),
      },
    });
    const written = ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'] as const;
    table.allow(auth.role, 'GetItem', 'BatchGetItem', ...written, 'Query');
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
      [identity.pool.userPoolArn],
    );
    // What verifies the log reads all that was kept of it; a link to an export is signed by who may read it.
    for (const prefix of AUDIT_PREFIXES) auth.allowObjects(['s3:GetObject'], audit, prefix);
    auth.allow(['s3:ListBucket'], [audit.bucketArn, documents.bucketArn]);
    auth.allowObjects(['s3:GetObject'], documents, 'exports');
    const apis = new PortalFunction(this, 'Apis', {
      bundle: 'apis',
      breaks: 'The catalogue, registration, apps and keys do not answer.',
      environment: {
        ...signed,
        ...documented,
        ...egress,
        ...gatewayUrl,
        APPS_PER_TEAM: parameter(this, 'AppsPerTeam'),
        KEYS_PER_APP: parameter(this, 'KeysPerApp'),
        IMPORTS_AT_ONCE: parameter(this, 'ImportsAtOnce'),
      },
    });
    table.allow(apis.role, 'GetItem', 'BatchGetItem', ...written, 'Query');
    apis.allowObjects(['s3:PutObject'], documents, 'uploads');
    const gateway = new PortalFunction(this, 'Gateway', {
      bundle: 'gateway',
      breaks: 'Calls of published APIs fail.',
      memoryMegabytes: 1024,
      timeoutSeconds: 28,
      environment: { ...base, ...documented, ...egress, ...gatewayUrl },
    });
    table.allow(gateway.role, 'GetItem', 'BatchGetItem', 'Query', 'UpdateItem');
    gateway.allowObjects(['s3:GetObject'], documents, 'documents');
    const docs = new PortalFunction(this, 'Docs', {
      bundle: 'docs',
      breaks: 'References and SDK downloads do not answer.',
      memoryMegabytes: 2048,
      timeoutSeconds: 28,
      environment: { ...base, ...counted, ...documented, ...gatewayUrl },
    });
    table.allow(docs.role, 'GetItem', 'Query', 'PutItem', 'UpdateItem');
    docs.allowObjects(['s3:GetObject'], documents, 'documents');
    docs.allowObjects(['s3:GetObject', 's3:PutObject'], documents, 'sdks');
    docs.allow(['s3:ListBucket'], [documents.bucketArn]);
    const analytics = new PortalFunction(this, 'Analytics', {
      bundle: 'analytics',
      breaks: 'Usage pages do not load.',
      environment: signed,
    });
    table.allow(analytics.role, 'GetItem', 'Query', 'PutItem', 'UpdateItem');
    const testing = new PortalFunction(this, 'Testing', {
      bundle: 'testing',
      breaks: 'Tests cannot be saved, started or read.',
      environment: { ...signed, ...documented, RUNS_AT_ONCE: parameter(this, 'RunsAtOnce') },
    });
    testing.allowObjects(['s3:GetObject'], documents, 'documents');
    testing.allowObjects(['s3:GetObject', 's3:DeleteObject'], documents, 'runs');
    table.allow(testing.role, 'GetItem', 'BatchGetItem', ...written, 'BatchWriteItem', 'Query');
    for (const signing of [auth, apis, analytics, testing])
      signing.allow(['secretsmanager:GetSecretValue'], [secret.secretArn]);
    for (const behindTheEdge of [auth, apis, gateway, docs, analytics, testing])
      behindTheEdge.allow(['secretsmanager:GetSecretValue'], [edgeSecret.secretArn]);
    this.http = { auth, apis, gateway, docs, analytics, testing };

    this.authorizer = new PortalFunction(this, 'Authorizer', {
      bundle: 'authorizer',
      breaks: 'Nobody can call anything that needs sign-in or a key.',
      timeoutSeconds: 5,
      environment: { TABLE_NAME: table.tableName, EDGE_SECRET_ARN: edgeSecret.secretArn, ...signIn },
    });
    this.authorizer.allow(['secretsmanager:GetSecretValue'], [edgeSecret.secretArn]);
    // When a token was last used is written once a minute at most.
    table.allow(this.authorizer.role, 'GetItem', 'UpdateItem');

    const imports = new PortalWorker(this, 'Imports', {
      bundle: 'apis/imports',
      bus,
      event: 'import.requested',
      breaks: 'New API documents stay queued.',
      memoryMegabytes: 3008,
      // Fetching 15 s, reading 40, its report 30, keeping.
      timeoutSeconds: 100,
      // What limits imports, here as on one machine: so many are read at once, whoever asks; whose are being read waits
      // behind those whose are not. Readers do not notice: each
      // of their requests has an instance of its own, and the table's capacity is on demand.
      maxConcurrency: 2,
      environment: { TABLE_NAME: table.tableName, ...documented, ...egress },
    });
    table.allow(imports.role, 'UpdateItem');
    imports.allowObjects(['s3:GetObject'], documents, 'uploads');
    imports.allowObjects(['s3:PutObject'], documents, 'documents');
    // Without it, S3 answers 403 for what is not there.
    imports.allow(['s3:ListBucket'], [documents.bucketArn]);
    const runs = new PortalWorker(this, 'TestRuns', {
      bundle: 'testing/test-runs',
      bus,
      event: 'test-run.requested',
      breaks: 'Test runs stay queued.',
      timeoutSeconds: 150,
      maxConcurrency: 5,
      environment: { TABLE_NAME: table.tableName, ...documented, ...egress, ...gatewayUrl },
    });
    table.allow(runs.role, 'GetItem', 'PutItem', 'UpdateItem');
    runs.allowObjects(['s3:GetObject'], documents, 'documents');
    runs.allowObjects(['s3:PutObject', 's3:DeleteObject'], documents, 'runs');
    const invitations = new PortalWorker(this, 'Invitations', {
      bundle: 'auth/invitations',
      bus,
      event: 'invitation.requested',
      breaks: 'Invitations to teams are not mailed.',
      timeoutSeconds: 20,
      maxConcurrency: 2,
      environment: {
        TABLE_NAME: table.tableName,
        PORTAL_URL: parameter(this, 'PortalUrl'),
        SECRET_ARN: secret.secretArn,
        MAIL_FROM: parameter(this, 'MailFrom'),
      },
    });
    table.allow(invitations.role, 'GetItem', 'UpdateItem', 'DeleteItem');
    invitations.allow(['secretsmanager:GetSecretValue'], [secret.secretArn]);
    const links = new PortalWorker(this, 'SignInLinks', {
      bundle: 'auth/sign-in-links',
      bus,
      event: 'sign-in-link.requested',
      breaks: 'Links to sign in with are not mailed.',
      timeoutSeconds: 20,
      maxConcurrency: 5,
      environment: { ...signed, MAIL_FROM: parameter(this, 'MailFrom') },
    });
    table.allow(links.role, 'GetItem');
    links.allow(['secretsmanager:GetSecretValue'], [secret.secretArn]);
    const sender = new EmailIdentity(this, 'Sender', { identity: Identity.email(parameter(this, 'MailFrom')) });
    const notices = new PortalWorker(this, 'Notices', {
      bundle: 'auth/notices',
      bus,
      event: 'notice.written',
      breaks: 'People are not mailed what happens to their account; the portal tells them.',
      timeoutSeconds: 20,
      maxConcurrency: 2,
      environment: {
        TABLE_NAME: table.tableName,
        PORTAL_URL: parameter(this, 'PortalUrl'),
        MAIL_FROM: parameter(this, 'MailFrom'),
      },
    });
    table.allow(notices.role, 'GetItem', 'UpdateItem');
    for (const mails of [invitations, links, notices]) mails.allow(['ses:SendEmail'], [sender.emailIdentityArn]);
    const overdue = new PortalSchedule(this, 'Overdue', {
      bundle: 'overdue',
      breaks: 'Imports, test runs and mails whose worker died stay under way.',
      memoryMegabytes: 256,
      timeoutSeconds: 20,
      comesAgain: true,
      environment: { TABLE_NAME: table.tableName, USER_POOL_ID: identity.pool.userPoolId },
    });
    table.allow(overdue.role, 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query');
    overdue.allow(['cognito-idp:AdminDeleteUser', 'cognito-idp:ListUsers'], [identity.pool.userPoolArn]);

    const connections = new PortalSchedule(this, 'Connections', {
      bundle: 'auth/connections',
      breaks:
        'A deployment that changes the app client shuts out who comes through a connection, until one is changed.',
      memoryMegabytes: 256,
      timeoutSeconds: 20,
      environment: { TABLE_NAME: table.tableName, SIGN_IN_URL: parameter(this, 'SignInUrl'), ...signIn },
    });
    table.allow(connections.role, 'GetItem', 'UpdateItem', 'DeleteItem');
    connections.allow(
      [
        'cognito-idp:DeleteIdentityProvider',
        'cognito-idp:ListIdentityProviders',
        'cognito-idp:DescribeUserPoolClient',
        'cognito-idp:UpdateUserPoolClient',
      ],
      [identity.pool.userPoolArn],
    );

    const outbox = new PortalFunction(this, 'Outbox', {
      bundle: 'outbox',
      breaks: 'Events stay in the outbox: imports and test runs do not start, invitations are not mailed.',
      timeoutSeconds: 30,
      environment: { BUS_NAME: bus.eventBusName },
    });
    bus.grantPutEventsTo(outbox.role);
    const lost = deadLetters(this, 'OutboxFailures');
    outbox.function.addEventSource(
      new DynamoEventSource(table, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        reportBatchItemFailures: true,
        retryAttempts: 10,
        bisectBatchOnError: true,
        onFailure: new SqsDlq(lost),
        filters: [
          FilterCriteria.filter({
            eventName: FilterRule.isEqual('INSERT'),
            dynamodb: { NewImage: { __edb_e__: { S: FilterRule.isEqual('event') } } },
          }),
        ],
      }),
    );

    const seals = new PortalFunction(this, 'AuditSeals', {
      bundle: 'auth/audit-seals',
      breaks: 'The audit log is written and not sealed: its verification tells of entries that were put in.',
      timeoutSeconds: 60,
      environment: { TABLE_NAME: table.tableName, SECRET_ARN: secret.secretArn },
    });
    table.allow(seals.role, 'GetItem', 'BatchGetItem', 'PutItem');
    seals.allow(['secretsmanager:GetSecretValue'], [secret.secretArn]);
    seals.function.addEventSource(
      new DynamoEventSource(table, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        reportBatchItemFailures: true,
        // Nothing is skipped: a chain has no gaps. Until it works again its alarm rings, and the stream keeps a day.
        retryAttempts: -1,
        onFailure: new SqsDlq(deadLetters(this, 'AuditSealsFailures')),
        filters: [
          FilterCriteria.filter({
            eventName: FilterRule.isEqual('INSERT'),
            dynamodb: { NewImage: { __edb_e__: { S: FilterRule.isEqual('auditEntry') } } },
          }),
        ],
      }),
    );

    const anchors = new PortalSchedule(this, 'AuditAnchors', {
      bundle: 'auth/audit-anchors',
      breaks: 'Where the audit log ends is not kept outside the table, or it was tampered with; it is not archived.',
      timeoutSeconds: 60,
      environment: {
        TABLE_NAME: table.tableName,
        SECRET_ARN: secret.secretArn,
        ...audited,
        ARCHIVE_AUDIT_AFTER_DAYS: parameter(this, 'ArchiveAuditAfterDays'),
      },
    });
    table.allow(anchors.role, 'GetItem', 'PutItem', 'UpdateItem', 'Query');
    anchors.allow(['secretsmanager:GetSecretValue'], [secret.secretArn]);
    for (const prefix of ['seals', 'heads']) anchors.allowObjects(['s3:GetObject', 's3:PutObject'], audit, prefix);
    anchors.allow(['s3:ListBucket'], [audit.bucketArn]);
    const auditJobs = new PortalWorker(this, 'AuditJobs', {
      bundle: 'auth/audit-jobs',
      bus,
      event: 'audit-job.requested',
      breaks: 'Exports and archives of the audit log stay queued.',
      memoryMegabytes: 1024,
      // What is not done by then, another one goes on with.
      timeoutSeconds: 300,
      maxConcurrency: 2,
      environment: { TABLE_NAME: table.tableName, SECRET_ARN: secret.secretArn, ...audited, ...documented },
    });
    table.allow(auditJobs.role, 'GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'BatchWriteItem', 'Query');
    auditJobs.allow(['secretsmanager:GetSecretValue'], [secret.secretArn]);
    auditJobs.allowObjects(['s3:GetObject', 's3:PutObject'], audit, 'archive');
    auditJobs.allow(['s3:ListBucket'], [audit.bucketArn]);
    auditJobs.allowObjects(['s3:GetObject', 's3:PutObject', 's3:ListMultipartUploadParts'], documents, 'exports');

    // What people wait for is told by who answers whether the API works; of the buckets that they are there.
    const queues = { imports, runs, invitations, notices, links, auditJobs };
    auth.function.addEnvironment(
      'QUEUES',
      JSON.stringify(Object.fromEntries(Object.values(queues).map(({ name, queue }) => [name, queue.queueUrl]))),
    );
    auth.allow(
      ['sqs:GetQueueAttributes'],
      Object.values(queues).map(({ queue }) => queue.queueArn),
    );

    this.usage = new PortalFunction(this, 'Usage', {
      bundle: 'analytics/usage',
      breaks: 'Calls are not counted: usage pages and quotas fall behind.',
      timeoutSeconds: 30,
      environment: { TABLE_NAME: table.tableName },
      // The log subscription invokes it without waiting: what fails three times is kept.
      deadLetters: deadLetters(this, 'UsageFailures'),
    });
    const { usage } = this;
    table.allow(usage.role, 'BatchWriteItem', 'GetItem', 'PutItem', 'UpdateItem');
    new SubscriptionFilter(this, 'UsageLines', {
      logGroup: gateway.logGroup,
      destination: new LambdaDestination(usage.function),
      filterPattern: FilterPattern.stringValue('$.kind', '=', 'usage'),
    });
    const functions = [
      ...Object.values(this.http),
      this.authorizer,
      imports,
      runs,
      invitations,
      notices,
      links,
      overdue,
      connections,
      outbox,
      seals,
      anchors,
      auditJobs,
      usage,
    ];
    const ofQueues = Object.values(queues).flatMap(({ alarms }) => alarms);
    this.alarms = [...functions.map(({ alarm }) => alarm), ...ofQueues];
  }
}
