import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { AwsError, type CloudContext } from '../../service.ts';
import type { Outbox } from '../delivery/outbox.ts';
import { parseSchedule } from '../scheduler/expression.ts';
import { childOf, type Fields, isFields, listOf, numberOf, requiredText, textOf } from '../wire/fields.ts';
import { transaction } from '../wire/transaction.ts';
import { matchesPattern } from './pattern.ts';
import type { Rule, RuleStore } from './rule-store.ts';
import { targetPayload, valueAt } from './target-input.ts';

const instantText = (date: Date): string => date.toISOString().replace(/\.\d{3}Z$/, 'Z');

/** What the target's owner must know: who asks (for a function's permission), which group of messages, by name or by its path in the event. */
const attributesFor = (rule: Rule, target: Fields, event: Fields, arn: string): Record<string, string> => {
  if (arn.includes(':lambda:')) return { sourceArn: rule.arn };
  const given = textOf(childOf(target, 'SqsParameters'), 'MessageGroupId');
  const found = given?.startsWith('$.') ? valueAt(event, given) : given;
  const groupId = typeof found === 'string' ? found : undefined;
  // The event id makes a FIFO delivery that is retried the same message.
  return groupId === undefined
    ? {}
    : { MessageGroupId: groupId, MessageDeduplicationId: `${textOf(event, 'id')}/${textOf(target, 'Id')}` };
};

/** Turns published entries into deliveries: one outbox entry per matching target, all in the acknowledging transaction. */
export const createEventRouter = (context: CloudContext, database: DatabaseSync, rules: RuleStore, outbox: Outbox) => {
  const enqueue = (rule: Rule, target: Fields, event: Fields) => {
    const retry = childOf(target, 'RetryPolicy');
    const arn = requiredText(target, 'Arn');
    const log = arn.includes(':log-group:');
    const payload = targetPayload(target, event, rule);
    outbox.add({
      targetArn: log ? arn.replace(/:\*$/, '') : arn,
      payload,
      attributes: attributesFor(rule, target, event, arn),
      deadLetterArn: textOf(childOf(target, 'DeadLetterConfig'), 'Arn'),
      deadLetterAttributes: { RULE_ARN: rule.arn },
      retriesMax: numberOf(retry, 'MaximumRetryAttempts'),
      ageSecondsMax: numberOf(retry, 'MaximumEventAgeInSeconds'),
    });
  };

  const route = (bus: string, event: Fields) => {
    for (const rule of rules.ofBus(bus)) {
      if (!rule.enabled || !rule.pattern || !matchesPattern(rule.pattern, event)) continue;
      for (const target of rule.targets) enqueue(rule, target, event);
    }
  };

  const envelope = (fields: {
    source: string;
    detailType: string;
    detail: Fields;
    time: Date;
    resources: readonly unknown[];
  }) => ({
    version: '0',
    id: randomUUID(),
    'detail-type': fields.detailType,
    source: fields.source,
    account: context.accountId,
    time: instantText(fields.time),
    region: context.region,
    resources: fields.resources,
    detail: fields.detail,
  });

  /** An entry of PutEvents as an event; refuses like EventBridge, per entry. */
  const eventOf = (entry: Fields): Fields => {
    const refuse = (code: string, message: string): never => {
      throw new AwsError(code, message);
    };
    const source = requiredText(entry, 'Source', 'InvalidArgument');
    const detailType = requiredText(entry, 'DetailType', 'InvalidArgument');
    const text = requiredText(entry, 'Detail', 'InvalidArgument');
    if (source.startsWith('aws.')) refuse('NotAuthorizedForSourceException', 'Not authorized for the source.');
    let detail: unknown;
    try {
      detail = JSON.parse(text);
    } catch {
      refuse('MalformedDetail', 'Detail is malformed.');
    }
    const seconds = numberOf(entry, 'Time');
    const time = seconds === undefined ? context.now() : new Date(seconds * 1000);
    return envelope({
      source,
      detailType,
      detail: isFields(detail) ? detail : refuse('MalformedDetail', 'Detail is malformed.'),
      time,
      resources: listOf(entry, 'Resources'),
    });
  };

  const putEntry = (entry: Fields) => {
    try {
      const event = eventOf(entry);
      const bus = rules.checkBus(rules.busName(textOf(entry, 'EventBusName')));
      route(bus, event);
      return { EventId: textOf(event, 'id') };
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return { ErrorCode: error.code, ErrorMessage: error.message };
    }
  };

  const fire = (rule: Rule, now: number) => {
    const time = new Date(rule.nextAtMilliseconds ?? now);
    const event = envelope({
      source: 'aws.events',
      detailType: 'Scheduled Event',
      detail: {},
      time,
      resources: [rule.arn],
    });
    for (const target of rule.targets) enqueue(rule, target, event);
    const schedule = parseSchedule(rule.scheduleExpression ?? '', 'UTC', rule.nextAtMilliseconds ?? now);
    rules.setNext(rule, schedule.nextAfter(now));
  };

  return {
    putEvents(entries: readonly Fields[]) {
      const sizeBytes = entries.reduce((sum, entry) => sum + Buffer.byteLength(JSON.stringify(entry)), 0);
      if (entries.length === 0 || entries.length > 10)
        throw new AwsError('ValidationException', 'Entries must have 1 to 10 members.');
      if (sizeBytes > 1_048_576)
        throw new AwsError('ValidationException', 'Total size of the entries in the request is over the limit.');
      const results = transaction(database, () => entries.map(putEntry));
      outbox.drain();
      return { FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results };
    },
    /** An event that is already complete: from another bus, a bucket, a service of this cloud. */
    accept(bus: string, event: Fields) {
      transaction(database, () =>
        route(rules.checkBus(bus), {
          ...envelope({ source: '', detailType: '', detail: {}, time: context.now(), resources: [] }),
          ...event,
        }),
      );
      outbox.drain();
    },
    fireDue(now: number) {
      transaction(database, () => {
        for (const rule of rules.due(now)) fire(rule, now);
      });
      outbox.drain();
    },
  };
};
