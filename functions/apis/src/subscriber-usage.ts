import type { Schema, Total } from '@portico/contract';
import { type CallerItem, type Data, isKept } from '@portico/data';
import { callerOf, callsLately, errorsLately, statusAt } from '@portico/domain';

/** What is told of one app, the busiest first. */
const OPERATIONS_MAX = 500;

/** What an app called of an API in the last 30 days. */
type Calls = Pick<Schema<'Subscriber'>, 'calls' | 'errors' | 'lastCalledOn' | 'callsDeprecated'>;

const callsOf = async ({ entities }: Data, apiId: string, appId: string, at: Date): Promise<readonly CallerItem[]> => {
  const { data } = await entities.caller.query
    .bySubscriber({ subscriber: callerOf(apiId, appId) })
    .go({ pages: 'all' });
  return data.filter((item) => isKept(item, at) && callsLately(item, at.getTime()) > 0);
};

const lastOf = (items: readonly CallerItem[]): string | undefined =>
  items
    .map(({ lastCalledOn }) => lastCalledOn ?? '')
    .sort()
    .at(-1) || undefined;

/** The versions of an API that are deprecated, or ended by now. */
export const endingVersions = async ({ entities }: Data, apiId: string, at: Date): Promise<ReadonlySet<string>> => {
  const { data } = await entities.version.query.primary({ apiId }).go({ pages: 'all' });
  const ending = data.filter((item) => ['deprecated', 'retired'].includes(statusAt(item, at.getTime())));
  return new Set(ending.map(({ version }) => version));
};

/** How much an app calls an API, and whether it calls what is deprecated: a query, whatever others call. */
export const callsInAll = async (
  data: Data,
  { apiId, appId }: { readonly apiId: string; readonly appId: string },
  ending: ReadonlySet<string>,
  at: Date,
): Promise<Calls> => {
  const items = await callsOf(data, apiId, appId, at);
  const sum = (of: (item: CallerItem, at: number) => number) =>
    items.reduce((all, item) => all + of(item, at.getTime()), 0);
  const lastCalledOn = lastOf(items);
  return {
    calls: sum(callsLately),
    errors: sum(errorsLately),
    callsDeprecated: items.some(({ version }) => ending.has(version)),
    ...(lastCalledOn !== undefined && { lastCalledOn }),
  };
};

const presentOperation = (item: CallerItem, deprecated: boolean, at: Date): Total<Schema<'SubscriberOperation'>> => ({
  version: item.version,
  deprecated,
  operation: item.operation,
  calls: callsLately(item, at.getTime()),
  errors: errorsLately(item, at.getTime()),
  lastCalledOn: item.lastCalledOn,
});

/** The same by version and operation. */
export const callsByOperation = async (
  data: Data,
  { apiId, appId }: { readonly apiId: string; readonly appId: string },
  ending: ReadonlySet<string>,
  at: Date,
): Promise<Total<Schema<'SubscriberUsage'>>> => {
  const items = await callsOf(data, apiId, appId, at);
  const operations = items
    .map((item) => presentOperation(item, ending.has(item.version), at))
    .sort((one, other) => other.calls - one.calls);
  return { operations: operations.slice(0, OPERATIONS_MAX), more: operations.length > OPERATIONS_MAX };
};
