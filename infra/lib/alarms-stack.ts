import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { tellCosts } from './constructs/costs.ts';
import { deadLetters } from './constructs/dead-letters.ts';
import { firewallAlarms } from './constructs/firewall-alarms.ts';
import { hearAlarms, PortalAlarm, type Severity } from './constructs/portal-alarm.ts';
import { parameter } from './parameters.ts';

const CERTIFICATE_DAYS = 30;

/**
 * Who hears of an alarm. It comes first: alarms of the other stacks act on its topics, and it knows none of them, so that an
 * alarm comes and goes with what it watches. Beside the topics stands what needs no resource of ours to be watched: firewalls, the certificate, what all costs.
 */
export class AlarmsStack extends Stack {
  readonly topics: Readonly<Record<Severity, Topic>>;

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const undelivered = deadLetters(this, 'Undelivered', {
      notices: 'Nobody hears of alarms by mail: the topic could not hand one over.',
      heading: 'undelivered',
      severity: 'tomorrow',
    });
    const topic = (name: string, displayName: string) => {
      const made = new Topic(this, name, { enforceSSL: true, displayName });
      made.addSubscription(new EmailSubscription(parameter(this, 'AlarmEmail'), { deadLetterQueue: undelivered }));
      // A topic with a policy of its own has no other: without this, CloudWatch may not publish.
      made.addToResourcePolicy(
        new PolicyStatement({
          effect: Effect.ALLOW,
          principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
          actions: ['sns:Publish'],
          resources: [made.topicArn],
          conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
        }),
      );
      new CfnOutput(this, `${name}TopicArn`, { value: made.topicArn });
      return made;
    };
    this.topics = { page: topic('Page', 'Portico: now'), tomorrow: topic('Tomorrow', 'Portico: tomorrow') };
    firewallAlarms(this);
    tellCosts(this);
    new PortalAlarm(this, 'CertificateEnds', {
      notices: 'Browsers and programs will refuse the portal and the API: their certificate ends and was not renewed.',
      heading: 'certificate',
      severity: 'tomorrow',
      metric: new Metric({
        namespace: 'AWS/CertificateManager',
        metricName: 'DaysToExpiry',
        dimensionsMap: { CertificateArn: parameter(this, 'CertificateArn') },
        statistic: Stats.MINIMUM,
        period: Duration.days(1),
      }),
      below: CERTIFICATE_DAYS,
    });
    this.hear(this);
  }

  /** Lets the alarms of a stack act on the topics; asked last of each stack, when all its alarms are made. */
  hear(stack: Stack) {
    hearAlarms(stack, this.topics);
  }
}
