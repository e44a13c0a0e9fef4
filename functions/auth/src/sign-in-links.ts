import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import { audited, countInHour, secondsToNextHour, type UserItem, writeTogether } from '@portico/data';
import { createId, foldAddress } from '@portico/domain';
import { outboxItem } from '@portico/events';
import { phrase } from '@portico/words';
import { challengeProof } from './challenge-proof.ts';
import type { Dependencies } from './dependencies.ts';
import { accountOf } from './devices.ts';
import { answeredEvenly } from './even-times.ts';
import { accountEntity, passwordTries } from './password-tries.ts';
import { MAIL_STEPS } from './passwords.ts';
import { isLinkOf, LINK_MILLISECONDS } from './sign-in-link.ts';
import { type Step, signInSteps } from './sign-in-steps.ts';
import type { PoolTokens } from './user-pool.ts';

/** To an address, from strangers together and from each device of its own. */
const MAILS_PER_HOUR = 10;

export const linkRefused = (email: string) =>
  new Problem('sign-in-failed', phrase`The link was used, has run out, or is not the newest. Begin again.`, {
    about: accountEntity(email),
  });

/** Signing in with a link by mail: the continuation stays with who asked, the link goes to who has the address. */
export const signInLinks = (dependencies: Dependencies) => {
  const { data, now, pool, issuer, secret, refusalStepMilliseconds } = dependencies;
  const tries = passwordTries(dependencies);
  const steps = signInSteps(dependencies);

  const userWith = async (sub: string): Promise<UserItem | undefined> => {
    const { userId } = (await data.entities.identity.get({ issuer, sub }).go({ consistent: true })).data ?? {};
    if (userId === undefined) return undefined;
    return (await data.entities.user.get({ userId }).go({ consistent: true })).data ?? undefined;
  };

  const tooMany = (at: Date) =>
    new Problem('rate-limited', phrase`${MAILS_PER_HOUR} links an hour are mailed to an address.`, {
      headers: { 'Retry-After': String(secondsToNextHour(at)) },
    });

  return {
    userWith,

    ask: (body: Schema<'NewSignInLink'>): Promise<Total<Schema<'SignIn'>>> =>
      answeredEvenly(MAIL_STEPS * refusalStepMilliseconds, async () => {
        const { email, language, device, deviceToken } = {
          email: foldAddress(body.email),
          language: body.language,
          device: body.device,
          deviceToken: body.deviceToken,
        } satisfies Written<'NewSignInLink'>;
        const from = await tries.take(email, deviceToken);
        const found = await pool.mailableSubject(email);
        const user = found === undefined ? undefined : await userWith(found);
        // One that the user pool was told behind our back is nobody's.
        const sub = user && user.email !== email ? undefined : found;
        const at = now();
        const { item, step } = steps.made(
          {
            ...{ email, device, from, deviceToken },
            challenge: { asks: 'link', session: '', username: '' },
          },
          LINK_MILLISECONDS,
        );
        const { stepId } = item;
        const mailed =
          sub === undefined ? {} : { mailTo: email, language: user?.preferences?.language ?? language ?? 'en' };
        const holderId = `${accountOf(email)}.${from}`;
        const asked = outboxItem(createId('event', at), 'sign-in-link.requested', { stepId, holderId }, at);
        const refused = await writeTogether<'mails' | 'step' | 'event'>(data, (items) => ({
          step: items.signInStep.create({ ...item, ...mailed }).commit(),
          mails: countInHour(items, { holderId, kind: 'sign-in mails' }, at, MAILS_PER_HOUR),
          event: sub === undefined ? undefined : items.event.create(asked).commit(),
          audit: audited(items, { action: 'sign-in-link.ask', entity: accountEntity(email), at }),
        }));
        if (refused === 'mails') throw tooMany(at);
        if (refused) throw new Problem('conflict');
        return { created: undefined, step };
      }),

    /** The tokens of whom a link was mailed to; it is used up by this, whatever comes of it. */
    async answer({ stepId, done, email }: Pick<Step, 'stepId' | 'done' | 'email'>, link: string): Promise<PoolTokens> {
      const key = await secret();
      if (!isLinkOf(link, stepId, key) || !(await done())) throw linkRefused(email);
      const answer = await pool.byChallenge(email, (asked) => challengeProof(key.current, asked));
      if (!('tokens' in answer)) throw linkRefused(email);
      return answer.tokens;
    },
  };
};

export type SignInLinks = ReturnType<typeof signInLinks>;
