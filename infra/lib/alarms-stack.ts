import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { deadLetters } from './constructs/dead-letters.ts';
import { parameter } from './parameters.ts';

export type AlarmsStackProps = StackProps & {
  readonly alarms: readonly Alarm[];
};

/** Who hears of an alarm: every state change to ALARM of the functions' alarms goes to one topic, and so to one mail address. */
export class AlarmsStack extends Stack {
  constructor(scope: Construct, id: string, props: AlarmsStackProps) {
    super(scope, id, props);
    const topic = new Topic(this, 'Alarms', { enforceSSL: true });
    const undelivered = deadLetters(this, 'Undelivered');
    topic.addSubscription(new EmailSubscription(parameter(this, 'AlarmEmail'), { deadLetterQueue: undelivered }));
    new Rule(this, 'Rang', {
      eventPattern: {
        source: ['aws.cloudwatch'],
        detailType: ['CloudWatch Alarm State Change'],
        resources: props.alarms.map((alarm) => alarm.alarmArn),
        detail: { state: { value: ['ALARM'] } },
      },
      targets: [new SnsTopic(topic, { deadLetterQueue: undelivered })],
    });
  }
}
