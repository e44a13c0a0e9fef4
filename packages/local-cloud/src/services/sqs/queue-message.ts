import { type Fields, parseFields, textOf } from '../wire/fields.ts';
import { type MessageAttributes, md5, messageAttributesOf } from './message-digest.ts';
import type { Queue } from './queue-store.ts';

/** A received message, as an event source mapping needs it. */
export type QueueMessage = {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly md5OfBody: string;
  /** ApproximateReceiveCount, SentTimestamp, SenderId, ApproximateFirstReceiveTimestamp, and for FIFO MessageGroupId … */
  readonly attributes: Readonly<Record<string, string>>;
  readonly messageAttributes: MessageAttributes;
};

const present = (entries: Readonly<Record<string, string | undefined>>): Record<string, string> => {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(entries)) if (value !== undefined) result[name] = value;
  return result;
};

/** A row of `messages` just claimed by a receive. */
export const presentMessage = (queue: Queue, row: Fields): QueueMessage => ({
  messageId: textOf(row, 'messageId') ?? '',
  receiptHandle: textOf(row, 'receiptHandle') ?? '',
  body: textOf(row, 'body') ?? '',
  md5OfBody: md5(textOf(row, 'body') ?? ''),
  attributes: present({
    ApproximateReceiveCount: textOf(row, 'receiveCount'),
    SentTimestamp: textOf(row, 'sentAtMilliseconds'),
    SenderId: textOf(row, 'senderId'),
    ApproximateFirstReceiveTimestamp: textOf(row, 'firstReceivedAtMilliseconds'),
    AWSTraceHeader: textOf(row, 'traceHeader'),
    DeadLetterQueueSourceArn: textOf(row, 'sourceArn'),
    MessageGroupId: textOf(row, 'groupId'),
    MessageDeduplicationId: textOf(row, 'deduplicationId'),
    SequenceNumber: queue.fifo ? (textOf(row, 'sequence') ?? '').padStart(20, '0') : undefined,
  }),
  messageAttributes: messageAttributesOf({ MessageAttributes: parseFields(textOf(row, 'attributes')) }),
});
