import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { type IEventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { deadLetters } from './dead-letters.ts';
import { PortalFunction, type PortalFunctionProps, runbook } from './portal-function.ts';

export type PortalWorkerProps = PortalFunctionProps & {
  readonly bus: IEventBus;
  /** The event type it consumes; one effect to a consumer. */
  readonly event: string;
  readonly timeoutSeconds: number;
  /** How many of it run at once, at most; two is the least that a mapping takes. */
  readonly maxConcurrency: number;
};

/** A function behind a fair queue of one event type: rule → queue → function, with a dead-letter queue, redrive and alarms. */
export class PortalWorker extends PortalFunction {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly alarms: Alarm[];

  constructor(scope: Construct, id: string, props: PortalWorkerProps) {
    super(scope, id, props);
    this.deadLetters = deadLetters(this, 'DeadLetters');
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(4),
      // No less than the function's timeout. Not six times as long: what keeps two workers from one piece of work is its
      // lease, and what waits here after a failure is waited for.
      visibilityTimeout: Duration.seconds(props.timeoutSeconds + 30),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 3 },
    });
    new Rule(this, 'Rule', {
      eventBus: props.bus,
      eventPattern: { source: ['portico'], detailType: [props.event] },
      // A fair queue: while one holder's work keeps the workers, what others wait for comes first.
      targets: [new SqsQueue(this.queue, { deadLetterQueue: this.deadLetters, messageGroupId: '$.detail.holderId' })],
    });
    this.function.addEventSource(
      new SqsEventSource(this.queue, {
        // One: whatever becomes of a message, it is nobody else's.
        batchSize: 1,
        reportBatchItemFailures: true,
        maxConcurrency: props.maxConcurrency,
      }),
    );
    acknowledge(
      this.function,
      'Serverless-LambdaEventSourceMappingDestination',
      'A queue has its dead-letter queue; event source mappings of SQS take no destination.',
    );
    const alarm = (
      name: string,
      queue: Queue,
      metric: 'metricApproximateAgeOfOldestMessage' | 'metricApproximateNumberOfMessagesVisible',
      threshold: number,
    ) =>
      new Alarm(this, name, {
        metric: queue[metric]({ period: Duration.minutes(1) }),
        threshold,
        evaluationPeriods: 1,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
        alarmDescription: `${props.breaks} Runbook: ${runbook(`${this.name}-queue`)}`,
      });
    this.alarms = [
      alarm('Age', this.queue, 'metricApproximateAgeOfOldestMessage', 120),
      alarm('DeadLettered', this.deadLetters, 'metricApproximateNumberOfMessagesVisible', 1),
    ];
  }
}
