import { connect, connectDocuments } from '@portico/data';
import { createEgress } from '@portico/egress';
import { consume } from '@portico/events';
import { readDocument } from '@portico/openapi';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import { connectAwsApiGateway } from '../aws-api-gateway.ts';
import { readImport } from '../read-import.ts';

const { TABLE_NAME, DOCUMENTS_BUCKET, AWS_REGION, ACCOUNT_ID } = requireEnvironment(
  'TABLE_NAME',
  'DOCUMENTS_BUCKET',
  'AWS_REGION',
  'ACCOUNT_ID',
);

export const handler = consume(
  'import.requested',
  createLogger(),
  readImport({
    data: connect(TABLE_NAME),
    documents: connectDocuments(DOCUMENTS_BUCKET),
    egress: createEgress({ allow: process.env.EGRESS_ALLOW ?? '' }),
    apiGateway: connectAwsApiGateway({
      region: AWS_REGION,
      accountId: ACCOUNT_ID,
      roleArns: process.env.IMPORT_ROLE_ARNS ?? '',
    }),
    // The build puts the reading thread's own bundle beside this one.
    read: (bytes, options) =>
      readDocument(bytes, {
        ...options,
        everyKind: true,
        workerUrl: new URL('./read-worker.mjs', import.meta.url),
        lint: { today: new Date().toISOString().slice(0, 10) },
      }),
    now: () => new Date(),
  }),
);
