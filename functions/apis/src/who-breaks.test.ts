import { createMeteredTable } from '@portico/data/metered-table';
import { callerSlot, dayOf } from '@portico/domain';
import { expect, it } from 'vitest';
import { whoCalls } from './who-breaks.ts';

const AT = new Date('2026-11-22T12:00:00.000Z');
const slot = callerSlot(dayOf(AT.getTime()));
const appId = (index: number) => `app_${String(index).padStart(26, '0')}`;

it('who breaks costs by the operations that break, and not by the apps that called them', async () => {
  const { data, cost } = await createMeteredTable();
  const operations = Array.from({ length: 8 }, (_, index) => `operation${index}`);
  const costs: { apps: number; requests: number; reads: number }[] = [];
  for (const apps of [100, 1_000, 3_000]) {
    const version = { apiId: `api_${apps}`, version: '1.0.0' };
    for (let start = 0; start < apps; start += 500)
      await data.entities.caller
        .put(
          Array.from({ length: Math.min(500, apps - start) }, (_, index) => ({
            ...{ ...version, operation: operations[0] ?? '', appId: appId(start + index) },
            [slot]: start + index + 1,
          })),
        )
        .go({ concurrent: 8 });
    const { requests, reads } = await cost(async () => {
      const { more } = await whoCalls(data, version, operations, AT);
      // Of a hundred all are told.
      expect(more).toBe(apps > 100);
    });
    costs.push({ apps, requests, reads });
  }
  console.table(costs);
  const [few, some, many] = costs;
  // A page of an operation, and the hundred apps that are told.
  expect(many?.requests).toBe(few?.requests);
  expect(many?.reads).toBe(some?.reads);
});

it('caller: who called is told for a month, deleted or not, and nothing of an app that is no more', async () => {
  const { data } = await createMeteredTable();
  const version = { apiId: 'api_1', version: '1.0.0' };
  const seconds = AT.getTime() / 1000;
  const createdAt = AT.toISOString();
  await data.entities.team.create({ teamId: 'team_1', name: 'T', createdAt }).go();
  for (const [index, expiresAtSeconds] of [seconds + 1, seconds, seconds + 1].entries()) {
    const called = { ...version, operation: 'get', appId: appId(index), expiresAtSeconds };
    await data.entities.caller.create({ ...called, [slot]: 3 }).go();
    if (index < 2)
      await data.entities.app.create({ appId: appId(index), teamId: 'team_1', name: `A ${index}`, createdAt }).go();
  }
  const { apps, more } = await whoCalls(data, version, ['get'], AT);
  expect([apps.map(({ appName, calls }) => [appName, calls]), more]).toEqual([[['A 0', 3]], false]);
});
