import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { EVENT_SOURCE } from './events.ts';

export type PublishedEvent = {
  readonly eventId: string;
  readonly type: string;
  readonly at: string;
  readonly detail: Readonly<Record<string, unknown>>;
};

/** Puts events on a bus, ten to a request (the limit of PutEvents), and throws where the bus refused one. */
export const createPublisher =
  (busName: string, client = new EventBridgeClient({ maxAttempts: 5 })) =>
  async (events: readonly PublishedEvent[]) => {
    for (let start = 0; start < events.length; start += 10) {
      const entries = events.slice(start, start + 10).map(({ eventId, type, at, detail }) => ({
        EventBusName: busName,
        Source: EVENT_SOURCE,
        DetailType: type,
        Time: new Date(at),
        Detail: JSON.stringify({ eventId, ...detail }),
      }));
      const { FailedEntryCount = 0 } = await client.send(new PutEventsCommand({ Entries: entries }));
      if (FailedEntryCount > 0)
        throw new Error(`the event bus refused ${FailedEntryCount} of ${entries.length} events`);
    }
  };
