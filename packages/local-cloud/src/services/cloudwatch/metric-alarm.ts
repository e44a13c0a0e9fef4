import { childOf, type Fields, flagOf, numberOf, recordsOf, requiredText, textOf, textsOf } from '../wire/fields.ts';
import { type Expression, parseExpression } from './metric-math.ts';
import type { Metric } from './metric-store.ts';

export type Query = { readonly id: string } & (
  | { readonly expression: Expression; readonly text: string }
  | { readonly metric: Metric; readonly statistic: string; readonly periodSeconds: number }
);

type Actions = Readonly<Record<'ALARM' | 'OK' | 'INSUFFICIENT_DATA', readonly string[]>>;

export type Described = {
  readonly name: string;
  readonly description: string;
  readonly actionsEnabled: boolean;
  readonly actions: Actions;
};

/** An alarm on a metric, or on what an expression makes of several. */
export type MetricAlarm = Described & {
  readonly kind: 'metric';
  readonly queries: readonly Query[];
  /** The id of what is compared. */
  readonly watched: string;
  /** The id of the band it is compared with, in place of a threshold. */
  readonly band: string | undefined;
  readonly comparison: string;
  readonly threshold: number;
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly missing: 'missing' | 'ignore' | 'breaching' | 'notBreaching';
};

export type CompositeAlarm = Described & { readonly kind: 'composite'; readonly rule: string };

export const dimensionsOf = (fields: Fields): Record<string, string> =>
  Object.fromEntries(
    recordsOf(fields, 'Dimensions').map((one) => [textOf(one, 'Name') ?? '', textOf(one, 'Value') ?? '']),
  );

const metricOf = (fields: Fields): Metric => ({
  namespace: requiredText(fields, 'Namespace'),
  name: requiredText(fields, 'MetricName'),
  dimensions: dimensionsOf(fields),
});

/** A query as the template, `PutMetricAlarm` and `GetMetricData` write it. */
export const queryOf = (fields: Fields): Query => {
  const id = requiredText(fields, 'Id');
  const text = textOf(fields, 'Expression');
  if (text !== undefined) return { id, text, expression: parseExpression(text) };
  const stat = childOf(fields, 'MetricStat');
  return {
    id,
    metric: metricOf(childOf(stat, 'Metric')),
    statistic: requiredText(stat, 'Stat'),
    periodSeconds: numberOf(stat, 'Period') ?? 60,
  };
};

const describedOf = (fields: Fields, name: string): Described => ({
  name,
  description: textOf(fields, 'AlarmDescription') ?? '',
  actionsEnabled: fields.ActionsEnabled === undefined || flagOf(fields, 'ActionsEnabled'),
  actions: {
    ALARM: textsOf(fields, 'AlarmActions'),
    OK: textsOf(fields, 'OKActions'),
    INSUFFICIENT_DATA: textsOf(fields, 'InsufficientDataActions'),
  },
});

const MISSING = ['missing', 'ignore', 'breaching', 'notBreaching'] as const;

const queriesOf = (fields: Fields): readonly Query[] => {
  const queries = recordsOf(fields, 'Metrics').map(queryOf);
  if (queries.length > 0) return queries;
  const statistic = textOf(fields, 'ExtendedStatistic') ?? requiredText(fields, 'Statistic');
  return [{ id: 'm', metric: metricOf(fields), statistic, periodSeconds: numberOf(fields, 'Period') ?? 60 }];
};

/** An alarm as the template writes it. */
export const metricAlarmOf = (fields: Fields, name: string): MetricAlarm => {
  const queries = queriesOf(fields);
  const band = textOf(fields, 'ThresholdMetricId');
  const returned = recordsOf(fields, 'Metrics').filter(
    (one) => one.ReturnData === undefined || flagOf(one, 'ReturnData'),
  );
  const watched = returned.map((one) => textOf(one, 'Id')).find((id) => id !== band) ?? queries[0]?.id ?? '';
  const evaluationPeriods = numberOf(fields, 'EvaluationPeriods') ?? 1;
  const periods = queries.flatMap((query) => ('periodSeconds' in query ? query.periodSeconds : []));
  return {
    kind: 'metric',
    ...describedOf(fields, name),
    queries,
    watched,
    band,
    comparison: requiredText(fields, 'ComparisonOperator'),
    threshold: numberOf(fields, 'Threshold') ?? 0,
    periodSeconds: Math.max(60, ...periods),
    evaluationPeriods,
    datapointsToAlarm: numberOf(fields, 'DatapointsToAlarm') ?? evaluationPeriods,
    missing: MISSING.find((one) => one === textOf(fields, 'TreatMissingData')) ?? 'missing',
  };
};

export const compositeAlarmOf = (fields: Fields, name: string): CompositeAlarm => ({
  kind: 'composite',
  ...describedOf(fields, name),
  rule: requiredText(fields, 'AlarmRule'),
});
