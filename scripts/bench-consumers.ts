// What apps, keys, subscriptions and requests for access cost the table, as there are more of them.
import type { Dependencies } from '../functions/apis/src/dependencies.ts';
import { nounsOf } from '../functions/apis/src/nouns.ts';
import { whoCalls } from '../functions/apis/src/who-breaks.ts';
import { gatewayDirectory } from '../functions/gateway/src/directory.ts';
import { connect, type Data } from '../packages/data/src/index.ts';
import { createTestBackendSecrets } from '../packages/data/test/test-backend-secrets.ts';
import { testConfig } from '../packages/data/test/test-table.ts';
import {
  callerOf,
  callerSlot,
  createId,
  dayOf,
  KEY_SHARDS,
  LIMITS,
  type Principal,
} from '../packages/domain/src/index.ts';
import { lineFor, lineOf, writeExport } from './bench-exported.ts';

export const CONSUMERS = 'consumers';
const PAGE = 24;
const NOW = Date.UTC(2026, 10, 22, 12);
const now = () => new Date(NOW);
const instant = (index: number) => new Date(NOW - index * 1000);

const teamId = createId('team', now());
const apiId = createId('api', now());
const owner: Principal = { userId: createId('user', now()), roles: ['publisher', 'developer'] };
const admin: Principal = { userId: createId('user', now()), roles: ['admin'] };
const BUSY = { operation: 'get /things', version: '1.0.0' };

/** The ids of what is made together, the same each time; their digits are those of ids. */
const idsAt = (index: number, size: number) => {
  const id = String(index).padStart(26, '0');
  return {
    appId: `app_${id}`,
    keyId: `key_${id}`,
    subscriptionId: `sub_${id}`,
    requestId: `req_${id}`,
    otherApiId: `api_${id}`,
    watched: KEY_SHARDS[index % KEY_SHARDS.length] ?? '0',
    staleAt: instant(size - index).toISOString(),
  };
};
type Ids = ReturnType<typeof idsAt>;

/** One team has all apps; each app is subscribed to one API, and the first app to so many others; each has a key nobody uses. */
function* linesOf(size: number) {
  const { accessRequest, api, apiKey, app, caller, membership, plan, planHolder, subscription, team } = connect(
    CONSUMERS,
    testConfig(),
  ).entities;
  const createdAt = now().toISOString();
  const named = { apiSlug: 'busy', apiName: 'Busy', createdAt };
  yield lineFor(team.put({ teamId, name: 'Team', createdAt }));
  yield lineFor(membership.put({ userId: owner.userId, teamId, role: 'owner' }));
  const limits = { requestsPerSecond: 10, burst: 20, requestsPerMonth: 1_000, priceCentsPerMonth: 0 };
  yield lineFor(plan.put({ planId: 'basic', name: 'Basic', summary: 'Basic.', ...limits }));
  const listed = {
    scope: 'public',
    shelf: 'listed' as const,
    visibility: 'public' as const,
    summary: 'Busy.',
    tags: [],
  };
  yield lineFor(
    api.put({
      apiId,
      slug: 'busy',
      name: 'Busy',
      teamId,
      ...listed,
      latestVersion: '1.0.0',
      createdAt,
      updatedAt: createdAt,
    }),
  );
  const lines = [
    lineOf(['appId'], (holes) => app.put({ ...holes, teamId, name: 'App', createdAt })),
    lineOf(['keyId', 'appId', 'watched', 'staleAt'], (holes) =>
      apiKey.put({
        ...{
          ...holes,
          purpose: 'app',
          name: 'Key',
          environment: 'live',
          hash: 'hash',
          prefix: 'ptk',
          lastFour: 'last',
        },
        createdAt: instant(200 * 86_400).toISOString(),
      }),
    ),
    lineOf(['appId', 'subscriptionId'], (holes) =>
      subscription.put({ ...holes, apiId, ...named, planId: 'basic', status: 'active' }),
    ),
    lineOf(['appId'], (holes) => planHolder.put({ ...holes, apiId, planId: 'basic' })),
    lineOf(['appId'], (holes) =>
      caller.put({ apiId, ...BUSY, ...holes, subscriber: callerOf(apiId, holes.appId), [callerSlot(dayOf(NOW))]: 3 }),
    ),
    lineOf(['appId', 'requestId', 'subscriptionId'], (holes) =>
      accessRequest.put({
        ...{ ...holes, queue: `waiting.${teamId}`, shelf: 'waiting', kind: 'subscription', status: 'pending' },
        ...{ apiId, apiSlug: 'busy', apiName: 'Busy', appName: 'App', teamId, planId: 'basic' },
        ...{ askedBy: owner.userId, askedAt: createdAt },
      }),
    ),
  ] as readonly ((ids: Ids) => string)[];
  const { appId: first } = idsAt(0, size);
  const ofFirst = lineOf(['otherApiId', 'subscriptionId'], ({ otherApiId, subscriptionId }) =>
    subscription.put({
      subscriptionId: `${subscriptionId}2`,
      appId: first,
      apiId: otherApiId,
      ...named,
      planId: 'basic',
      status: 'active',
    }),
  );
  for (let index = 0; index < size; index++) {
    const ids = idsAt(index, size);
    for (const line of lines) yield line(ids);
    yield ofFirst(ids);
  }
}

type Measure = (act: string, run: () => Promise<number>) => Promise<void>;

/** Measures each list, lookup and preview over a table of so many of everything. */
export const benchConsumers = async (
  size: number,
  open: (
    exported: Awaited<ReturnType<typeof writeExport>>,
    read: (data: Data, measure: Measure) => Promise<void>,
  ) => Promise<void>,
) => {
  const { appId, keyId, subscriptionId } = idsAt(Math.floor(size / 2), size);
  const { appId: first } = idsAt(0, size);
  const page = { limit: PAGE, position: undefined };
  await open(await writeExport(CONSUMERS, linesOf(size)), async (data, measure) => {
    // What is measured asks for nothing else.
    const of = nounsOf({
      data,
      now,
      limits: LIMITS,
      backendSecrets: createTestBackendSecrets(),
    } as unknown as Dependencies);
    const gateway = gatewayDirectory({ data, now } as Parameters<typeof gatewayDirectory>[0]);
    const one = (act: string, run: () => Promise<unknown>) => measure(act, async () => ((await run()) ? 1 : 0));
    const many = (act: string, run: () => Promise<{ readonly items: readonly unknown[] }>) =>
      measure(act, async () => (await run()).items.length);
    await many('apps, a team’s', () => of.apps.list(owner, teamId, page));
    await many('apps, all one’s teams’', () => of.apps.list(owner, undefined, page));
    await one('an app', () => of.apps.get(owner, appId));
    await many('keys of an app', () => of.keys.list(owner, appId, page));
    await many('keys nobody uses', () => of.staleKeys.list(page));
    await one('a key, as a call finds it', () => data.entities.apiKey.get({ keyId }).go());
    await one('a plan, as a call finds it', () => gateway.loadLimit(appId, apiId));
    await one('an app, as a call finds it', () => gateway.loadCaller(appId));
    await many('subscriptions of an app with as many', () => of.subscriptions.list(owner, first, page));
    await one('a subscription', () => of.subscriptions.get(owner, { appId, subscriptionId }));
    await many('subscribers of an API', () => of.subscribers.list(owner, apiId, {}, page));
    await one('how many subscribers', () => of.subscribers.count(owner, apiId));
    await one('what a subscriber calls', () => of.subscribers.usage(owner, { apiId, subscriptionId }));
    await many('requests that wait', () => of.accessRequests.list(owner, false, page));
    await measure(
      'who breaks',
      async () => (await whoCalls(data, { apiId, ...BUSY }, [BUSY.operation], now())).apps.length,
    );
    await one('what a change of a plan does', () => of.plans.preview(admin, 'basic', { requestsPerMonth: 999 }));
  });
};
