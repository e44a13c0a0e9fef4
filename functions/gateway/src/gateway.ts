import { isUnavailable, Problem, type ProblemCode } from '@portico/contract';
import { connect, connectBackendSecrets, connectDocuments, connectSecret } from '@portico/data';
import { viewerOf } from '@portico/domain/viewer';
import { createEgress } from '@portico/egress';
import { createGateway, type GatewayRequest, type GatewayResponse, type Headers } from '@portico/gateway';
import { counted, createFailureLog, requireEnvironment, traced } from '@portico/telemetry';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { gatewayDirectory } from './directory.ts';
import { createMcp } from './mcp/index.ts';
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
const documents = connectDocuments(DOCUMENTS_BUCKET);
const directory = gatewayDirectory({ data, documents, now: () => new Date() });

const refuse = (
  { requestId }: Pick<GatewayRequest, 'requestId'>,
  code: ProblemCode,
  headers: Headers,
  words?: ConstructorParameters<typeof Problem>[1],
): GatewayResponse => ({
  status: new Problem(code).status,
  headers: [['Content-Type', 'application/problem+json'], ...headers],
  body: Buffer.from(JSON.stringify(new Problem(code, words).details(requestId))),
});

/** What CloudWatch counts of a call whose backend failed. */
const failedBehind = ({ status }: { readonly status: number }) =>
  status >= 500 && { ...counted({ UpstreamFailures: 1 }), service: process.env.POWERTOOLS_SERVICE_NAME };

const gateway = createGateway({
  ...directory,
  ...sharedLimits(data),
  egress: createEgress({ allow: process.env.EGRESS_ALLOW ?? '', connectionsPerOrigin: 128 }),
  readSecret: connectBackendSecrets(process.env.BACKENDS_PREFIX).read,
  gatewayUrl: GATEWAY_URL,
  portalUrl: PORTAL_URL,
  now: Date.now,
  refuse,
  // One line of the access log; the log group's subscription brings it to the usage consumer. What a backend failed is
  // counted as such: API Gateway counts it as ours.
  meter: (record) => process.stdout.write(`${JSON.stringify({ ...record, ...failedBehind(record) })}\n`),
  responseBytesMax: 4_400_000,
});

const mcp = createMcp({ gateway, data, documents, portalUrl: PORTAL_URL, refuse });

/** What the gateway says of every answer; the upstream's own CORS and framing headers are gone by now. */
const OWN: Headers = [
  ['Access-Control-Allow-Origin', PORTAL_URL],
  ['Access-Control-Expose-Headers', '*'],
  ['Vary', 'Origin, X-Api-Version'],
  ['X-Content-Type-Options', 'nosniff'],
  ['Content-Security-Policy', "sandbox; default-src 'none'"],
];

/** API Gateway decodes what it matched, and leaves the path as it was sent (REST APIs; HTTP APIs do not). */
const pathBelow = ({ path }: APIGatewayProxyEvent): string => path.replace(/^\/(?:proxy|mcp)\/[^/]*/, '');

/** Who calls, as far as the edge could say. */
const callerOf = async ({ multiValueHeaders, requestContext }: APIGatewayProxyEvent) => {
  const viewer = viewerOf(multiValueHeaders ?? {}, requestContext.identity.sourceIp, (await edgeSecret()).all);
  // Without a trust store nothing at the edge proves a certificate.
  const certificateSubject = process.env.CLIENT_TRUST_STORE ? viewer.certificateSubject : undefined;
  return { sourceIp: viewer.address, country: viewer.country, certificateSubject };
};

const requestOf = async (event: APIGatewayProxyEvent, key: ProvenKey): Promise<GatewayRequest & ProvenKey> => ({
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

const METADATA_URL = `${GATEWAY_URL.replace(/\/proxy$/, '')}/.well-known/oauth-protected-resource`;

const ADVICE: Readonly<Partial<Record<ProblemCode, Headers>>> = {
  unavailable: [['Retry-After', '1']],
  unauthenticated: [['WWW-Authenticate', `Bearer resource_metadata="${METADATA_URL}"`]],
};
const refusal = (code: 'unauthenticated' | 'unavailable' | 'internal', requestId: string): APIGatewayProxyResult =>
  toResult(refuse({ requestId }, code, ADVICE[code] ?? []), requestId);

/** The data plane's Lambda: a burst of proxied calls must not starve management. */
export const handler = async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
  const { requestId } = event.requestContext;
  const key = provenKey(event, Date.now());
  if (!key) return refusal('unauthenticated', requestId);
  try {
    const answer = event.resource.startsWith('/mcp/') ? mcp : gateway;
    return await traced({ requestId }, async () => toResult(await answer(await requestOf(event, key)), requestId));
  } catch (error) {
    await logFailure('failed', { requestId, error: error instanceof Error ? error : String(error) });
    // A table that is full, throttled or not there: nothing is let through uncounted, and the next try may be.
    return refusal(isUnavailable(error) ? 'unavailable' : 'internal', requestId);
  }
};
