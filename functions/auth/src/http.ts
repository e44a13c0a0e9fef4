import { connect, connectSecret } from '@portico/data';
import { createEgress } from '@portico/egress';
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
const egress = createEgress({ allow: process.env.EGRESS_ALLOW ?? '' });

export const handler = createApp(
  {
    data: connect(TABLE_NAME),
    now: () => new Date(),
    secret: connectSecret(SECRET_ARN),
    identity: createIdentity({ issuer: USER_POOL_ISSUER, clientId: USER_POOL_CLIENT_ID, egress }),
    pool: userPool({ signInUrl: SIGN_IN_URL, clientId: USER_POOL_CLIENT_ID, egress }),
    issuer: USER_POOL_ISSUER,
  },
  { portalUrl: PORTAL_URL, telemetry: createTelemetry('auth') },
);
