import { counted, type Logger, traced } from '@portico/telemetry';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Events, EventType } from './events.ts';

/** The detail of the event in a queue message that an EventBridge rule wrote; throws on anything else. */
const detailOf = <Type extends EventType>(record: SQSRecord, type: Type): Events[Type] => {
  const envelope: unknown = JSON.parse(record.body);
  if (
    typeof envelope === 'object' &&
    envelope &&
    'detail-type' in envelope &&
    envelope['detail-type'] === type &&
    'detail' in envelope
  )
    return envelope.detail as Events[Type]; // the rule of this queue matches on detail-type, which names the shape
  throw new Error(`not a ${type} event`);
};

/** What an effect keeps for saying how it ended, before the function is ended. */
const LAST_MILLISECONDS = 6_000;

/** What an effect knows of the message that brought its event. */
export type Delivery = {
  /** When it must be over: before the function's own end. */
  readonly until: Date;
  /** The same when the message comes again; then whoever had it before is over, as a queue hides it for longer. */
  readonly messageId: string;
};

/**
 * Consumes a queue of one event type: each message on its own, a failed one alone is tried again (partial batch
 * response), and in the end goes to the dead-letter queue. `effect` must be idempotent, as a message can come twice, and
 * over before its delivery says.
 */
export const consume =
  <Type extends EventType>(
    type: Type,
    logger: Logger,
    effect: (detail: Events[Type], delivery: Delivery) => Promise<void>,
  ) =>
  async (event: SQSEvent, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<SQSBatchResponse> => {
    const until = new Date(Date.now() + context.getRemainingTimeInMillis() - LAST_MILLISECONDS);
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const record of event.Records) {
      try {
        const { messageId } = record;
        await traced({ messageId, event: type }, () => effect(detailOf(record, type), { until, messageId }));
      } catch (error) {
        logger.error('message failed', {
          messageId: record.messageId,
          type,
          error: error instanceof Error ? error.message : String(error),
          // Lambda counts an answer that names failed messages as none.
          ...counted({ Faults: 1 }),
        });
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    }
    return { batchItemFailures };
  };
