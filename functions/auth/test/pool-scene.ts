import { createTestTable } from '@portico/data/test-table';
import { LIMITS, liveSecret, REQUEST_LIMITS } from '@portico/domain';
import { createIdentity } from '@portico/identity';
import { startKeyServer } from '@portico/identity/key-server';
import type { Dependencies } from '../src/dependencies.ts';
import { nounsOf } from '../src/nouns.ts';
import { userPool } from '../src/user-pool.ts';
import { OUTSIDE } from './outside.ts';
import { testRooms } from './rooms.ts';
import { startUserPoolEndpoint } from './user-pool-endpoint.ts';

export const SECRET = 'the deployment’s secret';

/** The nouns over a table of their own and a user pool whose answers the test decides. */
export const createPoolScene = async ({
  now = () => new Date(),
  corporateDomains = [],
}: Partial<Pick<Dependencies, 'now'>> & { corporateDomains?: readonly string[] } = {}) => {
  const [data, keys, endpoint] = await Promise.all([createTestTable(), startKeyServer(), startUserPoolEndpoint()]);
  const nouns = nounsOf({
    ...testRooms(),
    ...{ data, now, secret: async () => liveSecret(SECRET), lasting: async () => SECRET, issuer: keys.issuer },
    identity: createIdentity({ issuer: keys.issuer, clientId: 'client-1' }),
    pool: userPool(endpoint.options(keys.issuer)),
    ...OUTSIDE,
    corporate: { ...OUTSIDE.corporate, domains: corporateDomains },
    refusalStepMilliseconds: 0,
    limits: LIMITS,
    requestLimits: REQUEST_LIMITS,
  });
  return { data, keys, endpoint, nouns };
};
