/** What people are told of their account, by mail as well unless they said no. */
export const NOTICE_KINDS = [
  'new-device',
  'session-reused',
  'password-changed',
  'authenticator-added',
  'authenticator-removed',
  'passkey-added',
  'passkey-removed',
  'recovery-codes-renewed',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
