import { Problem, type Schema, type Total } from '@portico/contract';
import type { Dependencies } from './dependencies.ts';

/** Only tokens of people who sign in here have it; those of a connection have what was asked for. */
const OWN_FACTORS = 'aws.cognito.signin.user.admin';

/** How somebody signs in. */
export const security = ({ identity }: Pick<Dependencies, 'identity'>) => ({
  async get(accessToken: string): Promise<Total<Schema<'Security'>>> {
    const claims = await identity.accessToken(accessToken);
    if (!claims) throw new Problem('unauthenticated');
    return { hasPassword: claims.scopes.includes(OWN_FACTORS) };
  },
});
