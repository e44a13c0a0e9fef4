import { CALLER_SLOTS, callerErrorSlot, callerSlot, HISTOGRAM_BUCKETS } from '@portico/domain';
import { CustomAttributeType } from 'electrodb';
import { define, FIXED, first, model, primary, TEXT, TIME_TO_LIVE } from '../entity.ts';

/** The attribute that counts a latency bucket; a literal type for each, so that ElectroDB's types stay exact. */
export const bucketAttribute = (bucket: number) => `h${bucket}` as `h${number}`;
const buckets = Object.fromEntries(
  Array.from({ length: HISTOGRAM_BUCKETS }, (_, bucket) => [bucketAttribute(bucket), { type: 'number' }] as const),
) as Record<`h${number}`, { readonly type: 'number' }>;

/** What is added up of calls. `scope` is an app or an API. */
const counters = {
  apiName: { type: 'string' },
  requests: { type: 'number' },
  bytesOut: { type: 'number' },
  ...buckets,
  expiresAtSeconds: TIME_TO_LIVE,
} as const;

/** Calls of an interval by API and status: totals and series are sums of few of them, however many operations there are. */
export const usageByStatus = define({
  model: model('usageByStatus'),
  attributes: { scope: FIXED, interval: FIXED, start: FIXED, apiId: FIXED, status: FIXED, ...counters },
  indexes: { primary: primary(['scope', 'interval'], ['start', 'apiId', 'status']) },
});

/** Calls of a unit of time by operation; months and days too, so that a long range is few of them. */
export const usageByOperation = define({
  model: model('usageByOperation'),
  attributes: {
    scope: FIXED,
    unit: FIXED,
    start: FIXED,
    apiId: FIXED,
    operation: FIXED,
    errors: { type: 'number' },
    ...counters,
  },
  indexes: { primary: primary(['scope', 'unit'], ['start', 'apiId', 'operation']) },
});

const callerSlots = Object.fromEntries(
  Array.from({ length: CALLER_SLOTS }, (_, day) => day).flatMap((day) =>
    [callerSlot(day), callerErrorSlot(day)].map((slot) => [slot, { type: 'number' }] as const),
  ),
) as Record<`d${number}` | `e${number}`, { readonly type: 'number' }>;

/**
 * Who called an operation of a version lately: an item for an app, with its calls by the day. Gone a month after the last
 * of them. Who would be broken by a change is asked by the operation, whatever the number of apps.
 */
export const caller = define({
  model: model('caller'),
  attributes: {
    apiId: FIXED,
    version: FIXED,
    operation: FIXED,
    appId: FIXED,
    /** The app as a caller of the API (`callerOf`): all it calls of that. */
    subscriber: TEXT,
    ...callerSlots,
    /** A date (UTC). */
    lastCalledOn: TEXT,
    expiresAtSeconds: TIME_TO_LIVE,
  },
  indexes: { primary: primary(['apiId', 'version', 'operation'], ['appId']), bySubscriber: first(['subscriber'], []) },
});

/** The latest calls of an app: what one delivery brought of them, packed (gzip of a JSON list of usage records). */
export const callBatch = define({
  model: model('callBatch'),
  attributes: {
    appId: FIXED,
    batchId: FIXED,
    calls: { type: CustomAttributeType<Uint8Array>('any'), required: true },
    expiresAtSeconds: TIME_TO_LIVE,
  },
  indexes: { primary: primary(['appId'], ['batchId']) },
});

/** Marks a batch of usage records as counted, in the transaction that counts it. */
export const countedBatch = define({
  model: model('countedBatch'),
  attributes: { batchId: FIXED, expiresAtSeconds: TIME_TO_LIVE },
  indexes: { primary: primary(['batchId'], []) },
});
