import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  ResourceNotFoundException,
  SchedulerClient,
  UpdateScheduleCommand,
  ValidationException,
} from '@aws-sdk/client-scheduler';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestCloud, type TestCloud } from '../testing.ts';
import { parseSchedule } from './expression.ts';
import { createScheduler } from './index.ts';

let cloud: TestCloud;
let service: ReturnType<typeof createScheduler>;
let client: SchedulerClient;
const queue = 'arn:aws:sqs:us-east-1:000000000000:q';
const schedule = (Name: string, ScheduleExpression: string, more: object = {}) => ({
  Name,
  ScheduleExpression,
  FlexibleTimeWindow: { Mode: 'OFF' as const },
  Target: { Arn: queue, RoleArn: 'arn:aws:iam::000000000000:role/r', Input: '{"at":"<aws.scheduler.scheduled-time>"}' },
  ...more,
});
const pass = (ms: number) => cloud.setNow(() => new Date(Date.now() + ms));

beforeEach(async () => {
  cloud = createTestCloud();
  service = createScheduler(cloud.context);
  client = new SchedulerClient(await cloud.serve(service));
});
afterEach(async () => {
  client.destroy();
  await cloud.close();
});

describe('a schedule', () => {
  it('fires with its input, and a one-time schedule that asked for it is gone afterwards', async () => {
    const at = new Date(Date.now() + 3_600_000).toISOString().slice(0, 19);
    await client.send(new CreateScheduleCommand(schedule('once', `at(${at})`, { ActionAfterCompletion: 'DELETE' })));
    service.start?.();
    expect(cloud.deliveries).toEqual([]);
    pass(3_601_000);
    await client.send(new CreateScheduleCommand(schedule('other', 'rate(5 minutes)')));
    await vi.waitFor(() => expect(cloud.deliveries.length).toBe(1));
    expect(cloud.deliveries[0]).toMatchObject({ arn: queue, payload: `{"at":"${at}Z"}` });
    await expect(client.send(new GetScheduleCommand({ Name: 'once' }))).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
  });

  it('that is disabled or past its end does not fire', async () => {
    await client.send(new CreateScheduleCommand(schedule('off', 'rate(1 minute)', { State: 'DISABLED' })));
    await client.send(
      new CreateScheduleCommand(schedule('ended', 'rate(1 hour)', { EndDate: new Date(Date.now() + 60_000) })),
    );
    pass(7_200_000);
    service.start?.();
    await client.send(new UpdateScheduleCommand(schedule('off', 'rate(1 minute)', { State: 'ENABLED' })));
    expect(cloud.deliveries).toEqual([]);
  });

  it('that was missed while the machine was off fires once at the next start', async () => {
    await client.send(new CreateScheduleCommand(schedule('hourly', 'rate(1 hour)')));
    pass(5 * 3_600_000);
    service.start?.();
    await vi.waitFor(() => expect(cloud.deliveries.length).toBe(1));
  });

  it('is refused twice under a name, with a broken expression, zone or target', async () => {
    await client.send(new CreateScheduleCommand(schedule('a', 'rate(1 hour)')));
    await expect(client.send(new CreateScheduleCommand(schedule('a', 'rate(1 hour)')))).rejects.toBeInstanceOf(
      ConflictException,
    );
    for (const expression of [
      'rate(0 hours)',
      'rate(1 minutes)',
      'rate(2 hour)',
      'cron(0 0 * * * *)',
      'cron(61 0 * * ? *)',
      'every day',
      'at(tomorrow)',
    ]) {
      await expect(client.send(new CreateScheduleCommand(schedule('b', expression)))).rejects.toBeInstanceOf(
        ValidationException,
      );
    }
    await expect(
      client.send(
        new CreateScheduleCommand(schedule('b', 'rate(1 hour)', { ScheduleExpressionTimezone: 'Mars/Base' })),
      ),
    ).rejects.toBeInstanceOf(ValidationException);
  });

  it('is listed, read and deleted', async () => {
    await client.send(new CreateScheduleCommand(schedule('monitor-1', 'rate(5 minutes)', { Description: 'd' })));
    expect((await client.send(new GetScheduleCommand({ Name: 'monitor-1' }))).Target?.Arn).toBe(queue);
    expect(
      (await client.send(new ListSchedulesCommand({ NamePrefix: 'mon' }))).Schedules?.map((entry) => entry.Name),
    ).toEqual(['monitor-1']);
    await client.send(new DeleteScheduleCommand({ Name: 'monitor-1' }));
    await expect(client.send(new DeleteScheduleCommand({ Name: 'monitor-1' }))).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
  });

  it('asks IAM for the schedule and for the role it is handed', () => {
    const body = Buffer.from(JSON.stringify(schedule('m', 'rate(1 hour)')));
    expect(
      service.requirements({
        method: 'POST',
        path: '/schedules/m',
        query: new URLSearchParams(),
        caller: 'r',
        headers: {},
        body,
      }),
    ).toMatchObject([
      { action: 'scheduler:CreateSchedule', resource: 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/m' },
      { action: 'iam:PassRole', resource: 'arn:aws:iam::000000000000:role/r' },
    ]);
  });
});

describe('the next time of', () => {
  const cases: [string, string, string, string | undefined][] = [
    ['rate(5 minutes)', 'UTC', '2026-01-01T00:00:00Z', '2026-01-01T00:05:00.000Z'],
    ['cron(0 12 * * ? *)', 'UTC', '2026-01-01T12:00:00Z', '2026-01-02T12:00:00.000Z'],
    ['cron(0/15 * * * ? *)', 'UTC', '2026-01-01T00:16:00Z', '2026-01-01T00:30:00.000Z'],
    ['cron(0 9 ? * MON-FRI *)', 'UTC', '2026-01-02T09:00:00Z', '2026-01-05T09:00:00.000Z'],
    ['cron(0 0 L * ? *)', 'UTC', '2026-02-01T00:00:00Z', '2026-02-28T00:00:00.000Z'],
    ['cron(0 0 ? * 6#3 *)', 'UTC', '2026-01-01T00:00:00Z', '2026-01-16T00:00:00.000Z'],
    ['cron(0 0 ? * 2L *)', 'UTC', '2026-01-01T00:00:00Z', '2026-01-26T00:00:00.000Z'],
    ['cron(0 0 15W * ? *)', 'UTC', '2026-08-01T00:00:00Z', '2026-08-14T00:00:00.000Z'],
    ['cron(0 0 29 2 ? *)', 'UTC', '2026-01-01T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['cron(0 9 * * ? *)', 'Europe/Berlin', '2026-03-28T08:00:00Z', '2026-03-29T07:00:00.000Z'],
    ['cron(30 2 * * ? *)', 'Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-30T00:30:00.000Z'],
    ['cron(0 0 1 1 ? 2025)', 'UTC', '2026-01-01T00:00:00Z', undefined],
    ['at(2026-07-01T09:00:00)', 'America/New_York', '2026-01-01T00:00:00Z', '2026-07-01T13:00:00.000Z'],
    ['at(2025-07-01T09:00:00)', 'UTC', '2026-01-01T00:00:00Z', undefined],
  ];
  it.each(cases)('%s in %s after %s is %s', (expression, zone, after, expected) => {
    const next = parseSchedule(expression, zone, Date.parse(after)).nextAfter(Date.parse(after));
    expect(next === undefined ? undefined : new Date(next).toISOString()).toBe(expected);
  });
});
