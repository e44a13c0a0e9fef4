import { connect, connectAuditStore, connectExportFiles, connectLastingSecret } from '@portico/data';
import { consume } from '@portico/events';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import { doAuditJob } from '../do-audit-job.ts';

const { TABLE_NAME, SECRET_ARN, AUDIT_BUCKET, DOCUMENTS_BUCKET } = requireEnvironment(
  'TABLE_NAME',
  'SECRET_ARN',
  'AUDIT_BUCKET',
  'DOCUMENTS_BUCKET',
);

export const handler = consume(
  'audit-job.requested',
  createLogger(),
  doAuditJob({
    data: connect(TABLE_NAME),
    store: connectAuditStore(AUDIT_BUCKET),
    files: connectExportFiles(DOCUMENTS_BUCKET),
    secret: connectLastingSecret(SECRET_ARN),
    now: () => new Date(),
  }),
);
