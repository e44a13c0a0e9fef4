import { Problem, type Schema, type Total } from '@portico/contract';
import type { Principal } from '@portico/domain';
import type { Dependencies } from './dependencies.ts';
import type { Passkeys } from './passkeys.ts';
import { presentPasskey } from './present-passkeys.ts';
import type { RecoveryCodes } from './recovery-codes.ts';

/** Only tokens of people who sign in here have it; those of a connection have what was asked for. */
const OWN_FACTORS = 'aws.cognito.signin.user.admin';

/** How somebody signs in. */
export const security = (
  { identity, data }: Pick<Dependencies, 'identity' | 'data'>,
  passkeys: Passkeys,
  recovery: RecoveryCodes,
) => ({
  async get(principal: Principal, accessToken: string): Promise<Total<Schema<'Security'>>> {
    const claims = await identity.accessToken(accessToken);
    if (!claims) throw new Problem('unauthenticated');
    const { userId } = principal;
    const hasPassword = claims.scopes.includes(OWN_FACTORS);
    const kept = hasPassword ? await passkeys.list(principal, accessToken) : [];
    const user = (await data.entities.user.get({ userId }).go({ consistent: true })).data;
    return {
      hasPassword,
      authenticator: user?.authenticatorSince !== undefined,
      passkeys: kept.map(presentPasskey),
      recoveryCodes: await recovery.left(userId),
    };
  },
});
