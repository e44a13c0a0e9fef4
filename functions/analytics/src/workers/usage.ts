import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { connect } from '@portico/data';
import type { UsageRecord } from '@portico/domain';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import type { CloudWatchLogsDecodedData, CloudWatchLogsEvent } from 'aws-lambda';
import { countUsage } from '../count-usage.ts';
import { readRefused, usageOfRefused } from '../refused-calls.ts';

const { TABLE_NAME } = requireEnvironment('TABLE_NAME');
const logger = createLogger();
const data = connect(TABLE_NAME);
const count = countUsage({ data, now: () => new Date() });

const parsed = (message: string): unknown => {
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
};

/** The record of a line; what CloudWatch counts of the same line is no part of it. */
const withoutCounts = ({
  _aws,
  service,
  UpstreamFailures,
  ...record
}: UsageRecord & Readonly<Record<'_aws' | 'service' | 'UpstreamFailures', unknown>>): UsageRecord => record;

const recordOf = async (message: string): Promise<UsageRecord | undefined> => {
  const record = parsed(message);
  const refused = readRefused(record);
  if (refused) return usageOfRefused(data, refused);
  // The gateway writes a whole record after this mark; its line is the contract between the two.
  return typeof record === 'object' && record !== null && 'kind' in record && record.kind === 'usage'
    ? withoutCounts(record as Parameters<typeof withoutCounts>[0])
    : undefined;
};

/**
 * Takes lines of the gateway's access log, and API Gateway's of what it refused itself, as CloudWatch Logs sends them; a
 * delivery may come again, and counts once.
 */
export const handler = async ({ awslogs }: CloudWatchLogsEvent): Promise<void> => {
  const { logEvents } = JSON.parse(
    gunzipSync(Buffer.from(awslogs.data, 'base64')).toString(),
  ) as CloudWatchLogsDecodedData;
  const read = await Promise.all(logEvents.map(({ message }) => recordOf(message)));
  const records = read.filter((record) => record !== undefined);
  const deliveryId = createHash('sha256')
    .update(logEvents.map(({ id }) => id).join('\n'))
    .digest('hex');
  await count(records, deliveryId);
  logger.info('counted', { records: records.length, deliveryId });
};
