type OfVersion = { readonly apiId: string; readonly version: string };
type OfGuide = { readonly apiId: string; readonly slug: string };

/**
 * What rooms tell each other: the detail of each event type. Ids only; a consumer reads the rest where it is kept.
 * `holderId` is the person, or team, in whose share of the workers it is done.
 */
export type Events = {
  'import.requested': { readonly importId: string; readonly holderId: string };
  'api-job.requested': { readonly jobId: string; readonly holderId: string };
  'audit-job.requested': { readonly jobId: string; readonly holderId: string };
  /** An API that something is published of, or was, is otherwise listed now, or no more. */
  'api.listed': { readonly apiId: string; readonly holderId: string };
  'version.published': OfVersion;
  'version.made-default': OfVersion;
  'version.deprecation-planned': OfVersion;
  'version.deprecation-withdrawn': OfVersion;
  'version.deprecated': OfVersion;
  'version.brownout': OfVersion;
  'version.retired': OfVersion;
  'guide.published': OfGuide;
  /** It is not published any more, or gone. */
  'guide.withdrawn': OfGuide;
  'invitation.requested': { readonly invitationId: string; readonly round: string; readonly holderId: string };
  /** What was found somewhere, by what of it is kept: whose it is, if anybody's, whoever judges it finds out. */
  'key.reported': {
    readonly credentialId: string;
    readonly hash: string;
    readonly where?: string;
    readonly holderId: string;
  };
  'notice.written': { readonly userId: string; readonly noticeId: string; readonly holderId: string };
  'sign-in-link.requested': { readonly stepId: string; readonly holderId: string };
  'test-run.requested': { readonly suiteId: string; readonly runId: string; readonly holderId: string };
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
