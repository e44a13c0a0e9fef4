import type { DatabaseSync } from 'node:sqlite';
import { AwsError, type CloudContext } from '../../service.ts';
import { childOf, type Fields, numberOf, parseFields, requiredText, textOf } from '../wire/fields.ts';
import { parseSchedule } from './expression.ts';

export type StoredSchedule = {
  readonly group: string;
  readonly name: string;
  readonly arn: string;
  /** As given: ScheduleExpression, Target, State, … */
  readonly definition: Fields;
  readonly createdAtMilliseconds: number;
  readonly modifiedAtMilliseconds: number;
  readonly nextAtMilliseconds: number | undefined;
};

const SCHEMA = `
CREATE TABLE IF NOT EXISTS scheduleGroups (name TEXT PRIMARY KEY, createdAtMilliseconds INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS schedules (groupName TEXT NOT NULL, name TEXT NOT NULL, definition TEXT NOT NULL, createdAtMilliseconds INTEGER NOT NULL,
  modifiedAtMilliseconds INTEGER NOT NULL, nextAtMilliseconds INTEGER, PRIMARY KEY (groupName, name)) STRICT;
CREATE INDEX IF NOT EXISTS schedulesByNext ON schedules (nextAtMilliseconds);`;

/** Times come as epoch seconds from SDKs and as ISO text from templates. */
const instantMilliseconds = (definition: Fields, name: string): number | undefined => {
  const seconds = numberOf(definition, name);
  if (seconds !== undefined) return seconds * 1000;
  const parsed = Date.parse(textOf(definition, name) ?? '');
  return Number.isNaN(parsed) ? undefined : parsed;
};

const check = (definition: Fields) => {
  const target = childOf(definition, 'Target');
  const arn = requiredText(target, 'Arn');
  requiredText(target, 'RoleArn');
  if (arn.startsWith('arn:aws:scheduler:::'))
    throw new AwsError('ValidationException', 'Universal targets are not emulated on one machine.');
  if (textOf(childOf(definition, 'FlexibleTimeWindow'), 'Mode') === undefined)
    throw new AwsError('ValidationException', 'FlexibleTimeWindow is required.');
};

/** The next firing after `afterMilliseconds` inside StartDate and EndDate. */
export const nextFiring = (
  definition: Fields,
  createdAtMilliseconds: number,
  afterMilliseconds: number,
): number | undefined => {
  if (textOf(definition, 'State') === 'DISABLED') return undefined;
  const startMilliseconds = instantMilliseconds(definition, 'StartDate');
  const endMilliseconds = instantMilliseconds(definition, 'EndDate');
  const schedule = parseSchedule(
    requiredText(definition, 'ScheduleExpression'),
    textOf(definition, 'ScheduleExpressionTimezone') ?? 'UTC',
    startMilliseconds ?? createdAtMilliseconds,
  );
  const next = schedule.nextAfter(
    Math.max(afterMilliseconds, startMilliseconds === undefined ? afterMilliseconds : startMilliseconds - 1),
  );
  return next !== undefined && (endMilliseconds === undefined || next <= endMilliseconds) ? next : undefined;
};

export const createScheduleStore = (context: CloudContext, database: DatabaseSync) => {
  database.exec(SCHEMA);
  database.prepare("INSERT OR IGNORE INTO scheduleGroups VALUES ('default', ?)").run(context.now().getTime());
  const arnOf = (group: string, name: string) =>
    `arn:aws:scheduler:${context.region}:${context.accountId}:schedule/${group}/${name}`;
  const present = (row: Fields): StoredSchedule => {
    const group = textOf(row, 'groupName') ?? '';
    const name = textOf(row, 'name') ?? '';
    return {
      group,
      name,
      arn: arnOf(group, name),
      definition: parseFields(textOf(row, 'definition')),
      createdAtMilliseconds: Number(row.createdAtMilliseconds),
      modifiedAtMilliseconds: Number(row.modifiedAtMilliseconds),
      nextAtMilliseconds: typeof row.nextAtMilliseconds === 'number' ? row.nextAtMilliseconds : undefined,
    };
  };
  const find = (group: string, name: string): StoredSchedule | undefined => {
    const row = database.prepare('SELECT * FROM schedules WHERE groupName = ? AND name = ?').get(group, name);
    return row && present(row);
  };
  return {
    arnOf,
    groupArn: (name: string) => `arn:aws:scheduler:${context.region}:${context.accountId}:schedule-group/${name}`,
    find,
    known(group: string, name: string): StoredSchedule {
      const schedule = find(group, name);
      if (!schedule) throw new AwsError('ResourceNotFoundException', `Schedule ${name} does not exist.`, 404);
      return schedule;
    },
    /** An unchanged timing keeps its next firing, so a start neither skips nor repeats one. */
    put(group: string, name: string, definition: Fields): StoredSchedule {
      if (!/^[0-9A-Za-z_.-]{1,64}$/.test(name)) throw new AwsError('ValidationException', 'Invalid schedule name.');
      if (!database.prepare('SELECT 1 FROM scheduleGroups WHERE name = ?').get(group))
        throw new AwsError('ResourceNotFoundException', `Schedule group ${group} does not exist.`, 404);
      check(definition);
      const now = context.now().getTime();
      const before = find(group, name);
      const timing = (fields: Fields) =>
        JSON.stringify(
          ['ScheduleExpression', 'ScheduleExpressionTimezone', 'StartDate', 'EndDate', 'State'].map(
            (field) => fields[field] ?? null,
          ),
        );
      const kept = before && timing(before.definition) === timing(definition) ? before.nextAtMilliseconds : undefined;
      const next = kept ?? nextFiring(definition, before?.createdAtMilliseconds ?? now, now);
      database
        .prepare('INSERT OR REPLACE INTO schedules VALUES (?, ?, ?, ?, ?, ?)')
        .run(group, name, JSON.stringify(definition), before?.createdAtMilliseconds ?? now, now, next ?? null);
      return present({
        ...database.prepare('SELECT * FROM schedules WHERE groupName = ? AND name = ?').get(group, name),
      });
    },
    remove: (schedule: StoredSchedule) =>
      void database
        .prepare('DELETE FROM schedules WHERE groupName = ? AND name = ?')
        .run(schedule.group, schedule.name),
    setNext: (schedule: StoredSchedule, at: number | undefined) =>
      void database
        .prepare('UPDATE schedules SET nextAtMilliseconds = ? WHERE groupName = ? AND name = ?')
        .run(at ?? null, schedule.group, schedule.name),
    list: (group: string | null, prefix: string) =>
      database
        .prepare('SELECT * FROM schedules WHERE ?1 IS NULL OR groupName = ?1 ORDER BY groupName, name')
        .all(group)
        .map(present)
        .filter((schedule) => schedule.name.startsWith(prefix)),
    due: (now: number) =>
      database.prepare('SELECT * FROM schedules WHERE nextAtMilliseconds <= ?').all(now).map(present),
    nextDueAtMilliseconds(): number | undefined {
      const row = database.prepare('SELECT MIN(nextAtMilliseconds) AS at FROM schedules').get();
      return typeof row?.at === 'number' ? row.at : undefined;
    },
    putGroup: (name: string) =>
      void database.prepare('INSERT OR IGNORE INTO scheduleGroups VALUES (?, ?)').run(name, context.now().getTime()),
    removeGroup(name: string) {
      database.prepare('DELETE FROM schedules WHERE groupName = ?').run(name);
      database.prepare("DELETE FROM scheduleGroups WHERE name = ? AND name <> 'default'").run(name);
    },
  };
};

export type ScheduleStore = ReturnType<typeof createScheduleStore>;
