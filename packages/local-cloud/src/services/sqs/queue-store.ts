import type { DatabaseSync } from 'node:sqlite';
import { AwsError, type CloudContext } from '../../service.ts';
import { type Fields, parseFields, requiredText, textMapOf, textOf } from '../wire/fields.ts';

export type Queue = {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly fifo: boolean;
  /** As GetQueueAttributes shows them, without the counters. */
  readonly attributes: Readonly<Record<string, string>>;
};

export type RedrivePolicy = {
  readonly deadLetterArn: string;
  readonly maxReceiveCount: number;
};

const DEFAULTS: Readonly<Record<string, string>> = {
  VisibilityTimeout: '30',
  MaximumMessageSize: '1048576',
  MessageRetentionPeriod: '345600',
  DelaySeconds: '0',
  ReceiveMessageWaitTimeSeconds: '0',
  SqsManagedSseEnabled: 'true',
};

const SCHEMA = `
CREATE TABLE IF NOT EXISTS queues (name TEXT PRIMARY KEY, attributes TEXT NOT NULL, createdAtMilliseconds INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS purges (queue TEXT PRIMARY KEY, atMilliseconds INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS messages (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, messageId TEXT NOT NULL, body TEXT NOT NULL,
  attributes TEXT NOT NULL, senderId TEXT NOT NULL, groupId TEXT, deduplicationId TEXT, traceHeader TEXT, sourceArn TEXT,
  sentAtMilliseconds INTEGER NOT NULL, visibleAtMilliseconds INTEGER NOT NULL, receiveCount INTEGER NOT NULL DEFAULT 0,
  firstReceivedAtMilliseconds INTEGER, receiptHandle TEXT) STRICT;
CREATE INDEX IF NOT EXISTS messagesByVisibility ON messages (queue, visibleAtMilliseconds);
CREATE INDEX IF NOT EXISTS messagesByReceipt ON messages (receiptHandle);
CREATE TABLE IF NOT EXISTS deduplications (
  queue TEXT NOT NULL, id TEXT NOT NULL, messageId TEXT NOT NULL, sequence INTEGER NOT NULL, expiresAtMilliseconds INTEGER NOT NULL,
  PRIMARY KEY (queue, id)) STRICT;`;

export const numberAttribute = (queue: Queue, name: string): number =>
  Number(queue.attributes[name] ?? DEFAULTS[name] ?? 0);

export const redriveOf = (queue: Queue): RedrivePolicy | undefined => {
  const policy = parseFields(queue.attributes.RedrivePolicy);
  const deadLetterArn = textOf(policy, 'deadLetterTargetArn');
  const maxReceiveCount = Number(textOf(policy, 'maxReceiveCount'));
  return deadLetterArn && maxReceiveCount > 0 ? { deadLetterArn, maxReceiveCount } : undefined;
};

const LIMITS: Readonly<Record<string, readonly [number, number]>> = {
  VisibilityTimeout: [0, 43_200],
  DelaySeconds: [0, 900],
  ReceiveMessageWaitTimeSeconds: [0, 20],
  MessageRetentionPeriod: [60, 1_209_600],
  MaximumMessageSize: [1024, 1_048_576],
};

const checkAttributes = (attributes: Readonly<Record<string, string>>) => {
  for (const [name, [least, most]] of Object.entries(LIMITS)) {
    const value = attributes[name];
    if (value !== undefined && !(Number(value) >= least && Number(value) <= most)) {
      throw new AwsError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`);
    }
  }
};

/** The queues by name; their definitions only, messages are kept by the message store over the same database. */
export const createQueueStore = (context: CloudContext, database: DatabaseSync) => {
  database.exec(SCHEMA);
  const prefix = `arn:aws:sqs:${context.region}:${context.accountId}:`;
  const read = (name: string): Queue | undefined => {
    const row = database.prepare('SELECT * FROM queues WHERE name = ?').get(name);
    if (!row) return undefined;
    return {
      name,
      arn: `${prefix}${name}`,
      url: `${context.origins.services}/${context.accountId}/${name}`,
      fifo: name.endsWith('.fifo'),
      attributes: {
        ...DEFAULTS,
        ...textMapOf({ attributes: parseFields(textOf(row, 'attributes')) }, 'attributes'),
        CreatedTimestamp: String(Math.floor(Number(row.createdAtMilliseconds) / 1000)),
      },
    };
  };
  const known = (name: string): Queue => {
    const queue = read(name);
    if (!queue) throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
    return queue;
  };
  return {
    arnOf: (name: string) => `${prefix}${name}`,
    byName: known,
    /** Queue URLs are compared by their last segment, so an endpoint that moved still finds its queues. */
    byUrl: (input: Fields): Queue => known(requiredText(input, 'QueueUrl', 'MissingParameter').split('/').at(-1) ?? ''),
    byArn: (arn: string): Queue => known(arn.startsWith(prefix) ? arn.slice(prefix.length) : ''),
    list: (namePrefix: string): readonly Queue[] =>
      database
        .prepare('SELECT name FROM queues ORDER BY name')
        .all()
        .map((row) => String(row.name))
        .filter((name) => name.startsWith(namePrefix))
        .map(known),
    /** Creates the queue or replaces its attributes; messages stay. */
    put(name: string, attributes: Readonly<Record<string, string>>): Queue {
      if (!/^[A-Za-z0-9_-]{1,75}(\.fifo)?$/.test(name)) {
        throw new AwsError(
          'InvalidParameterValue',
          'A queue name has 1 to 80 letters, digits, hyphens and underscores',
        );
      }
      if ((attributes.FifoQueue === 'true') !== name.endsWith('.fifo')) {
        throw new AwsError('InvalidParameterValue', 'The name of a FIFO queue can only end with .fifo');
      }
      checkAttributes(attributes);
      database
        .prepare(
          'INSERT INTO queues VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET attributes = excluded.attributes',
        )
        .run(name, JSON.stringify(attributes), context.now().getTime());
      return known(name);
    },
    remove(queue: Queue) {
      database.prepare('DELETE FROM messages WHERE queue = ?').run(queue.name);
      database.prepare('DELETE FROM deduplications WHERE queue = ?').run(queue.name);
      database.prepare('DELETE FROM purges WHERE queue = ?').run(queue.name);
      database.prepare('DELETE FROM queues WHERE name = ?').run(queue.name);
    },
  };
};

export type QueueStore = ReturnType<typeof createQueueStore>;
