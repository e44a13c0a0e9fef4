import { type About, Problem, type Schema, type Written } from '@portico/contract';
import { audited, writeTogether } from '@portico/data';
import { foldAddress, type Principal } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { answeredEvenly, refusedEvenly } from './even-times.ts';
import { refusedByPool, requireGoodPassword } from './new-password.ts';
import { accountEntity, passwordTries } from './password-tries.ts';
import type { Sessions } from './sessions.ts';

/** A mail takes the user pool longer than a refusal. */
export const MAIL_STEPS = 4;

/** One refusal for a code, and for an address that nobody has. */
export const wrongCode = (about: About): Problem =>
  new Problem('sign-in-failed', phrase`The code is wrong, was used, or has run out.`, { about });

/** The rules of passwords: they are the user pool's, what is taken for one is ours. */
export const passwords = (dependencies: Dependencies, sessions: Sessions) => {
  const { data, now, pool, issuer, refusalStepMilliseconds } = dependencies;
  const tries = passwordTries(dependencies);

  /** The user with an address in the user pool; nobody, before their first sign-in. */
  const userWith = async (email: string): Promise<string | undefined> => {
    const sub = await pool.subjectOf(email);
    return sub && (await data.entities.identity.get({ issuer, sub }).go({ consistent: true })).data?.userId;
  };

  /** With the code from the mail, and a password that was looked at. */
  const setAnew = async (email: string, code: string, newPassword: string): Promise<undefined> => {
    const about = accountEntity(email);
    const userId = await userWith(email);
    // Of an address that the user pool was told behind our back nobody gets a password.
    if (userId && (await data.entities.user.get({ userId }).go({ consistent: true })).data?.email !== email)
      throw wrongCode(about);
    const refused = await pool.resetPassword(email, code, newPassword);
    if (refused === 'wrong') throw wrongCode(about);
    if (refused) throw refusedByPool(refused, about);
    await tries.forget(email);
    const entity = userId === undefined ? about : { kind: 'user', id: userId, name: email };
    await sessions.endOthers(
      userId,
      undefined,
      { action: 'password.reset', entity, at: now(), actorId: userId },
      'password-changed',
    );
    return undefined;
  };

  return {
    setAnew,

    askCode: (body: Schema<'SignInAddress'>): Promise<undefined> =>
      answeredEvenly(MAIL_STEPS * refusalStepMilliseconds, async () => {
        const { email } = { email: foldAddress(body.email) } satisfies Written<'SignInAddress'>;
        await pool.askPasswordCode(email);
        await writeTogether(data, (items) => ({
          audit: audited(items, { action: 'password.ask', entity: accountEntity(email), at: now() }),
        }));
        return undefined;
      }),

    reset: (body: Schema<'PasswordReset'>): Promise<undefined> =>
      refusedEvenly(refusalStepMilliseconds, async () => {
        const { email, code, newPassword } = {
          email: foldAddress(body.email),
          code: body.code,
          newPassword: body.newPassword,
        } satisfies Written<'PasswordReset'>;
        await requireGoodPassword(newPassword, accountEntity(email));
        return setAnew(email, code, newPassword);
      }),

    async change(
      { userId, sessionId }: Principal,
      body: Schema<'PasswordChange'>,
      accessToken: string,
    ): Promise<undefined> {
      const { password, newPassword } = {
        password: body.password,
        newPassword: body.newPassword,
      } satisfies Written<'PasswordChange'>;
      await requireGoodPassword(newPassword);
      const email = (await data.entities.user.get({ userId }).go()).data?.email ?? '';
      // Whoever holds a session guesses for themselves: nobody else's tries are used up.
      await tries.takeOf(email, userId);
      const refused = await pool.changePassword(accessToken, password, newPassword);
      if (refused === 'wrong')
        throw new Problem('password-refused', undefined, {
          errors: [{ pointer: '/password', words: phrase`is wrong` }],
        });
      await tries.giveBack(email, userId);
      if (refused) throw refusedByPool(refused);
      const entity = { kind: 'user', id: userId, name: email };
      await sessions.endOthers(userId, sessionId, { action: 'password.change', entity, at: now() }, 'password-changed');
    },
  };
};

export type Passwords = ReturnType<typeof passwords>;
