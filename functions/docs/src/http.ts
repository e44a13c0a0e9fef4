import { docs } from '@portico/contract/docs';
import { connect, connectDocuments } from '@portico/data';
import { createHandler } from '@portico/http';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import { nounsOf } from './nouns.ts';
import { routes } from './routes.ts';

const { TABLE_NAME, PORTAL_URL, DOCUMENTS_BUCKET, GATEWAY_URL } = requireEnvironment(
  'TABLE_NAME',
  'PORTAL_URL',
  'DOCUMENTS_BUCKET',
  'GATEWAY_URL',
);

const nouns = nounsOf({
  data: connect(TABLE_NAME),
  documents: connectDocuments(DOCUMENTS_BUCKET),
  gatewayUrl: GATEWAY_URL,
  now: () => new Date(),
});

export const handler = createHandler<'docs'>(docs, routes(nouns), {
  portalUrl: PORTAL_URL,
  logger: createLogger(),
});
