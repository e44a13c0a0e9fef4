import type { SessionItem, UserItem } from './items.ts';

/** Whether a session still opens anything: it has neither ended nor run out, and began after all of its user's were ended. */
export const isOpen = (
  { endedAt, expiresAt, createdAt }: Pick<SessionItem, 'endedAt' | 'expiresAt' | 'createdAt'>,
  user: Pick<UserItem, 'sessionsEndedAt'> | null | undefined,
  at: Date,
): boolean => !endedAt && expiresAt > at.toISOString() && !(user?.sessionsEndedAt && createdAt <= user.sessionsEndedAt);
