import { Duration, Stack } from 'aws-cdk-lib';
import { MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { counted, FIVE_MINUTES, shareOf } from './measures.ts';
import { PortalAlarm, type Severity, type Told } from './portal-alarm.ts';

/** How a function is watched. */
export type Watched =
  /** It answers requests: what failed is a share of them, and they are to be quick. */
  | 'answers'
  /** As that, but how long it takes is for those behind it to say. */
  | 'forwards'
  /** As `answers`, and says no by throwing: an expired token is no error. */
  | 'decides'
  /** Nobody waits for it: what fails is tried again by who called. */
  | 'works';

/** So many requests in five minutes are enough to speak of. */
export const REQUESTS_FLOOR = 20;
/** Of a hundred requests. */
export const FAULTS_ABOVE = 5;
const SLOW_MILLISECONDS = 2000;
const THROTTLES_ABOVE = 10;
/** Of a hundred requests, while a tenth of them is answered by a new version: one of ten of its own. */
const RELEASE_FAULTS_ABOVE = 1;

type Alarms = Omit<Told, 'severity'> & {
  readonly name: string;
  readonly function: LambdaFunction;
  readonly watched: Watched;
  readonly severity?: Severity | undefined;
};

/** So many of a hundred requests that a function failed. */
const faultsOf = (scope: Construct, { name, function: of, watched }: Alarms, period: Duration): MathExpression => {
  const invocations = of.metricInvocations({ period, statistic: Stats.SUM });
  const errors = of.metricErrors({ period });
  const faults = counted(Stack.of(scope), name, 'Faults', period);
  return shareOf({
    label: 'Failed, of a hundred',
    whole: 'invocations',
    floor: REQUESTS_FLOOR,
    period,
    ...(watched === 'decides'
      ? { part: 'FILL(faults, 0)', metrics: { invocations, faults } }
      : { part: 'FILL(faults, 0) + FILL(errors, 0)', metrics: { invocations, faults, errors } }),
  });
};

const alarmsOfAnswers = (scope: Construct, alarms: Alarms & Told): readonly PortalAlarm[] => {
  const { name: _, function: of, watched, ...told } = alarms;
  const failed = [
    new PortalAlarm(scope, 'Faults', {
      ...{ ...told, above: FAULTS_ABOVE },
      metric: faultsOf(scope, alarms, FIVE_MINUTES),
    }),
    // Sooner and at less than the other: a release that goes wrong fails the few that it answers at first.
    new PortalAlarm(scope, 'ReleaseFaults', {
      ...{ notices: `A few requests fail; a release that is under way goes back. ${told.notices}` },
      ...{ heading: 'release', severity: 'tomorrow', above: RELEASE_FAULTS_ABOVE, of: [2, 3] },
      metric: faultsOf(scope, alarms, Duration.minutes(1)),
    }),
  ];
  if (watched === 'forwards') return failed;
  const invocations = of.metricInvocations({ period: FIVE_MINUTES, statistic: Stats.SUM });
  const duration = of.metricDuration({ period: FIVE_MINUTES, statistic: Stats.p(95) });
  const slow = new PortalAlarm(scope, 'Slow', {
    ...told,
    metric: new MathExpression({
      label: 'Slower than this are five of a hundred, in milliseconds',
      expression: `IF(invocations >= ${REQUESTS_FLOOR}, duration, 0)`,
      usingMetrics: { invocations, duration },
      period: FIVE_MINUTES,
    }),
    above: SLOW_MILLISECONDS,
    of: [3, 3],
  });
  return [...failed, slow];
};

/** The alarms of one function: that it fails, that it is slow where somebody waits, that Lambda has no room for it. */
export const functionAlarms = (scope: Construct, { severity, ...alarms }: Alarms): readonly PortalAlarm[] => {
  const works = alarms.watched === 'works';
  const told = {
    notices: alarms.notices,
    heading: alarms.heading,
    severity: severity ?? (works ? 'tomorrow' : 'page'),
  } as const;
  const ofErrors = () =>
    new PortalAlarm(scope, 'Errors', {
      ...told,
      // What it answers for a part of its batch is no error to Lambda: it counts that itself.
      metric: new MathExpression({
        label: 'Failed',
        expression: 'FILL(errors, 0) + FILL(faults, 0)',
        usingMetrics: {
          errors: alarms.function.metricErrors({ period: Duration.minutes(1) }),
          faults: counted(Stack.of(scope), alarms.name, 'Faults', Duration.minutes(1)),
        },
        period: Duration.minutes(1),
      }),
      above: 0,
      of: [2, 3],
    });
  const failing = works ? [ofErrors()] : alarmsOfAnswers(scope, { ...alarms, ...told });
  const throttled = new PortalAlarm(scope, 'Throttles', {
    ...told,
    metric: alarms.function.metricThrottles({ period: FIVE_MINUTES }),
    above: THROTTLES_ABOVE,
  });
  return [...failing, throttled];
};

/** A stream that is not read: what is told by it comes late. */
export const streamAlarm = (scope: Construct, id: string, of: LambdaFunction, minutes: number, told: Told): void => {
  const metric = of.metric('IteratorAge', { period: Duration.minutes(1), statistic: Stats.MAXIMUM });
  new PortalAlarm(scope, id, { ...told, metric, above: Duration.minutes(minutes).toMilliseconds(), of: [3, 3] });
};
