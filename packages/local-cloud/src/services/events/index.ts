import type { CloudContext, IamRequirement, ResourceHandler, Service, ServiceRequest } from '../../service.ts';
import { createOutbox } from '../delivery/outbox.ts';
import { createClock } from '../scheduler/clock.ts';
import { jsonHandler, lenientInputOf, operationOf } from '../wire/aws-json.ts';
import { fieldsOf, isFields, parseFields, recordsOf, requiredText, textOf } from '../wire/fields.ts';
import { physicalName } from '../wire/physical-name.ts';
import { createEventRouter } from './event-router.ts';
import { eventOperations } from './operations.ts';
import { createRuleStore, type RuleStore } from './rule-store.ts';

export { matchesPattern } from './pattern.ts';

/** Nothing beyond the service itself: events come in through PutEvents and `accept`, and leave through `deliver`. */
export type EventBusPort = Record<never, never>;

const deployBus =
  (rules: RuleStore): ResourceHandler =>
  ({ properties }) => {
    const name = requiredText(properties, 'Name');
    rules.putBus(name);
    return { ref: name, attributes: { Arn: rules.busArn(name), Name: name } };
  };

const deployRule =
  (rules: RuleStore, changed: () => void): ResourceHandler =>
  (request) => {
    const { properties } = request;
    const rule = rules.put({
      name: textOf(properties, 'Name') ?? physicalName(request, 64),
      bus: rules.busName(textOf(properties, 'EventBusName')),
      enabled: textOf(properties, 'State') !== 'DISABLED',
      description: textOf(properties, 'Description'),
      pattern: isFields(properties.EventPattern) ? fieldsOf(properties.EventPattern) : undefined,
      scheduleExpression: textOf(properties, 'ScheduleExpression'),
    });
    rules.setTargets(rule, recordsOf(properties, 'Targets'));
    changed();
    return { ref: rule.bus === 'default' ? rule.name : `${rule.bus}|${rule.name}`, attributes: { Arn: rule.arn } };
  };

const requirementsWith =
  (rules: RuleStore) =>
  (request: ServiceRequest): readonly IamRequirement[] => {
    const operation = operationOf(request);
    const input = lenientInputOf(request);
    const action = `events:${operation}`;
    if (operation === 'PutEvents') {
      const buses = new Set(
        recordsOf(input, 'Entries').map((entry) => rules.busArn(textOf(entry, 'EventBusName') ?? 'default')),
      );
      return [...buses].map((resource) => ({ action, resource }));
    }
    if (operation.includes('EventBus') && !operation.startsWith('List')) {
      return [{ action, resource: rules.busArn(textOf(input, 'Name') ?? 'default') }];
    }
    const rule = textOf(input, 'Rule') ?? (operation.endsWith('Rule') ? textOf(input, 'Name') : undefined);
    return [
      {
        action,
        resource: rule === undefined ? '*' : rules.ruleArn(rules.busName(textOf(input, 'EventBusName')), rule),
      },
    ];
  };

export const createEvents = (context: CloudContext): Service & EventBusPort => {
  const database = context.database('events');
  const rules = createRuleStore(context, database);
  const outbox = createOutbox(context, database);
  const router = createEventRouter(context, database, rules, outbox);
  const clock = createClock(context, rules.nextDueAtMilliseconds, router.fireDue);
  return {
    signingNames: ['events'],
    resources: {
      'AWS::Events::EventBus': deployBus(rules),
      'AWS::Events::Rule': deployRule(rules, clock.again),
      'AWS::Events::EventBusPolicy': (request) => ({ ref: physicalName(request) }),
      // The archive is CloudWatch's and AWS's own storage: deployed so that dependants resolve, it keeps nothing here.
      'AWS::Events::Archive': (request) => {
        const name = textOf(request.properties, 'ArchiveName') ?? physicalName(request, 48);
        return {
          ref: name,
          attributes: { Arn: `arn:aws:events:${context.region}:${context.accountId}:archive/${name}` },
        };
      },
    },
    requirements: requirementsWith(rules),
    handle: jsonHandler({ version: '1.1', operations: eventOperations(rules, router, clock.again), log: context.log }),
    async accept(arn, payload) {
      router.accept(rules.busName(arn), parseFields(payload));
    },
    start() {
      outbox.drain();
      clock.start();
    },
    async stop() {
      clock.stop();
      await outbox.stop();
    },
  };
};
