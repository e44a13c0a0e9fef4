import type { CloudContext, IamRequirement, ResourceHandler, Service, ServiceRequest } from '../../service.ts';
import { jsonHandler, lenientInputOf, operationOf } from '../wire/aws-json.ts';
import { type Fields, flagOf, textOf } from '../wire/fields.ts';
import { physicalName } from '../wire/physical-name.ts';
import { repeatable } from '../wire/repeatable.ts';
import type { MessageAttribute } from './message-digest.ts';
import { queueOperations } from './operations.ts';
import { isQuery, queryInputOf, queryOperationOf, sqsQueryHandler } from './query.ts';
import type { QueueMessage } from './queue-message.ts';
import { createQueues } from './queues.ts';

export type { QueueMessage } from './queue-message.ts';

/** The door of event source mappings: same semantics as the API, without HTTP. */
export type QueuePort = {
  /** Up to `max` messages (any number, unlike the API's 10); returns at once when one arrives, empty after `waitSeconds`. */
  receive(
    queueArn: string,
    max: number,
    visibilityTimeoutSeconds?: number,
    waitSeconds?: number,
  ): Promise<QueueMessage[]>;
  delete(queueArn: string, receiptHandle: string): Promise<void>;
  changeVisibility(queueArn: string, receiptHandle: string, seconds: number): Promise<void>;
  /** Makes free what was received before this process: nobody works on it any more. */
  release(queueArn: string): Promise<void>;
  /** How many messages wait in each queue, are worked on, and for how long the oldest has been there. */
  measure(): readonly {
    readonly name: string;
    readonly waiting: number;
    readonly underWay: number;
    readonly oldestSeconds: number;
  }[];
  /** The queue's own visibility timeout. */
  visibilityTimeoutSeconds(queueArn: string): number;
};

// Codes SDKs of the query protocol compared with (AWS JSON protocol for SQS, awsQueryCompatible).
const QUERY_CODES: Readonly<Record<string, string>> = {
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
  TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
  BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
  PurgeQueueInProgress: 'AWS.SimpleQueueService.PurgeQueueInProgress',
  MessageNotInflight: 'AWS.SimpleQueueService.MessageNotInflight',
};

const ATTRIBUTE_NAMES = [
  'VisibilityTimeout',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'DelaySeconds',
  'FifoQueue',
  'FifoThroughputLimit',
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'KmsMasterKeyId',
  'SqsManagedSseEnabled',
];

/** Template properties as queue attributes: everything is a string, policies are JSON. */
const attributesOf = (properties: Fields): Record<string, string> => {
  const attributes: Record<string, string> = {};
  for (const name of ATTRIBUTE_NAMES) {
    const value = textOf(properties, name);
    if (value !== undefined) attributes[name] = value;
  }
  const wait = textOf(properties, 'ReceiveMessageWaitTimeSeconds');
  if (wait !== undefined) attributes.ReceiveMessageWaitTimeSeconds = wait;
  for (const name of ['RedrivePolicy', 'RedriveAllowPolicy']) {
    if (properties[name] !== undefined) attributes[name] = JSON.stringify(properties[name]);
  }
  return attributes;
};

const deployQueue =
  (queues: ReturnType<typeof createQueues>): ResourceHandler =>
  (request) => {
    const fifo = flagOf(request.properties, 'FifoQueue');
    const name =
      textOf(request.properties, 'QueueName') ?? `${physicalName(request, fifo ? 75 : 80)}${fifo ? '.fifo' : ''}`;
    const queue = queues.store.put(name, attributesOf(request.properties));
    return { ref: queue.url, attributes: { Arn: queue.arn, QueueName: queue.name, QueueUrl: queue.url } };
  };

const SINGULAR: Readonly<Record<string, string>> = {
  SendMessageBatch: 'SendMessage',
  DeleteMessageBatch: 'DeleteMessage',
  ChangeMessageVisibilityBatch: 'ChangeMessageVisibility',
};

export const createSqs = (context: CloudContext): Service & QueuePort => {
  const database = context.database('sqs');
  const queues = createQueues(context, database);
  const operations = queueOperations(queues);
  const byJson = jsonHandler({ version: '1.0', operations, log: context.log, queryCodes: QUERY_CODES });
  const byQuery = sqsQueryHandler({ operations, log: context.log, codes: QUERY_CODES });
  const requirements = (request: ServiceRequest): readonly IamRequirement[] => {
    const operation = isQuery(request) ? queryOperationOf(request) : operationOf(request);
    const input = isQuery(request) ? queryInputOf(request) : lenientInputOf(request);
    const action = `sqs:${SINGULAR[operation] ?? operation}`;
    if (operation === 'ListQueues') return [{ action, resource: '*' }];
    const name = textOf(input, 'QueueUrl')?.split('/').at(-1) ?? textOf(input, 'QueueName');
    return [{ action, resource: name === undefined ? (textOf(input, 'SourceArn') ?? '*') : queues.store.arnOf(name) }];
  };
  return {
    signingNames: ['sqs'],
    resources: {
      'AWS::SQS::Queue': deployQueue(queues),
      // Callers are checked against their own role; the queue's policy has nothing to add on one account.
      'AWS::SQS::QueuePolicy': (request) => ({ ref: physicalName(request), attributes: { Id: physicalName(request) } }),
    },
    requirements,
    handle: (request) => (isQuery(request) ? byQuery(request) : byJson(request)),
    async accept(arn, payload, attributes) {
      const { MessageGroupId: groupId, MessageDeduplicationId: deduplicationId, ...rest } = attributes;
      const typed: Record<string, MessageAttribute> = {};
      for (const [name, value] of Object.entries(rest)) typed[name] = { DataType: 'String', StringValue: value };
      queues.send(queues.store.byArn(arn), {
        body: payload,
        attributes: typed,
        senderId: 'AROALOCALCLOUD',
        groupId,
        deduplicationId,
      });
    },
    receive: async (arn, max, visibility, wait) => await queues.receive(queues.store.byArn(arn), max, visibility, wait),
    delete: async (arn, receiptHandle) =>
      repeatable(database, () => queues.remove(queues.store.byArn(arn), receiptHandle)),
    changeVisibility: async (arn, receiptHandle, seconds) =>
      queues.changeVisibility(queues.store.byArn(arn), receiptHandle, seconds),
    release: async (arn) => queues.messages.release(queues.store.byArn(arn)),
    visibilityTimeoutSeconds: (arn) => Number(queues.store.byArn(arn).attributes.VisibilityTimeout),
    measure: () => {
      const now = context.now().getTime();
      return queues.store.list('').map((queue) => {
        const counts = queues.messages.counts(queue);
        return {
          name: queue.name,
          waiting: Number(counts.ApproximateNumberOfMessages),
          underWay: Number(counts.ApproximateNumberOfMessagesNotVisible),
          oldestSeconds: (now - (queues.messages.oldestAtMilliseconds(queue) ?? now)) / 1000,
        };
      });
    },
    stop: () => queues.stop(),
  };
};
