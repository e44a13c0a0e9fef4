import type { UserItem } from '@portico/data';
import { foldAddress } from '@portico/domain';
import type { TokenClaims } from '@portico/identity';
import type { Dependencies } from './dependencies.ts';
import type { SessionEnds } from './session-ends.ts';

/**
 * Whether the user pool has another address for who has a password here. Nothing of ours changes it: somebody did who
 * holds a token of theirs. It is put back, all their sessions end, and they are told by mail, at the address they had.
 */
export const movedAddress =
  ({ pool, now }: Pick<Dependencies, 'pool' | 'now'>, ends: SessionEnds) =>
  async ({ userId, name, email, emailVerified }: UserItem, { sub, email: said }: TokenClaims): Promise<boolean> => {
    const found = foldAddress(said ?? '');
    if (found === email || found === '' || email === '') return false;
    await pool.restoreAddress(sub, email, emailVerified === true);
    const act = { action: 'user.change' as const, entity: { kind: 'user', id: userId, name }, actorId: 'portico' };
    const told = { ...act, at: now(), before: { email: found }, after: { email } };
    await ends.others(userId, undefined, told, 'address-changed');
    return true;
  };
