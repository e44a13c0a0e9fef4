import { type AuditEntryItem, connect, connectLastingSecret } from '@portico/data';
import { madeItem } from '@portico/events';
import { counted, createLogger, requireEnvironment } from '@portico/telemetry';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { sealEntries } from '../seal-entries.ts';

const { TABLE_NAME, SECRET_ARN } = requireEnvironment('TABLE_NAME', 'SECRET_ARN');
const seal = sealEntries({ data: connect(TABLE_NAME), secret: connectLastingSecret(SECRET_ARN) });

const logger = createLogger();

/**
 * Seals what the table's stream says was written to the audit log. A shard of the log is one partition, whose changes the
 * stream brings in order and one batch at a time: nobody else seals it meanwhile. A batch that failed comes again whole;
 * what of it has its seal is left as it is.
 */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const entries = Records.map((record) => madeItem(record, 'auditEntry')).filter((item) => item !== undefined);
  try {
    // The entity wrote exactly its attributes.
    await seal(entries as unknown as AuditEntryItem[]);
    return { batchItemFailures: [] };
  } catch (error) {
    logger.error('entries not sealed', {
      entries: entries.length,
      error: error instanceof Error ? error : String(error),
      ...counted({ Faults: 1 }),
    });
    return { batchItemFailures: [{ itemIdentifier: Records[0]?.dynamodb?.SequenceNumber ?? '' }] };
  }
};
