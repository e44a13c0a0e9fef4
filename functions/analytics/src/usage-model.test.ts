import { createTestTable } from '@portico/data/test-table';
import { createId, intervalStart, type UsageRecord } from '@portico/domain';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { countUsage } from './count-usage.ts';
import { usage } from './usage.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const now = () => new Date(NOW);
const DAY = 86_400_000;
const ids = (kind: 'api' | 'app', count: number) => Array.from({ length: count }, () => createId(kind, now()));
const [apis, apps] = [ids('api', 3), ids('app', 2)];
const admin = { userId: createId('user', now()), roles: ['admin' as const] };
/** The last two days are asked for by the minute, the last hundred by the hour. */
const AGES = [2 * 3_600_000, DAY, 40 * DAY, 400 * DAY];

const pick = <Value>(values: readonly Value[], index: number): Value => values[index % values.length] as Value;
const records: readonly UsageRecord[] = fc
  .sample(
    fc.record({
      age: fc.integer({ min: 0, max: 3 }).chain((kind) => fc.integer({ min: 0, max: AGES[kind] ?? 0 })),
      app: fc.nat(1),
      api: fc.nat(2),
      operation: fc.nat(11),
      status: fc.constantFrom(200, 201, 404, 429, 500),
      durationMilliseconds: fc.integer({ min: 1, max: 5_000 }),
    }),
    { numRuns: 800, seed: 14 },
  )
  .map(({ age, app, api, operation, status, durationMilliseconds }, index) => ({
    kind: 'usage' as const,
    at: NOW - 1 - age,
    requestId: `r-${index}`,
    apiId: pick(apis, api),
    apiName: `API ${api}`,
    version: '1',
    appId: pick(apps, app),
    keyId: 'key_1',
    method: 'GET',
    path: '/',
    operation: `GET /${operation}`,
    status,
    durationMilliseconds,
    bytesOut: index,
  }));

let read: ReturnType<typeof usage>;
beforeAll(async () => {
  const data = await createTestTable();
  read = usage({ data, now });
  const createdAt = now().toISOString();
  await data.entities.team.create({ teamId: 'team_1', name: 'T', createdAt }).go();
  for (const appId of apps) await data.entities.app.create({ appId, teamId: 'team_1', name: 'A', createdAt }).go();
  const count = countUsage({ data, now });
  for (let start = 0; start < records.length; start += 250)
    await count(records.slice(start, start + 250), `d-${start}`);
});

const counted = (found: readonly UsageRecord[], key: (record: UsageRecord) => string) =>
  Object.fromEntries([...Map.groupBy(found, key)].map(([name, group]) => [name, group.length]).sort());
const requestsBy = <Row extends { readonly figures: { readonly requests: number } }>(
  rows: readonly Row[],
  key: (row: Row) => string,
) => Object.fromEntries(rows.map((row) => [key(row), row.figures.requests] as const).sort());

describe('usage over any range', () => {
  it('is what a plain count of its calls is: in total, by interval, operation, API and status', async () => {
    const ranges = fc.record({
      kind: fc.nat(3),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.double({ min: 0.001, max: 1, noNaN: true }),
      app: fc.nat(1),
      api: fc.option(fc.nat(2), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(ranges, async ({ kind, from, length, app, api }) => {
        const oldest = Math.min(AGES[kind] ?? 0, 365 * DAY);
        const start = Math.floor(NOW - oldest * from) - 1;
        const end = Math.ceil(start + Math.max(1, oldest * length));
        const appId = pick(apps, app);
        const apiId = api === undefined ? undefined : pick(apis, api);
        const asked = { from: new Date(start).toISOString(), to: new Date(end).toISOString() };
        const answer = await read.ofApp(admin, appId, { ...asked, ...(apiId && { apiId }) });
        const [answeredFrom, answeredTo] = [Date.parse(answer.from), Date.parse(answer.to)];
        expect(answeredFrom <= start && answeredTo >= end).toBe(true);
        const found = records.filter(
          (one) =>
            one.appId === appId &&
            one.at >= answeredFrom &&
            one.at < answeredTo &&
            (apiId === undefined || one.apiId === apiId),
        );
        expect(answer.total).toMatchObject({
          requests: found.length,
          errors: found.filter(({ status }) => status >= 400).length,
          bytesOut: found.reduce((sum, { bytesOut }) => sum + bytesOut, 0),
        });
        expect(requestsBy(answer.byOperation, (row) => `${row.apiId} ${row.operation}`)).toEqual(
          counted(found, (one) => `${one.apiId} ${one.operation}`),
        );
        expect(requestsBy(answer.byApi, (row) => row.apiId)).toEqual(counted(found, (one) => one.apiId));
        expect(requestsBy(answer.series, ({ at }) => at)).toEqual(
          counted(found, (one) => new Date(intervalStart(one.at, answer.intervalSeconds)).toISOString()),
        );
        expect(answer.byStatus.map(({ status, requests }) => [String(status), requests])).toEqual(
          Object.entries(counted(found, (one) => String(one.status))),
        );
      }),
      { numRuns: 60, seed: 14 },
    );
  });
});

describe('the latest calls', () => {
  it.each([1, 7, 100])('in pages of %i are all there, once each', async (limit) => {
    const [appId = ''] = apps;
    const seen: string[] = [];
    let position: string | undefined;
    do {
      const page = await read.calls(admin, appId, { limit, position });
      expect(page.items.length).toBeLessThanOrEqual(limit);
      seen.push(...page.items.map(({ requestId }) => requestId));
      position = page.position;
    } while (position !== undefined && seen.length < 200);
    const mine = new Set(records.filter((one) => one.appId === appId).map(({ requestId }) => requestId));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.every((id) => mine.has(id))).toBe(true);
    if (position === undefined) expect(seen).toHaveLength(mine.size);
  });
});
