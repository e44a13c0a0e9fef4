import type { DatabaseSync } from 'node:sqlite';
import { AwsError, type CloudContext } from '../../service.ts';
import { parseSchedule } from '../scheduler/expression.ts';
import { type Fields, parseFields, recordsOf, requiredText, textOf } from '../wire/fields.ts';
import { checkPattern } from './pattern.ts';

export type Rule = {
  readonly name: string;
  readonly bus: string;
  readonly arn: string;
  readonly enabled: boolean;
  readonly description: string | undefined;
  readonly pattern: Fields | undefined;
  readonly scheduleExpression: string | undefined;
  readonly targets: readonly Fields[];
  readonly nextAtMilliseconds: number | undefined;
};

export type RuleDefinition = {
  readonly name: string;
  readonly bus: string;
  readonly enabled: boolean;
  readonly description?: string | undefined;
  readonly pattern?: Fields | undefined;
  readonly scheduleExpression?: string | undefined;
};

const PATTERN_MAX = 2048;

const SCHEMA = `
CREATE TABLE IF NOT EXISTS buses (name TEXT PRIMARY KEY) STRICT;
INSERT OR IGNORE INTO buses VALUES ('default');
CREATE TABLE IF NOT EXISTS rules (bus TEXT NOT NULL, name TEXT NOT NULL, enabled INTEGER NOT NULL, description TEXT, pattern TEXT,
  scheduleExpression TEXT, targets TEXT NOT NULL, createdAtMilliseconds INTEGER NOT NULL, nextAtMilliseconds INTEGER, PRIMARY KEY (bus, name)) STRICT;`;

const busName = (nameOrArn: string | undefined): string => nameOrArn?.split('/').at(-1) || 'default';

/** Buses, rules and their targets. */
export const createRuleStore = (context: CloudContext, database: DatabaseSync) => {
  database.exec(SCHEMA);
  const prefix = `arn:aws:events:${context.region}:${context.accountId}`;
  const ruleArn = (bus: string, name: string) => `${prefix}:rule/${bus === 'default' ? '' : `${bus}/`}${name}`;
  const present = (row: Fields): Rule => ({
    name: textOf(row, 'name') ?? '',
    bus: textOf(row, 'bus') ?? '',
    arn: ruleArn(textOf(row, 'bus') ?? '', textOf(row, 'name') ?? ''),
    enabled: row.enabled === 1,
    description: textOf(row, 'description'),
    pattern: textOf(row, 'pattern') === undefined ? undefined : parseFields(textOf(row, 'pattern')),
    scheduleExpression: textOf(row, 'scheduleExpression'),
    targets: recordsOf(parseFields(`{"targets":${textOf(row, 'targets') ?? '[]'}}`), 'targets'),
    nextAtMilliseconds: typeof row.nextAtMilliseconds === 'number' ? row.nextAtMilliseconds : undefined,
  });
  const find = (bus: string, name: string): Rule | undefined => {
    const row = database.prepare('SELECT * FROM rules WHERE bus = ? AND name = ?').get(bus, name);
    return row && present(row);
  };
  const checkBus = (name: string) => {
    if (!database.prepare('SELECT 1 FROM buses WHERE name = ?').get(name)) {
      throw new AwsError('ResourceNotFoundException', `Event bus ${name} does not exist.`);
    }
    return name;
  };
  /** An unchanged schedule keeps its next time, so a start never fires a rate rule early or late. */
  const nextAtMilliseconds = (rule: RuleDefinition, before: Rule | undefined): number | null => {
    if (rule.scheduleExpression === undefined) return null;
    if (before?.scheduleExpression === rule.scheduleExpression && before.nextAtMilliseconds !== undefined)
      return before.nextAtMilliseconds;
    const now = context.now().getTime();
    return parseSchedule(rule.scheduleExpression, 'UTC', now).nextAfter(now) ?? null;
  };
  return {
    busName,
    busArn: (name: string) => `${prefix}:event-bus/${busName(name)}`,
    ruleArn,
    checkBus,
    putBus: (name: string) => void database.prepare('INSERT OR IGNORE INTO buses VALUES (?)').run(name),
    removeBus(name: string) {
      database.prepare('DELETE FROM rules WHERE bus = ?').run(name);
      database.prepare("DELETE FROM buses WHERE name = ? AND name <> 'default'").run(name);
    },
    buses: () =>
      database
        .prepare('SELECT name FROM buses ORDER BY name')
        .all()
        .map((row) => String(row.name)),
    find,
    known(bus: string, name: string): Rule {
      const rule = find(checkBus(bus), name);
      if (!rule) throw new AwsError('ResourceNotFoundException', `Rule ${name} does not exist on EventBus ${bus}.`);
      return rule;
    },
    ofBus: (bus: string): readonly Rule[] =>
      database.prepare('SELECT * FROM rules WHERE bus = ? ORDER BY name').all(bus).map(present),
    put(rule: RuleDefinition): Rule {
      checkBus(rule.bus);
      if (rule.pattern) checkPattern(rule.pattern);
      // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
      if (rule.pattern && JSON.stringify(rule.pattern).length > PATTERN_MAX)
        throw new AwsError(
          'InvalidEventPatternException',
          `Event pattern is not valid. Reason: more than ${PATTERN_MAX} characters`,
        );
      if (!rule.pattern && rule.scheduleExpression === undefined) {
        throw new AwsError('ValidationException', 'Parameter(s) EventPattern or ScheduleExpression must be specified.');
      }
      if (rule.scheduleExpression !== undefined && rule.bus !== 'default') {
        throw new AwsError('ValidationException', 'ScheduleExpression is supported only on the default event bus.');
      }
      const before = find(rule.bus, rule.name);
      database
        .prepare(`INSERT INTO rules VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (bus, name) DO UPDATE SET enabled = excluded.enabled,
          description = excluded.description, pattern = excluded.pattern, scheduleExpression = excluded.scheduleExpression, nextAtMilliseconds = excluded.nextAtMilliseconds`)
        .run(
          rule.bus,
          rule.name,
          rule.enabled ? 1 : 0,
          rule.description ?? null,
          rule.pattern ? JSON.stringify(rule.pattern) : null,
          rule.scheduleExpression ?? null,
          JSON.stringify(before?.targets ?? []),
          context.now().getTime(),
          nextAtMilliseconds(rule, before),
        );
      return present({
        ...database.prepare('SELECT * FROM rules WHERE bus = ? AND name = ?').get(rule.bus, rule.name),
      });
    },
    setTargets(rule: Rule, targets: readonly Fields[]) {
      for (const target of targets) requiredText(target, 'Id') && requiredText(target, 'Arn');
      database
        .prepare('UPDATE rules SET targets = ? WHERE bus = ? AND name = ?')
        .run(JSON.stringify(targets), rule.bus, rule.name);
    },
    setEnabled: (rule: Rule, enabled: boolean) =>
      void database
        .prepare('UPDATE rules SET enabled = ? WHERE bus = ? AND name = ?')
        .run(enabled ? 1 : 0, rule.bus, rule.name),
    remove: (rule: Rule) =>
      void database.prepare('DELETE FROM rules WHERE bus = ? AND name = ?').run(rule.bus, rule.name),
    nextDueAtMilliseconds(): number | undefined {
      const row = database.prepare('SELECT MIN(nextAtMilliseconds) AS at FROM rules WHERE enabled = 1').get();
      return typeof row?.at === 'number' ? row.at : undefined;
    },
    due: (now: number): readonly Rule[] =>
      database.prepare('SELECT * FROM rules WHERE enabled = 1 AND nextAtMilliseconds <= ?').all(now).map(present),
    setNext: (rule: Rule, at: number | undefined) =>
      void database
        .prepare('UPDATE rules SET nextAtMilliseconds = ? WHERE bus = ? AND name = ?')
        .run(at ?? null, rule.bus, rule.name),
  };
};

export type RuleStore = ReturnType<typeof createRuleStore>;
