import { CORPORATE_CONNECTION } from '@portico/domain';
import type { Data } from './connect.ts';
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

/** Whether the connection that a session came through still lets its people in; a session of none needs none. */
export const cameThrough = async (
  { entities }: Data,
  { connectionId, createdAt }: Pick<SessionItem, 'connectionId' | 'createdAt'>,
): Promise<boolean> => {
  // The deployment's own is never off.
  if (connectionId === undefined || connectionId === CORPORATE_CONNECTION) return true;
  const { data: its } = await entities.connection.get({ connectionId }).go({ consistent: true });
  return its?.enabled === true && !(its.sessionsEndedAt && createdAt <= its.sessionsEndedAt);
};
