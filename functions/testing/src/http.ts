import { testing } from '@portico/contract/testing';
import { connect, connectDocuments, connectRefusals, connectRepetitions, connectSecret } from '@portico/data';
import { LIMITS, limitFrom } from '@portico/domain';
import { createHandler } from '@portico/http';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import { nounsOf } from './nouns.ts';
import { routes } from './routes.ts';

const { TABLE_NAME, PORTAL_URL, SECRET_ARN, DOCUMENTS_BUCKET } = requireEnvironment(
  'TABLE_NAME',
  'PORTAL_URL',
  'SECRET_ARN',
  'DOCUMENTS_BUCKET',
);
const data = connect(TABLE_NAME);
const now = () => new Date();

const nouns = nounsOf({
  data,
  documents: connectDocuments(DOCUMENTS_BUCKET),
  now,
  limits: { runsAtOnce: limitFrom(process.env.RUNS_AT_ONCE, LIMITS.runsAtOnce) },
});

export const handler = createHandler<'testing'>(testing, routes(nouns), {
  portalUrl: PORTAL_URL,
  logger: createLogger(),
  secret: connectSecret(SECRET_ARN),
  repetitions: connectRepetitions(data, now),
  refusals: connectRefusals(data, now),
});
