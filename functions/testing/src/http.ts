import { connect, connectDocuments, connectSecret } from '@portico/data';
import { createTelemetry, requireEnvironment } from '@portico/telemetry';
import { createApp } from './app.ts';

const { TABLE_NAME, PORTAL_URL, SECRET_ARN, DOCUMENTS_BUCKET } = requireEnvironment(
  'TABLE_NAME',
  'PORTAL_URL',
  'SECRET_ARN',
  'DOCUMENTS_BUCKET',
);

export const handler = createApp(
  {
    data: connect(TABLE_NAME),
    documents: connectDocuments(DOCUMENTS_BUCKET),
    now: () => new Date(),
    secret: connectSecret(SECRET_ARN),
  },
  { portalUrl: PORTAL_URL, telemetry: createTelemetry('testing') },
);
