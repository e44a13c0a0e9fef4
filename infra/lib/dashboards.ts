import { Duration, type Stack } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { counted, FIVE_MINUTES } from './constructs/measures.ts';
import { PortalFunction } from './constructs/portal-function.ts';
import { PortalWorker } from './constructs/portal-worker.ts';

const HOUR = Duration.hours(1);
const DAY = Duration.days(1);

const graph = (title: string, left: IMetric[], width = 8): GraphWidget =>
  new GraphWidget({ title, left, width, height: 6, leftYAxis: { min: 0 } });

const ofAnswers = (stack: Stack, name: string): GraphWidget =>
  graph(
    'How requests end',
    ['Successes', 'Refusals', 'Faults'].map((ending) => counted(stack, name, ending)),
  );

const ofFunction = ({ name, function: of }: PortalFunction): GraphWidget[] => [
  graph(`${name}: events`, [
    of.metricInvocations({ period: FIVE_MINUTES, label: 'Events' }),
    of.metricErrors({ period: FIVE_MINUTES, label: 'Errors' }),
    of.metricThrottles({ period: FIVE_MINUTES, label: 'Throttled' }),
  ]),
  graph(
    `${name}: milliseconds`,
    [50, 95, 99].map((percent) =>
      of.metricDuration({ period: FIVE_MINUTES, statistic: Stats.p(percent), label: `p${percent}` }),
    ),
  ),
];

const ofQueue = ({ name, queue, deadLetters }: PortalWorker): GraphWidget =>
  graph(`${name}: what waits`, [
    queue.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES, label: 'Waiting' }),
    queue.metricApproximateAgeOfOldestMessage({ period: FIVE_MINUTES, label: 'The oldest, in seconds' }),
    deadLetters.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES, label: 'Dead letters' }),
  ]);

/** What answers is first, then what works for it. */
const ofOwner = (stack: Stack, owner: string, functions: readonly PortalFunction[]): void => {
  const answers = functions.some(({ name }) => name === owner) && ANSWERING.has(owner);
  const board = new Dashboard(stack, `${owner.slice(0, 1).toUpperCase()}${owner.slice(1)}Dashboard`, {
    defaultInterval: Duration.hours(12),
  });
  if (answers) board.addWidgets(ofAnswers(stack, owner));
  for (const one of functions)
    board.addWidgets(...ofFunction(one), ...(one instanceof PortalWorker ? [ofQueue(one)] : []));
};

/** They say of each answer how it ended. */
const ANSWERING: ReadonlySet<string> = new Set(['auth', 'apis', 'docs', 'analytics', 'testing']);
/** Who works for all of them is shown together. */
const UPKEEP: ReadonlySet<string> = new Set(['authorizer', 'outbox', 'overdue']);

/** A dashboard for each function with its workers, one for what serves all, one for those whose portal it is. */
export const dashboards = (stack: Stack): void => {
  const functions = stack.node.findAll().filter((one) => one instanceof PortalFunction);
  const ownerOf = ({ owner }: PortalFunction) => (UPKEEP.has(owner) ? 'upkeep' : owner);
  for (const [owner, own] of Map.groupBy(functions, ownerOf)) ofOwner(stack, owner, own);
  business(stack, functions);
};

const business = (stack: Stack, functions: readonly PortalFunction[]): void => {
  const of = (service: string, names: readonly string[], period: Duration) =>
    names.map((name) => counted(stack, service, name, period));
  const gateway = functions.find(({ name }) => name === 'gateway')?.function;
  const board = new Dashboard(stack, 'BusinessDashboard', { defaultInterval: Duration.days(28) });
  board.addWidgets(
    graph('Who comes, a day', of('auth', ['SignUps', 'SignInSteps', 'SignInStepsRefused'], DAY), 12),
    graph(
      'From an app to its first call, a day',
      [...of('apis', ['Apps', 'ApiKeys', 'Subscriptions'], DAY), ...of('authorizer', ['FirstCalls'], DAY)],
      12,
    ),
  );
  board.addWidgets(
    graph('What is published, a day', of('apis', ['Apis', 'Publications'], DAY), 12),
    graph(
      'Calls of APIs, an hour',
      [
        ...(gateway ? [gateway.metricInvocations({ period: HOUR, label: 'Calls' })] : []),
        ...of('gateway', ['UpstreamFailures', 'Faults'], HOUR),
      ],
      12,
    ),
  );
};
