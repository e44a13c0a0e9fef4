import { Problem } from '@portico/contract';
import { unlessRefused } from '@portico/data';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { accountOf, devices } from './devices.ts';

/** Below the five failures after which Cognito locks an account for everybody, and as long as it then counts on. */
const TRIES_MAX = 4;
const WAIT_MILLISECONDS = 900_000;
const STRANGERS = 'strangers';

/** Who tries a password refused: for the audit log. */
export const accountEntity = (email: string) => ({ kind: 'account', id: accountOf(email), name: email });

/**
 * How many wrong passwords an account stands, counted before the user pool is asked, so that many at once are no more.
 * A device that somebody signed in from counts by itself: strangers who use up theirs lock nobody out who has one.
 */
export const passwordTries = ({ data, now, secret }: Pick<Dependencies, 'data' | 'now' | 'secret'>) => {
  const { passwordTries: kept } = data.entities;
  const known = devices({ secret });

  const waited = async (key: { accountId: string; from: string }) => {
    const lastAt = (await kept.get(key).go({ consistent: true })).data?.lastAt ?? now().toISOString();
    const seconds = Math.max(1, Math.ceil((Date.parse(lastAt) + WAIT_MILLISECONDS - now().getTime()) / 1000));
    return new Problem(
      'rate-limited',
      phrase`Too many wrong passwords for this account. Wait ${Math.ceil(seconds / 60)} minutes, or set a new password.`,
      { headers: { 'Retry-After': String(seconds) } },
    );
  };

  /** Counts a try from somewhere, or refuses. */
  const count = async (key: { accountId: string; from: string }) => {
    const at = now();
    const seen = { lastAt: at.toISOString(), expiresAtSeconds: Math.ceil((at.getTime() + WAIT_MILLISECONDS) / 1000) };
    const before = new Date(at.getTime() - WAIT_MILLISECONDS).toISOString();
    const counted = await unlessRefused(
      kept
        .update(key)
        .add({ count: 1 })
        .set(seen)
        .where(
          ({ count: had, lastAt }, { notExists, lt, gt }) =>
            `${notExists(had)} OR (${lt(had, TRIES_MAX)} AND ${gt(lastAt, before)})`,
        )
        .go(),
    );
    if (counted) return;
    const begun = await unlessRefused(
      kept
        .patch(key)
        .set({ count: 1, ...seen })
        .where(({ lastAt }, { lte }) => lte(lastAt, before))
        .go(),
    );
    if (!begun) throw await waited(key);
  };

  return {
    /** Takes a try, or refuses; answers from where, for it is given back when the sign-in was right, all of it. */
    async take(email: string, deviceToken: string | undefined): Promise<string> {
      const accountId = accountOf(email);
      const from = (await known.idIn(accountId, deviceToken)) ?? STRANGERS;
      await count({ accountId, from });
      return from;
    },

    /** The same for somebody who is signed in. */
    async takeOf(email: string, userId: string) {
      await count({ accountId: accountOf(email), from: userId });
    },

    /** A device begins anew, and so does who is signed in; of the strangers' tries this one alone was none. */
    async giveBack(email: string, from: string) {
      const key = { accountId: accountOf(email), from };
      if (from !== STRANGERS) return void (await kept.delete(key).go());
      await unlessRefused(
        kept
          .patch(key)
          .add({ count: -1 })
          .where(({ count: had }, { gt }) => gt(had, 0))
          .go(),
      );
    },

    /** Whoever set a new password by mail is no stranger. */
    forget: async (email: string) => void (await kept.delete({ accountId: accountOf(email), from: STRANGERS }).go()),
  };
};
