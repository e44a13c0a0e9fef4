import { bucketAttribute } from '@portico/data';
import {
  bucketOf,
  INTERVALS,
  intervalStart,
  ROLLUP_RETENTION,
  UNITS,
  type UsageRecord,
  unitRetention,
  unitStart,
} from '@portico/domain';

/** Where something is counted, and for how long it is kept. */
type Counter<Key> = {
  readonly key: Key;
  readonly apiName: string;
  readonly expiresAtSeconds: number;
  readonly counts: Record<string, number>;
};
type Keyed = { readonly scope: string; readonly start: string; readonly apiId: string };
export type StatusCounter = Counter<Keyed & { readonly interval: string; readonly status: string }>;
export type OperationCounter = Counter<Keyed & { readonly unit: string; readonly operation: string }>;

export type Portion = {
  readonly byStatus: Map<string, StatusCounter>;
  readonly byOperation: Map<string, OperationCounter>;
};

/** DynamoDB takes 100 items in a transaction: the marker, and these. */
const ITEMS_MAX = 99;
/** What one record can add: an app and an API, three intervals, four units. */
const ITEMS_OF_RECORD = 2 * (INTERVALS.length + UNITS.length);

const addTo = <Key extends object>(
  counters: Map<string, Counter<Key>>,
  key: Key,
  record: UsageRecord,
  keptSeconds: number,
  more: Readonly<Record<string, number>>,
) => {
  const name = Object.values(key).join('\n');
  const found = counters.get(name) ?? {
    key,
    apiName: record.apiName,
    expiresAtSeconds: Math.floor(record.at / 1000) + keptSeconds,
    counts: {},
  };
  counters.set(name, found);
  const bucket = bucketAttribute(bucketOf(record.durationMilliseconds));
  for (const [attribute, count] of Object.entries({ requests: 1, bytesOut: record.bytesOut, [bucket]: 1, ...more }))
    found.counts[attribute] = (found.counts[attribute] ?? 0) + count;
};

const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

const count = ({ byStatus, byOperation }: Portion, record: UsageRecord) => {
  const { apiId, operation } = record;
  const status = String(record.status);
  for (const scope of [record.appId, apiId]) {
    for (const interval of INTERVALS) {
      const key = { scope, interval: String(interval), start: iso(intervalStart(record.at, interval)), apiId, status };
      addTo(byStatus, key, record, ROLLUP_RETENTION[interval], {});
    }
    for (const unit of UNITS) {
      const key = { scope, unit, start: iso(unitStart(record.at, unit)), apiId, operation };
      addTo(byOperation, key, record, unitRetention(unit), { errors: record.status >= 400 ? 1 : 0 });
    }
  }
};

/** What is counted together comes together: each counter is then written in as few transactions as can be. */
const orderOf = ({ appId, apiId, operation, at }: UsageRecord) =>
  [appId, apiId, operation, iso(unitStart(at, 'minute'))].join('\n');

/** Cuts records into portions that fit one transaction each; the same records are always cut alike. */
export const portionsOf = (records: readonly UsageRecord[]): readonly Portion[] => {
  const ordered = records.map((record) => ({ record, order: orderOf(record) }));
  ordered.sort((one, other) => (one.order < other.order ? -1 : one.order > other.order ? 1 : 0));
  const portions: Portion[] = [];
  let portion: Portion | undefined;
  for (const { record } of ordered) {
    if (!portion || portion.byStatus.size + portion.byOperation.size > ITEMS_MAX - ITEMS_OF_RECORD) {
      portion = { byStatus: new Map(), byOperation: new Map() };
      portions.push(portion);
    }
    count(portion, record);
  }
  return portions;
};
