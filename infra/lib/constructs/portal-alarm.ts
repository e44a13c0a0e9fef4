import type { Stack } from 'aws-cdk-lib';
import {
  Alarm,
  AlarmRule,
  AnomalyDetectionAlarm,
  ComparisonOperator,
  CompositeAlarm,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** Somebody gets up for it; or looks at it the next morning. */
export const SEVERITIES = ['page', 'tomorrow'] as const;
export type Severity = (typeof SEVERITIES)[number];

export type Told = {
  /** What people notice, in a sentence. */
  readonly notices: string;
  /** The heading of the runbook under which it is said what to do. */
  readonly heading: string;
  readonly severity: Severity;
};

export type PortalAlarmProps = Told & {
  readonly metric: IMetric;
  /** It rings above it; `below`, where that is said, under it. */
  readonly above?: number;
  readonly below?: number;
  /** So many of the last so many periods; the last one, where nothing is said. */
  readonly of?: readonly [datapoints: number, periods: number];
};

const descriptionOf = ({ notices, heading }: Told): string => `${notices} Runbook: infra/runbook.md#${heading}`;

/** An alarm that says what people notice and where to read on. What was not measured did not happen. */
export class PortalAlarm extends Alarm {
  readonly severity: Severity;

  constructor(scope: Construct, id: string, { metric, above, below, of = [1, 1], ...told }: PortalAlarmProps) {
    super(scope, id, {
      metric,
      threshold: above ?? below ?? 0,
      comparisonOperator:
        above === undefined ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_THRESHOLD,
      datapointsToAlarm: of[0],
      evaluationPeriods: of[1],
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: descriptionOf(told),
    });
    this.severity = told.severity;
  }
}

/** An alarm on what a metric usually is at this hour of the week: so many standard deviations off, up or down. */
export class UnusualAlarm extends AnomalyDetectionAlarm {
  readonly severity: Severity;

  constructor(
    scope: Construct,
    id: string,
    {
      metric,
      deviations,
      of: [datapoints, periods],
      ...told
    }: Told & {
      readonly metric: IMetric;
      readonly deviations: number;
      readonly of: readonly [datapoints: number, periods: number];
    },
  ) {
    super(scope, id, {
      metric,
      stdDevs: deviations,
      comparisonOperator: ComparisonOperator.LESS_THAN_LOWER_OR_GREATER_THAN_UPPER_THRESHOLD,
      datapointsToAlarm: datapoints,
      evaluationPeriods: periods,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: descriptionOf(told),
    });
    this.severity = told.severity;
  }
}

/** A composite alarm takes a hundred, and a rule of 10,240 letters. */
const CHILDREN_MAX = 60;

const SAID: Readonly<Record<Severity, string>> = {
  page: 'People notice something now',
  tomorrow: 'Something wants looking at',
};

/**
 * Lets each alarm of a stack act on the topic of its severity, and puts them together: one alarm for each severity (and each
 * sixty) that says whether any stands, for a dashboard's head and for a deployment that is to be rolled back. They tell nobody: a
 * second trouble beside the first is told by its own alarm.
 */
export const hearAlarms = (stack: Stack, topics: Readonly<Record<Severity, ITopic>>): void => {
  const all = stack.node.findAll().filter((one) => one instanceof PortalAlarm || one instanceof UnusualAlarm);
  for (const alarm of all) alarm.addAlarmAction(new SnsAction(topics[alarm.severity]));
  for (const severity of SEVERITIES) {
    const some = all.filter((one) => one.severity === severity);
    for (let at = 0; at < some.length; at += CHILDREN_MAX) {
      const part = some.slice(at, at + CHILDREN_MAX);
      const id = `Any${severity === 'page' ? 'Page' : 'Tomorrow'}${at === 0 ? '' : at / CHILDREN_MAX + 1}`;
      new CompositeAlarm(stack, id, {
        // By name: ARNs of a hundred would be longer than a rule may be.
        alarmRule: AlarmRule.fromString(part.map(({ alarmName }) => `ALARM("${alarmName}")`).join(' OR ')),
        alarmDescription: `${SAID[severity]}: one of its alarms says what. Runbook: infra/runbook.md#${severity}`,
      });
    }
  }
};
