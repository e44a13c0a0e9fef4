import { HISTOGRAM_BUCKETS, type UsageRecord } from '@portico/domain';
import { CustomAttributeType } from 'electrodb';
import { define, FIXED, model, primary, TIME_TO_LIVE } from '../entity.ts';

/** The attribute that counts a latency bucket; a literal type for each, so that ElectroDB's types stay exact. */
export const bucketAttribute = (bucket: number) => `h${bucket}` as `h${number}`;
const buckets = Object.fromEntries(
  Array.from({ length: HISTOGRAM_BUCKETS }, (_, bucket) => [bucketAttribute(bucket), { type: 'number' }] as const),
) as Record<`h${number}`, { readonly type: 'number' }>;

/** Usage added up: one item per scope (an app or an API), interval, start, API, operation and status. */
export const rollup = define({
  model: model('rollup'),
  attributes: {
    scope: FIXED,
    interval: FIXED,
    start: FIXED,
    apiId: FIXED,
    operation: FIXED,
    status: FIXED,
    apiName: { type: 'string' },
    requests: { type: 'number' },
    bytesOut: { type: 'number' },
    ...buckets,
    expiresAtSeconds: TIME_TO_LIVE,
  },
  indexes: { primary: primary(['scope', 'interval'], ['start', 'apiId', 'operation', 'status']) },
});

/** The latest calls of an app, a batch to an item, newest last. */
export const callBatch = define({
  model: model('callBatch'),
  attributes: {
    appId: FIXED,
    batchId: FIXED,
    calls: { type: CustomAttributeType<readonly UsageRecord[]>('any'), required: true },
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
