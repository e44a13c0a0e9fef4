import { Aws, Duration, Fn } from 'aws-cdk-lib';
import { type IEventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { condition } from '../condition.ts';
import { parameter } from '../parameters.ts';
import { deadLetters } from './dead-letters.ts';
import { PortalAlarm } from './portal-alarm.ts';
import { PortalFunction, type PortalFunctionProps } from './portal-function.ts';

export type PortalWorkerProps = PortalFunctionProps & {
  readonly bus: IEventBus;
  /** The event type it consumes; one effect to a consumer. */
  readonly event: string;
  readonly timeoutSeconds: number;
  /** How many of it run at once, at most; two is the least that a mapping takes. */
  readonly maxConcurrency: number;
  /** Whether the deployment may keep as many instances for it (`ReserveRunners`). */
  readonly reservable?: boolean;
  /** For how long its work may wait; ten minutes, where it is not said: a folder of documents is imported at once. */
  readonly waitsSeconds?: number;
};

const WAITS_SECONDS = 600;

/** A function behind a fair queue of one event type: rule → queue → function, with a dead-letter queue, redrive and alarms. */
export class PortalWorker extends PortalFunction {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: PortalWorkerProps) {
    super(scope, id, props);
    const told = {
      notices: props.breaks,
      heading: `${this.name}-queue`,
      severity: props.severity ?? 'tomorrow',
    } as const;
    this.deadLetters = deadLetters(this, 'DeadLetters', told);
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
    if (props.reservable) this.reserve(props.maxConcurrency);
    acknowledge(
      this.function,
      'Serverless-LambdaEventSourceMappingDestination',
      'A queue has its dead-letter queue; event source mappings of SQS take no destination.',
    );
    new PortalAlarm(this, 'Age', {
      ...told,
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1) }),
      above: props.waitsSeconds ?? WAITS_SECONDS,
    });
  }

  /** No fewer than its mapping calls at once: a message that finds no instance is a message that was tried. */
  private reserve(instances: number) {
    const wanted = condition(
      this,
      'ReservesRunners',
      Fn.conditionEquals(parameter(this, 'ReserveRunners'), 'yes'),
    ).logicalId;
    // The L2's own child is the resource it makes.
    (this.function.node.defaultChild as CfnFunction).addPropertyOverride(
      'ReservedConcurrentExecutions',
      Fn.conditionIf(wanted, instances, Aws.NO_VALUE),
    );
  }
}
