import type { Data } from '@portico/data';
import { createTestTable } from '@portico/data/test-table';
import { createId, ROLLUP_RETENTION, type UsageRecord } from '@portico/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { countUsage } from './count-usage.ts';
import { usage } from './usage.ts';

const DAY_MILLISECONDS = 86_400_000;
const START = Date.UTC(2026, 10, 22, 12);
let at = START;
const now = () => new Date(at);
const admin = { userId: createId('user', now()), roles: ['admin' as const] };
const [appId, apiId] = [createId('app', now()), createId('api', now())];
const RECORD: UsageRecord = {
  ...{ kind: 'usage', at: START, requestId: 'r', apiId, apiName: 'Museum', version: '1', appId, keyId: 'key_1' },
  ...{ method: 'GET', path: '/', operation: 'GET /', status: 200, durationMilliseconds: 1, bytesOut: 1 },
};

let data: Data;
let read: ReturnType<typeof usage>;
beforeAll(async () => {
  data = await createTestTable();
  read = usage({ data, now });
  await data.entities.team.create({ teamId: 'team_1', name: 'T', createdAt: now().toISOString() }).go();
  await data.entities.app.create({ appId, teamId: 'team_1', name: 'A', createdAt: now().toISOString() }).go();
  await countUsage({ data, now })([RECORD], 'd-1');
});

const counted = async () => {
  const [from, to] = [START - 60_000, START + 60_000].map((instant) => new Date(instant).toISOString());
  const { total, byOperation } = await read.ofApp(admin, appId, { from: from ?? '', to: to ?? '' });
  return [total.requests, byOperation.length];
};
const calls = async () => (await read.calls(admin, appId, { limit: 9, position: undefined })).items.length;

describe('what is over and not deleted yet', () => {
  it('callBatch: is told for as long as calls are kept', async () => {
    at = START;
    expect(await calls()).toBe(1);
    at = START + 366 * DAY_MILLISECONDS;
    expect(await calls()).toBe(0);
  });

  it('usageByStatus, usageByOperation: are added up for three years, by whatever interval, and then no more', async () => {
    const kept = ROLLUP_RETENTION[86_400] * 1000;
    for (const later of [0, 3 * DAY_MILLISECONDS, 101 * DAY_MILLISECONDS, kept - 1000]) {
      at = START + later;
      expect(await counted(), String(later)).toEqual([1, 1]);
    }
    for (const late of [0, 2 * DAY_MILLISECONDS]) {
      at = START + kept + late;
      expect(await counted()).toEqual([0, 0]);
    }
  });

  it('countedBatch: counts nothing twice', async () => {
    at = START + 30 * DAY_MILLISECONDS;
    await countUsage({ data, now })([RECORD], 'd-1');
    at = START;
    expect(await counted()).toEqual([1, 1]);
  });
});
