import type { Construct } from 'constructs';
import { PortalWorker } from '../constructs/portal-worker.ts';
import { type Surroundings, WRITES } from './surroundings.ts';

/** What does what somebody asked for and waits for: documents are read, tests run. */
export const workers = (scope: Construct, surroundings: Surroundings) => {
  const { table, documents, bus, documented, egress, imported, gatewayUrl } = surroundings;
  const imports = new PortalWorker(scope, 'Imports', {
    bundle: 'apis/imports',
    bus,
    event: 'import.requested',
    breaks: 'New API documents stay queued.',
    memoryMegabytes: 3008,
    // Fetching 15 s, reading 90, its report 45, keeping.
    timeoutSeconds: 180,
    // What limits imports, here as on one machine: so many are read at once, whoever asks; whose are being read waits
    // behind those whose are not. Readers do not notice: each
    // of their requests has an instance of its own, and the table's capacity is on demand.
    maxConcurrency: 2,
    reservable: true,
    environment: { TABLE_NAME: table.tableName, ...documented, ...egress, ...imported },
  });
  imports.allowRoles(imported.IMPORT_ROLE_ARNS);
  imports.allowApiGateway(['/restapis/*/stages', '/restapis/*/stages/*/exports/*', '/apis/*/exports/*']);
  table.allow(imports.role, 'GetItem', 'PutItem', 'Query', 'UpdateItem');
  imports.allowObjects(['s3:GetObject'], documents, 'uploads');
  imports.allowObjects(['s3:PutObject'], documents, 'documents');
  imports.allowObjects(['s3:PutObject'], documents, 'uploaded');
  // Without it, S3 answers 403 for what is not there.
  imports.allow(['s3:ListBucket'], [documents.bucketArn]);
  const reports = new PortalWorker(scope, 'KeyReports', {
    bundle: 'apis/key-reports',
    bus,
    event: 'key.reported',
    breaks: 'Keys that were found and reported work on, and nobody is told.',
    severity: 'page',
    waitsSeconds: 120,
    timeoutSeconds: 20,
    maxConcurrency: 2,
    environment: { TABLE_NAME: table.tableName },
  });
  table.allow(reports.role, 'GetItem', 'Query', 'PutItem', 'UpdateItem');
  const apiJobs = new PortalWorker(scope, 'ApiJobs', {
    bundle: 'apis/api-jobs',
    bus,
    event: 'api-job.requested',
    breaks:
      'Subscribers are not told how versions end; of APIs and apps that were deleted subscriptions and keys stay; teams do not find what is shared with them.',
    timeoutSeconds: 60,
    maxConcurrency: 2,
    environment: { TABLE_NAME: table.tableName, ...documented },
  });
  table.allow(apiJobs.role, 'GetItem', 'BatchGetItem', 'Query', ...WRITES);
  apiJobs.allowObjects(['s3:DeleteObject'], documents, 'guide-files');
  const searchIndex = new PortalWorker(scope, 'SearchIndex', {
    bundle: 'docs/search-index',
    bus,
    event: 'api.listed',
    breaks: 'What was published or changed lately is not found by searching, or as it was before.',
    // GitHub's document is read as a whole where nobody did yet.
    memoryMegabytes: 2048,
    timeoutSeconds: 60,
    maxConcurrency: 2,
    environment: { TABLE_NAME: table.tableName, ...documented },
  });
  table.allow(searchIndex.role, 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem');
  for (const prefix of ['documents', 'guides']) searchIndex.allowObjects(['s3:GetObject'], documents, prefix);
  searchIndex.allowObjects(['s3:GetObject', 's3:PutObject'], documents, 'made');
  searchIndex.allowObjects(['s3:GetObject', 's3:PutObject'], documents, 'search');
  searchIndex.allow(['s3:ListBucket'], [documents.bucketArn]);
  const runs = new PortalWorker(scope, 'TestRuns', {
    bundle: 'testing/test-runs',
    bus,
    event: 'test-run.requested',
    breaks: 'Test runs stay queued.',
    timeoutSeconds: 150,
    maxConcurrency: 5,
    reservable: true,
    environment: { TABLE_NAME: table.tableName, ...documented, ...egress, ...gatewayUrl },
  });
  table.allow(runs.role, 'GetItem', 'PutItem', 'UpdateItem');
  runs.allowObjects(['s3:GetObject'], documents, 'documents');
  runs.allowObjects(['s3:PutObject', 's3:DeleteObject'], documents, 'runs');
  return { imports, reports, apiJobs, searchIndex, runs };
};
