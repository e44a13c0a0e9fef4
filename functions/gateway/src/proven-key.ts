import type { APIGatewayProxyEvent } from 'aws-lambda';

export type ProvenKey = {
  readonly appId: string;
  readonly keyId: string;
  readonly environment: 'live' | 'test';
  /** Where its calls may come from; anywhere, where it does not say. */
  readonly allowedAddresses?: readonly string[];
  /** What its calls are for; all, where it does not say. */
  readonly scopes?: readonly string[];
  /** Of what was granted to an agent: the one API that it is for. */
  readonly grantedApi?: string;
};

/** What a key looks like wherever it stands, whole or not. */
const KEY_LIKE = /[a-z0-9]_(?:live|test|mcp)_[0-9a-z]{26}_[0-9a-z]/i;
/** A key's environment and id, which stand in it; the authorizer looked at the rest. */
const FORM = /^[a-z][a-z0-9]{1,9}_(live|test|mcp)_([0-9a-z]{26})_[0-9A-Za-z]{38}$/;
const NAMES = ['x-api-key', 'x_api_key'];
const isBearer = (event: APIGatewayProxyEvent) => event.resource.startsWith('/mcp/');

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
};

/**
 * The key the authorizer proved, if it is the one that was sent. API Gateway keeps the authorizer's answer for a while
 * and finds it by one header line alone: so nothing opens after the key has expired, nor with a second key, be it in the
 * same header, another one, the query or the path (an MCP server's is the bearer), whether the answer was kept or not. A key never goes on to a backend.
 */
export const provenKey = (event: APIGatewayProxyEvent, at: number): ProvenKey | undefined => {
  const context: Record<string, unknown> = event.requestContext.authorizer ?? {};
  const lines = Object.entries(event.multiValueHeaders ?? {}).flatMap(([name, values]) =>
    (values ?? []).map((value) => [name.toLowerCase(), value] as const),
  );
  const names = isBearer(event) ? ['authorization'] : NAMES;
  const presented = lines
    .filter(([name]) => names.includes(name))
    .map(([, value]) => (isBearer(event) ? value.replace(/^Bearer /i, '') : value));
  const [, environment, id] = FORM.exec(presented[0] ?? '') ?? [];
  const keyId = `key_${id}`;
  if (presented.length !== 1 || keyId !== context.keyId || typeof context.appId !== 'string') return undefined;
  if (context.expiresAt !== undefined && !(Date.parse(String(context.expiresAt)) > at)) return undefined;
  const elsewhere = [
    ...lines.filter(([name]) => !names.includes(name)).map(([, value]) => value),
    ...Object.values(event.multiValueQueryStringParameters ?? {}).flatMap((values) => values ?? []),
    ...[event.path, ...Object.values(event.pathParameters ?? {})].flatMap((text) => [text ?? '', decoded(text ?? '')]),
  ];
  if (elsewhere.some((value) => KEY_LIKE.test(value))) return undefined;
  const { allowedAddresses, scopes, grantedApi } = context;
  // Of an agent's token the grant says where its calls go; of a key, the key itself.
  const ofAgent = environment === 'mcp';
  if (ofAgent && (!isBearer(event) || typeof grantedApi !== 'string')) return undefined;
  const wanted = ofAgent ? context.environment : environment;
  return {
    ...{ appId: context.appId, keyId, environment: wanted === 'live' ? 'live' : 'test' },
    ...(typeof allowedAddresses === 'string' && { allowedAddresses: allowedAddresses.split(' ') }),
    ...(typeof grantedApi === 'string' && { grantedApi }),
    // Written by the authorizer.
    ...(typeof scopes === 'string' && { scopes: JSON.parse(scopes) as string[] }),
  };
};
