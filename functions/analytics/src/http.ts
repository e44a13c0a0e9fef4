import { analytics } from '@portico/contract/analytics';
import { connect, connectSecret } from '@portico/data';
import { createHandler } from '@portico/http';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import { nounsOf } from './nouns.ts';
import { routes } from './routes.ts';

const { TABLE_NAME, PORTAL_URL, SECRET_ARN } = requireEnvironment('TABLE_NAME', 'PORTAL_URL', 'SECRET_ARN');

const nouns = nounsOf({ data: connect(TABLE_NAME), now: () => new Date() });

export const handler = createHandler<'analytics'>(analytics, routes(nouns), {
  portalUrl: PORTAL_URL,
  logger: createLogger(),
  secret: connectSecret(SECRET_ARN),
});
