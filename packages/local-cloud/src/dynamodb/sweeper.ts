import { asArray, asNumber, asObject, type JsonObject } from '../json.ts';
import { AwsError, type CloudContext } from '../service.ts';

export type Sweeper = {
  watch(table: string, attribute: string, keys: readonly string[]): void;
  unwatch(table: string): void;
  wasSwept(keys: unknown): boolean;
  /** One pass over every watched table. */
  sweep(): Promise<void>;
  start(): void;
  stop(): void;
};

const INTERVAL_MILLISECONDS = 5 * 60_000;
const FIRST_MILLISECONDS = 10_000;
const PAUSE_MILLISECONDS = 20;
const REMEMBERED_MAX = 10_000;

/** The same for the same key, in whatever order its attributes come. */
const nameOf = (key: unknown): string =>
  JSON.stringify(Object.entries(asObject(key)).sort(([a], [b]) => (a < b ? -1 : 1)));

/** DynamoDB's TTL: deletes what expired, some minutes late, only if it is still expired at that moment. */
export const createSweeper = (
  call: (target: string, input: JsonObject) => Promise<JsonObject>,
  context: CloudContext,
  deleted: () => void,
): Sweeper => {
  const watched = new Map<string, { readonly attribute: string; readonly keys: readonly string[] }>();
  const swept = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const remove = async (table: string, attribute: string, key: JsonObject, now: string): Promise<void> => {
    swept.add(nameOf(key));
    const oldest = swept.size > REMEMBERED_MAX ? swept.values().next().value : undefined;
    if (oldest !== undefined) swept.delete(oldest);
    try {
      await call('DynamoDB_20120810.DeleteItem', {
        TableName: table,
        Key: key,
        ConditionExpression: '#ttl <= :now',
        ExpressionAttributeNames: { '#ttl': attribute },
        ExpressionAttributeValues: { ':now': { N: now } },
      });
    } catch (error) {
      swept.delete(nameOf(key));
      if (!(error instanceof AwsError && error.code === 'ConditionalCheckFailedException')) throw error;
    }
  };

  const sweep = async (table: string, attribute: string, keys: readonly string[]): Promise<void> => {
    const names = Object.fromEntries([['#ttl', attribute], ...keys.map((key, index) => [`#k${index}`, key])]);
    let from: unknown;
    do {
      const now = String(Math.floor(context.now().getTime() / 1000));
      const page = await call('DynamoDB_20120810.Scan', {
        TableName: table,
        Limit: 500,
        FilterExpression: 'attribute_type(#ttl, :number) AND #ttl <= :now',
        ProjectionExpression: keys.map((_key, index) => `#k${index}`).join(', '),
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: { ':now': { N: now }, ':number': { S: 'N' } },
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      });
      for (const item of asArray(page.Items)) await remove(table, attribute, asObject(item), now);
      if (asNumber(page.Count, 0) > 0) deleted();
      from = page.LastEvaluatedKey;
      await new Promise((settle) => setTimeout(settle, PAUSE_MILLISECONDS).unref());
    } while (from !== undefined && !stopped);
  };

  const sweepAll = async (): Promise<void> => {
    for (const [table, { attribute, keys }] of watched)
      await sweep(table, attribute, keys).catch((error: unknown) => {
        if (!stopped) context.log(`time to live of ${table}: ${error instanceof Error ? error.message : error}`);
      });
  };

  const schedule = (delayMilliseconds: number): void => {
    timer = setTimeout(
      () => void sweepAll().then(() => (stopped ? undefined : schedule(INTERVAL_MILLISECONDS))),
      delayMilliseconds,
    ).unref();
  };

  return {
    watch: (table, attribute, keys) => void watched.set(table, { attribute, keys }),
    unwatch: (table) => void watched.delete(table),
    wasSwept: (keys) => swept.has(nameOf(keys)),
    sweep: sweepAll,
    start: () => schedule(FIRST_MILLISECONDS),
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
};
