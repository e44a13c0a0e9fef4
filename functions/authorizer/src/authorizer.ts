import { connect } from '@portico/data';
import { createIdentity } from '@portico/identity';
import { createFailureLog, requireEnvironment } from '@portico/telemetry';
import { createAuthorizer } from './app.ts';

const { TABLE_NAME, USER_POOL_ISSUER, USER_POOL_CLIENT_ID } = requireEnvironment(
  'TABLE_NAME',
  'USER_POOL_ISSUER',
  'USER_POOL_CLIENT_ID',
);

export const handler = createAuthorizer({
  data: connect(TABLE_NAME),
  now: () => new Date(),
  identity: createIdentity({ issuer: USER_POOL_ISSUER, clientId: USER_POOL_CLIENT_ID }),
  logFailure: createFailureLog(),
});
