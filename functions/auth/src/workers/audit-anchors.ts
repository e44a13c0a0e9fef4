import { connect, connectAuditStore, connectLastingSecret } from '@portico/data';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import type { SQSBatchResponse } from 'aws-lambda';
import { anchorAudit } from '../anchor-audit.ts';
import { archiveByAge } from '../archive-by-age.ts';

const { TABLE_NAME, SECRET_ARN, AUDIT_BUCKET } = requireEnvironment('TABLE_NAME', 'SECRET_ARN', 'AUDIT_BUCKET');
const logger = createLogger();
const data = connect(TABLE_NAME);
const now = () => new Date();
const anchor = anchorAudit({
  data,
  now,
  store: connectAuditStore(AUDIT_BUCKET),
  secret: connectLastingSecret(SECRET_ARN),
});
const archive = archiveByAge({ data, now, days: Number(process.env.ARCHIVE_AUDIT_AFTER_DAYS ?? 0) || 0 });

/** Once a minute. A log that was tampered with is not archived, and rings. */
export const handler = async (): Promise<SQSBatchResponse> => {
  try {
    await anchor();
    await archive();
  } catch (error) {
    logger.error('the audit log is not anchored', { error: error instanceof Error ? error : String(error) });
    throw error;
  }
  return { batchItemFailures: [] };
};
