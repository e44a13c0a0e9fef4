import type { Schema, Total } from '@portico/contract';
import { type CallerItem, type Data, isKept, teamNames } from '@portico/data';
import { callsLately } from '@portico/domain';

/** Apps told of, and read of one operation; a page of DynamoDB holds them. */
const APPS_MAX = 100;
const CALLERS_MAX = 500;
/** Operations asked at once, and told of an app. */
const AT_ONCE = 20;
const OPERATIONS_MAX = 20;

export type Affected = { readonly apps: readonly Total<Schema<'AffectedApp'>>[]; readonly more: boolean };

const callersOf = async (
  { entities }: Data,
  version: { readonly apiId: string; readonly version: string },
  operations: readonly string[],
) => {
  const callers: CallerItem[] = [];
  let more = false;
  for (let start = 0; start < operations.length; start += AT_ONCE) {
    const pages = await Promise.all(
      operations
        .slice(start, start + AT_ONCE)
        .map((operation) => entities.caller.query.primary({ ...version, operation }).go({ limit: CALLERS_MAX })),
    );
    for (const { data, cursor } of pages) {
      callers.push(...data);
      more ||= cursor !== null;
    }
  }
  return { callers, more };
};

/**
 * Which apps called operations of a version in the last 30 days, the busiest first: a query for an operation, whatever
 * the number of apps.
 */
export const whoCalls = async (
  data: Data,
  version: { readonly apiId: string; readonly version: string },
  operations: readonly string[],
  at: Date,
): Promise<Affected> => {
  const { callers, more } = await callersOf(data, version, operations);
  const lately = callers.filter((item) => isKept(item, at) && callsLately(item, at.getTime()) > 0);
  const busiest = [...Map.groupBy(lately, ({ appId }) => appId)]
    .map(([appId, items]) => ({
      appId,
      calls: items.reduce((sum, item) => sum + callsLately(item, at.getTime()), 0),
      lastCalledOn:
        items
          .map((item) => item.lastCalledOn ?? '')
          .sort()
          .at(-1) || undefined,
      operations: items.map(({ operation }) => operation).slice(0, OPERATIONS_MAX),
    }))
    .sort((one, other) => other.calls - one.calls || (one.appId < other.appId ? -1 : 1));
  const told = busiest.slice(0, APPS_MAX);
  const apps = told.length === 0 ? [] : (await data.entities.app.get(told.map(({ appId }) => ({ appId }))).go()).data;
  const known = new Map(apps.map((app) => [app.appId, app]));
  const names = await teamNames(
    data,
    apps.map(({ teamId }) => teamId),
  );
  return {
    // An app that is no more breaks no more.
    apps: told.flatMap((one) => {
      const app = known.get(one.appId);
      if (!app) return [];
      const { name: appName, teamId } = app;
      return [{ ...one, appName, teamId, teamName: names.get(teamId) ?? teamId }];
    }),
    more: more || busiest.length > told.length,
  };
};
