import { randomUUID } from 'node:crypto';
import type { CloudContext } from '../../service.ts';
import type { Outbox } from '../delivery/outbox.ts';
import { childOf, type Fields, numberOf, textOf } from '../wire/fields.ts';
import type { StoredSchedule } from './schedule-store.ts';

const instantText = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');

/** Context attributes a target's input may name ("Adding context attributes in EventBridge Scheduler"). */
const inputFor = (schedule: StoredSchedule, target: Fields, executionId: string): string => {
  const values: Readonly<Record<string, string>> = {
    'aws.scheduler.schedule-arn': schedule.arn,
    'aws.scheduler.scheduled-time': instantText(schedule.nextAtMilliseconds ?? 0),
    'aws.scheduler.execution-id': executionId,
    'aws.scheduler.attempt-number': '1',
  };
  return (textOf(target, 'Input') ?? '{}').replace(
    /<(aws\.scheduler\.[a-z-]+)>/g,
    (whole, name: string) => values[name] ?? whole,
  );
};

/** Puts one firing of a schedule into the outbox. */
export const enqueueFiring = (context: CloudContext, outbox: Outbox, schedule: StoredSchedule) => {
  const target = childOf(schedule.definition, 'Target');
  const arn = textOf(target, 'Arn') ?? '';
  const executionId = randomUUID();
  const input = inputFor(schedule, target, executionId);
  const bus = childOf(target, 'EventBridgeParameters');
  const event = {
    version: '0',
    id: executionId,
    source: textOf(bus, 'Source'),
    'detail-type': textOf(bus, 'DetailType'),
    account: context.accountId,
    region: context.region,
    time: instantText(schedule.nextAtMilliseconds ?? 0),
    resources: [schedule.arn],
  };
  const groupId = textOf(childOf(target, 'SqsParameters'), 'MessageGroupId');
  const retry = childOf(target, 'RetryPolicy');
  outbox.add({
    targetArn: arn,
    payload: arn.includes(':event-bus/') ? JSON.stringify({ ...event, detail: JSON.parse(input) }) : input,
    attributes: groupId === undefined ? {} : { MessageGroupId: groupId, MessageDeduplicationId: executionId },
    deadLetterArn: textOf(childOf(target, 'DeadLetterConfig'), 'Arn'),
    deadLetterAttributes: { SCHEDULE_ARN: schedule.arn },
    retriesMax: numberOf(retry, 'MaximumRetryAttempts'),
    ageSecondsMax: numberOf(retry, 'MaximumEventAgeInSeconds'),
  });
};
