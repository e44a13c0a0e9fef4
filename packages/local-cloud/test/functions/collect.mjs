// Keeps what event sources give it, in a file the test can read; fails what is marked poison.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { gunzipSync } from 'node:zlib';

const session = existsSync('/proc/self/autogroup') ? readFileSync('/proc/self/autogroup', 'utf8').trim() : undefined;
export const handler = async (event) => {
  const note = (entry) => appendFileSync(process.env.COLLECT_FILE, `${JSON.stringify(entry)}\n`);
  if (event.awslogs) {
    const batch = JSON.parse(gunzipSync(Buffer.from(event.awslogs.data, 'base64')));
    note({ source: 'logs', batch });
    return;
  }
  const failures = [];
  for (const record of event.Records ?? []) {
    const text = JSON.stringify(record);
    const id = record.eventSource === 'aws:sqs' ? record.messageId : record.dynamodb.SequenceNumber;
    note({ source: record.eventSource, poison: text.includes('poison'), record, priority: getPriority(), session });
    if (text.includes('poison')) failures.push({ itemIdentifier: id });
  }
  if (event.fail) {
    note({ source: 'async' });
    throw new Error('asked to fail');
  }
  return { batchItemFailures: failures };
};
