// Keeps what event sources give it, in a file the test can read; fails what is marked poison.
import { appendFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
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
    note({ source: record.eventSource, poison: text.includes('poison'), record });
    if (text.includes('poison')) failures.push({ itemIdentifier: id });
  }
  if (event.fail) {
    note({ source: 'async' });
    throw new Error('asked to fail');
  }
  return { batchItemFailures: failures };
};
