import { createPublisher, type PublishedEvent } from '@portico/events';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import type { AttributeValue, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';

const { BUS_NAME } = requireEnvironment('BUS_NAME');
const logger = createLogger();
const publish = createPublisher(BUS_NAME);

const plain = (value: AttributeValue): unknown => {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.L) return value.L.map(plain);
  if (value.M) return Object.fromEntries(Object.entries(value.M).map(([name, item]) => [name, plain(item)]));
  return null;
};

const eventOf = ({ eventName, dynamodb }: DynamoDBRecord): PublishedEvent | undefined => {
  const image = dynamodb?.NewImage;
  if (eventName !== 'INSERT' || image?.__edb_e__?.S !== 'event') return undefined;
  // The outbox entity wrote exactly these attributes.
  return Object.fromEntries(
    ['eventId', 'type', 'at', 'detail'].map((name) => [name, plain(image[name] ?? { NULL: true })]),
  ) as unknown as PublishedEvent;
};

/** The outbox: what was written to the table as an event is put on the bus, in order, and again until the bus took it. */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  for (const record of Records) {
    const event = eventOf(record);
    if (!event) continue;
    try {
      await publish([event]);
    } catch (error) {
      logger.error('event not published', {
        eventId: event.eventId,
        error: error instanceof Error ? error.message : String(error),
      });
      // The stream goes on from the first that failed.
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
    }
  }
  return { batchItemFailures: [] };
};
