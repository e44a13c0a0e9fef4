import { randomBytes } from 'node:crypto';
import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import { foldAddress } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { answeredEvenly } from './even-times.ts';
import { accountEntity } from './password-tries.ts';
import { presentPasskeyRequest } from './present-passkeys.ts';
import { sessionEnds } from './session-ends.ts';
import { type Step, signInSteps } from './sign-in-steps.ts';
import type { PoolTokens } from './user-pool.ts';

const USER_VERIFIED = 0x04;

/** Whether a PIN or a finger was asked for, as the authenticator signed it (W3C WebAuthn, authenticator data). */
const isUserVerified = (authenticatorData: string): boolean =>
  ((Buffer.from(authenticatorData, 'base64url')[32] ?? 0) & USER_VERIFIED) !== 0;

export const passkeyRefused = (email: string) =>
  new Problem('sign-in-failed', phrase`This passkey does not sign you in here.`, { about: accountEntity(email) });

/** Signing in with a passkey: the user pool asks and proves. It knows no passkey without an address. */
export const passkeySignIns = (dependencies: Dependencies) => {
  const { data, now, pool, identity, issuer, refusalStepMilliseconds, relyingPartyId } = dependencies;
  const ends = sessionEnds(dependencies);
  const steps = signInSteps(dependencies);
  /** As long as the user pool's own. */
  let challengeBytes = 32;

  /** Added here, and not past us with a stolen token: such a one is removed, all sessions end, and whose it would be is told. */
  const isOurs = async ({ accessToken }: PoolTokens, passkey: string): Promise<boolean> => {
    const { sub = '' } = (await identity.accessToken(accessToken)) ?? {};
    const { userId = '' } = (await data.entities.identity.get({ issuer, sub }).go({ consistent: true })).data ?? {};
    const user = (await data.entities.user.get({ userId }).go({ consistent: true })).data;
    if (!user) return false;
    const { passkeyIds, passkeyAddedAt, name } = user;
    // Nothing is written down of those that were added before anything was.
    if (passkeyIds ? passkeyIds.includes(passkey) : passkeyAddedAt) return true;
    await pool.deletePasskey(accessToken, passkey);
    const act = { action: 'passkey.remove' as const, entity: { kind: 'user', id: userId, name }, actorId: 'portico' };
    await ends.others(userId, undefined, { ...act, at: now(), before: { passkey } }, 'passkey-foreign');
    return false;
  };

  return {
    /** The same for everybody: who has no passkey, or is nobody, is asked for one, too. */
    begin: (body: Schema<'NewPasskeySignIn'>): Promise<Total<Schema<'SignIn'>>> =>
      answeredEvenly(refusalStepMilliseconds, async () => {
        const { email, device, deviceToken } = {
          email: foldAddress(body.email),
          device: body.device,
          deviceToken: body.deviceToken,
        } satisfies Written<'NewPasskeySignIn'>;
        const asked = await pool.beginPasskey(email);
        if (asked) challengeBytes = Buffer.from(asked.toSign, 'base64url').length;
        const toSign = asked?.toSign ?? randomBytes(challengeBytes).toString('base64url');
        const challenge = asked?.challenge ?? { asks: 'passkey', session: '', username: '' };
        const step = await steps.ask(
          { challenge, email, device, deviceToken, from: '' },
          presentPasskeyRequest(toSign, relyingPartyId),
        );
        return { created: undefined, step };
      }),

    /** One answer to what was asked: the tokens of whose passkey it is, and whether they proved who they are to it. */
    async answer(
      { challenge, done }: Pick<Step, 'challenge' | 'done'>,
      assertion: Schema<'PasskeyAssertion'>,
    ): Promise<{ readonly tokens: PoolTokens; readonly secondFactor: boolean } | undefined> {
      if (!(await done()) || challenge.session === '') return undefined;
      const answer = await pool.answerPasskey(challenge, assertion);
      if (!('tokens' in answer) || !(await isOurs(answer.tokens, assertion.credentialId))) return undefined;
      return { tokens: answer.tokens, secondFactor: isUserVerified(assertion.response.authenticatorData) };
    },
  };
};

export type PasskeySignIns = ReturnType<typeof passkeySignIns>;
