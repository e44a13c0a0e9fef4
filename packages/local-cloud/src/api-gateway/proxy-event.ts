import type { Inbound } from './exchange.ts';
import type { RouteMatch } from './router.ts';

export type StageIdentity = {
  readonly accountId: string;
  readonly apiId: string;
  readonly deploymentId: string;
  readonly variables: Readonly<Record<string, string>>;
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number): string => String(value).padStart(2, '0');

/** CLF time in UTC: `22/Nov/2026:21:48:16 +0000`. */
export const requestTime = (at: number): string => {
  const date = new Date(at);
  return `${two(date.getUTCDate())}/${MONTHS[date.getUTCMonth()]}/${date.getUTCFullYear()}:${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
};

/** The last value by name, and all values by name; null when there are none, as Lambda gets them. */
const grouped = (
  pairs: readonly (readonly [string, string])[],
): readonly [Record<string, string> | null, Record<string, string[]> | null] => {
  if (pairs.length === 0) return [null, null];
  const single: Record<string, string> = Object.create(null);
  const multiple: Record<string, string[]> = Object.create(null);
  for (const [name, value] of pairs) {
    single[name] = value;
    const values = multiple[name];
    if (values) values.push(value);
    else multiple[name] = [value];
  }
  return [single, multiple];
};

/** Connection headers end at the gateway. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'proxy-connection',
  'expect',
]);
const REPLACED = new Set(['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-port', 'x-amzn-trace-id']);

const eventHeaders = (request: Inbound): (readonly [string, string])[] => {
  const forwarded: string[] = [];
  const kept = request.headers.filter(([name, value]) => {
    const lower = name.toLowerCase();
    if (lower === 'x-forwarded-for') forwarded.push(value);
    return !HOP_BY_HOP.has(lower) && !REPLACED.has(lower);
  });
  return [
    ...kept,
    ['X-Amzn-Trace-Id', request.traceId],
    ['X-Forwarded-For', [...forwarded, request.sourceIp].join(', ')],
    ['X-Forwarded-Port', '443'],
    ['X-Forwarded-Proto', 'https'],
  ];
};

const requestContext = (request: Inbound, match: RouteMatch, stage: StageIdentity): Record<string, unknown> => ({
  resourceId: match.route.resource,
  resourcePath: match.route.resource,
  ...(match.route.operationName === undefined ? {} : { operationName: match.route.operationName }),
  httpMethod: request.method,
  extendedRequestId: request.extendedRequestId,
  requestTime: requestTime(request.at),
  path: request.path,
  accountId: stage.accountId,
  protocol: 'HTTP/1.1',
  stage: request.stage,
  domainPrefix: request.host.split(/[.:]/)[0] ?? '',
  requestTimeEpoch: request.at,
  requestId: request.requestId,
  identity: {
    cognitoIdentityPoolId: null,
    accountId: null,
    cognitoIdentityId: null,
    caller: null,
    sourceIp: request.sourceIp,
    principalOrgId: null,
    accessKey: null,
    cognitoAuthenticationType: null,
    cognitoAuthenticationProvider: null,
    userArn: null,
    userAgent: request.headers.find(([name]) => name.toLowerCase() === 'user-agent')?.[1] ?? null,
    user: null,
  },
  domainName: request.host.split(':')[0] ?? '',
  deploymentId: stage.deploymentId,
  apiId: stage.apiId,
});

const nullWhenEmpty = (record: Readonly<Record<string, string>>): Readonly<Record<string, string>> | null =>
  Object.keys(record).length === 0 ? null : record;

/** The parts that a proxy event (format 1.0) and a REQUEST authorizer event have in common. */
const commonEvent = (request: Inbound, match: RouteMatch, stage: StageIdentity): Record<string, unknown> => {
  const [headers, multiValueHeaders] = grouped(eventHeaders(request));
  const [queryStringParameters, multiValueQueryStringParameters] = grouped(request.query);
  return {
    resource: match.route.resource,
    path: request.resourcePath,
    httpMethod: request.method,
    headers,
    multiValueHeaders,
    queryStringParameters,
    multiValueQueryStringParameters,
    pathParameters: nullWhenEmpty(match.parameters),
    stageVariables: nullWhenEmpty(stage.variables),
    requestContext: requestContext(request, match, stage),
  };
};

export const authorizerEvent = (
  request: Inbound,
  match: RouteMatch,
  stage: StageIdentity,
  methodArn: string,
): Record<string, unknown> => ({
  type: 'REQUEST',
  methodArn,
  ...commonEvent(request, match, stage),
});

export const proxyEvent = (
  request: Inbound,
  match: RouteMatch,
  stage: StageIdentity,
  authorizer: Readonly<Record<string, unknown>> | undefined,
  binary: boolean,
): Record<string, unknown> => {
  const event = commonEvent(request, match, stage);
  // commonEvent has just made this record.
  if (authorizer) (event.requestContext as Record<string, unknown>).authorizer = authorizer;
  const empty = request.body.length === 0;
  return {
    ...event,
    body: empty ? null : request.body.toString(binary ? 'base64' : 'utf8'),
    isBase64Encoded: binary && !empty,
  };
};
