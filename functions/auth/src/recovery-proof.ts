import { Problem } from '@portico/contract';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { accountEntity } from './password-tries.ts';
import type { RecoveryCodes } from './recovery-codes.ts';
import type { PoolTokens } from './user-pool.ts';

/** A second factor, or what stands in for it, was not shown. */
export const wrongFactor = (pointer: string, email: string) =>
  new Problem('code-refused', undefined, {
    about: accountEntity(email),
    errors: [{ pointer, words: phrase`is wrong, or was used already` }],
  });

type Given = { readonly password: string; readonly recoveryCode: string };

/** The tokens of who shows a recovery code, once, and the password: the user pool knows of no such codes. */
export const recoveryProof = ({ data, pool, identity, issuer }: Dependencies, recovery: RecoveryCodes) => {
  const factorsOf = async (sub: string) => {
    const { userId = '' } = (await data.entities.identity.get({ issuer, sub }).go({ consistent: true })).data ?? {};
    const user = (await data.entities.user.get({ userId }).go({ consistent: true })).data;
    return { authenticator: true, passkey: user?.passkeyAddedAt !== undefined };
  };
  return async (email: string, { password, recoveryCode }: Given): Promise<PoolTokens> => {
    const proven = await pool.byPassword(email, password);
    if ('refused' in proven) throw wrongFactor('/password', email);
    const asksCode = 'challenge' in proven && proven.challenge.asks === 'code';
    const sub = asksCode
      ? proven.challenge.username
      : 'tokens' in proven
        ? (await identity.accessToken(proven.tokens.accessToken))?.sub
        : undefined;
    if (!sub || !(await recovery.use(sub, recoveryCode))) throw wrongFactor('/recoveryCode', email);
    if ('tokens' in proven) return proven.tokens;
    // The app is not asked for while the user pool is asked with the password once more.
    const factors = await factorsOf(sub);
    await pool.askForFactors(sub, { authenticator: false, passkey: false });
    const answer = await pool.byPassword(email, password);
    await pool.askForFactors(sub, factors);
    if (!('tokens' in answer)) throw wrongFactor('/password', email);
    return answer.tokens;
  };
};

export type RecoveryProof = ReturnType<typeof recoveryProof>;
