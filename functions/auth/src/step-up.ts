import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import type { SessionItem, UserItem } from '@portico/data';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { passwordTries } from './password-tries.ts';
import type { Sessions } from './sessions.ts';

const refused = () =>
  new Problem('code-refused', undefined, {
    errors: [{ pointer: '/code', words: phrase`or the password is wrong, or the code was used already` }],
  });

/** Showing the second factor again in a session: with password and code, as the user pool asks for both. */
export const stepUp = (dependencies: Dependencies, sessions: Sessions) => {
  const { data, now, pool, identity, issuer } = dependencies;
  const tries = passwordTries(dependencies);

  const prove = async ({ userId, email }: UserItem, password: string, code: string) => {
    await tries.takeOf(email, userId);
    const asked = await pool.byPassword(email, password);
    if (!('challenge' in asked) || asked.challenge.asks !== 'code') throw refused();
    const answer = await pool.answerCode(asked.challenge, code);
    if (!('tokens' in answer)) throw refused();
    const sub = (await identity.accessToken(answer.tokens.accessToken))?.sub ?? '';
    const shownBy = (await data.entities.identity.get({ issuer, sub }).go({ consistent: true })).data?.userId;
    if (shownBy !== userId) throw refused();
    await tries.giveBack(email, userId);
    return answer.tokens;
  };

  return async (body: Schema<'SessionStepUp'>): Promise<Total<Schema<'CreatedSession'>>> => {
    const { sessionToken, password, code } = {
      sessionToken: body.sessionToken,
      password: body.password,
      code: body.code,
    } satisfies Written<'SessionStepUp'>;
    const act = ({ sessionId, userId, device }: SessionItem) => ({
      action: 'session.step-up' as const,
      entity: { kind: 'session', id: sessionId, name: device },
      ...{ at: now(), actorId: userId },
    });
    const more = { secondFactorAt: now().toISOString() };
    return sessions.renew(sessionToken, (_item, user) => prove(user, password, code), { more, act });
  };
};
