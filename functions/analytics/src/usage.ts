import { type Page, Problem, type Schema, type Total } from '@portico/contract';
import { accessibleApp, editableApi, isKept, type UsageByOperationItem, type UsageByStatusItem } from '@portico/data';
import { type Interval, intervalFor, intervalStart, type Principal, type Run, runsOf } from '@portico/domain';
import { type Phrase, phrase } from '@portico/words';
import { latestCalls } from './calls.ts';
import type { Dependencies } from './dependencies.ts';
import { groupBy, tallyOf } from './tally.ts';

const RANGE_SECONDS_MAX = 366 * 86_400;
/** An answer is below a Lambda's 6 MB with so many rows of each kind. */
const ROWS_MAX = 500;
/** Pages of 1 MB that are added up for one answer: more take longer than a function has. */
const PAGES_MAX = 20;

const invalid = (pointer: string, words: Phrase) =>
  new Problem('invalid-reference', undefined, { errors: [{ pointer, words }] });

/** What was read, or why it cannot be added up: never a part of it. */
const whole = <Item>({ data, cursor }: { readonly data: Item[]; readonly cursor: string | null }): Item[] => {
  if (cursor !== null) throw invalid('/query/from', phrase`the range holds too many different calls to be added up`);
  return data;
};

type Range = { readonly from: number; readonly to: number; readonly interval: Interval };
type Read = { readonly byStatus: readonly UsageByStatusItem[]; readonly byOperation: readonly UsageByOperationItem[] };

const summarize = (range: Range, { byStatus, byOperation }: Read): Total<Schema<'Usage'>> => {
  const series = groupBy(
    byStatus,
    ({ start }) => start,
    ({ start }) => ({ at: start }),
  );
  const statuses = groupBy(
    byStatus,
    ({ status }) => status,
    ({ status }) => ({ status: Number(status) }),
  );
  const operations = groupBy(
    byOperation,
    ({ apiId, operation }) => `${apiId} ${operation}`,
    ({ apiId, operation }) => ({ apiId, operation }),
  );
  const apis = groupBy(
    byStatus,
    ({ apiId }) => apiId,
    ({ apiId, apiName }) => ({ apiId, name: apiName ?? apiId }),
  );
  return {
    from: new Date(range.from).toISOString(),
    to: new Date(range.to).toISOString(),
    intervalSeconds: range.interval,
    total: tallyOf(byStatus).figures(),
    series: series.sort((a, b) => (a.at < b.at ? -1 : 1)),
    byOperation: operations.slice(0, ROWS_MAX),
    moreOperations: Math.max(0, operations.length - ROWS_MAX),
    byApi: apis.slice(0, ROWS_MAX),
    moreApis: Math.max(0, apis.length - ROWS_MAX),
    byStatus: statuses
      .map(({ status, figures }) => ({ status, requests: figures.requests }))
      .sort((a, b) => a.status - b.status),
  };
};

/** The rules of usage: who may look at whose, over which range, how fine. */
export const usage = ({ data, now }: Dependencies) => {
  const iso = (milliseconds: number) => new Date(milliseconds).toISOString();
  /** Both ends are in the range that is read, the last millisecond before `to` too. */
  const between = (from: number, to: number) => [{ start: iso(from) }, { start: iso(to - 1) }] as const;

  const statusesOf = async (scope: string, { from, to, interval }: Range) =>
    whole(
      await data.entities.usageByStatus.query
        .primary({ scope, interval: String(interval) })
        .between(...between(from, to))
        .go({ pages: PAGES_MAX }),
    );

  const operationsOf = async (scope: string, runs: readonly Run[]) => {
    const found = await Promise.all(
      runs.map(({ unit, from, to }) =>
        data.entities.usageByOperation.query
          .primary({ scope, unit })
          .between(...between(from, to))
          .go({ pages: PAGES_MAX }),
      ),
    );
    return found.flatMap(whole);
  };

  /** The range in whole intervals: what is told is what was asked for and no part of it is left out. */
  const rangeOf = (query: { readonly from: string; readonly to: string }): Range => {
    const [from, to] = [Date.parse(query.from), Date.parse(query.to)];
    if (!(from < to)) throw invalid('/query/to', phrase`must be after from`);
    if (to - from > RANGE_SECONDS_MAX * 1000) throw invalid('/query/from', phrase`the range is longer than a year`);
    const interval = intervalFor((to - from) / 1000, (now().getTime() - from) / 1000);
    const end = intervalStart(to - 1, interval) + interval * 1000;
    return { from: intervalStart(from, interval), to: end, interval };
  };

  const read = async (scope: string, query: { from: string; to: string; apiId?: string }) => {
    const range = rangeOf(query);
    const [byStatus, byOperation] = await Promise.all([
      statusesOf(scope, range),
      operationsOf(scope, runsOf(range.from, range.to, range.interval)),
    ]);
    const at = now();
    const wanted = (item: UsageByStatusItem | UsageByOperationItem) =>
      isKept(item, at) && (!query.apiId || item.apiId === query.apiId);
    return summarize(range, { byStatus: byStatus.filter(wanted), byOperation: byOperation.filter(wanted) });
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
    async calls(principal: Principal, appId: string, page: Page) {
      if (!(await accessibleApp(data, principal, appId, 'app.read'))) throw new Problem('not-found');
      return latestCalls(data, appId, now(), page);
    },
  };
};
