import { createHash } from 'node:crypto';
import { bucketAttribute, type Data, refusedItem, TransactionCancelled } from '@portico/data';
import { bucketOf, INTERVALS, intervalStart, ROLLUP_RETENTION, timePart, type UsageRecord } from '@portico/domain';

/** DynamoDB takes 100 items in a transaction: the marker, and these. */
const ITEMS_MAX = 96;
/** An item holds 400 kB and a record is below 1.5 kB: so many latest calls fit into one. */
const RECORDS_MAX = 200;
const CALLS_KEPT_SECONDS = 86_400;
const MARKER_SECONDS = 7 * 86_400;

type RollupKey = {
  readonly scope: string;
  readonly interval: string;
  readonly start: string;
  readonly apiId: string;
  readonly operation: string;
  readonly status: string;
};

type Rollup = {
  readonly key: RollupKey;
  readonly apiName: string;
  readonly expiresAtSeconds: number;
  readonly counts: Record<string, number>;
};

const keysOf = (record: UsageRecord): (RollupKey & { readonly expiresAtSeconds: number })[] =>
  [record.appId, record.apiId].flatMap((scope) =>
    INTERVALS.map((interval) => ({
      scope,
      interval: String(interval),
      start: new Date(intervalStart(record.at, interval)).toISOString(),
      apiId: record.apiId,
      operation: record.operation,
      status: String(record.status),
      expiresAtSeconds: Math.floor(record.at / 1000) + ROLLUP_RETENTION[interval],
    })),
  );

const addTo = (rollups: Map<string, Rollup>, record: UsageRecord) => {
  const bucket = bucketAttribute(bucketOf(record.durationMilliseconds));
  for (const { expiresAtSeconds, ...key } of keysOf(record)) {
    const name = Object.values(key).join('\n');
    const found = rollups.get(name) ?? { key, apiName: record.apiName, expiresAtSeconds, counts: {} };
    rollups.set(name, found);
    for (const [attribute, count] of [
      ['requests', 1],
      ['bytesOut', record.bytesOut],
      [bucket, 1],
    ] as const)
      found.counts[attribute] = (found.counts[attribute] ?? 0) + count;
  }
};

type Portion = {
  readonly rollups: Map<string, Rollup>;
  readonly calls: Map<string, UsageRecord[]>;
  records: number;
};

/** Cuts records into portions that fit one transaction each; the same records are always cut alike. */
const portionsOf = (records: readonly UsageRecord[]): Portion[] => {
  const portions: Portion[] = [];
  let portion: Portion | undefined;
  for (const record of records) {
    if (!portion || portion.rollups.size + portion.calls.size > ITEMS_MAX - 7 || portion.records === RECORDS_MAX) {
      portion = { rollups: new Map(), calls: new Map(), records: 0 };
      portions.push(portion);
    }
    portion.records += 1;
    addTo(portion.rollups, record);
    portion.calls.set(record.appId, [...(portion.calls.get(record.appId) ?? []), record]);
  }
  return portions;
};

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Tries a transaction again that ran into another one, with growing, jittered pauses. */
const insistently = async <Answer>(attempt: () => Promise<Answer>): Promise<Answer> => {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof TransactionCancelled) || tries === 6) throw error;
      await pause(Math.random() * 40 * 2 ** tries);
    }
  }
};

/**
 * Counts a batch of usage records exactly once: each portion's rollups, latest calls and marker are one transaction, and
 * a batch delivered again finds its markers.
 */
export const countUsage = ({ data, now }: { readonly data: Data; readonly now: () => Date }) => {
  const write = (portion: Portion, batchId: string) => {
    const seconds = Math.floor(now().getTime() / 1000);
    return data.transaction
      .write(({ countedBatch, rollup, callBatch }) => [
        countedBatch.create({ batchId, expiresAtSeconds: seconds + MARKER_SECONDS }).commit(),
        ...[...portion.rollups.values()].map(({ key, apiName, expiresAtSeconds, counts }) =>
          rollup.update(key).add(counts).set({ apiName, expiresAtSeconds }).commit(),
        ),
        ...[...portion.calls].map(([appId, calls]) =>
          callBatch
            .put({
              appId,
              batchId: timePart(Math.max(...calls.map(({ at }) => at))) + batchId.slice(0, 16),
              calls,
              expiresAtSeconds: seconds + CALLS_KEPT_SECONDS,
            })
            .commit(),
        ),
      ])
      .go();
  };
  return async (records: readonly UsageRecord[], deliveryId: string): Promise<void> => {
    for (const [index, portion] of portionsOf(records).entries()) {
      const batchId = createHash('sha256').update(`${deliveryId}:${index}`).digest('hex').slice(0, 32);
      // A refused item is the marker's: this portion was counted before.
      await insistently(async () => refusedItem(await write(portion, batchId)));
    }
  };
};
