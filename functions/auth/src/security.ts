import { Problem, type Schema, type Total } from '@portico/contract';
import type { Principal } from '@portico/domain';
import type { Dependencies } from './dependencies.ts';
import { presentPasskey } from './present-passkeys.ts';
import type { RecoveryCodes } from './recovery-codes.ts';

/** Only tokens of people who sign in here have it; those of a connection have what was asked for. */
const OWN_FACTORS = 'aws.cognito.signin.user.admin';

/** How somebody signs in. */
export const security = (
  { identity, data, pool }: Pick<Dependencies, 'identity' | 'data' | 'pool'>,
  recovery: RecoveryCodes,
) => ({
  async get({ userId }: Principal, accessToken: string): Promise<Total<Schema<'Security'>>> {
    const claims = await identity.accessToken(accessToken);
    if (!claims) throw new Problem('unauthenticated');
    const user = (await data.entities.user.get({ userId }).go({ consistent: true })).data;
    const passkeys = user?.passkeyAddedAt ? await pool.listPasskeys(accessToken) : [];
    return {
      hasPassword: claims.scopes.includes(OWN_FACTORS),
      authenticator: user?.authenticatorSince !== undefined,
      passkeys: passkeys.map(presentPasskey),
      recoveryCodes: await recovery.left(userId),
    };
  },
});
