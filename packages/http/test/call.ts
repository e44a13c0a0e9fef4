import { type OperationId, operations } from '@portico/contract';
import { faultsOf } from '@portico/contract/answers';
import { type LiveSecret, liveSecret, type Principal, REQUEST_LIMITS, type RequestCounts } from '@portico/domain';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';

// What is logged is not asked for here.
process.env.POWERTOOLS_LOG_LEVEL ??= 'SILENT';

/** For a kernel whose requests nobody counts, and which stands behind no edge. */
export const UNCOUNTED: { readonly edgeSecret: () => Promise<LiveSecret>; readonly requests: RequestCounts } = {
  edgeSecret: async () => liveSecret('an edge secret'),
  requests: async (name) => {
    const limit = REQUEST_LIMITS[name];
    return { name, limit, allowed: true, remaining: limit.most, resetSeconds: 1, news: false };
  },
};

type Handler = (event: APIGatewayProxyEvent, context: Context) => unknown;

export type Asked = {
  /** Nobody, where it is missing. */
  readonly as?: Principal;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where visitors call. */
  readonly asVisitor?: boolean;
};

export type Told<Body> = {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Body;
};

const contextOf = ({ userId, roles, scopes, freshUntil = 'always' }: Principal) => ({
  ...{ userId, roles: roles.join(' '), freshUntil },
  ...(scopes && { scopes: scopes.join(' ') }),
});

const eventOf = (id: OperationId, { as, params, query, body, headers, asVisitor }: Asked) =>
  ({
    httpMethod: operations[id].method,
    resource: asVisitor ? operations[id].visitorPath : operations[id].path,
    headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
    body: body === undefined ? null : JSON.stringify(body),
    isBase64Encoded: false,
    pathParameters: params ?? null,
    multiValueQueryStringParameters: query
      ? Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]]))
      : null,
    requestContext: { requestId: 'req-1', authorizer: as ? contextOf(as) : null },
    // The kernel reads no other part of an event.
  }) as unknown as APIGatewayProxyEvent;

const bodyOf = ({ body, isBase64Encoded }: APIGatewayProxyResult, mediaType: string): unknown => {
  if (body === '') return undefined;
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  return /json$/.test(mediaType) ? JSON.parse(bytes.toString()) : new Uint8Array(bytes);
};

/** Calls operations of a function's handler as API Gateway does, without a server; every answer must be as the contract says. */
export const createCall =
  (handler: Handler) =>
  async <Body = unknown>(id: OperationId, asked: Asked = {}): Promise<Told<Body>> => {
    const result = (await handler(eventOf(id, asked), {} as Context)) as APIGatewayProxyResult;
    const [mediaType = ''] = String(result.headers?.['Content-Type'] ?? '').split(';');
    const body = bodyOf(result, mediaType);
    const fault = faultsOf(id, result.statusCode, mediaType, body);
    if (fault) throw new Error(fault);
    // The caller says which body the operation has; that it has it was checked above.
    return { status: result.statusCode, headers: result.headers ?? {}, body: body as Body };
  };
