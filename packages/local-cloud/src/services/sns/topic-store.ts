import type { DatabaseSync } from 'node:sqlite';
import { AwsError, type CloudContext } from '../../service.ts';
import { type Fields, parseFields, textMapOf, textOf } from '../wire/fields.ts';
import { stableSuffix } from '../wire/physical-name.ts';

export type Topic = {
  readonly arn: string;
  readonly attributes: Readonly<Record<string, string>>;
};

export type Subscription = {
  readonly arn: string;
  readonly topicArn: string;
  readonly protocol: string;
  readonly endpoint: string;
  /** RawMessageDelivery, FilterPolicy, FilterPolicyScope, RedrivePolicy. */
  readonly attributes: Readonly<Record<string, string>>;
};

const SCHEMA = `
CREATE TABLE IF NOT EXISTS topics (arn TEXT PRIMARY KEY, attributes TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS subscriptions (arn TEXT PRIMARY KEY, topicArn TEXT NOT NULL, protocol TEXT NOT NULL, endpoint TEXT NOT NULL, attributes TEXT NOT NULL,
  UNIQUE (topicArn, protocol, endpoint)) STRICT;`;

export const PROTOCOLS = ['sqs', 'lambda', 'email', 'email-json'];

const attributesOf = (row: Fields) => textMapOf({ attributes: parseFields(textOf(row, 'attributes')) }, 'attributes');

export const createTopicStore = (context: CloudContext, database: DatabaseSync) => {
  database.exec(SCHEMA);
  const prefix = `arn:aws:sns:${context.region}:${context.accountId}:`;
  const subscriptionOf = (row: Fields): Subscription => ({
    arn: textOf(row, 'arn') ?? '',
    topicArn: textOf(row, 'topicArn') ?? '',
    protocol: textOf(row, 'protocol') ?? '',
    endpoint: textOf(row, 'endpoint') ?? '',
    attributes: attributesOf(row),
  });
  const find = (arn: string): Topic | undefined => {
    const row = database.prepare('SELECT * FROM topics WHERE arn = ?').get(arn);
    return row && { arn, attributes: attributesOf(row) };
  };
  return {
    arnOf: (name: string) => `${prefix}${name}`,
    known(arn: string): Topic {
      const topic = find(arn);
      if (!topic) throw new AwsError('NotFound', 'Topic does not exist', 404);
      return topic;
    },
    list: () =>
      database
        .prepare('SELECT arn FROM topics ORDER BY arn')
        .all()
        .map((row) => String(row.arn)),
    put(name: string, attributes: Readonly<Record<string, string>>): string {
      if (!/^[A-Za-z0-9_-]{1,256}(\.fifo)?$/.test(name))
        throw new AwsError('InvalidParameter', 'Invalid parameter: Topic Name');
      const arn = `${prefix}${name}`;
      database
        .prepare('INSERT INTO topics VALUES (?, ?) ON CONFLICT (arn) DO UPDATE SET attributes = excluded.attributes')
        .run(arn, JSON.stringify({ ...find(arn)?.attributes, ...attributes }));
      return arn;
    },
    remove(arn: string) {
      database.prepare('DELETE FROM subscriptions WHERE topicArn = ?').run(arn);
      database.prepare('DELETE FROM topics WHERE arn = ?').run(arn);
    },
    subscribe(
      topicArn: string,
      protocol: string,
      endpoint: string,
      attributes: Readonly<Record<string, string>>,
    ): Subscription {
      if (!PROTOCOLS.includes(protocol))
        throw new AwsError(
          'InvalidParameter',
          `Invalid parameter: the protocol ${protocol} is not emulated on one machine`,
        );
      const arn = `${topicArn}:${stableSuffix({ stack: topicArn, logicalId: `${protocol}/${endpoint}` })}`;
      database
        .prepare('INSERT OR REPLACE INTO subscriptions VALUES (?, ?, ?, ?, ?)')
        .run(arn, topicArn, protocol, endpoint, JSON.stringify(attributes));
      return { arn, topicArn, protocol, endpoint, attributes };
    },
    unsubscribe: (arn: string) => void database.prepare('DELETE FROM subscriptions WHERE arn = ?').run(arn),
    subscription(arn: string): Subscription {
      const row = database.prepare('SELECT * FROM subscriptions WHERE arn = ?').get(arn);
      if (!row) throw new AwsError('NotFound', 'Subscription does not exist', 404);
      return subscriptionOf(row);
    },
    subscriptions: (topicArn: string | undefined) =>
      database
        .prepare('SELECT * FROM subscriptions WHERE ?1 IS NULL OR topicArn = ?1 ORDER BY arn')
        .all(topicArn ?? null)
        .map(subscriptionOf),
  };
};

export type TopicStore = ReturnType<typeof createTopicStore>;
