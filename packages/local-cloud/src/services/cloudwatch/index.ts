import type { CloudContext, ResourceHandler, Service, ServiceResponse } from '../../service.ts';
import { jsonHandler, operationOf } from '../wire/aws-json.ts';
import { requiredText, textOf } from '../wire/fields.ts';
import { physicalName } from '../wire/physical-name.ts';
import { type Alarm, createAlarms } from './alarms.ts';
import { createDashboards } from './dashboards.ts';
import { compositeAlarmOf, metricAlarmOf } from './metric-alarm.ts';
import type { Metric, MetricStore } from './metric-store.ts';
import { operationsOf } from './operations.ts';
import { alarmsPage, dashboardsPage } from './pages.ts';

/** What stands at a moment, and is looked at before alarms are: how much waits in a queue. */
export type Gauge = { readonly metric: Metric; readonly value: number };

export type AlarmsPort = {
  readonly alarmsPage: (path: string) => ServiceResponse;
  readonly dashboardsPage: (path: string) => ServiceResponse;
  /** Looks at the gauges and at every alarm, as the clock does. */
  evaluate(): Promise<void>;
};

/** CloudWatch itself looks once a minute. */
const EVALUATION_MILLISECONDS = 20_000;

/** CloudWatch: the metrics of the other services and of log lines, the template's alarms, its dashboards. */
export const createCloudWatch = (
  context: CloudContext,
  store: MetricStore,
  gauges: () => readonly Gauge[],
): Service & AlarmsPort => {
  const alarms = createAlarms(context, store);
  const dashboards = createDashboards();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  const evaluate = async (): Promise<void> => {
    const now = context.now().getTime();
    for (const { metric, value } of gauges()) store.put(metric, { value }, now);
    await alarms.evaluate();
  };
  const putAlarm =
    (read: (fields: Parameters<ResourceHandler>[0]['properties'], name: string) => Alarm): ResourceHandler =>
    (request) => {
      const name = textOf(request.properties, 'AlarmName') ?? physicalName(request, 200);
      alarms.put(read(request.properties, name));
      return { ref: name, attributes: { Arn: alarms.arnOf(name) } };
    };

  return {
    signingNames: ['monitoring'],
    resources: {
      'AWS::CloudWatch::Alarm': putAlarm(metricAlarmOf),
      'AWS::CloudWatch::CompositeAlarm': putAlarm(compositeAlarmOf),
      'AWS::CloudWatch::Dashboard': (request) => {
        const name = textOf(request.properties, 'DashboardName') ?? physicalName(request, 200);
        dashboards.put({ name, body: requiredText(request.properties, 'DashboardBody') });
        return { ref: name };
      },
      // What it has learned of its metric is the alarm's own band here.
      'AWS::CloudWatch::AnomalyDetector': (request) => ({ ref: physicalName(request) }),
    },
    requirements: (request) => [{ action: `cloudwatch:${operationOf(request)}`, resource: '*' }],
    handle: jsonHandler({
      version: '1.0',
      operations: operationsOf({ context, store, alarms, dashboards }),
      log: context.log,
    }),
    alarmsPage: (path) => alarmsPage(alarms, path),
    dashboardsPage: (path) => dashboardsPage(dashboards, store, context.now, path),
    evaluate,
    start: () => {
      timer = setInterval(() => {
        running = running.then(evaluate).catch((error: unknown) => context.log(`alarms: ${error}`));
      }, EVALUATION_MILLISECONDS);
      timer.unref();
    },
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
