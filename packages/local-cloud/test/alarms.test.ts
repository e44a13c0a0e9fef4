import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  ListMetricsCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LocalCloud } from '../src/index.ts';
import { type Fixture, startFixture, until, writeFixture } from './assembly.ts';

let fixture: Fixture;
let cloud: LocalCloud;
let client: CloudWatchClient;
beforeAll(async () => {
  fixture = await writeFixture();
  cloud = await startFixture(fixture);
  const { endpoint, region, credentials } = cloud;
  client = new CloudWatchClient({ endpoint, region, credentials, maxAttempts: 1 });
});
afterAll(async () => {
  client.destroy();
  await cloud.stop();
  fixture.remove();
});

/** The sum of a metric so far. */
const measured = async (Namespace: string, MetricName: string, dimensions: Readonly<Record<string, string>>) => {
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  const { MetricDataResults } = await client.send(
    new GetMetricDataCommand({
      StartTime: new Date(Date.now() - 600_000),
      EndTime: new Date(Date.now() + 60_000),
      MetricDataQueries: [
        { Id: 'm', MetricStat: { Metric: { Namespace, MetricName, Dimensions }, Period: 60, Stat: 'Sum' } },
      ],
    }),
  );
  return (MetricDataResults?.[0]?.Values ?? []).reduce((sum, value) => sum + value, 0);
};

it('functions and the API are measured as they answer', async () => {
  await cloud.invoke('echo', { mode: 'throw' });
  await cloud.invoke('echo', {});
  const ofEcho = (name: string) => measured('AWS/Lambda', name, { FunctionName: 'echo' });
  expect([await ofEcho('Invocations'), await ofEcho('Errors'), await ofEcho('Throttles')]).toEqual([2, 1, 0]);
  expect(await ofEcho('Duration')).toBeGreaterThan(0);
  await fetch(`${cloud.origins.api}/echo`);
  await fetch(`${cloud.origins.api}/nowhere`);
  const { Metrics = [] } = await client.send(new ListMetricsCommand({ MetricName: '4XXError' }));
  const [{ Dimensions = [] } = {}] = Metrics;
  const api = Object.fromEntries(Dimensions.map(({ Name = '', Value = '' }) => [Name, Value]));
  expect(await measured('AWS/ApiGateway', 'Count', api)).toBe(2);
  expect(await measured('AWS/ApiGateway', '4XXError', api)).toBeGreaterThanOrEqual(1);
  expect(await measured('AWS/ApiGateway', '5XXError', api)).toBe(0);
});

it('an alarm that rings is mailed, in words, and stands on a page', async () => {
  await client.send(
    new SetAlarmStateCommand({ AlarmName: 'echo-fails', StateValue: 'ALARM', StateReason: 'an exercise' }),
  );
  const mail = await until(async () => {
    const response = await fetch(`${cloud.origins.services}/mailbox.json?to=ops@example.com`);
    return ((await response.json()) as { mails: { subject: string; text: string }[] }).mails[0];
  });
  expect(mail.subject).toBe('ALARM: "echo-fails" in us-east-1');
  expect(mail.text).toContain('Nothing comes back.');
  const { MetricAlarms } = await client.send(new DescribeAlarmsCommand({ AlarmNames: ['echo-fails'] }));
  expect(MetricAlarms?.[0]?.StateValue).toBe('ALARM');
  const page = await (await fetch(`${cloud.origins.services}/alarms`)).text();
  expect(page).toContain('an exercise');
});
