import { auth } from '@portico/contract/auth';
import { connect, connectRepetitions, connectSecret } from '@portico/data';
import { createHandler } from '@portico/http';
import { createIdentity } from '@portico/identity';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import { nounsOf } from './nouns.ts';
import { routes } from './routes.ts';
import { userPool } from './user-pool.ts';

const { TABLE_NAME, PORTAL_URL, SECRET_ARN, SIGN_IN_URL, USER_POOL_ISSUER, USER_POOL_CLIENT_ID } = requireEnvironment(
  'TABLE_NAME',
  'PORTAL_URL',
  'SECRET_ARN',
  'SIGN_IN_URL',
  'USER_POOL_ISSUER',
  'USER_POOL_CLIENT_ID',
);
const secret = connectSecret(SECRET_ARN);
const data = connect(TABLE_NAME);
const now = () => new Date();

const nouns = nounsOf({
  data,
  now,
  secret,
  identity: createIdentity({ issuer: USER_POOL_ISSUER, clientId: USER_POOL_CLIENT_ID }),
  pool: userPool({ signInUrl: SIGN_IN_URL, clientId: USER_POOL_CLIENT_ID }),
  issuer: USER_POOL_ISSUER,
});

export const handler = createHandler<'auth'>(auth, routes(nouns), {
  portalUrl: PORTAL_URL,
  logger: createLogger(),
  secret,
  repetitions: connectRepetitions(data, now),
});
