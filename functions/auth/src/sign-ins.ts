import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import { foldAddress } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { refusedEvenly } from './even-times.ts';
import { refusedByPool, requireGoodPassword } from './new-password.ts';
import { accountEntity, passwordTries } from './password-tries.ts';
import type { RecoveryCodes } from './recovery-codes.ts';
import type { Sessions } from './sessions.ts';
import { type StepState, signInSteps } from './sign-in-steps.ts';
import type { SignUpSettings } from './sign-up-settings.ts';
import type { PoolAnswer } from './user-pool.ts';
import type { WaysIn } from './ways-in.ts';

type Answered = Total<Schema<'SignIn'>>;

const wrong = (email: string) =>
  new Problem('sign-in-failed', phrase`The address or the password is wrong.`, { about: accountEntity(email) });

const wrongFactor = (pointer: string, email: string) =>
  new Problem('code-refused', undefined, {
    about: accountEntity(email),
    errors: [{ pointer, words: phrase`is wrong, or was used already` }],
  });

type Rooms = {
  readonly sessions: Sessions;
  readonly ways: WaysIn;
  readonly settings: SignUpSettings;
  readonly recovery: RecoveryCodes;
};

type Step = Awaited<ReturnType<ReturnType<typeof signInSteps>['read']>>;

/** The rules of signing in on pages of our own. */
export const signIns = (dependencies: Dependencies, { sessions, ways, settings, recovery }: Rooms) => {
  const { pool, refusalStepMilliseconds } = dependencies;
  const tries = passwordTries(dependencies);
  const steps = signInSteps(dependencies);

  /** The session, or what is asked next. */
  const goOn = async (
    answer: Exclude<PoolAnswer, { refused: unknown }>,
    state: Omit<StepState, 'challenge'>,
    secondFactor = false,
  ): Promise<Answered> => {
    // Whoever is asked for a code has not signed in yet: a try is used up for each password that leads there.
    if ('challenge' in answer && answer.challenge.asks === 'code')
      return { created: undefined, step: await steps.ask({ challenge: answer.challenge, ...state }) };
    await tries.giveBack(state.email, state.from);
    if ('challenge' in answer)
      return { created: undefined, step: await steps.ask({ challenge: answer.challenge, ...state }) };
    const { device, deviceToken } = state;
    return { created: await sessions.open(answer.tokens, { device, deviceToken, secondFactor }), step: undefined };
  };

  const missing = (pointer: string) =>
    new Problem('invalid-request', undefined, { errors: [{ pointer, words: phrase`is missing` }] });

  const answerNewPassword = async (step: Step, newPassword: string | undefined): Promise<Answered> => {
    const { challenge, done, ...state } = step;
    if (newPassword === undefined) throw missing('/newPassword');
    const about = accountEntity(state.email);
    await requireGoodPassword(newPassword, about);
    const answer = await pool.answerNewPassword(challenge, newPassword);
    if ('refused' in answer && answer.refused !== 'wrong') throw refusedByPool(answer.refused, about);
    await done();
    if ('refused' in answer) throw wrong(state.email);
    return goOn(answer, state);
  };

  const answerCode = async (step: Step, code: string): Promise<Answered> => {
    const { challenge, done, ...state } = step;
    const answer = await pool.answerCode(challenge, code);
    if ('refused' in answer) throw wrongFactor('/code', state.email);
    await done();
    return goOn(answer, state, true);
  };

  /** Once, and with the password once more: the app is not asked for while the user pool is asked with it. */
  const answerRecoveryCode = async (step: Step, recoveryCode: string, password: string): Promise<Answered> => {
    const { challenge, done, ...state } = step;
    const proven = await pool.byPassword(state.email, password);
    if (!('challenge' in proven) || proven.challenge.asks !== 'code') throw wrongFactor('/password', state.email);
    if (!(await recovery.use(challenge.username, recoveryCode))) throw wrongFactor('/recoveryCode', state.email);
    await done();
    await pool.askForAuthenticator(challenge.username, false);
    const answer = await pool.byPassword(state.email, password);
    await pool.askForAuthenticator(challenge.username, true);
    if (!('tokens' in answer)) throw wrong(state.email);
    return goOn(answer, state, true);
  };

  return {
    async ways(body: Schema<'SignInAddress'>): Promise<Total<Schema<'SignInWays'>>> {
      const { email } = { email: body.email } satisfies Written<'SignInAddress'>;
      return { password: true, signUp: await settings.mayAsk(email), connection: await ways.ofAddress(email) };
    },

    begin: (body: Schema<'NewSignIn'>): Promise<Answered> =>
      refusedEvenly(refusalStepMilliseconds, async () => {
        const { email, password, device, deviceToken } = {
          email: foldAddress(body.email),
          password: body.password,
          device: body.device,
          deviceToken: body.deviceToken,
        } satisfies Written<'NewSignIn'>;
        const from = await tries.take(email, deviceToken);
        const answer = await pool.byPassword(email, password);
        if ('refused' in answer) throw wrong(email);
        return goOn(answer, { email, device, from, deviceToken });
      }),

    async answer(body: Schema<'SignInAnswer'>): Promise<Answered> {
      const { continuation, newPassword, code, recoveryCode, password } = {
        continuation: body.continuation,
        newPassword: body.newPassword,
        code: body.code,
        recoveryCode: body.recoveryCode,
        password: body.password,
      } satisfies Written<'SignInAnswer'>;
      const step = await steps.read(continuation);
      if (step.challenge.asks === 'new-password') return answerNewPassword(step, newPassword);
      if (recoveryCode === undefined) {
        if (code === undefined) throw missing('/code');
        return answerCode(step, code);
      }
      if (password === undefined) throw missing('/password');
      return answerRecoveryCode(step, recoveryCode, password);
    },
  };
};
