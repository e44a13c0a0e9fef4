import { Duration, type Stack } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';

export const FIVE_MINUTES = Duration.minutes(5);

/** Where functions count what they do: a deployment's own, beside others of the account. */
export const metricsNamespace = (stack: Stack): string => stack.stackName;

/** What a function of a stack counts of itself; by its name and nothing finer. */
export const counted = (stack: Stack, service: string, metricName: string, period = FIVE_MINUTES): Metric =>
  new Metric({
    namespace: metricsNamespace(stack),
    metricName,
    dimensionsMap: { service },
    statistic: Stats.SUM,
    period,
    label: metricName,
  });

type Share = {
  readonly label: string;
  /** An expression over the metrics. */
  readonly part: string;
  readonly whole: string;
  /** Below so many, a share says nothing: one of two is no half of people. */
  readonly floor: number;
  readonly metrics: Readonly<Record<string, IMetric>>;
  readonly period?: Duration;
};

/** So many of a hundred; none, where there are too few to speak of. */
export const shareOf = ({ label, part, whole, floor, metrics, period = FIVE_MINUTES }: Share): MathExpression =>
  new MathExpression({
    label,
    expression: `IF(${whole} >= ${floor}, 100 * (${part}) / (${whole}), 0)`,
    usingMetrics: { ...metrics },
    period,
  });
