import { connect, connectDocuments } from '@portico/data';
import { createEgress } from '@portico/egress';
import { consume } from '@portico/events';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import { runTests } from '../run-tests.ts';

const { TABLE_NAME, DOCUMENTS_BUCKET, GATEWAY_URL } = requireEnvironment(
  'TABLE_NAME',
  'DOCUMENTS_BUCKET',
  'GATEWAY_URL',
);

export const handler = consume(
  'test-run.requested',
  createLogger(),
  runTests({
    data: connect(TABLE_NAME),
    documents: connectDocuments(DOCUMENTS_BUCKET),
    egress: createEgress({ allow: process.env.EGRESS_ALLOW ?? '' }),
    gatewayUrl: GATEWAY_URL,
    now: () => new Date(),
  }),
);
