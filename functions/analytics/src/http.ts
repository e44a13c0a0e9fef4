import { analytics } from '@portico/contract/analytics';
import { connect, connectRequestCounts, connectSecret } from '@portico/data';
import { requestLimitsFrom } from '@portico/domain';
import { createHandler } from '@portico/http';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import { nounsOf } from './nouns.ts';
import { routes } from './routes.ts';

const { TABLE_NAME, PORTAL_URL, SECRET_ARN, EDGE_SECRET_ARN } = requireEnvironment(
  'TABLE_NAME',
  'PORTAL_URL',
  'SECRET_ARN',
  'EDGE_SECRET_ARN',
);

const data = connect(TABLE_NAME);
const now = () => new Date();

const nouns = nounsOf({ data, now });

export const handler = createHandler<'analytics'>(analytics, routes(nouns), {
  portalUrl: PORTAL_URL,
  logger: createLogger(),
  edgeSecret: connectSecret(EDGE_SECRET_ARN),
  requests: connectRequestCounts(data, now, requestLimitsFrom(process.env.REQUEST_LIMITS)),
  secret: connectSecret(SECRET_ARN),
});
