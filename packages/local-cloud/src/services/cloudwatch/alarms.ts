import { AwsError, type CloudContext } from '../../service.ts';
import { textOf } from '../wire/fields.ts';
import { type AlarmState, alarmRuleHolds } from './alarm-rule.ts';
import { evaluateAlarm, type Verdict } from './evaluate-alarm.ts';
import type { CompositeAlarm, MetricAlarm } from './metric-alarm.ts';
import type { MetricStore } from './metric-store.ts';
import { notificationOf } from './notification.ts';

export type Alarm = MetricAlarm | CompositeAlarm;
export type AlarmStatus = Verdict & { readonly alarm: Alarm; readonly arn: string; readonly since: Date };

const STATES: readonly AlarmState[] = ['OK', 'ALARM', 'INSUFFICIENT_DATA'];
export const stateNamed = (text: string | undefined): AlarmState | undefined => STATES.find((state) => state === text);

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Alarms of the template, what each is in, and who hears of a change; states outlive the process, so that nobody hears twice. */
export const createAlarms = (context: CloudContext, store: MetricStore) => {
  const database = context.database('cloudwatch');
  database.exec(
    'CREATE TABLE IF NOT EXISTS alarm_states (name TEXT PRIMARY KEY, state TEXT NOT NULL, reason TEXT NOT NULL, sinceMilliseconds INTEGER NOT NULL) STRICT',
  );
  const load = database.prepare('SELECT * FROM alarm_states WHERE name = ?');
  const save = database.prepare('INSERT OR REPLACE INTO alarm_states VALUES (?, ?, ?, ?)');
  const alarms = new Map<string, Alarm>();
  const arnOf = (name: string) => `arn:aws:cloudwatch:${context.region}:${context.accountId}:alarm:${name}`;

  const statusOf = (alarm: Alarm): AlarmStatus => {
    const row = load.get(alarm.name) ?? {};
    const state = stateNamed(textOf(row, 'state')) ?? 'INSUFFICIENT_DATA';
    const since = new Date(Number(row.sinceMilliseconds ?? context.now().getTime()));
    return { alarm, arn: arnOf(alarm.name), state, reason: textOf(row, 'reason') ?? 'Not evaluated yet.', since };
  };

  const stateOf = (nameOrArn: string): AlarmState => {
    const name = nameOrArn.replace(/^arn:[^:]*:cloudwatch:[^:]*:[^:]*:alarm:/, '');
    const alarm = alarms.get(name);
    if (!alarm) throw new Error(`there is no alarm ${name}`);
    return statusOf(alarm).state;
  };

  const tell = async (alarm: Alarm, from: AlarmState, { state, reason }: Verdict, at: Date): Promise<void> => {
    if (!alarm.actionsEnabled) return;
    const { region, accountId } = context;
    const told = { alarm, arn: arnOf(alarm.name), from, to: state, reason, at, region, accountId };
    const { payload, attributes } = notificationOf(told);
    for (const target of alarm.actions[state])
      await context
        .deliver(target, payload, attributes)
        .catch((error: unknown) => context.log(`alarm ${alarm.name}: ${reasonOf(error)}`));
  };

  /** Keeps what an alarm is in now; whoever waits for the change is told, once. */
  const settle = async (alarm: Alarm, verdict: Verdict): Promise<void> => {
    const before = statusOf(alarm);
    const at = context.now();
    const changed = before.state !== verdict.state;
    save.run(alarm.name, verdict.state, verdict.reason, changed ? at.getTime() : before.since.getTime());
    if (changed) await tell(alarm, before.state, verdict, at);
  };

  const verdictOf = (alarm: Alarm, now: number): Verdict => {
    if (alarm.kind === 'metric') return evaluateAlarm(alarm, store, now, statusOf(alarm).state);
    const state = alarmRuleHolds(alarm.rule, stateOf) ? 'ALARM' : 'OK';
    return { state, reason: `The rule ${state === 'ALARM' ? 'holds' : 'does not hold'}.` };
  };

  const known = (name: string): Alarm => {
    const alarm = alarms.get(name);
    if (!alarm) throw new AwsError('ResourceNotFound', `There is no alarm ${name}.`, 404);
    return alarm;
  };

  return {
    arnOf,
    put: (alarm: Alarm) => void alarms.set(alarm.name, alarm),
    list: (): readonly AlarmStatus[] =>
      [...alarms.values()].map(statusOf).sort((one, other) => (one.alarm.name < other.alarm.name ? -1 : 1)),
    /** As `SetAlarmState`: until the next evaluation. */
    set: (name: string, verdict: Verdict): Promise<void> => settle(known(name), verdict),
    /** Metric alarms first: composite ones say what those are in. */
    async evaluate(): Promise<void> {
      const now = context.now().getTime();
      const ordered = [...alarms.values()].sort(
        (one, other) => Number(one.kind === 'composite') - Number(other.kind === 'composite'),
      );
      for (const alarm of ordered)
        try {
          await settle(alarm, verdictOf(alarm, now));
        } catch (error) {
          context.log(`alarm ${alarm.name}: ${reasonOf(error)}`);
        }
    },
  };
};

export type Alarms = ReturnType<typeof createAlarms>;
