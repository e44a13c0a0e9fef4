import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Construct } from 'constructs';
import { deadLetters } from '../constructs/dead-letters.ts';
import { streamAlarm } from '../constructs/function-alarms.ts';
import { PortalFunction } from '../constructs/portal-function.ts';
import { PortalSchedule } from '../constructs/portal-schedule.ts';
import { PortalWorker } from '../constructs/portal-worker.ts';
import { parameter } from '../parameters.ts';
import type { Surroundings } from './surroundings.ts';

/** What seals the audit log, keeps its end outside the table, archives and exports it. */
export const auditFunctions = (scope: Construct, surroundings: Surroundings) => {
  const { table, documents, audit, secret, bus, audited, documented } = surroundings;
  const unsealed = 'The audit log is written and not sealed: its verification tells of entries that were put in.';
  const toldOfSeals = { notices: unsealed, heading: 'audit-seals', severity: 'tomorrow' } as const;
  const seals = new PortalFunction(scope, 'AuditSeals', {
    bundle: 'auth/audit-seals',
    breaks: unsealed,
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
      onFailure: new SqsDlq(deadLetters(scope, 'AuditSealsFailures', toldOfSeals)),
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { NewImage: { __edb_e__: { S: FilterRule.isEqual('auditEntry') } } },
        }),
      ],
    }),
  );
  streamAlarm(scope, 'AuditSealsLate', seals.function, 60, toldOfSeals);

  const anchors = new PortalSchedule(scope, 'AuditAnchors', {
    bundle: 'auth/audit-anchors',
    breaks: 'Where the audit log ends is not kept outside the table, or it was tampered with; it is not archived.',
    severity: 'page',
    timeoutSeconds: 60,
    environment: {
      TABLE_NAME: table.tableName,
      SECRET_ARN: secret.secretArn,
      ...audited,
      ARCHIVE_AUDIT_AFTER_DAYS: parameter(scope, 'ArchiveAuditAfterDays'),
    },
  });
  table.allow(anchors.role, 'GetItem', 'PutItem', 'UpdateItem', 'Query');
  anchors.allow(['secretsmanager:GetSecretValue'], [secret.secretArn]);
  for (const prefix of ['seals', 'heads']) anchors.allowObjects(['s3:GetObject', 's3:PutObject'], audit, prefix);
  anchors.allow(['s3:ListBucket'], [audit.bucketArn]);
  const auditJobs = new PortalWorker(scope, 'AuditJobs', {
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
  return { seals, anchors, auditJobs };
};
