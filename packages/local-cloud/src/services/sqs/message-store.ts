import { createHash, randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { AwsError, type CloudContext } from '../../service.ts';
import type { Fields } from '../wire/fields.ts';
import { repeatable } from '../wire/repeatable.ts';
import { transaction } from '../wire/transaction.ts';
import { attributesMd5, type MessageAttributes, md5 } from './message-digest.ts';
import { presentMessage, type QueueMessage } from './queue-message.ts';
import { numberAttribute, type Queue, type QueueStore, redriveOf } from './queue-store.ts';

export type OutgoingMessage = {
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly senderId: string;
  readonly delaySeconds?: number | undefined;
  readonly groupId?: string | undefined;
  readonly deduplicationId?: string | undefined;
  readonly traceHeader?: string | undefined;
};

const DEDUPLICATION_WINDOW_MILLISECONDS = 300_000;
const PURGE_EVERY_MILLISECONDS = 60_000;

const deduplicationIdOf = (queue: Queue, message: OutgoingMessage): string | undefined => {
  if (!queue.fifo) return undefined;
  if (!message.groupId)
    throw new AwsError('MissingParameter', 'The request must contain the parameter MessageGroupId.');
  if (message.deduplicationId) return message.deduplicationId;
  if (queue.attributes.ContentBasedDeduplication === 'true')
    return createHash('sha256').update(message.body).digest('hex');
  throw new AwsError(
    'InvalidParameterValue',
    'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
  );
};

const checkBody = (queue: Queue, body: string) => {
  if (body === '') throw new AwsError('MissingParameter', 'The request must contain the parameter MessageBody.');
  const sizeBytesMax = numberAttribute(queue, 'MaximumMessageSize');
  if (Buffer.byteLength(body) > sizeBytesMax) {
    throw new AwsError(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${sizeBytesMax} bytes.`,
    );
  }
};

/** Messages of every queue. Each call is one durable transaction; ordering inside a FIFO group is by sequence. */
export const createMessageStore = (context: CloudContext, database: DatabaseSync, queues: QueueStore) => {
  const insert = database.prepare(
    `INSERT INTO messages (queue, messageId, body, attributes, senderId, groupId, deduplicationId, traceHeader, sentAtMilliseconds, visibleAtMilliseconds)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  // A FIFO group is closed while one of its messages is in flight, and opens only at its first remaining message.
  // In a standard queue the group with the fewest messages in flight comes first (a fair queue).
  // Messages claimed by the same receive (same batch id in front of the handle) neither close a group nor come twice.
  const visible = database.prepare(
    `SELECT * FROM messages m WHERE queue = ?1 AND visibleAtMilliseconds <= ?2 AND substr(COALESCE(receiptHandle, ''), 1, 36) <> ?4
       AND (groupId IS NULL OR ?3 = 0 OR NOT EXISTS (
         SELECT 1 FROM messages b WHERE b.queue = m.queue AND b.groupId = m.groupId AND b.visibleAtMilliseconds > ?2
           AND b.sequence < m.sequence AND substr(COALESCE(b.receiptHandle, ''), 1, 36) <> ?4))
     ORDER BY CASE WHEN groupId IS NULL OR ?3 = 1 THEN 0 ELSE (
       SELECT COUNT(*) FROM messages b WHERE b.queue = m.queue AND b.visibleAtMilliseconds > ?2
         AND b.receiptHandle IS NOT NULL AND b.groupId = m.groupId) END, sequence LIMIT 1`,
  );
  const claim = database.prepare(
    `UPDATE messages SET receiptHandle = ?, visibleAtMilliseconds = ?, receiveCount = receiveCount + 1,
       firstReceivedAtMilliseconds = COALESCE(firstReceivedAtMilliseconds, ?) WHERE sequence = ? RETURNING *`,
  );

  const send = (queue: Queue, message: OutgoingMessage) => {
    checkBody(queue, message.body);
    const now = context.now().getTime();
    const deduplicationId = deduplicationIdOf(queue, message);
    const delaySeconds = queue.fifo
      ? numberAttribute(queue, 'DelaySeconds')
      : (message.delaySeconds ?? numberAttribute(queue, 'DelaySeconds'));
    if (!(delaySeconds >= 0 && delaySeconds <= 900))
      throw new AwsError('InvalidParameterValue', 'Value for parameter DelaySeconds is invalid.');
    const answer = (messageId: string, sequence: number) => ({
      MessageId: messageId,
      MD5OfMessageBody: md5(message.body),
      MD5OfMessageAttributes: attributesMd5(message.attributes),
      ...(queue.fifo ? { SequenceNumber: String(sequence).padStart(20, '0') } : {}),
    });
    if (deduplicationId !== undefined) {
      database.prepare('DELETE FROM deduplications WHERE expiresAtMilliseconds <= ?').run(now);
      const twin = database
        .prepare('SELECT * FROM deduplications WHERE queue = ? AND id = ?')
        .get(queue.name, deduplicationId);
      if (twin) return answer(String(twin.messageId), Number(twin.sequence));
    }
    const messageId = randomUUID();
    const { lastInsertRowid } = insert.run(
      queue.name,
      messageId,
      message.body,
      JSON.stringify(message.attributes),
      message.senderId,
      message.groupId ?? null,
      deduplicationId ?? null,
      message.traceHeader ?? null,
      now,
      now + delaySeconds * 1000,
    );
    if (deduplicationId !== undefined) {
      database
        .prepare('INSERT INTO deduplications VALUES (?, ?, ?, ?, ?)')
        .run(queue.name, deduplicationId, messageId, lastInsertRowid, now + DEDUPLICATION_WINDOW_MILLISECONDS);
    }
    return answer(messageId, Number(lastInsertRowid));
  };

  /** True when the message had been received too often and now lies in the dead-letter queue. */
  const moveWhenPoisoned = (queue: Queue, row: Fields): boolean => {
    const redrive = redriveOf(queue);
    if (!redrive || Number(row.receiveCount) < redrive.maxReceiveCount) return false;
    const target = redrive.deadLetterArn.split(':').at(-1) ?? '';
    database
      .prepare(
        'UPDATE messages SET queue = ?, visibleAtMilliseconds = ?, receiptHandle = NULL, sourceArn = ? WHERE sequence = ?',
      )
      .run(target, context.now().getTime(), queue.arn, Number(row.sequence));
    return true;
  };

  const receive = (
    queue: Queue,
    max: number,
    visibilitySeconds: number,
  ): { messages: QueueMessage[]; moved: boolean } =>
    transaction(database, () => {
      const now = context.now().getTime();
      database
        .prepare('DELETE FROM messages WHERE queue = ? AND sentAtMilliseconds < ?')
        .run(queue.name, now - numberAttribute(queue, 'MessageRetentionPeriod') * 1000);
      const messages: QueueMessage[] = [];
      const batch = randomUUID();
      let moved = false;
      while (messages.length < max) {
        const row = visible.get(queue.name, now, queue.fifo ? 1 : 0, batch);
        if (!row) break;
        if (moveWhenPoisoned(queue, row)) {
          moved = true;
          continue;
        }
        const claimed = claim.get(
          `${batch}.${randomUUID()}`,
          now + visibilitySeconds * 1000,
          now,
          Number(row.sequence),
        );
        if (claimed) messages.push(presentMessage(queue, claimed));
      }
      return { messages, moved };
    });

  return {
    send: (queue: Queue, message: OutgoingMessage) => transaction(database, () => send(queue, message)),
    /** A claim that is lost is made again: whoever had the message is gone with it. */
    receiveNow: (...given: Parameters<typeof receive>) => repeatable(database, () => receive(...given)),
    /** When the next hidden message of the queue shows itself, in epoch milliseconds. */
    nextVisibleAtMilliseconds(queue: Queue): number | undefined {
      const row = database
        .prepare('SELECT MIN(visibleAtMilliseconds) AS at FROM messages WHERE queue = ? AND visibleAtMilliseconds > ?')
        .get(queue.name, context.now().getTime());
      return typeof row?.at === 'number' ? row.at : undefined;
    },
    /** A receipt handle that is no longer current deletes nothing, and that is not an error (SQS API, DeleteMessage). */
    remove: (queue: Queue, receiptHandle: string) =>
      database.prepare('DELETE FROM messages WHERE queue = ? AND receiptHandle = ?').run(queue.name, receiptHandle),
    changeVisibility(queue: Queue, receiptHandle: string, seconds: number) {
      if (!(seconds >= 0 && seconds <= 43_200))
        throw new AwsError('InvalidParameterValue', 'VisibilityTimeout must be between 0 and 43200');
      const now = context.now().getTime();
      const { changes } = database
        .prepare(
          'UPDATE messages SET visibleAtMilliseconds = ? WHERE queue = ? AND receiptHandle = ? AND visibleAtMilliseconds > ?',
        )
        .run(now + seconds * 1000, queue.name, receiptHandle, now);
      if (changes === 0)
        throw new AwsError(
          'MessageNotInflight',
          'The message is not in flight or its receipt handle is not the current one.',
        );
    },
    /** What was received and not answered for is free, and was not tried: who had it is gone. */
    release(queue: Queue) {
      const now = context.now().getTime();
      database
        .prepare(
          `UPDATE messages SET visibleAtMilliseconds = ?1, receiptHandle = NULL, receiveCount = MAX(receiveCount - 1, 0)
           WHERE queue = ?2 AND visibleAtMilliseconds > ?1 AND receiptHandle IS NOT NULL`,
        )
        .run(now, queue.name);
    },
    /** Once a minute, as AWS takes it. */
    purge(queue: Queue) {
      const now = context.now().getTime();
      const { changes } = database
        .prepare(
          `INSERT INTO purges VALUES (?1, ?2) ON CONFLICT (queue) DO UPDATE SET atMilliseconds = ?2
             WHERE atMilliseconds <= ?2 - ${PURGE_EVERY_MILLISECONDS}`,
        )
        .run(queue.name, now);
      if (changes === 0)
        throw new AwsError(
          'PurgeQueueInProgress',
          `Only one PurgeQueue operation on ${queue.name} is allowed every 60 seconds.`,
          403,
        );
      database.prepare('DELETE FROM messages WHERE queue = ?').run(queue.name);
    },
    /** Sends messages of a dead-letter queue back where they came from, or to `destination`. */
    moveBack: (queue: Queue, destination: string | undefined): number =>
      Number(
        database
          .prepare(`UPDATE messages SET queue = COALESCE(?, substr(sourceArn, ?)), receiveCount = 0, receiptHandle = NULL, visibleAtMilliseconds = ?, sourceArn = NULL
                    WHERE queue = ? AND (? IS NOT NULL OR sourceArn IS NOT NULL)`)
          .run(
            destination ?? null,
            queues.arnOf('').length + 1,
            context.now().getTime(),
            queue.name,
            destination ?? null,
          ).changes,
      ),
    /** When the message was sent that has waited longest. */
    oldestAtMilliseconds(queue: Queue): number | undefined {
      const row = database
        .prepare('SELECT MIN(sentAtMilliseconds) AS at FROM messages WHERE queue = ?')
        .get(queue.name);
      return typeof row?.at === 'number' ? row.at : undefined;
    },
    counts(queue: Queue): Record<string, string> {
      const now = context.now().getTime();
      const row = database
        .prepare(
          `SELECT COUNT(*) FILTER (WHERE visibleAtMilliseconds <= ?1) AS visible, COUNT(*) FILTER (WHERE visibleAtMilliseconds > ?1 AND receiptHandle IS NOT NULL) AS inFlight,
           COUNT(*) FILTER (WHERE visibleAtMilliseconds > ?1 AND receiptHandle IS NULL) AS delayed FROM messages WHERE queue = ?2`,
        )
        .get(now, queue.name);
      return {
        ApproximateNumberOfMessages: String(row?.visible ?? 0),
        ApproximateNumberOfMessagesNotVisible: String(row?.inFlight ?? 0),
        ApproximateNumberOfMessagesDelayed: String(row?.delayed ?? 0),
      };
    },
  };
};
