import type { AlarmState } from './alarm-rule.ts';
import type { CompositeAlarm, MetricAlarm } from './metric-alarm.ts';

export type Change = {
  readonly alarm: MetricAlarm | CompositeAlarm;
  readonly arn: string;
  readonly from: AlarmState;
  readonly to: AlarmState;
  readonly reason: string;
  readonly at: Date;
  readonly region: string;
  readonly accountId: string;
};

/** SNS cuts no subject: it refuses longer ones. */
const SUBJECT_MAX = 100;

const jsonOf = ({ alarm, arn, from, to, reason, at, region, accountId }: Change): string =>
  JSON.stringify({
    AlarmName: alarm.name,
    AlarmDescription: alarm.description,
    AWSAccountId: accountId,
    NewStateValue: to,
    NewStateReason: reason,
    StateChangeTime: at.toISOString(),
    Region: region,
    AlarmArn: arn,
    OldStateValue: from,
    ...(alarm.kind === 'composite' ? { AlarmRule: alarm.rule } : {}),
  });

const mailOf = ({ alarm, from, to, reason, at, region }: Change): string =>
  [
    `The alarm "${alarm.name}" in ${region} went from ${from} to ${to} at ${at.toISOString()}.`,
    alarm.description,
    `Why: ${reason}`,
  ]
    .filter((line) => line !== '')
    .join('\n\n');

/** What a topic is told of a change: for programs as CloudWatch says it, for people in words. */
export const notificationOf = (change: Change) => ({
  payload: JSON.stringify({ default: jsonOf(change), email: mailOf(change) }),
  attributes: {
    MessageStructure: 'json',
    Subject: `${change.to}: "${change.alarm.name}" in ${change.region}`.slice(0, SUBJECT_MAX),
  },
});
