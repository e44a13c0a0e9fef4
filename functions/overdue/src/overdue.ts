import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { connect } from '@portico/data';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { endOverdue } from './end-overdue.ts';

const { TABLE_NAME, QUEUE_URL } = requireEnvironment('TABLE_NAME', 'QUEUE_URL');
const logger = createLogger();
const pass = endOverdue({ data: connect(TABLE_NAME), now: () => new Date() });
const sqs = new SQSClient({ maxAttempts: 5 });

/** The schedule comes once a minute: the other passes of each are messages to itself. */
const AGAIN_SECONDS = [20, 40];

const comeAgain = (DelaySeconds: number) =>
  sqs.send(new SendMessageCommand({ QueueUrl: QUEUE_URL, MessageBody: '{}', DelaySeconds }));

export const handler = async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
  if (Records.some(({ body }) => body.includes('"again"'))) await Promise.all(AGAIN_SECONDS.map(comeAgain));
  const done = await pass();
  if (done.toldAgain + done.ended > 0) logger.warn('overdue work', done);
  return { batchItemFailures: [] };
};
