import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { connect, connectBackendSecrets } from '@portico/data';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { endOverdue } from './end-overdue.ts';
import { eraseUsers } from './erase-users.ts';
import { forgetInPool } from './forget-in-pool.ts';
import { readSources } from './read-sources.ts';
import { removeSecrets } from './remove-secrets.ts';

const { TABLE_NAME, QUEUE_URL, USER_POOL_ID } = requireEnvironment('TABLE_NAME', 'QUEUE_URL', 'USER_POOL_ID');
const logger = createLogger();
const data = connect(TABLE_NAME);
const now = () => new Date();
const pass = endOverdue({ data, now });
const erase = eraseUsers({ data, now, forget: forgetInPool(USER_POOL_ID) });
const remove = removeSecrets({ data, now, secrets: connectBackendSecrets(process.env.BACKENDS_PREFIX) });
const readAgain = readSources({ data, now });
const sqs = new SQSClient({ maxAttempts: 5 });

/** The schedule comes once a minute: the other passes of each are messages to itself. */
const AGAIN_SECONDS = [20, 40];

const comeAgain = (DelaySeconds: number) =>
  sqs.send(new SendMessageCommand({ QueueUrl: QUEUE_URL, MessageBody: '{}', DelaySeconds }));

export const handler = async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
  if (Records.some(({ body }) => body.includes('"again"'))) await Promise.all(AGAIN_SECONDS.map(comeAgain));
  const done = await pass();
  if (done.toldAgain + done.ended > 0) logger.warn('overdue work', done);
  if (done.came > 0) logger.info('dates of versions came', { versions: done.came });
  const secrets = await remove();
  if (secrets > 0) logger.info('secrets of backends removed', { secrets });
  if (done.reminded > 0) logger.info('reminded of requests', { requests: done.reminded });
  const sources = await readAgain();
  if (sources > 0) logger.info('sources read again', { sources });
  const erased = await erase();
  if (erased > 0) logger.info('people erased', { erased });
  return { batchItemFailures: [] };
};
