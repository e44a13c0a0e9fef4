import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import { foldAddress } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { refusedEvenly } from './even-times.ts';
import { refusedByPool, requireGoodPassword } from './new-password.ts';
import { type PasskeySignIns, passkeyRefused } from './passkey-sign-ins.ts';
import { accountEntity, passwordTries } from './password-tries.ts';
import { type RecoveryProof, wrongFactor } from './recovery-proof.ts';
import type { Sessions } from './sessions.ts';
import type { SignInLinks } from './sign-in-links.ts';
import { type Step, type StepState, signInSteps } from './sign-in-steps.ts';
import type { SignUpSettings } from './sign-up-settings.ts';
import type { PoolAnswer, PoolChallenge } from './user-pool.ts';
import type { WaysIn } from './ways-in.ts';

type Answered = Total<Schema<'SignIn'>>;

const wrong = (email: string) =>
  new Problem('sign-in-failed', phrase`The address or the password is wrong.`, { about: accountEntity(email) });

type Rooms = {
  readonly sessions: Sessions;
  readonly ways: WaysIn;
  readonly settings: SignUpSettings;
  readonly passkeySignIns: PasskeySignIns;
  readonly links: SignInLinks;
  readonly byRecoveryCode: RecoveryProof;
};

/** The rules of signing in on pages of our own. */
export const signIns = (dependencies: Dependencies, rooms: Rooms) => {
  const { sessions, ways, settings, passkeySignIns, links, byRecoveryCode } = rooms;
  const { pool, identity, now, refusalStepMilliseconds } = dependencies;
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
    const { device, deviceToken, since } = state;
    const created = await sessions.open(answer.tokens, { device, deviceToken, secondFactor, since });
    return { created, step: undefined };
  };

  const missing = (pointer: string) =>
    new Problem('invalid-request', undefined, { errors: [{ pointer, words: phrase`is missing` }] });

  const answerNewPassword = async (step: Step, newPassword: string | undefined): Promise<Answered> => {
    const { challenge, stepId: _, done, ...state } = step;
    if (newPassword === undefined) throw missing('/newPassword');
    const about = accountEntity(state.email);
    await requireGoodPassword(newPassword, about);
    const answer = await pool.answerNewPassword(challenge, newPassword);
    if ('refused' in answer && answer.refused !== 'wrong') throw refusedByPool(answer.refused, about);
    await done();
    if ('refused' in answer) throw wrong(state.email);
    return goOn(answer, state);
  };

  /** Who came by a link shows the code with the tokens that are held back for them. */
  const answerOf = async (challenge: PoolChallenge, code: string): Promise<PoolAnswer> => {
    const { held } = challenge;
    if (!held) return pool.answerCode(challenge, code);
    const refused = await pool.verifyAuthenticator(held.accessToken, code);
    return refused ? { refused } : { tokens: held };
  };

  const answerCode = async (step: Step, code: string): Promise<Answered> => {
    const { challenge, stepId: _, done, ...state } = step;
    const answer = await answerOf(challenge, code);
    if ('refused' in answer) throw wrongFactor('/code', state.email);
    await done();
    return goOn(answer, state, true);
  };

  const answerRecoveryCode = async (step: Step, recoveryCode: string, password: string): Promise<Answered> => {
    const { challenge: _, stepId: __, done, ...state } = step;
    const tokens = await byRecoveryCode(state.email, { password, recoveryCode });
    await done();
    return goOn({ tokens }, state, true);
  };

  /** A try of the account's, as a password is: strangers do not try for ever, and keep nobody out. */
  const answerPasskey = (step: Step, passkey: Schema<'PasskeyAssertion'> | undefined): Promise<Answered> =>
    refusedEvenly(refusalStepMilliseconds, async () => {
      if (passkey === undefined) throw missing('/passkey');
      const { challenge, stepId: _, done, ...state } = step;
      const since = now().toISOString();
      const from = await tries.take(state.email, state.deviceToken);
      const answer = await passkeySignIns.answer({ challenge, done }, passkey);
      if (!answer) throw passkeyRefused(state.email);
      return goOn({ tokens: answer.tokens }, { ...state, from, since }, answer.secondFactor);
    });

  /** The user pool asks nobody for a second factor who came by a link; so we do. */
  const answerLink = (step: Step, link: string | undefined): Promise<Answered> =>
    refusedEvenly(refusalStepMilliseconds, async () => {
      if (link === undefined) throw missing('/link');
      const { challenge: _, stepId, done, ...asked } = step;
      const state = { ...asked, since: now().toISOString() };
      const tokens = await links.answer({ stepId, done, email: asked.email }, link);
      const { sub = '' } = (await identity.accessToken(tokens.accessToken)) ?? {};
      if (!(await links.userWith(sub))?.authenticatorSince) return goOn({ tokens }, state);
      return goOn({ challenge: { asks: 'code', session: '', username: sub, held: tokens } }, state);
    });

  return {
    async ways(body: Schema<'SignInAddress'>): Promise<Total<Schema<'SignInWays'>>> {
      const { email } = { email: body.email } satisfies Written<'SignInAddress'>;
      const signUp = await settings.mayAsk(email);
      return { password: true, passkey: true, link: true, signUp, connection: await ways.ofAddress(email) };
    },

    begin: (body: Schema<'NewSignIn'>): Promise<Answered> =>
      refusedEvenly(refusalStepMilliseconds, async () => {
        const { email, password, device, deviceToken } = {
          email: foldAddress(body.email),
          password: body.password,
          device: body.device,
          deviceToken: body.deviceToken,
        } satisfies Written<'NewSignIn'>;
        const since = now().toISOString();
        const from = await tries.take(email, deviceToken);
        const answer = await pool.byPassword(email, password);
        if ('refused' in answer) throw wrong(email);
        return goOn(answer, { email, device, from, deviceToken, since });
      }),

    async answer(body: Schema<'SignInAnswer'>): Promise<Answered> {
      const { continuation, newPassword, code, recoveryCode, password, passkey, link } = {
        continuation: body.continuation,
        newPassword: body.newPassword,
        code: body.code,
        recoveryCode: body.recoveryCode,
        password: body.password,
        passkey: body.passkey,
        link: body.link,
      } satisfies Written<'SignInAnswer'>;
      const step = await steps.read(continuation);
      if (step.challenge.asks === 'new-password') return answerNewPassword(step, newPassword);
      if (step.challenge.asks === 'link') return answerLink(step, link);
      if (step.challenge.asks === 'passkey') return answerPasskey(step, passkey);
      if (recoveryCode === undefined) {
        if (code === undefined) throw missing('/code');
        return answerCode(step, code);
      }
      if (password === undefined) throw missing('/password');
      return answerRecoveryCode(step, recoveryCode, password);
    },
  };
};
