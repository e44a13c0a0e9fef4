import { connect } from '@portico/data';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import type { SQSBatchResponse } from 'aws-lambda';
import { mendConnections } from '../mend-connections.ts';
import { userPool } from '../user-pool.ts';

const { TABLE_NAME, SIGN_IN_URL, USER_POOL_ISSUER, USER_POOL_CLIENT_ID } = requireEnvironment(
  'TABLE_NAME',
  'SIGN_IN_URL',
  'USER_POOL_ISSUER',
  'USER_POOL_CLIENT_ID',
);
const logger = createLogger();
const mend = mendConnections({
  data: connect(TABLE_NAME),
  now: () => new Date(),
  pool: userPool({ signInUrl: SIGN_IN_URL, issuer: USER_POOL_ISSUER, clientId: USER_POOL_CLIENT_ID }),
});

/** Once a minute. */
export const handler = async (): Promise<SQSBatchResponse> => {
  try {
    await mend();
  } catch (error) {
    logger.error('the user pool does not follow the connections', {
      error: error instanceof Error ? error : String(error),
    });
    throw error;
  }
  return { batchItemFailures: [] };
};
