/** What people are told of their account and of what is theirs, by mail as well. */
export const NOTICE_KINDS = [
  'new-device',
  'session-reused',
  'password-changed',
  'authenticator-added',
  'authenticator-removed',
  'passkey-added',
  'passkey-removed',
  'passkey-foreign',
  'recovery-codes-renewed',
  'new-device-mails-off',
  'address-changed',
  'key-reported',
  'access-asked',
  'access-waiting',
  'access-approved',
  'access-rejected',
  'access-suspended',
  'access-resumed',
  'token-reported',
  'api-deleted',
  'version-breaking',
  'version-deprecated',
  'version-published-again',
  'version-brownout',
  'version-retired',
  'source-changed',
  'source-unreachable',
  'source-stopped',
  'message',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
/** When those who may decide a request for access are reminded of it, after it was made. */
export const REMINDED_AFTER_MILLISECONDS = [86_400_000, 3 * 86_400_000] as const;
/** The one that somebody may do without a mail of; that they do is itself told by one. */
export const DISPENSABLE_NOTICE = 'new-device' satisfies NoticeKind;
