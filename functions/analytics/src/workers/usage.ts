import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { connect } from '@portico/data';
import type { UsageRecord } from '@portico/domain';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import type { CloudWatchLogsDecodedData, CloudWatchLogsEvent } from 'aws-lambda';
import { countUsage } from '../count-usage.ts';

const { TABLE_NAME } = requireEnvironment('TABLE_NAME');
const logger = createLogger();
const count = countUsage({ data: connect(TABLE_NAME), now: () => new Date() });

const recordOf = (message: string): UsageRecord | undefined => {
  try {
    const record: unknown = JSON.parse(message);
    // The gateway writes a whole record after this mark; its line is the contract between the two.
    return typeof record === 'object' && record !== null && 'kind' in record && record.kind === 'usage'
      ? (record as UsageRecord)
      : undefined;
  } catch {
    return undefined;
  }
};

/** Takes lines of the gateway's access log as CloudWatch Logs sends them; a delivery may come again, and counts once. */
export const handler = async ({ awslogs }: CloudWatchLogsEvent): Promise<void> => {
  const { logEvents } = JSON.parse(
    gunzipSync(Buffer.from(awslogs.data, 'base64')).toString(),
  ) as CloudWatchLogsDecodedData;
  const records = logEvents.map(({ message }) => recordOf(message)).filter((record) => record !== undefined);
  const deliveryId = createHash('sha256')
    .update(logEvents.map(({ id }) => id).join('\n'))
    .digest('hex');
  await count(records, deliveryId);
  logger.info('counted', { records: records.length, deliveryId });
};
