import type { Schema, Total } from '@portico/contract';
import { bucketAttribute } from '@portico/data';
import { HISTOGRAM_BUCKETS, quantile } from '@portico/domain';

/** What a counter's item holds; `errors` is its own, or its status says it. */
type Counted = {
  readonly requests?: number | undefined;
  readonly errors?: number | undefined;
  readonly bytesOut?: number | undefined;
  readonly status?: string;
};

/** Counters that add up: requests, errors, bytes, a latency histogram. */
const createTally = () => {
  const histogram = new Array<number>(HISTOGRAM_BUCKETS).fill(0);
  let requests = 0;
  let errors = 0;
  let bytesOut = 0;
  return {
    add(item: Counted) {
      const ofStatus = Number(item.status) >= 400 ? item.requests : 0;
      requests += item.requests ?? 0;
      errors += item.errors ?? ofStatus ?? 0;
      bytesOut += item.bytesOut ?? 0;
      for (let bucket = 0; bucket < HISTOGRAM_BUCKETS; bucket++) {
        // The entities declare every bucket; their types only lost the names.
        const count = (item as Readonly<Record<string, unknown>>)[bucketAttribute(bucket)];
        if (typeof count === 'number') histogram[bucket] = (histogram[bucket] ?? 0) + count;
      }
    },
    figures: (): Total<Schema<'Figures'>> => ({
      requests,
      errors,
      bytesOut,
      p50Milliseconds: quantile(histogram, 0.5),
      p95Milliseconds: quantile(histogram, 0.95),
      p99Milliseconds: quantile(histogram, 0.99),
    }),
  };
};

export const tallyOf = (items: readonly Counted[]) => {
  const tally = createTally();
  for (const item of items) tally.add(item);
  return tally;
};

/** Adds items up by a key, the busiest first. */
export const groupBy = <Item extends Counted, Key extends object>(
  items: readonly Item[],
  name: (item: Item) => string,
  key: (item: Item) => Key,
) =>
  [...Map.groupBy(items, name).values()]
    // A group has an item at least.
    .map((group) => ({ ...key(group[0] as Item), figures: tallyOf(group).figures() }))
    .sort((a, b) => b.figures.requests - a.figures.requests);
