import { AwsError } from '../../service.ts';
import type { JsonOperation } from '../wire/aws-json.ts';
import { type Fields, parseFields, recordsOf, requiredText, textOf, textsOf } from '../wire/fields.ts';
import type { createEventRouter } from './event-router.ts';
import { checkPattern, matchesPattern } from './pattern.ts';
import type { Rule, RuleDefinition, RuleStore } from './rule-store.ts';

const shownRule = (rule: Rule) => ({
  Name: rule.name,
  Arn: rule.arn,
  EventBusName: rule.bus,
  State: rule.enabled ? 'ENABLED' : 'DISABLED',
  Description: rule.description,
  EventPattern: rule.pattern && JSON.stringify(rule.pattern),
  ScheduleExpression: rule.scheduleExpression,
});

const definitionOf = (rules: RuleStore, input: Fields): RuleDefinition => {
  const pattern = textOf(input, 'EventPattern');
  if (pattern !== undefined && Object.keys(parseFields(pattern)).length === 0) {
    throw new AwsError('InvalidEventPatternException', 'Event pattern is not valid. Reason: it is not a JSON object');
  }
  return {
    name: requiredText(input, 'Name'),
    bus: rules.busName(textOf(input, 'EventBusName')),
    enabled: textOf(input, 'State') !== 'DISABLED',
    description: textOf(input, 'Description'),
    pattern: pattern === undefined ? undefined : parseFields(pattern),
    scheduleExpression: textOf(input, 'ScheduleExpression') || undefined,
  };
};

const idOf = (target: Fields): string => textOf(target, 'Id') ?? '';

const busOperations = (rules: RuleStore): Record<string, JsonOperation> => ({
  CreateEventBus: (input) => {
    const name = requiredText(input, 'Name');
    if (rules.buses().includes(name))
      throw new AwsError('ResourceAlreadyExistsException', `Event bus ${name} already exists.`);
    rules.putBus(name);
    return { EventBusArn: rules.busArn(name) };
  },
  DescribeEventBus: (input) => {
    const name = rules.checkBus(rules.busName(textOf(input, 'Name')));
    return { Name: name, Arn: rules.busArn(name) };
  },
  DeleteEventBus: (input) => rules.removeBus(requiredText(input, 'Name')),
  ListEventBuses: () => ({ EventBuses: rules.buses().map((name) => ({ Name: name, Arn: rules.busArn(name) })) }),
});

/** The EventBridge API by operation name (AWS JSON 1.1); `changed` is told when schedules may have moved. */
export const eventOperations = (
  rules: RuleStore,
  router: ReturnType<typeof createEventRouter>,
  changed: () => void,
): Record<string, JsonOperation> => {
  const ruleOf = (input: Fields, name = 'Name') =>
    rules.known(rules.busName(textOf(input, 'EventBusName')), requiredText(input, name));
  return {
    ...busOperations(rules),
    PutEvents: (input) => router.putEvents(recordsOf(input, 'Entries')),
    PutRule: (input) => {
      const rule = rules.put(definitionOf(rules, input));
      changed();
      return { RuleArn: rule.arn };
    },
    DescribeRule: (input) => shownRule(ruleOf(input)),
    ListRules: (input) => ({
      Rules: rules
        .ofBus(rules.busName(textOf(input, 'EventBusName')))
        .filter((rule) => rule.name.startsWith(textOf(input, 'NamePrefix') ?? ''))
        .map(shownRule),
    }),
    DeleteRule: (input) => {
      const rule = ruleOf(input);
      if (rule.targets.length > 0)
        throw new AwsError('ValidationException', "Rule can't be deleted since it has targets.");
      rules.remove(rule);
    },
    EnableRule: (input) => {
      rules.setEnabled(ruleOf(input), true);
      changed();
    },
    DisableRule: (input) => rules.setEnabled(ruleOf(input), false),
    PutTargets: (input) => {
      const rule = ruleOf(input, 'Rule');
      const added = recordsOf(input, 'Targets');
      const kept = rule.targets.filter((target) => !added.some((entry) => idOf(entry) === idOf(target)));
      rules.setTargets(rule, [...kept, ...added]);
      return { FailedEntryCount: 0, FailedEntries: [] };
    },
    RemoveTargets: (input) => {
      const rule = ruleOf(input, 'Rule');
      const ids = textsOf(input, 'Ids');
      rules.setTargets(
        rule,
        rule.targets.filter((target) => !ids.includes(idOf(target))),
      );
      return { FailedEntryCount: 0, FailedEntries: [] };
    },
    ListTargetsByRule: (input) => ({ Targets: ruleOf(input, 'Rule').targets }),
    TestEventPattern: (input) => {
      const pattern = parseFields(requiredText(input, 'EventPattern'));
      checkPattern(pattern);
      return { Result: matchesPattern(pattern, parseFields(requiredText(input, 'Event'))) };
    },
  };
};
