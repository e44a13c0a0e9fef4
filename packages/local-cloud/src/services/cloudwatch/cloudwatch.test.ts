import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetDashboardCommand,
  GetMetricDataCommand,
  ListMetricsCommand,
  PutMetricDataCommand,
  ResourceNotFound,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestCloud, type TestCloud } from '../testing.ts';
import { createCloudWatch, type Gauge } from './index.ts';
import { lineMeasure } from './measures.ts';
import { createMetricStore, type MetricStore } from './metric-store.ts';

const TOPIC = 'arn:aws:sns:us-east-1:000000000000:page';
const MINUTE = 60_000;

let cloud: TestCloud;
let store: MetricStore;
let service: ReturnType<typeof createCloudWatch>;
let client: CloudWatchClient;
let gauges: Gauge[];
let now: number;

const open = async () => {
  store = createMetricStore();
  service = createCloudWatch(cloud.context, store, () => gauges);
  client = new CloudWatchClient(await cloud.serve(service));
};
const deploy = (type: string, logicalId: string, properties: object) =>
  service.resources[`AWS::CloudWatch::${type}`]?.({ stack: 's', logicalId, properties: { ...properties } });
const failed = (value: number, at = now - MINUTE) =>
  store.put({ namespace: 'N', name: 'Failed', dimensions: { service: 'apis' } }, { value }, at);
const ALARM = {
  AlarmName: 'apis-fail',
  AlarmDescription: 'Nobody can read. Runbook: infra/runbook.md#apis',
  Namespace: 'N',
  MetricName: 'Failed',
  Dimensions: [{ Name: 'service', Value: 'apis' }],
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 1,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  TreatMissingData: 'notBreaching',
  AlarmActions: [TOPIC],
};

beforeEach(async () => {
  cloud = createTestCloud();
  now = Date.UTC(2026, 11, 1, 12);
  cloud.setNow(() => new Date(now));
  gauges = [];
  await open();
});
afterEach(async () => {
  client.destroy();
  await cloud.close();
});

describe('an alarm', () => {
  it('tells its topic once when it rings, and nobody again after a start', async () => {
    await deploy('Alarm', 'A', ALARM);
    await service.evaluate();
    expect(cloud.deliveries).toEqual([]);
    failed(3);
    await service.evaluate();
    await service.evaluate();
    const [told, ...more] = cloud.deliveries;
    expect(more).toEqual([]);
    expect(told).toMatchObject({
      arn: TOPIC,
      attributes: { MessageStructure: 'json', Subject: 'ALARM: "apis-fail" in us-east-1' },
    });
    const { default: program, email } = JSON.parse(told?.payload ?? '{}');
    expect(JSON.parse(program)).toMatchObject({ AlarmName: 'apis-fail', NewStateValue: 'ALARM', OldStateValue: 'OK' });
    expect(email).toContain('Nobody can read. Runbook: infra/runbook.md#apis');
    client.destroy();
    cloud.reopen();
    await open();
    await deploy('Alarm', 'A', ALARM);
    failed(3);
    await service.evaluate();
    expect(cloud.deliveries).toHaveLength(1);
    now += 2 * MINUTE;
    await service.evaluate();
    expect((await client.send(new DescribeAlarmsCommand({}))).MetricAlarms?.[0]?.StateValue).toBe('OK');
  });

  it('is set by hand until it is looked at again', async () => {
    await deploy('Alarm', 'A', ALARM);
    await client.send(
      new SetAlarmStateCommand({ AlarmName: 'apis-fail', StateValue: 'ALARM', StateReason: 'an exercise' }),
    );
    expect(cloud.deliveries).toHaveLength(1);
    const rings = await client.send(new DescribeAlarmsCommand({ StateValue: 'ALARM' }));
    expect(rings.MetricAlarms).toMatchObject([{ AlarmName: 'apis-fail', StateReason: 'an exercise' }]);
    await service.evaluate();
    expect((await client.send(new DescribeAlarmsCommand({ StateValue: 'ALARM' }))).MetricAlarms).toEqual([]);
    await expect(
      client.send(new SetAlarmStateCommand({ AlarmName: 'none', StateValue: 'OK', StateReason: 'x' })),
    ).rejects.toBeInstanceOf(ResourceNotFound);
  });

  it('stands for others, by their names', async () => {
    await deploy('CompositeAlarm', 'C', { AlarmName: 'any', AlarmRule: 'ALARM("apis-fail") OR ALARM("gone")' });
    await deploy('Alarm', 'A', ALARM);
    await deploy('Alarm', 'B', { ...ALARM, AlarmName: 'gone', MetricName: 'Other' });
    failed(3);
    await service.evaluate();
    const { CompositeAlarms, MetricAlarms } = await client.send(
      new DescribeAlarmsCommand({ AlarmTypes: ['CompositeAlarm'] }),
    );
    expect(CompositeAlarms).toMatchObject([{ AlarmName: 'any', StateValue: 'ALARM' }]);
    expect(MetricAlarms).toEqual([]);
  });

  it('that cannot be read is refused when it is deployed', async () => {
    const query = { Id: 'e', Expression: 'RATE(m)' };
    expect(() => deploy('Alarm', 'A', { ...ALARM, Metrics: [{ Id: 'e', Expression: 'm1 +' }] })).toThrow();
    // What is not emulated is told when it is looked at, and no other alarm suffers.
    const lines: string[] = [];
    Object.assign(cloud.context, { log: (line: string) => lines.push(line) });
    await deploy('Alarm', 'A', { ...ALARM, AlarmName: 'a-strange', Metrics: [query] });
    await deploy('Alarm', 'B', ALARM);
    failed(3);
    await service.evaluate();
    expect(lines).toEqual([expect.stringContaining('RATE is not emulated')]);
    expect(cloud.deliveries).toHaveLength(1);
  });

  it('is looked at after the gauges', async () => {
    const metric = {
      namespace: 'AWS/SQS',
      name: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: 'dead' },
    };
    gauges.push({ metric, value: 2 });
    await deploy('Alarm', 'A', {
      ...{ ...ALARM, AlarmName: 'dead-letters', Namespace: metric.namespace, MetricName: metric.name },
      ...{ Statistic: 'Maximum', Dimensions: [{ Name: 'QueueName', Value: 'dead' }] },
    });
    await service.evaluate();
    now += MINUTE;
    await service.evaluate();
    expect(cloud.deliveries).toHaveLength(1);
  });
});

describe('metrics', () => {
  it('are put and read by an SDK: sums, percentiles, and what an expression makes of them', async () => {
    const at = new Date(now - MINUTE);
    const Values = Array.from({ length: 100 }, (_, index) => index + 1);
    await client.send(
      new PutMetricDataCommand({
        Namespace: 'Mine',
        MetricData: [
          { MetricName: 'Milliseconds', Timestamp: at, Values, Counts: Values.map(() => 1) },
          { MetricName: 'Bytes', Timestamp: at, StatisticValues: { SampleCount: 2, Sum: 10, Minimum: 4, Maximum: 6 } },
          { MetricName: 'Bytes', Timestamp: at, Value: 20 },
        ],
      }),
    );
    const of = (Id: string, MetricName: string, Stat: string) => ({
      ...{ Id, ReturnData: true },
      MetricStat: { Metric: { Namespace: 'Mine', MetricName }, Period: 60, Stat },
    });
    const { MetricDataResults = [] } = await client.send(
      new GetMetricDataCommand({
        StartTime: new Date(now - 5 * MINUTE),
        EndTime: new Date(now),
        MetricDataQueries: [
          of('sum', 'Bytes', 'Sum'),
          of('most', 'Bytes', 'Maximum'),
          of('p95', 'Milliseconds', 'p95'),
          { Id: 'share', Expression: 'IF(sum >= 20, 100 * most / sum, 0)' },
        ],
      }),
    );
    const [sum, most, p95, share] = MetricDataResults.map(({ Values: [value] = [] }) => value ?? Number.NaN);
    expect([sum, most]).toEqual([30, 20]);
    expect(share).toBeCloseTo(66.67, 1);
    expect(p95).toBeGreaterThan(93);
    expect(p95).toBeLessThan(97);
    const { Metrics } = await client.send(new ListMetricsCommand({ Namespace: 'Mine' }));
    expect(Metrics?.map(({ MetricName }) => MetricName)).toEqual(['Milliseconds', 'Bytes']);
  });

  it('of AWS’s own namespaces are put by nobody', async () => {
    await expect(
      client.send(
        new PutMetricDataCommand({ Namespace: 'AWS/Lambda', MetricData: [{ MetricName: 'Errors', Value: 1 }] }),
      ),
    ).rejects.toThrow('Namespace');
  });

  it('are read from log lines, and of lines that carry none there are none', () => {
    const keep = lineMeasure(store);
    const line = {
      _aws: {
        Timestamp: now - MINUTE,
        CloudWatchMetrics: [
          {
            Namespace: 'P',
            Dimensions: [['service']],
            Metrics: [{ Name: 'Faults', Unit: 'Count' }, { Name: 'Absent' }],
          },
        ],
      },
      ...{ service: 'auth', Faults: 2, message: 'failed' },
    };
    for (const text of [
      JSON.stringify(line),
      '{"kind":"usage"}',
      'START RequestId: "CloudWatchMetrics"',
      '{"_aws":"CloudWatchMetrics"',
      '',
    ])
      keep(text);
    expect(store.list()).toEqual([{ namespace: 'P', name: 'Faults', dimensions: { service: 'auth' } }]);
    const [metric] = store.list();
    if (metric) expect([...store.read(metric, 'Sum', 60, 0, now).values()]).toEqual([2]);
  });

  it('are bounded: so many, and for three hours', () => {
    for (let index = 0; index < 2500; index += 1)
      store.put({ namespace: 'N', name: `M${index}`, dimensions: {} }, { value: 1 }, now);
    expect(store.list()).toHaveLength(2000);
    const metric = { namespace: 'N', name: 'M2499', dimensions: {} };
    for (let minute = 1; minute <= 500; minute += 1) store.put(metric, { value: 1 }, now + minute * MINUTE);
    expect(store.read(metric, 'Sum', 60, 0, now + 600 * MINUTE).size).toBeLessThanOrEqual(181);
  });
});

describe('pages', () => {
  it('show what rings first, with why, and nothing of what a name holds as markup', async () => {
    await deploy('Alarm', 'A', { ...ALARM, AlarmDescription: '<b>x</b>' });
    await deploy('Alarm', 'B', { ...ALARM, AlarmName: 'a-quiet', MetricName: 'Other' });
    failed(3);
    await service.evaluate();
    const { body = '' } = service.alarmsPage('/alarms');
    expect(String(body).indexOf('apis-fail')).toBeLessThan(String(body).indexOf('a-quiet'));
    expect(String(body)).toContain('&lt;b&gt;x');
    expect(JSON.parse(String(service.alarmsPage('/alarms.json').body))).toMatchObject({
      alarms: [
        { name: 'a-quiet', state: 'OK' },
        { name: 'apis-fail', state: 'ALARM', reason: expect.stringContaining('1 of the last 1') },
      ],
    });
  });

  it('draw a dashboard of the template, and refuse a body without widgets', async () => {
    const metrics = [
      ['N', 'Failed', 'service', 'apis', { label: 'Failed', stat: 'Sum', id: 'm1', period: 60 }],
      [{ expression: 'm1 * 2', label: 'Twice' }],
    ];
    const DashboardBody = JSON.stringify({ widgets: [{ type: 'metric', properties: { title: 'Ends', metrics } }] });
    await deploy('Dashboard', 'D', { DashboardName: 'board', DashboardBody });
    failed(4);
    const body = String(service.dashboardsPage('/dashboards/board').body);
    expect(body).toContain('<th scope="row">Failed</th><td>4</td>');
    expect(body).toContain('<th scope="row">Twice</th><td>8</td>');
    expect((await client.send(new GetDashboardCommand({ DashboardName: 'board' }))).DashboardBody).toBe(DashboardBody);
    expect(service.dashboardsPage('/dashboards/none').status).toBe(404);
    expect(() => deploy('Dashboard', 'E', { DashboardBody: '{}' })).toThrow('no widgets');
  });
});
