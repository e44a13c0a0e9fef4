import { apis } from '@portico/contract/apis';
import {
  connect,
  connectBackendSecrets,
  connectDocuments,
  connectRefusals,
  connectRepetitions,
  connectRequestCounts,
  connectSecret,
} from '@portico/data';
import { keyPrefixFrom, LIMITS, limitFrom, requestLimitsFrom } from '@portico/domain';
import { createEgress } from '@portico/egress';
import { createHandler } from '@portico/http';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import { connectAwsApiGateway } from './aws-api-gateway.ts';
import { nounsOf } from './nouns.ts';
import { routes } from './routes.ts';

const { TABLE_NAME, PORTAL_URL, SECRET_ARN, DOCUMENTS_BUCKET, GATEWAY_URL, EDGE_SECRET_ARN, AWS_REGION, ACCOUNT_ID } =
  requireEnvironment(
    'TABLE_NAME',
    'PORTAL_URL',
    'SECRET_ARN',
    'DOCUMENTS_BUCKET',
    'GATEWAY_URL',
    'EDGE_SECRET_ARN',
    'AWS_REGION',
    'ACCOUNT_ID',
  );
const data = connect(TABLE_NAME);
const now = () => new Date();

const nouns = nounsOf({
  data,
  documents: connectDocuments(DOCUMENTS_BUCKET),
  egress: createEgress({ allow: process.env.EGRESS_ALLOW ?? '' }),
  backendSecrets: connectBackendSecrets(process.env.BACKENDS_PREFIX),
  apiGateway: connectAwsApiGateway({
    region: AWS_REGION,
    accountId: ACCOUNT_ID,
    roleArns: process.env.IMPORT_ROLE_ARNS ?? '',
  }),
  now,
  gatewayUrl: GATEWAY_URL,
  limits: {
    appsPerTeam: limitFrom(process.env.APPS_PER_TEAM, LIMITS.appsPerTeam),
    keysPerApp: limitFrom(process.env.KEYS_PER_APP, LIMITS.keysPerApp),
    importsAtOnce: limitFrom(process.env.IMPORTS_AT_ONCE, LIMITS.importsAtOnce),
  },
  keyDaysMax: Number(process.env.KEY_DAYS_MAX) || undefined,
  keyPrefix: keyPrefixFrom(process.env.KEY_PREFIX),
});

export const handler = createHandler<'apis'>(apis, routes(nouns), {
  portalUrl: PORTAL_URL,
  logger: createLogger(),
  edgeSecret: connectSecret(EDGE_SECRET_ARN),
  requests: connectRequestCounts(data, now, requestLimitsFrom(process.env.REQUEST_LIMITS)),
  secret: connectSecret(SECRET_ARN),
  repetitions: connectRepetitions(data, now),
  refusals: connectRefusals(data, now),
});
