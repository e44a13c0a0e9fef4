import { AwsError, type CloudContext } from '../../service.ts';
import type { JsonOperation } from '../wire/aws-json.ts';
import {
  childOf,
  type Fields,
  flagOf,
  listOf,
  numberOf,
  recordsOf,
  requiredText,
  textOf,
  textsOf,
} from '../wire/fields.ts';
import { type AlarmStatus, type Alarms, stateNamed } from './alarms.ts';
import type { Dashboards } from './dashboards.ts';
import { evaluateQueries } from './evaluate-alarm.ts';
import { dimensionsOf, queryOf } from './metric-alarm.ts';
import type { Measured, Metric, MetricStore } from './metric-store.ts';

type Dependencies = {
  readonly context: CloudContext;
  readonly store: MetricStore;
  readonly alarms: Alarms;
  readonly dashboards: Dashboards;
};

const DATA_MAX = 1000;

const numbers = (fields: Fields, name: string): readonly number[] =>
  listOf(fields, name).flatMap((value) => (typeof value === 'number' ? value : []));

const measuredOf = (datum: Fields): readonly Measured[] => {
  const value = numberOf(datum, 'Value');
  if (value !== undefined) return [{ value }];
  const set = childOf(datum, 'StatisticValues');
  const [count, sum] = [numberOf(set, 'SampleCount'), numberOf(set, 'Sum')];
  const [least, most] = [numberOf(set, 'Minimum'), numberOf(set, 'Maximum')];
  if (count !== undefined && sum !== undefined && least !== undefined && most !== undefined)
    return [{ count, sum, least, most }];
  const times = numbers(datum, 'Counts');
  const values = numbers(datum, 'Values').map((one, index) => ({ value: one, times: times[index] ?? 1 }));
  if (values.length > 0) return values;
  throw new AwsError('MissingParameter', 'At least one of Value, Values, StatisticValues must be specified.');
};

/** Seconds since the epoch, however the protocol wrote a moment. */
const momentOf = (fields: Fields, name: string): number | undefined => {
  const seconds = numberOf(fields, name);
  if (seconds !== undefined) return seconds * 1000;
  const text = textOf(fields, name);
  const at = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
};

const putMetricData =
  ({ context, store }: Dependencies): JsonOperation =>
  (input) => {
    const namespace = requiredText(input, 'Namespace', 'MissingParameter');
    if (namespace.startsWith('AWS/'))
      throw new AwsError('InvalidParameterValue', 'The value AWS/ for parameter Namespace is invalid.');
    const data = recordsOf(input, 'MetricData');
    if (data.length > DATA_MAX) throw new AwsError('InvalidParameterValue', `At most ${DATA_MAX} data at once.`);
    for (const datum of data) {
      const metric = { namespace, name: requiredText(datum, 'MetricName'), dimensions: dimensionsOf(datum) };
      const at = momentOf(datum, 'Timestamp') ?? context.now().getTime();
      for (const measured of measuredOf(datum)) store.put(metric, measured, at);
    }
    return {};
  };

const getMetricData =
  ({ store }: Dependencies): JsonOperation =>
  (input) => {
    const [from, to] = [momentOf(input, 'StartTime'), momentOf(input, 'EndTime')];
    if (from === undefined || to === undefined || from >= to)
      throw new AwsError('ValidationError', 'StartTime must be before EndTime.');
    const wanted = recordsOf(input, 'MetricDataQueries');
    const queries = wanted.map(queryOf);
    const length = Math.max(60, ...queries.flatMap((one) => ('metric' in one ? one.periodSeconds : []))) * 1000;
    const first = from - (from % length);
    const periods = Array.from({ length: Math.ceil((to - first) / length) }, (_, index) => first + index * length);
    const of = evaluateQueries(queries, store, { periods, from, to });
    const results = wanted
      .filter((one) => one.ReturnData === undefined || flagOf(one, 'ReturnData'))
      .map((one) => {
        const id = requiredText(one, 'Id');
        const value = of(id);
        const points = value instanceof Map ? [...value] : periods.map((at) => [at, Number(value)] as const);
        const newestFirst = points.reverse();
        return {
          Id: id,
          Label: textOf(one, 'Label') ?? id,
          Timestamps: newestFirst.map(([at]) => at / 1000),
          Values: newestFirst.map(([, number]) => number),
          StatusCode: 'Complete',
        };
      });
    return { MetricDataResults: results, Messages: [] };
  };

const shownMetric = ({ namespace, name, dimensions }: Metric) => ({
  Namespace: namespace,
  MetricName: name,
  Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
});

const shownAlarm = ({ alarm, arn, state, reason, since }: AlarmStatus) => ({
  AlarmName: alarm.name,
  AlarmArn: arn,
  AlarmDescription: alarm.description,
  ActionsEnabled: alarm.actionsEnabled,
  AlarmActions: alarm.actions.ALARM,
  OKActions: alarm.actions.OK,
  InsufficientDataActions: alarm.actions.INSUFFICIENT_DATA,
  StateValue: state,
  StateReason: reason,
  StateUpdatedTimestamp: since.getTime() / 1000,
  StateTransitionedTimestamp: since.getTime() / 1000,
  ...(alarm.kind === 'composite'
    ? { AlarmRule: alarm.rule }
    : {
        ComparisonOperator: alarm.comparison,
        EvaluationPeriods: alarm.evaluationPeriods,
        DatapointsToAlarm: alarm.datapointsToAlarm,
        Threshold: alarm.threshold,
        Period: alarm.periodSeconds,
        TreatMissingData: alarm.missing,
      }),
});

const describeAlarms =
  ({ alarms }: Dependencies): JsonOperation =>
  (input) => {
    const [names, types] = [textsOf(input, 'AlarmNames'), textsOf(input, 'AlarmTypes')];
    const [prefix, state] = [textOf(input, 'AlarmNamePrefix') ?? '', textOf(input, 'StateValue')];
    const found = alarms
      .list()
      .filter(({ alarm }) => (names.length === 0 || names.includes(alarm.name)) && alarm.name.startsWith(prefix))
      .filter((one) => state === undefined || one.state === state);
    const of = (kind: 'metric' | 'composite', type: string) =>
      types.length === 0 ? kind === 'metric' : types.includes(type);
    const shown = (kind: 'metric' | 'composite', type: string) =>
      of(kind, type) ? found.filter(({ alarm }) => alarm.kind === kind).map(shownAlarm) : [];
    return { MetricAlarms: shown('metric', 'MetricAlarm'), CompositeAlarms: shown('composite', 'CompositeAlarm') };
  };

/** CloudWatch as an SDK or the AWS CLI calls it, as far as one machine needs it. */
export const operationsOf = (dependencies: Dependencies): Record<string, JsonOperation> => ({
  PutMetricData: putMetricData(dependencies),
  GetMetricData: getMetricData(dependencies),
  ListMetrics: (input) => {
    const [namespace, name] = [textOf(input, 'Namespace'), textOf(input, 'MetricName')];
    const found = dependencies.store
      .list()
      .filter((one) => (namespace ?? one.namespace) === one.namespace && (name ?? one.name) === one.name);
    return { Metrics: found.map(shownMetric) };
  },
  DescribeAlarms: describeAlarms(dependencies),
  SetAlarmState: async (input) => {
    const state = stateNamed(textOf(input, 'StateValue'));
    if (!state) throw new AwsError('ValidationError', 'StateValue is OK, ALARM or INSUFFICIENT_DATA.');
    await dependencies.alarms.set(requiredText(input, 'AlarmName'), {
      state,
      reason: requiredText(input, 'StateReason'),
    });
    return {};
  },
  ListDashboards: () => ({
    DashboardEntries: dependencies.dashboards.list().map(({ name, body }) => ({
      DashboardName: name,
      Size: Buffer.byteLength(body),
    })),
  }),
  GetDashboard: (input) => {
    const { name, body } = dependencies.dashboards.known(requiredText(input, 'DashboardName'));
    return { DashboardName: name, DashboardBody: body };
  },
});
