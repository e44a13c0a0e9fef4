import { functionNameOf, parseArn } from '../arn.ts';
import { asArray, asNumber, asObject, asString, type JsonObject, parseJson } from '../json.ts';
import { AwsError, type ResourceHandler, type Service, type ServiceRequest, type ServiceResponse } from '../service.ts';
import { physicalName } from '../template/deploy.ts';
import { parseFilterPattern } from './filter-pattern.ts';
import type { LogStore } from './log-store.ts';
import type { Subscriptions } from './subscriptions.ts';

export type LogsOptions = {
  readonly store: LogStore;
  readonly subscriptions: Subscriptions;
  readonly region: string;
  readonly accountId: string;
  /** Whether a function's resource policy lets CloudWatch Logs invoke it for this log group. */
  mayInvoke(functionName: string, sourceArn: string): boolean;
};

const TARGET_PREFIX = 'Logs_20140328.';
const OPERATIONS = new Set([
  'PutLogEvents',
  'FilterLogEvents',
  'GetLogEvents',
  'DescribeLogGroups',
  'DescribeLogStreams',
  'CreateLogStream',
  'CreateLogGroup',
]);
const json = (body: unknown): ServiceResponse => ({
  status: 200,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify(body),
});

const eventsOf = (store: LogStore, input: JsonObject): unknown[] => {
  const matches = parseFilterPattern(asString(input.filterPattern));
  const from = asNumber(input.startTime, 0);
  const to = asNumber(input.endTime, Number.MAX_SAFE_INTEGER);
  const stream = asString(input.logStreamName);
  return store
    .events(asString(input.logGroupName))
    .filter(
      (event) =>
        event.timestamp >= from &&
        event.timestamp < to &&
        (stream === '' || event.stream === stream) &&
        matches(event.message),
    )
    .slice(-asNumber(input.limit, 10_000))
    .map((event, index) => ({
      eventId: String(index),
      logStreamName: event.stream,
      timestamp: event.timestamp,
      message: event.message,
      ingestionTime: event.timestamp,
    }));
};

/** CloudWatch Logs: groups, subscription filters, and the API calls that read and write events. */
export const createLogsService = ({ store, subscriptions, region, accountId, mayInvoke }: LogsOptions): Service => {
  const arnOf = (group: string): string => `arn:aws:logs:${region}:${accountId}:log-group:${group}:*`;

  const putGroup: ResourceHandler = ({ stack, logicalId, properties }) => {
    const name = asString(properties.LogGroupName) || physicalName(stack, logicalId);
    store.create(name);
    return { ref: name, attributes: { Arn: arnOf(name) } };
  };

  const putSubscription: ResourceHandler = ({ stack, logicalId, properties }) => {
    const name = asString(properties.FilterName) || physicalName(stack, logicalId);
    const group = asString(properties.LogGroupName);
    const destinationArn = asString(properties.DestinationArn);
    if (parseArn(destinationArn)?.service === 'lambda' && !mayInvoke(functionNameOf(destinationArn), arnOf(group)))
      throw new Error(
        `logs.amazonaws.com may not invoke ${destinationArn}: an AWS::Lambda::Permission for ${arnOf(group)} must come first`,
      );
    store.listen(
      group,
      subscriptions.listener({ name, group, destinationArn, pattern: asString(properties.FilterPattern) }),
    );
    return { ref: name };
  };

  const operationOf = (request: ServiceRequest): string =>
    (request.headers['x-amz-target'] ?? '').replace(TARGET_PREFIX, '');
  const answers: Readonly<Record<string, (input: JsonObject) => unknown>> = {
    CreateLogGroup: (input) => {
      store.create(asString(input.logGroupName));
      return {};
    },
    CreateLogStream: () => ({}),
    PutLogEvents: (input) => {
      const lines = asArray(input.logEvents).map(
        (event) => [asNumber(asObject(event).timestamp, Date.now()), asString(asObject(event).message)] as const,
      );
      store.append(asString(input.logGroupName), asString(input.logStreamName), lines);
      return { nextSequenceToken: '0' };
    },
    FilterLogEvents: (input) => ({ events: eventsOf(store, input), searchedLogStreams: [] }),
    GetLogEvents: (input) => ({ events: eventsOf(store, input), nextForwardToken: 'f/0', nextBackwardToken: 'b/0' }),
    DescribeLogStreams: (input) => ({
      logStreams: [...new Set(store.events(asString(input.logGroupName)).map((event) => event.stream))].map(
        (logStreamName) => ({ logStreamName }),
      ),
    }),
    DescribeLogGroups: (input) => ({
      logGroups: store
        .groups()
        .filter((group) => group.startsWith(asString(input.logGroupNamePrefix)))
        .sort()
        .map((logGroupName) => ({ logGroupName, arn: arnOf(logGroupName) })),
    }),
  };

  return {
    signingNames: ['logs'],
    resources: { 'AWS::Logs::LogGroup': putGroup, 'AWS::Logs::SubscriptionFilter': putSubscription },
    requirements: (request) => {
      const group = asString(asObject(parseJson(request.body.toString('utf8'))).logGroupName);
      return [{ action: `logs:${operationOf(request)}`, resource: group === '' ? '*' : arnOf(group) }];
    },
    handle: async (request) => {
      const operation = operationOf(request);
      const input = asObject(parseJson(request.body.toString('utf8')));
      const answer = answers[operation];
      if (!answer || !OPERATIONS.has(operation))
        throw new AwsError(
          'UnknownOperationException',
          `The local cloud does not know the CloudWatch Logs operation ${operation}.`,
        );
      const group = asString(input.logGroupName);
      if (operation !== 'CreateLogGroup' && operation !== 'DescribeLogGroups' && !store.groups().includes(group))
        throw new AwsError('ResourceNotFoundException', 'The specified log group does not exist.');
      return json(answer(input));
    },
    accept: async (arn, payload) => {
      const group = (parseArn(arn)?.resource ?? '').replace(/^log-group:/, '').replace(/:\*$/, '');
      store.append(group, 'events', [[Date.now(), payload]]);
    },
    start: () => subscriptions.start(),
    stop: async () => {
      await subscriptions.stop();
      await store.stop();
    },
  };
};
