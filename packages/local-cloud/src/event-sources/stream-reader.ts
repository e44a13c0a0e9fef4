import type { DatabaseSync } from 'node:sqlite';
import type { DynamoDbService } from '../dynamodb/dynamodb-service.ts';
import { asArray, asNumber, asObject, asString, type JsonObject } from '../json.ts';
import type { InvocationResult } from '../lambda/invocation.ts';
import { repeatable } from '../services/wire/repeatable.ts';
import { failedItems, type MappingSettings } from './mapping-settings.ts';

export type StreamReaderOptions = {
  readonly mapping: MappingSettings;
  readonly dynamodb: DynamoDbService;
  readonly database: DatabaseSync;
  readonly region: string;
  invoke(payload: string): Promise<InvocationResult>;
  deliver(targetArn: string, payload: string): Promise<void>;
  /** Told how old the newest record of a batch is when the function is given it. */
  measureAge(milliseconds: number): void;
  log(line: string): void;
};

export type EventSourceReader = {
  start(): void;
  /** Something may have arrived. */
  wake(): void;
  stop(): Promise<void>;
};

export type StreamReader = EventSourceReader & {
  /** Everything before this sequence number has been handled; undefined before the first. */
  readonly checkpoint: string | undefined;
};

const STREAMS = 'DynamoDBStreams_20120810.';
const IDLE_MILLISECONDS = 1000;
/** The checkpoint before the first record. */
const BEGINNING = '0';

const sequenceOf = (record: JsonObject): string => asString(asObject(record.dynamodb).SequenceNumber);

/** Reads one table's stream in order and keeps its place on disk: a batch is handled at least once, whatever ends when. */
export const createStreamReader = (options: StreamReaderOptions): StreamReader => {
  const { mapping, dynamodb, database, log } = options;
  const streamArn = dynamodb.engineArn(mapping.sourceArn);
  const load = database.prepare('SELECT sequence FROM checkpoints WHERE mapping = ?');
  const save = database.prepare(
    'INSERT INTO checkpoints (mapping, sequence) VALUES (?, ?) ON CONFLICT (mapping) DO UPDATE SET sequence = excluded.sequence',
  );
  let checkpoint = load.get(mapping.id)?.sequence?.toString();
  let stopped = false;
  let pending = false;
  let rouse = (): void => {};
  let interrupt = (): void => {};
  let running: Promise<void> = Promise.resolve();

  /** `wake` ends an idle wait early; a pause between retries only a stop does. */
  const sleep = (milliseconds: number, kind: 'idle' | 'retry'): Promise<void> =>
    new Promise((settle) => {
      if (stopped) return settle();
      const timer = setTimeout(settle, milliseconds);
      timer.unref();
      const end = (): void => {
        clearTimeout(timer);
        settle();
      };
      interrupt = end;
      rouse = kind === 'idle' ? end : () => {};
    });

  const advance = (records: readonly JsonObject[]): void => {
    const last = records.at(-1);
    if (!last) return;
    const reached = sequenceOf(last);
    checkpoint = reached;
    repeatable(database, () => save.run(mapping.id, reached));
  };

  const present = (record: JsonObject): JsonObject => ({
    ...record,
    awsRegion: options.region,
    eventSourceARN: mapping.sourceArn,
    ...(record.eventName === 'REMOVE' && dynamodb.wasSwept(asObject(record.dynamodb).Keys)
      ? { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }
      : {}),
  });

  const giveUp = async (records: readonly JsonObject[], attempts: number): Promise<void> => {
    const [first, last] = [records[0], records.at(-1)];
    log(
      `${mapping.functionName} failed ${records.length} stream record(s) ${attempts} times; ${mapping.onFailureArn ? `they go to ${mapping.onFailureArn}` : 'they are skipped'}`,
    );
    if (mapping.onFailureArn === undefined || !first || !last) return;
    const note = {
      requestContext: {
        functionArn: mapping.functionName,
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: attempts,
      },
      version: '1.0',
      timestamp: new Date().toISOString(),
      DDBStreamBatchInfo: {
        shardId: 'shardId-0',
        startSequenceNumber: sequenceOf(first),
        endSequenceNumber: sequenceOf(last),
        batchSize: records.length,
        streamArn: mapping.sourceArn,
      },
    };
    await options.deliver(mapping.onFailureArn, JSON.stringify(note));
  };

  const expired = (records: readonly JsonObject[]): boolean => {
    const at = asNumber(asObject(records[0]?.dynamodb).ApproximateCreationDateTime, 0);
    return mapping.recordAgeSecondsMax > 0 && Date.now() / 1000 - at > mapping.recordAgeSecondsMax;
  };

  /** How many leading records the function took; -1 when it failed them all. */
  const offer = async (records: readonly JsonObject[]): Promise<number> => {
    const writtenAt = asNumber(asObject(records.at(-1)?.dynamodb).ApproximateCreationDateTime, 0) * 1000;
    options.measureAge(Math.max(0, Date.now() - writtenAt));
    const result = await options.invoke(JSON.stringify({ Records: records }));
    if (result.functionError) return -1;
    if (!mapping.reportsItemFailures) return records.length;
    const sequences = records.map(sequenceOf);
    const failed = failedItems(result.payload, new Set(sequences));
    if (failed === 'all') return -1;
    return failed.length === 0 ? records.length : Math.min(...failed.map((sequence) => sequences.indexOf(sequence)));
  };

  const handle = async (batch: readonly JsonObject[]): Promise<void> => {
    let records = batch;
    for (let attempt = 1; records.length > 0 && !stopped; attempt += 1) {
      const taken = await offer(records);
      if (taken > 0) {
        advance(records.slice(0, taken));
        records = records.slice(taken);
        if (records.length === 0) return;
        attempt = 1;
      } else if (mapping.bisects && records.length > 1) {
        const middle = Math.ceil(records.length / 2);
        await handle(records.slice(0, middle));
        return handle(records.slice(middle));
      }
      if ((mapping.retriesMax >= 0 && attempt > mapping.retriesMax) || expired(records)) {
        await giveUp(records, attempt);
        return advance(records);
      }
      await sleep(Math.min(10_000, 100 * 2 ** Math.min(attempt, 10)), 'retry');
    }
  };

  /** Where a mapping begins that has no place yet: written down, so that a crash before the first record skips nothing. */
  const begin = (newest: string): void => {
    checkpoint = mapping.fromLatest ? newest : BEGINNING;
    save.run(mapping.id, checkpoint);
  };

  const openIterator = async (): Promise<string> => {
    const description = await dynamodb.call(`${STREAMS}DescribeStream`, { StreamArn: streamArn });
    const shard = asObject(asArray(asObject(description.StreamDescription).Shards)[0]);
    if (checkpoint === undefined) begin(asString(asObject(shard.SequenceNumberRange).EndingSequenceNumber, BEGINNING));
    const position =
      checkpoint === BEGINNING
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: checkpoint };
    const input = { StreamArn: streamArn, ShardId: shard.ShardId, ...position };
    return asString((await dynamodb.call(`${STREAMS}GetShardIterator`, input)).ShardIterator);
  };

  const loop = async (): Promise<void> => {
    let iterator = '';
    while (!stopped) {
      pending = false;
      try {
        if (iterator === '') iterator = await openIterator();
        const page = await dynamodb.call(`${STREAMS}GetRecords`, {
          ShardIterator: iterator,
          Limit: Math.min(mapping.batchSize, 1000),
        });
        const records = asArray(page.Records).map((record) => present(asObject(record)));
        const wanted = records.filter((record) => mapping.wants(record));
        if (wanted.length > 0) await handle(wanted);
        if (!stopped) advance(records);
        iterator = asString(page.NextShardIterator);
        if (records.length === 0 && !pending) await sleep(IDLE_MILLISECONDS, 'idle');
      } catch (error) {
        if (stopped) return;
        log(`stream of ${mapping.functionName}: ${error instanceof Error ? error.message : error}`);
        iterator = '';
        await sleep(IDLE_MILLISECONDS, 'retry');
      }
    }
  };

  return {
    get checkpoint() {
      return checkpoint;
    },
    start: () => {
      running = loop();
    },
    wake: () => {
      pending = true;
      rouse();
    },
    stop: async () => {
      stopped = true;
      interrupt();
      await running;
    },
  };
};
