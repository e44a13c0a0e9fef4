import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import { foldAddress } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Connections } from './connections.ts';
import type { Dependencies } from './dependencies.ts';
import { refusedEvenly } from './even-times.ts';
import { refusedByPool, requireGoodPassword } from './new-password.ts';
import { accountEntity, passwordTries } from './password-tries.ts';
import type { Sessions } from './sessions.ts';
import { type StepState, signInSteps } from './sign-in-steps.ts';
import type { SignUpSettings } from './sign-up-settings.ts';
import type { PoolAnswer } from './user-pool.ts';

type Answered = Total<Schema<'SignIn'>>;

const wrong = (email: string) =>
  new Problem('sign-in-failed', phrase`The address or the password is wrong.`, { about: accountEntity(email) });

/** The rules of signing in on pages of our own. */
export const signIns = (
  dependencies: Dependencies,
  { sessions, connections, settings }: { sessions: Sessions; connections: Connections; settings: SignUpSettings },
) => {
  const { pool, refusalStepMilliseconds } = dependencies;
  const tries = passwordTries(dependencies);
  const steps = signInSteps(dependencies);

  /** The session, or what is asked next. */
  const goOn = async (
    answer: Exclude<PoolAnswer, { refused: unknown }>,
    { email, device, deviceToken }: Omit<StepState, 'challenge'>,
  ): Promise<Answered> =>
    'tokens' in answer
      ? { created: await sessions.open(answer.tokens, { device, deviceToken }), step: undefined }
      : { created: undefined, step: await steps.ask({ challenge: answer.challenge, email, device, deviceToken }) };

  return {
    async ways(body: Schema<'SignInAddress'>): Promise<Total<Schema<'SignInWays'>>> {
      const { email } = { email: body.email } satisfies Written<'SignInAddress'>;
      return { password: true, signUp: await settings.mayAsk(email), connection: connections.ofAddress(email) };
    },

    begin: (body: Schema<'NewSignIn'>): Promise<Answered> =>
      refusedEvenly(refusalStepMilliseconds, async () => {
        const { email, password, device, deviceToken } = {
          email: foldAddress(body.email),
          password: body.password,
          device: body.device,
          deviceToken: body.deviceToken,
        } satisfies Written<'NewSignIn'>;
        const taken = await tries.take(email, deviceToken);
        const answer = await pool.byPassword(email, password);
        if ('refused' in answer) throw wrong(email);
        await taken.giveBack();
        return goOn(answer, { email, device, deviceToken: await taken.deviceToken() });
      }),

    async answer(body: Schema<'SignInAnswer'>): Promise<Answered> {
      const { continuation, newPassword } = {
        continuation: body.continuation,
        newPassword: body.newPassword,
      } satisfies Written<'SignInAnswer'>;
      const { challenge, done, ...state } = await steps.read(continuation);
      if (newPassword === undefined)
        throw new Problem('invalid-request', undefined, {
          errors: [{ pointer: '/newPassword', words: phrase`is missing` }],
        });
      const about = accountEntity(state.email);
      await requireGoodPassword(newPassword, about);
      const answer = await pool.answerNewPassword(challenge, newPassword);
      if ('refused' in answer && answer.refused !== 'wrong') throw refusedByPool(answer.refused, about);
      await done();
      if ('refused' in answer) throw wrong(state.email);
      return goOn(answer, state);
    },
  };
};
