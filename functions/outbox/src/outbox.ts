import { createPublisher, madeItem, type PublishedEvent } from '@portico/events';
import { counted, createLogger, requireEnvironment } from '@portico/telemetry';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';

const { BUS_NAME } = requireEnvironment('BUS_NAME');
const logger = createLogger();
const publish = createPublisher(BUS_NAME);

const eventOf = (record: DynamoDBRecord): PublishedEvent | undefined => {
  const made = madeItem(record, 'event');
  if (!made) return undefined;
  const { eventId, type, at, detail } = made;
  // The outbox entity wrote exactly these attributes.
  return { eventId, type, at, detail } as PublishedEvent;
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
        ...counted({ Faults: 1 }),
      });
      // The stream goes on from the first that failed.
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
    }
  }
  return { batchItemFailures: [] };
};
