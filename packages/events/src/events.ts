/** What rooms tell each other: the detail of each event type. Ids only; a consumer reads the rest where it is kept. */
export type Events = {
  'import.requested': { readonly importId: string };
  'version.published': { readonly apiId: string; readonly version: string };
  'invitation.requested': { readonly invitationId: string; readonly round: string };
  'test-run.requested': { readonly suiteId: string; readonly runId: string };
};
export type EventType = keyof Events;

export const EVENT_SOURCE = 'portico';

/** The outbox keeps an event this long after it was written; the stream publishes it within a second. */
export const OUTBOX_RETENTION_SECONDS = 86_400;

/** The outbox item of an event, for the transaction that changes what it tells. */
export const outboxItem = <Type extends EventType>(eventId: string, type: Type, detail: Events[Type], now: Date) => ({
  eventId,
  type,
  at: now.toISOString(),
  detail: { ...detail },
  expiresAtSeconds: Math.floor(now.getTime() / 1000) + OUTBOX_RETENTION_SECONDS,
});
