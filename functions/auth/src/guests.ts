import { Problem, type Schema, type Written } from '@portico/contract';
import { answered, audited, type Items, revisionOf, stillAt, type UserItem, writeTogether } from '@portico/data';
import { plainAddress } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { writeNewUser } from './new-user.ts';
import { presentUserDetails } from './present.ts';
import type { Users } from './users.ts';
import type { WaysIn } from './ways-in.ts';

/** People whom an admin makes an account for: they sign in with the password that is mailed to them, and choose another. */
export const guests = ({ data, now, pool, issuer }: Dependencies, users: Users, ways: WaysIn) => {
  const taken = () => new Problem('conflict', phrase`Somebody has an account with this address.`);

  return {
    async create(body: Schema<'NewUser'>) {
      const { email, name, role } = {
        email: plainAddress(body.email),
        name: body.name.trim(),
        role: body.role,
      } satisfies Written<'NewUser'>;
      if (email === undefined)
        throw new Problem('invalid-request', undefined, {
          errors: [{ pointer: '/email', words: phrase`has letters that only look like others, or no domain` }],
        });
      const connection = await ways.ofAddress(email);
      if (connection)
        throw new Problem(
          'conflict',
          phrase`Who has this address signs in through ${connection.title ?? connection.name}, and is here from then on.`,
        );
      const at = now();
      // An account that a broken try left behind is taken over: it has nobody. Nor has one that a stranger asked for.
      const again = async () => (await pool.removeUnproven(email)) && pool.invite(email, name);
      const invited = (await pool.invite(email, name)) || (await again());
      const sub = await pool.subjectOf(email);
      if (!sub) throw taken();
      const item = { email, emailVerified: true, name, role, roleGiven: true, invitedAt: at.toISOString() };
      const described = (made: UserItem) => ({ body: presentUserDetails(made), etag: String(revisionOf(made)) });
      const answer = (items: Items, made: UserItem) => {
        const { body: shown, etag } = described(made);
        return answered(items, shown, etag);
      };
      const made = await writeNewUser(data, { issuer, sub, item, at, act: { action: 'user.create' }, answer });
      if (!made) throw taken();
      // Whoever had the account already, and never came, gets a mail as well.
      if (!invited) await pool.inviteAgain(email);
      return described(made);
    },

    /** Another mail, with another password, to who was never here. */
    async invite(userId: string): Promise<undefined> {
      const before = await users.find(userId);
      if (!before || before.deletedAt) throw new Problem('not-found', phrase`There is no such person.`);
      if (!before.invitedAt || before.lastSignInAt || before.disabledAt)
        throw new Problem('conflict', phrase`Only who was invited and has not signed in yet is invited again.`);
      if (!(await pool.inviteAgain(before.email)))
        throw new Problem('conflict', phrase`They have chosen a password already.`);
      const invitedAt = now().toISOString();
      const refused = await writeTogether(data, (items) => ({
        user: items.user
          .patch({ userId })
          .set({ invitedAt })
          .where(stillAt(revisionOf(before)))
          .commit(),
        audit: audited(items, {
          action: 'user.invite',
          entity: { kind: 'user', id: userId, name: before.name },
          at: now(),
        }),
      }));
      if (refused) throw new Problem('conflict', phrase`They were changed meanwhile.`);
    },
  };
};
