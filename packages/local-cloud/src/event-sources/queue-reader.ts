import { parseJson } from '../json.ts';
import type { InvocationResult } from '../lambda/invocation.ts';
import type { QueueMessage, QueuePort } from '../services/sqs/index.ts';
import { failedItems, type MappingSettings } from './mapping-settings.ts';
import type { EventSourceReader } from './stream-reader.ts';

export type QueueReaderOptions = {
  readonly mapping: MappingSettings;
  readonly queues: QueuePort;
  readonly region: string;
  /** How many batches may be in the function at once when the mapping names no maximum. */
  readonly concurrency: number;
  invoke(payload: string): Promise<InvocationResult>;
  log(line: string): void;
};

const WAIT_SECONDS = 20;

/** Lambda spells a message attribute's fields with a small first letter. */
const attributesOf = (attributes: QueueMessage['messageAttributes']): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [
      name,
      {
        stringListValues: [],
        binaryListValues: [],
        ...Object.fromEntries(
          Object.entries(attribute).map(([field, value]) => [field.charAt(0).toLowerCase() + field.slice(1), value]),
        ),
      },
    ]),
  );

const recordOf = (
  message: QueueMessage,
  mapping: MappingSettings,
  region: string,
): Readonly<Record<string, unknown>> => ({
  messageId: message.messageId,
  receiptHandle: message.receiptHandle,
  body: message.body,
  attributes: message.attributes,
  messageAttributes: attributesOf(message.messageAttributes),
  md5OfBody: message.md5OfBody,
  eventSource: 'aws:sqs',
  eventSourceARN: mapping.sourceArn,
  awsRegion: region,
});

/** Takes batches from a queue to a function; what fails comes back after its visibility timeout, as SQS does it. */
export const createQueueReader = ({
  mapping,
  queues,
  region,
  concurrency,
  invoke,
  log,
}: QueueReaderOptions): EventSourceReader => {
  let stopped = false;
  const running: Promise<void>[] = [];
  const working = new Set<Promise<void>>();

  /** Filters see the body as JSON where it is JSON. */
  const wanted = (message: QueueMessage): boolean =>
    mapping.wants({ ...recordOf(message, mapping, region), body: parseJson(message.body) ?? message.body });

  const remove = async (messages: readonly QueueMessage[]): Promise<void> => {
    await Promise.all(messages.map((message) => queues.delete(mapping.sourceArn, message.receiptHandle)));
  };

  const handle = async (received: readonly QueueMessage[]): Promise<void> => {
    const messages = received.filter(wanted);
    await remove(received.filter((message) => !messages.includes(message)));
    if (messages.length === 0) return;
    const result = await invoke(
      JSON.stringify({ Records: messages.map((message) => recordOf(message, mapping, region)) }),
    );
    if (result.functionError) return;
    const failed = mapping.reportsItemFailures
      ? failedItems(result.payload, new Set(messages.map(({ messageId }) => messageId)))
      : [];
    if (failed === 'all') return;
    await remove(messages.filter(({ messageId }) => !failed.includes(messageId)));
  };

  const poll = async (): Promise<void> => {
    while (!stopped) {
      try {
        const messages = await queues.receive(mapping.sourceArn, mapping.batchSize, undefined, WAIT_SECONDS);
        if (messages.length === 0) continue;
        const work = handle(messages);
        working.add(work);
        await work.finally(() => working.delete(work));
      } catch (error) {
        if (stopped) return;
        log(`queue of ${mapping.functionName}: ${error instanceof Error ? error.message : error}`);
        await new Promise((settle) => setTimeout(settle, 1000).unref());
      }
    }
  };

  /** Only this process hands the queue's messages to functions: those under way when the last one ended are free. */
  const begin = async (): Promise<void> => {
    await queues.release(mapping.sourceArn);
    for (let poller = 0; poller < (mapping.concurrencyMax ?? concurrency); poller += 1) running.push(poll());
  };

  return {
    start: () => {
      begin().catch((error: unknown) =>
        log(`queue of ${mapping.functionName}: ${error instanceof Error ? error.message : error}`),
      );
    },
    wake: () => {},
    // Pollers that wait for messages are left to the queue's own stop; a message received by then keeps its visibility timeout.
    stop: async () => {
      stopped = true;
      await Promise.all(working);
    },
  };
};
