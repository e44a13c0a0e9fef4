import { Problem } from '@portico/contract';
import { type Act, audited, type SessionItem, writeTogether } from '@portico/data';
import type { NoticeKind, Principal } from '@portico/domain';
import { noticeParts } from '@portico/events';
import type { Dependencies } from './dependencies.ts';

/** How sessions end: one, all others, all. */
export const sessionEnds = ({ data, now }: Pick<Dependencies, 'data' | 'now'>) => {
  /** Whether it was this that ended it: what has ended stays as it ended. */
  const one = async ({ sessionId, userId, device }: SessionItem, action: 'session.end' | 'session.reuse') => {
    const at = now();
    const endedAt = at.toISOString();
    const refused = await writeTogether(data, (items) => ({
      session: items.session
        .patch({ sessionId })
        .set({ endedAt })
        .where((had, { notExists }) => notExists(had.endedAt))
        .commit(),
      audit: audited(items, {
        action,
        entity: { kind: 'session', id: sessionId, name: device },
        at,
        actorId: 'portico',
        after: { userId, endedAt },
      }),
      notice: action === 'session.reuse' ? noticeParts(items, userId, 'session-reused', { at, device }) : undefined,
    }));
    return refused === undefined;
  };

  /**
   * Ends all sessions of somebody but one, in the transaction that tells why: what is written on the user ends however
   * many there are. Nobody has none.
   */
  const others = async (
    userId: string | undefined,
    kept: string | undefined,
    act: Act,
    told?: NoticeKind,
  ): Promise<void> => {
    const { at } = act;
    const ended = { sessionsEndedAt: at.toISOString(), ...(kept !== undefined && { sessionKept: kept }) };
    const refused = await writeTogether(data, (items) => ({
      user:
        userId === undefined
          ? undefined
          : items.user
              .patch({ userId })
              .set(ended)
              .remove(kept === undefined ? ['sessionKept'] : [])
              .commit(),
      audit: audited(items, act),
      notice: userId !== undefined && told ? noticeParts(items, userId, told, { at }) : undefined,
    }));
    if (refused) throw new Problem('unauthenticated');
  };

  /** All of one's own; the one that asks may go on. */
  const all = async (principal: Principal, keepThis: boolean): Promise<undefined> => {
    const { userId, sessionId } = principal;
    const entity = { kind: 'user', id: userId };
    const kept = keepThis ? sessionId : undefined;
    await others(userId, kept, { action: 'session.end-all', entity, at: now() });
  };

  return { one, others, all };
};

export type SessionEnds = ReturnType<typeof sessionEnds>;
