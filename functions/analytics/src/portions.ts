import { bucketAttribute } from '@portico/data';
import {
  bucketOf,
  callerErrorSlot,
  callerSlot,
  dayOf,
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

/** What an app called of a version; `day` is the latest of it. */
export type CallerCounter = {
  readonly key: {
    readonly apiId: string;
    readonly version: string;
    readonly operation: string;
    readonly appId: string;
  };
  readonly counts: Record<string, number>;
  day: number;
};

type Counters = {
  readonly callers: Map<string, CallerCounter>;
  readonly byStatus: Map<string, StatusCounter>;
  readonly byOperation: Map<string, OperationCounter>;
};
export type Portion = {
  readonly callers: readonly CallerCounter[];
  readonly byStatus: readonly StatusCounter[];
  readonly byOperation: readonly OperationCounter[];
};

/** DynamoDB takes 100 items in a transaction: the marker, and these. */
const ITEMS_MAX = 99;

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

/** Who may not call is broken by nothing, and what is no operation is changed by nothing. */
const countCaller = (callers: Counters['callers'], { at, ...record }: UsageRecord) => {
  const { apiId, version, operation, appId, status } = record;
  if (status === 403 || operation === '(other)') return;
  const key = { apiId, version, operation, appId };
  const name = Object.values(key).join('\n');
  const found = callers.get(name) ?? { key, counts: {}, day: 0 };
  const slot = callerSlot(dayOf(at));
  found.counts[slot] = (found.counts[slot] ?? 0) + 1;
  const errors = callerErrorSlot(dayOf(at));
  if (status >= 400) found.counts[errors] = (found.counts[errors] ?? 0) + 1;
  found.day = Math.max(found.day, dayOf(at));
  callers.set(name, found);
};

const count = ({ byStatus, byOperation, callers }: Counters, record: UsageRecord) => {
  const { apiId, operation } = record;
  countCaller(callers, record);
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

const inOrder = <Kept>(counters: ReadonlyMap<string, Kept>): Kept[] =>
  [...counters].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, counter]) => counter);

/**
 * What records add up to, cut into portions that fit one transaction each: every counter is written once, and the same
 * records are always cut alike.
 */
export const portionsOf = (records: readonly UsageRecord[]): readonly Portion[] => {
  const counters: Counters = { callers: new Map(), byStatus: new Map(), byOperation: new Map() };
  for (const record of records) count(counters, record);
  const statuses = inOrder(counters.byStatus);
  const operations = inOrder(counters.byOperation);
  const callers = inOrder(counters.callers);
  const size = Math.ceil((statuses.length + operations.length + callers.length) / ITEMS_MAX);
  return Array.from({ length: size }, (_, index) => {
    const [from, to] = [index * ITEMS_MAX, (index + 1) * ITEMS_MAX];
    const past = (before: number) => [Math.max(0, from - before), Math.max(0, to - before)] as const;
    return {
      byStatus: statuses.slice(from, to),
      byOperation: operations.slice(...past(statuses.length)),
      callers: callers.slice(...past(statuses.length + operations.length)),
    };
  });
};
