import { docs } from '@portico/contract/docs';
import {
  connect,
  connectDocuments,
  connectRefusals,
  connectRepetitions,
  connectRequestCounts,
  connectSecret,
} from '@portico/data';
import { requestLimitsFrom } from '@portico/domain';
import { createHandler } from '@portico/http';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import { nounsOf } from './nouns.ts';
import { routes } from './routes.ts';

const { TABLE_NAME, PORTAL_URL, SECRET_ARN, DOCUMENTS_BUCKET, GATEWAY_URL, EDGE_SECRET_ARN } = requireEnvironment(
  'TABLE_NAME',
  'PORTAL_URL',
  'SECRET_ARN',
  'DOCUMENTS_BUCKET',
  'GATEWAY_URL',
  'EDGE_SECRET_ARN',
);

const data = connect(TABLE_NAME);
const now = () => new Date();

const nouns = nounsOf({
  data,
  documents: connectDocuments(DOCUMENTS_BUCKET),
  gatewayUrl: GATEWAY_URL,
  portalUrl: PORTAL_URL,
  filesWorker: new URL('./files-worker.mjs', import.meta.url),
  now,
});

export const handler = createHandler<'docs'>(docs, routes(nouns), {
  portalUrl: PORTAL_URL,
  logger: createLogger(),
  edgeSecret: connectSecret(EDGE_SECRET_ARN),
  requests: connectRequestCounts(data, now, requestLimitsFrom(process.env.REQUEST_LIMITS)),
  secret: connectSecret(SECRET_ARN),
  repetitions: connectRepetitions(data, now),
  refusals: connectRefusals(data, now),
});
