import type { SessionItem, UserItem } from './items.ts';

/**
 * Whether a session still opens anything: it has neither ended nor run out, and it began after all of its user's were
 * ended, or is the one that was kept then.
 */
export const isOpen = (
  { sessionId, endedAt, expiresAt, createdAt }: Pick<SessionItem, 'sessionId' | 'endedAt' | 'expiresAt' | 'createdAt'>,
  user: Pick<UserItem, 'sessionsEndedAt' | 'sessionKept'> | null | undefined,
  at: Date,
): boolean =>
  !endedAt &&
  expiresAt > at.toISOString() &&
  !(user?.sessionsEndedAt && createdAt <= user.sessionsEndedAt && sessionId !== user.sessionKept);
