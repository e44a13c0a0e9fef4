import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import type { SessionItem, UserItem } from '@portico/data';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import type { PasskeySignIns } from './passkey-sign-ins.ts';
import { passwordTries } from './password-tries.ts';
import type { RecoveryProof } from './recovery-proof.ts';
import type { Sessions } from './sessions.ts';
import { signInSteps } from './sign-in-steps.ts';
import type { PoolTokens } from './user-pool.ts';

const refused = () =>
  new Problem('code-refused', undefined, {
    errors: [{ pointer: '/code', words: phrase`or the password is wrong, or the code was used already` }],
  });
const passkeyRefused = () =>
  new Problem('code-refused', undefined, {
    errors: [{ pointer: '/passkey', words: phrase`is not yours, or came too late` }],
  });
const missing = (pointer: string) =>
  new Problem('invalid-request', undefined, { errors: [{ pointer, words: phrase`is missing` }] });

type Rooms = {
  readonly sessions: Sessions;
  readonly passkeySignIns: PasskeySignIns;
  readonly byRecoveryCode: RecoveryProof;
};
type Shown = {
  readonly [Way in Exclude<keyof Schema<'SessionStepUp'>, 'sessionToken'>]: Schema<'SessionStepUp'>[Way] | undefined;
};

/** Showing a second factor again in a session: a passkey, or what is asked for beside the password, with that. */
export const stepUp = (dependencies: Dependencies, { sessions, passkeySignIns, byRecoveryCode }: Rooms) => {
  const { data, now, pool, identity, issuer } = dependencies;
  const tries = passwordTries(dependencies);
  const steps = signInSteps(dependencies);

  const byCode = async (email: string, password: string, code: string): Promise<PoolTokens> => {
    const asked = await pool.byPassword(email, password);
    if (!('challenge' in asked) || asked.challenge.asks !== 'code') throw refused();
    const answer = await pool.answerCode(asked.challenge, code);
    if (!('tokens' in answer)) throw refused();
    return answer.tokens;
  };

  const byPasskey = async (continuation: string, passkey: Schema<'PasskeyAssertion'>): Promise<PoolTokens> => {
    const step = await steps.read(continuation);
    const answer = step.challenge.asks === 'passkey' ? await passkeySignIns.answer(step, passkey) : undefined;
    if (!answer?.secondFactor) throw passkeyRefused();
    return answer.tokens;
  };

  const tokensOf = ({ email }: UserItem, shown: Shown): Promise<PoolTokens> => {
    const { password, code, recoveryCode, continuation, passkey } = shown;
    if (passkey) {
      if (continuation === undefined) throw missing('/continuation');
      return byPasskey(continuation, passkey);
    }
    if (password === undefined) throw missing('/password');
    if (recoveryCode !== undefined) return byRecoveryCode(email, { password, recoveryCode });
    if (code === undefined) throw missing('/code');
    return byCode(email, password, code);
  };

  const prove = async (user: UserItem, shown: Shown) => {
    const { userId, email, authenticatorSince, passkeyAddedAt } = user;
    // Who has no factor here comes through a connection, with an address that it says: nobody's password is tried by it.
    if (!authenticatorSince && !passkeyAddedAt) throw refused();
    await tries.takeOf(email, userId);
    const tokens = await tokensOf(user, shown);
    const sub = (await identity.accessToken(tokens.accessToken))?.sub ?? '';
    const shownBy = (await data.entities.identity.get({ issuer, sub }).go({ consistent: true })).data?.userId;
    if (shownBy !== userId) throw shown.passkey ? passkeyRefused() : refused();
    await tries.giveBack(email, userId);
    return tokens;
  };

  return async (body: Schema<'SessionStepUp'>): Promise<Total<Schema<'CreatedSession'>>> => {
    const { sessionToken, ...shown } = {
      sessionToken: body.sessionToken,
      password: body.password,
      code: body.code,
      recoveryCode: body.recoveryCode,
      continuation: body.continuation,
      passkey: body.passkey,
    } satisfies Written<'SessionStepUp'>;
    const act = ({ sessionId, userId, device }: SessionItem) => ({
      action: 'session.step-up' as const,
      entity: { kind: 'session', id: sessionId, name: device },
      ...{ at: now(), actorId: userId },
    });
    const more = { secondFactorAt: now().toISOString() };
    return sessions.renew(sessionToken, (_item, user) => prove(user, shown), { more, act });
  };
};
