import { connect, connectSecret } from '@portico/data';
import { createIdentity } from '@portico/identity';
import { createTelemetry, requireEnvironment } from '@portico/telemetry';
import { createApp } from './app.ts';
import { userPool } from './services/user-pool.ts';

const { TABLE_NAME, PORTAL_URL, SECRET_ARN, SIGN_IN_URL, USER_POOL_ISSUER, USER_POOL_CLIENT_ID } = requireEnvironment(
  'TABLE_NAME',
  'PORTAL_URL',
  'SECRET_ARN',
  'SIGN_IN_URL',
  'USER_POOL_ISSUER',
  'USER_POOL_CLIENT_ID',
);

export const handler = createApp(
  {
    data: connect(TABLE_NAME),
    now: () => new Date(),
    secret: connectSecret(SECRET_ARN),
    identity: createIdentity({ issuer: USER_POOL_ISSUER, clientId: USER_POOL_CLIENT_ID }),
    pool: userPool({ signInUrl: SIGN_IN_URL, clientId: USER_POOL_CLIENT_ID }),
    issuer: USER_POOL_ISSUER,
  },
  { portalUrl: PORTAL_URL, telemetry: createTelemetry('auth') },
);
