import { type Page, Problem, type Schema, type Total } from '@portico/contract';
import { accessibleApp, bucketAttribute, editableApi, type RollupItem } from '@portico/data';
import {
  HISTOGRAM_BUCKETS,
  intervalFor,
  intervalStart,
  type Principal,
  quantile,
  type UsageRecord,
} from '@portico/domain';
import { type Phrase, phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';

const RANGE_SECONDS_MAX = 366 * 86_400;

/** Counters that add up: requests, errors, bytes, a latency histogram. */
const createTally = () => {
  const histogram = new Array<number>(HISTOGRAM_BUCKETS).fill(0);
  let requests = 0;
  let errors = 0;
  let bytesOut = 0;
  return {
    add(item: RollupItem) {
      requests += item.requests ?? 0;
      if (Number(item.status) >= 400) errors += item.requests ?? 0;
      bytesOut += item.bytesOut ?? 0;
      for (let bucket = 0; bucket < HISTOGRAM_BUCKETS; bucket++) {
        // The entity declares every bucket; its type only lost their names.
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

/** Adds items up by a key, the busiest first. */
const groupBy = <Key extends object>(
  items: readonly RollupItem[],
  name: (item: RollupItem) => string,
  key: (item: RollupItem) => Key,
) => {
  const groups = new Map<string, { readonly key: Key; readonly tally: ReturnType<typeof createTally> }>();
  for (const item of items) {
    const found = groups.get(name(item)) ?? { key: key(item), tally: createTally() };
    groups.set(name(item), found);
    found.tally.add(item);
  }
  return [...groups.values()]
    .map((group) => ({ ...group.key, figures: group.tally.figures() }))
    .sort((a, b) => b.figures.requests - a.figures.requests);
};

const invalid = (pointer: string, words: Phrase) =>
  new Problem('invalid-reference', undefined, { errors: [{ pointer, words }] });

const summarize = (
  items: readonly RollupItem[],
  range: { from: number; to: number; interval: 60 | 3600 | 86_400 },
): Total<Schema<'Usage'>> => {
  const total = createTally();
  for (const item of items) total.add(item);
  const series = groupBy(
    items,
    ({ start }) => start,
    ({ start }) => ({ at: start }),
  );
  const byStatus = groupBy(
    items,
    ({ status }) => status,
    ({ status }) => ({ status: Number(status) }),
  );
  return {
    from: new Date(range.from).toISOString(),
    to: new Date(range.to).toISOString(),
    intervalSeconds: range.interval,
    total: total.figures(),
    series: series.sort((a, b) => (a.at < b.at ? -1 : 1)).slice(0, 2000),
    byOperation: groupBy(
      items,
      ({ apiId, operation }) => `${apiId} ${operation}`,
      ({ apiId, operation }) => ({ apiId, operation }),
    ).slice(0, 500),
    byApi: groupBy(
      items,
      ({ apiId }) => apiId,
      ({ apiId, apiName }) => ({ apiId, name: apiName ?? apiId }),
    ).slice(0, 500),
    byStatus: byStatus
      .map(({ status, figures }) => ({ status, requests: figures.requests }))
      .sort((a, b) => a.status - b.status),
  };
};

const presentCall = ({
  at,
  requestId,
  apiId,
  apiName,
  method,
  path,
  operation,
  status,
  durationMilliseconds,
}: UsageRecord): Total<Schema<'Call'>> => ({
  at: new Date(at).toISOString(),
  requestId,
  apiId,
  apiName,
  method,
  path,
  operation,
  status,
  durationMilliseconds,
});

/** The rules of usage: who may look at whose, over which range, how fine. */
export const usage = ({ data, now }: Dependencies) => {
  const read = async (
    scope: string,
    query: { from: string; to: string; apiId?: string },
  ): Promise<Total<Schema<'Usage'>>> => {
    const [from, to] = [Date.parse(query.from), Date.parse(query.to)];
    if (!(from < to)) throw invalid('/query/to', phrase`must be after from`);
    if (to - from > RANGE_SECONDS_MAX * 1000) throw invalid('/query/from', phrase`the range is longer than a year`);
    const interval = intervalFor((to - from) / 1000);
    const start = intervalStart(from, interval);
    const page = await data.entities.rollup.query
      .primary({ scope, interval: String(interval) })
      .between({ start: new Date(start).toISOString() }, { start: new Date(to).toISOString() })
      .go({ pages: 20 });
    const items = page.data.filter(({ apiId }) => !query.apiId || apiId === query.apiId);
    return summarize(items, { from: start, to, interval });
  };

  return {
    async ofApp(principal: Principal, appId: string, query: { from: string; to: string; apiId?: string }) {
      if (!(await accessibleApp(data, principal, appId, 'app.read'))) throw new Problem('not-found');
      return read(appId, query);
    },
    async ofApi(principal: Principal, reference: string, query: { from: string; to: string }) {
      const api = await editableApi(data, principal, reference, 'api.see-usage');
      if (!api) throw new Problem('not-found');
      return read(api.apiId, query);
    },
    /** The latest calls of an app, whole batches at a time; the position is the last batch read. */
    async calls(principal: Principal, appId: string, { limit, position: before }: Page) {
      if (!(await accessibleApp(data, principal, appId, 'app.read'))) throw new Problem('not-found');
      const query = data.entities.callBatch.query.primary({ appId });
      const page = await (before ? query.lt({ batchId: before }) : query).go({
        order: 'desc',
        limit: Math.min(limit, 20),
      });
      const items: Total<Schema<'Call'>>[] = [];
      let position: string | undefined;
      for (const batch of page.data) {
        if (items.length >= limit) break;
        position = batch.batchId;
        if ((batch.expiresAtSeconds ?? 0) * 1000 <= now().getTime()) continue;
        items.push(...[...batch.calls].sort((a, b) => b.at - a.at).map(presentCall));
      }
      const more = position !== page.data.at(-1)?.batchId || page.cursor !== null;
      return {
        items: items.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, 1000),
        position: more ? position : undefined,
      };
    },
  };
};
