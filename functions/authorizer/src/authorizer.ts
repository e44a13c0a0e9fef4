import { connect, connectSecret } from '@portico/data';
import { createIdentity } from '@portico/identity';
import { createFailureLog, requireEnvironment } from '@portico/telemetry';
import { createAuthorizer } from './app.ts';

const { TABLE_NAME, GATEWAY_URL, EDGE_SECRET_ARN, USER_POOL_ISSUER, USER_POOL_CLIENT_ID } = requireEnvironment(
  'TABLE_NAME',
  'GATEWAY_URL',
  'EDGE_SECRET_ARN',
  'USER_POOL_ISSUER',
  'USER_POOL_CLIENT_ID',
);

export const handler = createAuthorizer({
  data: connect(TABLE_NAME),
  now: () => new Date(),
  edgeSecret: connectSecret(EDGE_SECRET_ARN),
  identity: createIdentity({ issuer: USER_POOL_ISSUER, clientId: USER_POOL_CLIENT_ID }),
  apiUrl: GATEWAY_URL.replace(/\/proxy$/, ''),
  logFailure: createFailureLog(),
});
