import { isUnavailable, Problem } from '@portico/contract';
import { connect, connectBackendSecrets, connectDocuments, connectSecret } from '@portico/data';
import { viewerOf } from '@portico/domain/viewer';
import { createEgress } from '@portico/egress';
import { createGateway, type GatewayRequest, type GatewayResponse, type Headers } from '@portico/gateway';
import { createFailureLog, requireEnvironment } from '@portico/telemetry';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { gatewayDirectory } from './directory.ts';
import { type ProvenKey, provenKey } from './proven-key.ts';
import { queryAsSent, queryPairs } from './query-as-sent.ts';
import { sharedLimits } from './shared-limits.ts';

const { TABLE_NAME, DOCUMENTS_BUCKET, PORTAL_URL, GATEWAY_URL, EDGE_SECRET_ARN } = requireEnvironment(
  'TABLE_NAME',
  'DOCUMENTS_BUCKET',
  'PORTAL_URL',
  'GATEWAY_URL',
  'EDGE_SECRET_ARN',
);
const edgeSecret = connectSecret(EDGE_SECRET_ARN);
const logFailure = createFailureLog();
const data = connect(TABLE_NAME);
const directory = gatewayDirectory({ data, documents: connectDocuments(DOCUMENTS_BUCKET), now: () => new Date() });

const gateway = createGateway({
  ...directory,
  ...sharedLimits(data),
  egress: createEgress({ allow: process.env.EGRESS_ALLOW ?? '', connectionsPerOrigin: 128 }),
  readSecret: connectBackendSecrets().read,
  gatewayUrl: GATEWAY_URL,
  portalUrl: PORTAL_URL,
  now: Date.now,
  refuse: ({ requestId }, code, headers, words): GatewayResponse => ({
    status: new Problem(code).status,
    headers: [['Content-Type', 'application/problem+json'], ...headers],
    body: Buffer.from(JSON.stringify(new Problem(code, words).details(requestId))),
  }),
  // One line of the access log; the log group's subscription brings it to the usage consumer.
  meter: (record) => process.stdout.write(`${JSON.stringify(record)}\n`),
  responseBytesMax: 4_400_000,
});

/** What the gateway says of every answer; the upstream's own CORS and framing headers are gone by now. */
const OWN: Headers = [
  ['Access-Control-Allow-Origin', PORTAL_URL],
  ['Access-Control-Expose-Headers', '*'],
  ['Vary', 'Origin, X-Api-Version'],
  ['X-Content-Type-Options', 'nosniff'],
  ['Content-Security-Policy', "sandbox; default-src 'none'"],
];

/** API Gateway decodes what it matched, and leaves the path as it was sent (REST APIs; HTTP APIs do not). */
const pathBelow = ({ path }: APIGatewayProxyEvent): string => path.replace(/^\/proxy\/[^/]*/, '');

/** Who calls, as far as the edge could say. */
const callerOf = async ({ multiValueHeaders, requestContext }: APIGatewayProxyEvent) => {
  const viewer = viewerOf(multiValueHeaders ?? {}, requestContext.identity.sourceIp, await edgeSecret());
  // Without a trust store nothing at the edge proves a certificate.
  const certificateSubject = process.env.CLIENT_TRUST_STORE ? viewer.certificateSubject : undefined;
  return { sourceIp: viewer.address, country: viewer.country, certificateSubject };
};

const requestOf = async (event: APIGatewayProxyEvent, key: ProvenKey): Promise<GatewayRequest> => ({
  ...key,
  ...(await callerOf(event)),
  requestId: event.requestContext.requestId,
  method: event.httpMethod,
  apiReference: event.pathParameters?.apiId ?? '',
  path: pathBelow(event),
  query: queryPairs(event),
  rawQuery: queryAsSent(event),
  headers: Object.entries(event.multiValueHeaders ?? {}).flatMap(([name, values]) =>
    (values ?? []).map((value) => [name, value] as const),
  ),
  body: event.body === null ? undefined : Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8'),
});

const multiValue = (headers: Headers): Record<string, string[]> => {
  const values: Record<string, string[]> = {};
  for (const [name, value] of headers) {
    values[name] ??= [];
    values[name].push(value);
  }
  return values;
};

const toResult = ({ status, headers, body }: GatewayResponse, requestId: string): APIGatewayProxyResult => ({
  statusCode: status,
  multiValueHeaders: multiValue([...headers, ...OWN, ['X-Request-Id', requestId]]),
  body: Buffer.from(body).toString('base64'),
  isBase64Encoded: true,
});

const refusal = (code: 'unauthenticated' | 'unavailable' | 'internal', requestId: string): APIGatewayProxyResult => {
  const problem = new Problem(code);
  const body = Buffer.from(JSON.stringify(problem.details(requestId)));
  const again: Headers = code === 'unavailable' ? [['Retry-After', '1']] : [];
  const headers: Headers = [['Content-Type', 'application/problem+json'], ...again];
  return toResult({ status: problem.status, headers, body }, requestId);
};

/** The data plane's Lambda: a burst of proxied calls must not starve management. */
export const handler = async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
  const { requestId } = event.requestContext;
  const key = provenKey(event, Date.now());
  if (!key) return refusal('unauthenticated', requestId);
  try {
    return toResult(await gateway(await requestOf(event, key)), requestId);
  } catch (error) {
    await logFailure('failed', { requestId, error: error instanceof Error ? error : String(error) });
    // A table that is full, throttled or not there: nothing is let through uncounted, and the next try may be.
    return refusal(isUnavailable(error) ? 'unavailable' : 'internal', requestId);
  }
};
