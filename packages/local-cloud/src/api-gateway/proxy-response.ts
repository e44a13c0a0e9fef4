import { isObject, type JsonObject, parseJson } from '../json.ts';
import type { InvocationResult } from '../lambda/invocation.ts';
import { GatewayFailure, headerOf, type Inbound, type Outbound } from './exchange.ts';

/** `image/*` and the like against a media type. */
export const mediaTypeMatches = (patterns: readonly string[], type: string): boolean => {
  const bare = type.split(';')[0]?.trim().toLowerCase() ?? '';
  return patterns.some((pattern) => {
    const wanted = pattern.toLowerCase();
    return wanted === '*/*' || wanted === bare || (wanted.endsWith('/*') && bare.startsWith(wanted.slice(0, -1)));
  });
};

/** Headers API Gateway keeps for itself; an integration's own travels as `x-amzn-remapped-…`. Source: "Important notes" of its developer guide. */
const REMAPPED = new Set([
  'authorization',
  'connection',
  'content-length',
  'content-md5',
  'date',
  'host',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'trailer',
  'user-agent',
  'via',
  'www-authenticate',
]);
const DROPPED = new Set(['transfer-encoding', 'te', 'upgrade', 'keep-alive', 'proxy-connection']);
const VALID_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a header value must not hold
const INVALID_VALUE = /[\u0000-\u0008\u000a-\u001f\u007f]|[^\u0000-\u00ff]/;

export const malformed = (why: string): GatewayFailure =>
  new GatewayFailure('DEFAULT_5XX', undefined, `Malformed Lambda proxy response: ${why}`);

/** What becomes of a call whose function gave no answer: it failed, or Lambda refused to run it. */
export const functionFailure = ({ refused }: InvocationResult): GatewayFailure =>
  refused
    ? new GatewayFailure('INTEGRATION_FAILURE', undefined, 'No instance of the function is free')
    : new GatewayFailure('DEFAULT_5XX', undefined, 'The function failed');

const scalar = (value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw malformed('a header is not a string');
};

const headersOf = (response: JsonObject): [string, string][] => {
  const multiple = response.multiValueHeaders ?? {};
  const single = response.headers ?? {};
  if (!isObject(multiple) || !isObject(single)) throw malformed('headers is not an object');
  const headers: [string, string][] = [];
  const given = new Set(Object.keys(multiple).map((name) => name.toLowerCase()));
  for (const [name, value] of Object.entries(single))
    if (value !== null && !given.has(name.toLowerCase())) headers.push([name, scalar(value)]);
  for (const [name, values] of Object.entries(multiple)) {
    if (!Array.isArray(values)) throw malformed('multiValueHeaders does not hold lists');
    for (const value of values) headers.push([name, scalar(value)]);
  }
  for (const [name, value] of headers)
    if (!VALID_NAME.test(name) || INVALID_VALUE.test(value))
      throw malformed(`the header ${JSON.stringify(name)} is not valid`);
  return headers.flatMap(([name, value]): [string, string][] => {
    const lower = name.toLowerCase();
    if (DROPPED.has(lower)) return [];
    return [[REMAPPED.has(lower) ? `x-amzn-Remapped-${name}` : name, value]];
  });
};

/** Status and headers of an answer; `hasBody` decides whether a missing Content-Type is filled in. */
export const readHead = (response: JsonObject, hasBody: boolean): Pick<Outbound, 'status' | 'headers'> => {
  const status = Number(response.statusCode);
  if (!Number.isInteger(status) || status < 200 || status > 599) throw malformed('statusCode is not a status');
  const headers = headersOf(response);
  if (hasBody && !headers.some(([name]) => name.toLowerCase() === 'content-type'))
    headers.push(['Content-Type', 'application/json']);
  return { status, headers };
};

/** Reads what a function answered (proxy format 1.0); a malformed answer is a 502 that says nothing of it to the client. */
export const readProxyResponse = (payload: string, request: Inbound, binaryMediaTypes: readonly string[]): Outbound => {
  const response = parseJson(payload);
  if (!isObject(response)) throw malformed('it is not an object');
  const body = response.body ?? '';
  if (typeof body !== 'string') throw malformed('body is not a string');
  const head = readHead(response, body !== '');
  const accept = (headerOf(request, 'accept') ?? '*/*').split(',')[0] ?? '';
  const binary = response.isBase64Encoded === true && mediaTypeMatches(binaryMediaTypes, accept);
  return { ...head, body: Buffer.from(body, binary ? 'base64' : 'utf8') };
};
