import { invokeFunction } from '../../portico/invoke.ts';
import { deployment } from '../../portico/world.ts';
import type { CallOptions } from '../contract-call.ts';
import type { Asker } from './principals.ts';
import type { Thing } from './things.ts';

/** The event that API Gateway makes of a request which every authorizer lets through. */
export const askKernel = async (
  { operation }: Thing,
  { context, credentials: { token, key } }: Asker,
  { params, query, body, headers }: CallOptions,
): Promise<number> => {
  const lines = {
    Host: new URL(deployment.apiUrl).host,
    ...(operation.takesIfMatch && { 'if-match': '"unseen"' }),
    ...Object.fromEntries(Object.entries(headers ?? {})),
    ...(token && { Authorization: `Bearer ${token}` }),
    ...(key && { 'X-Api-Key': key }),
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
  };
  const inPath = Object.entries(params ?? {}).filter(([name]) => operation.path.includes(`{${name}`));
  const listed = (values: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]]));
  const { statusCode } = await invokeFunction(operation.function, {
    httpMethod: operation.method,
    resource: operation.path,
    path: operation.path,
    headers: lines,
    multiValueHeaders: listed(lines),
    pathParameters: Object.fromEntries(inPath),
    multiValueQueryStringParameters: query ? listed(query) : null,
    body: body === undefined ? null : JSON.stringify(body),
    isBase64Encoded: false,
    requestContext: { requestId: 'allowed', identity: { sourceIp: '203.0.113.1' }, authorizer: context ?? null },
  });
  return statusCode;
};
