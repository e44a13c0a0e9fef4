import { AwsError, type ServiceRequest } from '../../service.ts';
import type { JsonOperation } from '../wire/aws-json.ts';
import { childOf, type Fields, numberOf, recordsOf, requiredText, textMapOf, textOf, textsOf } from '../wire/fields.ts';
import { attributesMd5, messageAttributesOf } from './message-digest.ts';
import type { OutgoingMessage } from './message-store.ts';
import type { QueueMessage } from './queue-message.ts';
import { type Queue, redriveOf } from './queue-store.ts';
import type { Queues } from './queues.ts';

const outgoing = (input: Fields, request: ServiceRequest): OutgoingMessage => ({
  body: textOf(input, 'MessageBody') ?? '',
  attributes: messageAttributesOf(input),
  senderId: request.caller ?? 'root',
  delaySeconds: numberOf(input, 'DelaySeconds'),
  groupId: textOf(input, 'MessageGroupId'),
  deduplicationId: textOf(input, 'MessageDeduplicationId'),
  traceHeader: textOf(childOf(childOf(input, 'MessageSystemAttributes'), 'AWSTraceHeader'), 'StringValue'),
});

const wanted = (names: readonly string[], name: string): boolean =>
  names.some(
    (entry) =>
      entry === 'All' ||
      entry === '.*' ||
      entry === name ||
      (entry.endsWith('.*') && name.startsWith(entry.slice(0, -2))),
  );

const presented = (message: QueueMessage, input: Fields) => {
  const systemNames = [...textsOf(input, 'AttributeNames'), ...textsOf(input, 'MessageSystemAttributeNames')];
  const names = textsOf(input, 'MessageAttributeNames');
  const chosen = Object.fromEntries(Object.entries(message.messageAttributes).filter(([name]) => wanted(names, name)));
  const system = Object.fromEntries(Object.entries(message.attributes).filter(([name]) => wanted(systemNames, name)));
  const digest = attributesMd5(chosen);
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    MD5OfBody: message.md5OfBody,
    Body: message.body,
    ...(Object.keys(system).length > 0 ? { Attributes: system } : {}),
    ...(digest === undefined ? {} : { MD5OfMessageAttributes: digest, MessageAttributes: chosen }),
  };
};

/** As `receive` gives them; one that is no longer current is well-formed still, and no error. */
const HANDLE = /^[0-9a-f-]{36}\.[0-9a-f-]{36}$/;
const handleOf = (input: Fields): string => {
  const handle = requiredText(input, 'ReceiptHandle');
  if (!HANDLE.test(handle))
    throw new AwsError(
      'ReceiptHandleIsInvalid',
      `The input receipt handle "${handle}" is not a valid receipt handle.`,
      404,
    );
  return handle;
};

/** Runs one entry after the other; a refused entry fails alone. */
const batch = (input: Fields, each: (entry: Fields) => object) => {
  const entries = recordsOf(input, 'Entries');
  if (entries.length === 0)
    throw new AwsError('EmptyBatchRequest', 'There should be at least one entry in the request.');
  if (entries.length > 10)
    throw new AwsError('TooManyEntriesInBatchRequest', 'Maximum number of entries per request are 10.');
  const ids = entries.map((entry) => requiredText(entry, 'Id', 'InvalidBatchEntryId'));
  if (new Set(ids).size < ids.length)
    throw new AwsError('BatchEntryIdsNotDistinct', 'Two or more batch entries have the same Id.');
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const entry of entries) {
    const Id = textOf(entry, 'Id');
    try {
      Successful.push({ Id, ...each(entry) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Failed.push({ Id, SenderFault: true, Code: error.code, Message: error.message });
    }
  }
  return { Successful, Failed };
};

const receive =
  (queues: Queues): JsonOperation =>
  async (input) => {
    const queue = queues.store.byUrl(input);
    const max = numberOf(input, 'MaxNumberOfMessages') ?? 1;
    if (!(max >= 1 && max <= 10))
      throw new AwsError('InvalidParameterValue', 'MaxNumberOfMessages must be between 1 and 10');
    const messages = await queues.receive(
      queue,
      max,
      numberOf(input, 'VisibilityTimeout'),
      numberOf(input, 'WaitTimeSeconds'),
    );
    return messages.length === 0 ? {} : { Messages: messages.map((message) => presented(message, input)) };
  };

const attributes =
  (queues: Queues): JsonOperation =>
  (input) => {
    const queue = queues.store.byUrl(input);
    const names = textsOf(input, 'AttributeNames');
    const all: Record<string, string> = { QueueArn: queue.arn, ...queue.attributes, ...queues.messages.counts(queue) };
    return { Attributes: Object.fromEntries(Object.entries(all).filter(([name]) => wanted(names, name))) };
  };

const moveMessages =
  (queues: Queues): JsonOperation =>
  (input) => {
    const source = queues.store.byArn(requiredText(input, 'SourceArn'));
    const destinationArn = textOf(input, 'DestinationArn');
    const destination = destinationArn === undefined ? undefined : queues.store.byArn(destinationArn);
    queues.messages.moveBack(source, destination?.name);
    queues.wakeAll();
    return { TaskHandle: Buffer.from(source.arn).toString('base64') };
  };

/** The SQS API by operation name (AWS JSON 1.0). */
export const queueOperations = (queues: Queues): Record<string, JsonOperation> => {
  const { store, messages } = queues;
  const withQueue =
    (work: (queue: Queue, input: Fields, request: ServiceRequest) => unknown): JsonOperation =>
    (input, request) =>
      work(store.byUrl(input), input, request);
  return {
    CreateQueue: (input) => ({
      QueueUrl: store.put(requiredText(input, 'QueueName'), textMapOf(input, 'Attributes')).url,
    }),
    DeleteQueue: withQueue((queue) => store.remove(queue)),
    GetQueueUrl: (input) => ({ QueueUrl: store.byName(requiredText(input, 'QueueName')).url }),
    ListQueues: (input) => ({
      QueueUrls: store.list(textOf(input, 'QueueNamePrefix') ?? '').map((queue) => queue.url),
    }),
    GetQueueAttributes: attributes(queues),
    SetQueueAttributes: withQueue((queue, input) => {
      const { CreatedTimestamp: _created, ...kept } = queue.attributes;
      store.put(queue.name, { ...kept, ...textMapOf(input, 'Attributes') });
    }),
    SendMessage: withQueue((queue, input, request) => queues.send(queue, outgoing(input, request))),
    SendMessageBatch: withQueue((queue, input, request) =>
      batch(input, (entry) => queues.send(queue, outgoing(entry, request))),
    ),
    ReceiveMessage: receive(queues),
    DeleteMessage: withQueue((queue, input) => void queues.remove(queue, handleOf(input))),
    DeleteMessageBatch: withQueue((queue, input) =>
      batch(input, (entry) => {
        queues.remove(queue, handleOf(entry));
        return {};
      }),
    ),
    ChangeMessageVisibility: withQueue((queue, input) =>
      queues.changeVisibility(queue, handleOf(input), numberOf(input, 'VisibilityTimeout') ?? -1),
    ),
    ChangeMessageVisibilityBatch: withQueue((queue, input) =>
      batch(input, (entry) => {
        queues.changeVisibility(queue, handleOf(entry), numberOf(entry, 'VisibilityTimeout') ?? -1);
        return {};
      }),
    ),
    PurgeQueue: withQueue((queue) => void messages.purge(queue)),
    ListDeadLetterSourceQueues: withQueue((queue) => ({
      queueUrls: store
        .list('')
        .filter((one) => redriveOf(one)?.deadLetterArn === queue.arn)
        .map(({ url }) => url),
    })),
    StartMessageMoveTask: moveMessages(queues),
    ListQueueTags: () => ({ Tags: {} }),
    TagQueue: () => ({}),
    UntagQueue: () => ({}),
  };
};
