import type { Data } from '@portico/data';
import { createTestTable } from '@portico/data/test-table';
import { callerSlot, callsLately, createId, dayOf, type UsageRecord } from '@portico/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { countUsage } from './count-usage.ts';
import { usage } from './usage.ts';

const at = Date.UTC(2026, 10, 22, 12);
const now = () => new Date(at);
const apiId = createId('api', now());
const admin = { userId: createId('user', now()), roles: ['admin' as const] };
let data: Data;
let count: ReturnType<typeof countUsage>;
let read: ReturnType<typeof usage>;
beforeAll(async () => {
  data = await createTestTable();
  await data.entities.team.create({ teamId: 'team_1', name: 'Visitors', createdAt: now().toISOString() }).go();
  count = countUsage({ data, now });
  read = usage({ data, now });
});

const record = (appId: string, index: number, more: Partial<UsageRecord> = {}): UsageRecord => ({
  kind: 'usage',
  at: at + index * 10,
  requestId: `req-${index}`,
  apiId,
  apiName: 'Museum',
  version: '1.0.0',
  appId,
  keyId: 'key_1',
  method: 'GET',
  path: '/things',
  operation: 'GET /things',
  status: index % 10 === 0 ? 500 : 200,
  durationMilliseconds: 10,
  bytesOut: 7,
  ...more,
});
/** An app nobody counted for yet, and what is counted for it. */
const newApp = async () => {
  const appId = createId('app', now());
  await data.entities.app.create({ appId, teamId: 'team_1', name: 'A', createdAt: now().toISOString() }).go();
  return {
    appId,
    records: (length: number, more: (index: number) => Partial<UsageRecord> = () => ({})) =>
      Array.from({ length }, (_, index) => record(appId, index, more(index))),
    total: (minutes = 60) =>
      read.ofApp(admin, appId, {
        from: new Date(at - 60_000).toISOString(),
        to: new Date(at + minutes * 60_000).toISOString(),
      }),
  };
};

describe('a delivery of usage records', () => {
  it('counts every call once: requests, errors, bytes and latency', async () => {
    const app = await newApp();
    await count(app.records(100), `d-${app.appId}`);
    const { total, byStatus, byOperation, byApi } = await app.total();
    expect(total).toMatchObject({ requests: 100, errors: 10, bytesOut: 700 });
    expect(Math.abs(total.p50Milliseconds - 10)).toBeLessThanOrEqual(2);
    expect(byStatus).toEqual([
      { status: 200, requests: 90 },
      { status: 500, requests: 10 },
    ]);
    expect(byOperation).toEqual([expect.objectContaining({ apiId, operation: 'GET /things' })]);
    expect(byApi).toEqual([expect.objectContaining({ apiId, name: 'Museum' })]);
  });

  it('counts once however often it is delivered, one after the other', async () => {
    const app = await newApp();
    for (let delivery = 0; delivery < 3; delivery++) await count(app.records(50), `d-${app.appId}`);
    expect((await app.total()).total.requests).toBe(50);
    expect((await read.calls(admin, app.appId, { limit: 100, position: undefined })).items).toHaveLength(50);
  });

  it('counts once when it comes three times at the same moment', async () => {
    const app = await newApp();
    await Promise.all([1, 2, 3].map(() => count(app.records(50), `d-${app.appId}`)));
    expect((await app.total()).total.requests).toBe(50);
  });

  it('adds up with others that come at the same moment, in any order, each three times', async () => {
    const app = await newApp();
    const deliveries = Array.from({ length: 5 }, (_, index) => ({
      id: `${app.appId}-${index}`,
      records: app.records(20),
    }));
    const shuffled = [...deliveries, ...deliveries, ...deliveries].sort((a, b) =>
      a.id + a.records.length < b.id ? 1 : -1,
    );
    for (let start = 0; start < shuffled.length; start += 3)
      await Promise.all(shuffled.slice(start, start + 3).map(({ id, records }) => count(records, id)));
    expect((await app.total()).total.requests).toBe(100);
  });

  it('of hundreds of operations and statuses is cut into transactions the table takes, and counts exactly', async () => {
    const app = await newApp();
    const records = app.records(200, (index) => ({
      operation: `GET /things/${index % 120}`,
      status: 200 + (index % 5),
      at: at + index * 60_000,
    }));
    await count(records, `d-${app.appId}`);
    await count(records, `d-${app.appId}`);
    const { total } = await app.total(500);
    expect(total.requests).toBe(200);
  });

  it('of thousands of calls of one app fits into the table’s items', async () => {
    const app = await newApp();
    const records = app.records(2_000, () => ({ path: `/${'x'.repeat(299)}`, at }));
    await count(records, `d-${app.appId}`);
    expect((await app.total()).total.requests).toBe(2_000);
  });

  it('goes on after it was cut off halfway: what was counted stays once, the rest follows', async () => {
    const app = await newApp();
    const records = app.records(500, (index) => ({ at, operation: `GET /things/${index % 100}` }));
    let written = 0;
    const dying: Data = {
      entities: data.entities,
      transaction: {
        ...data.transaction,
        write: (items) => {
          if (written === 6) throw new Error('the function is gone');
          written += 1;
          return data.transaction.write(items);
        },
      },
    };
    await expect(countUsage({ data: dying, now })(records, `d-${app.appId}`)).rejects.toThrow('gone');
    const listed = async () => (await app.total()).byOperation.reduce((sum, { figures }) => sum + figures.requests, 0);
    expect(await listed()).toBeGreaterThan(0);
    expect(await listed()).toBeLessThan(500);
    await count(records, `d-${app.appId}`);
    expect((await app.total()).total.requests).toBe(500);
    expect(await listed()).toBe(500);
  });

  it('of nothing does nothing', async () => {
    const app = await newApp();
    await count([], `d-${app.appId}`);
    expect((await app.total()).total).toMatchObject({ requests: 0, p99Milliseconds: 0 });
  });

  it('adds up alike by the minute, the hour and the day', async () => {
    const app = await newApp();
    await count(
      app.records(30, (index) => ({ at: at + index * 60_000 })),
      `d-${app.appId}`,
    );
    const totals = await Promise.all([60, 24 * 60, 40 * 24 * 60].map((minutes) => app.total(minutes)));
    expect(totals.map(({ intervalSeconds, total }) => [Number(intervalSeconds), total.requests])).toEqual([
      [60, 30],
      [3600, 30],
      [86_400, 30],
    ]);
  });
});

describe('usage', () => {
  it('is shown to nobody outside the team, like an app that is not there', async () => {
    const app = await newApp();
    const outsider = { userId: createId('user', now()), roles: ['publisher' as const] };
    const range = { from: new Date(at).toISOString(), to: new Date(at + 1000).toISOString() };
    for (const ask of [
      () => read.ofApp(outsider, app.appId, range),
      () => read.ofApp(outsider, 'app_none', range),
      () => read.ofApi(outsider, 'none', range),
      () => read.calls(outsider, app.appId, { limit: 10, position: undefined }),
    ])
      await expect(ask()).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is refused for a range that is empty, backwards or longer than a year', async () => {
    const app = await newApp();
    const iso = (milliseconds: number) => new Date(milliseconds).toISOString();
    for (const [from, to] of [
      [iso(at), iso(at)],
      [iso(at), iso(at - 1)],
      [iso(at), iso(at + 367 * 86_400_000)],
    ] as const)
      await expect(read.ofApp(admin, app.appId, { from, to })).rejects.toMatchObject({ code: 'invalid-reference' });
  });
});

it('who called an operation of a version is kept by the app and the day, once, but for who was refused and for nothing', async () => {
  const { appId, records } = await newApp();
  const day = 86_400_000;
  const version = `v-${appId.slice(-6)}`;
  const batch = records(8, (index) => ({
    version,
    at: at - (index % 2) * day,
    ...(index === 6 && { status: 403 }),
    ...(index === 7 && { operation: '(other)' }),
  }));
  await count(batch, `callers-${appId}`);
  await count(batch, `callers-${appId}`);
  const kept = async () =>
    (await data.entities.caller.query.primary({ apiId, version, operation: 'GET /things' }).go()).data;
  expect(await kept()).toMatchObject([{ appId, [callerSlot(dayOf(at))]: 3, [callerSlot(dayOf(at) - 1)]: 3 }]);
  // A month later the ring is empty but for that day.
  await count(
    records(1, () => ({ version, at: at + 33 * day })),
    `later-${appId}`,
  );
  const [item] = await kept();
  expect(callsLately(item ?? {}, at + 33 * day)).toBe(1);
  expect(item).not.toHaveProperty(callerSlot(dayOf(at)));
});
