import { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { deadLetters } from './dead-letters.ts';
import { PortalFunction, type PortalFunctionProps } from './portal-function.ts';

export type PortalScheduleProps = PortalFunctionProps & {
  readonly timeoutSeconds: number;
  /** Whether it sends itself there once more, with a delay: a schedule's shortest rate is a minute. */
  readonly comesAgain?: boolean;
};

/** A function that comes every minute, by a queue of its own. */
export class PortalSchedule extends PortalFunction {
  constructor(scope: Construct, id: string, props: PortalScheduleProps) {
    super(scope, id, props);
    const { severity = 'tomorrow' } = props;
    const missed = deadLetters(this, 'DeadLetters', { notices: props.breaks, heading: this.name, severity });
    const queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // What was not taken for so long is made good by the next.
      retentionPeriod: Duration.minutes(5),
      visibilityTimeout: Duration.seconds(props.timeoutSeconds + 30),
      deadLetterQueue: { queue: missed, maxReceiveCount: 3 },
    });
    if (props.comesAgain) {
      this.function.addEnvironment('QUEUE_URL', queue.queueUrl);
      this.allow(['sqs:SendMessage'], [queue.queueArn]);
    }
    this.function.addEventSource(
      new SqsEventSource(queue, { batchSize: 1, reportBatchItemFailures: true, maxConcurrency: 2 }),
    );
    acknowledge(
      this.function,
      'Serverless-LambdaEventSourceMappingDestination',
      'A queue has its dead-letter queue; event source mappings of SQS take no destination.',
    );
    const role = new Role(this, 'ScheduleRole', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    const granted = queue.grantSendMessages(role);
    const schedule = new CfnSchedule(this, 'Schedule', {
      flexibleTimeWindow: { mode: 'OFF' },
      scheduleExpression: 'rate(1 minute)',
      target: {
        arn: queue.queueArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ again: true }),
        retryPolicy: { maximumRetryAttempts: 0 },
      },
    });
    // Without its policy the role could not send anything yet.
    granted.applyBefore(schedule);
  }
}
