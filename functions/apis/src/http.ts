import { connect, connectDocuments, connectSecret } from '@portico/data';
import { createPolicy } from '@portico/egress/policy';
import { createTelemetry, requireEnvironment } from '@portico/telemetry';
import { createApp } from './app.ts';

const { TABLE_NAME, PORTAL_URL, SECRET_ARN, DOCUMENTS_BUCKET, GATEWAY_URL } = requireEnvironment(
  'TABLE_NAME',
  'PORTAL_URL',
  'SECRET_ARN',
  'DOCUMENTS_BUCKET',
  'GATEWAY_URL',
);

export const handler = createApp(
  {
    data: connect(TABLE_NAME),
    documents: connectDocuments(DOCUMENTS_BUCKET),
    egress: createPolicy(process.env.EGRESS_ALLOW ?? ''),
    now: () => new Date(),
    secret: connectSecret(SECRET_ARN),
    gatewayUrl: GATEWAY_URL,
  },
  { portalUrl: PORTAL_URL, telemetry: createTelemetry('apis') },
);
