import { connect, connectSecret } from '@portico/data';
import { createTelemetry, requireEnvironment } from '@portico/telemetry';
import { createApp } from './app.ts';

const { TABLE_NAME, PORTAL_URL, SECRET_ARN } = requireEnvironment('TABLE_NAME', 'PORTAL_URL', 'SECRET_ARN');

export const handler = createApp(
  { data: connect(TABLE_NAME), now: () => new Date(), secret: connectSecret(SECRET_ARN) },
  { portalUrl: PORTAL_URL, telemetry: createTelemetry('analytics') },
);
