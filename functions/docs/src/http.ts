import { connect, connectDocuments } from '@portico/data';
import { createTelemetry, requireEnvironment } from '@portico/telemetry';
import { createApp } from './app.ts';

const { TABLE_NAME, PORTAL_URL, DOCUMENTS_BUCKET, GATEWAY_URL } = requireEnvironment(
  'TABLE_NAME',
  'PORTAL_URL',
  'DOCUMENTS_BUCKET',
  'GATEWAY_URL',
);

export const handler = createApp(
  {
    data: connect(TABLE_NAME),
    documents: connectDocuments(DOCUMENTS_BUCKET),
    gatewayUrl: GATEWAY_URL,
    now: () => new Date(),
  },
  { portalUrl: PORTAL_URL, telemetry: createTelemetry('docs') },
);
