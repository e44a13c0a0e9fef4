import { gzipSync } from 'node:zlib';
import { isUnavailable, Problem } from '@portico/contract';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { header } from './request.ts';

export type AnswerOptions = {
  /** The portal's origin: the one a browser may call from. */
  readonly portalUrl: string;
};

const SECURITY_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
};

const headersFor = (event: APIGatewayProxyEvent, { portalUrl }: AnswerOptions) => ({
  ...SECURITY_HEADERS,
  'Cache-Control': 'private, no-store',
  'Access-Control-Allow-Origin': portalUrl,
  'Access-Control-Expose-Headers':
    'X-Request-Id, ETag, Location, Retry-After, Idempotency-Replayed, RateLimit, RateLimit-Policy',
  Vary: 'Origin',
  'X-Request-Id': event.requestContext.requestId,
});

/** Smaller JSON is not worth compressing. */
const COMPRESS_FROM_BYTES = 4096;
/** Of the 6 MB of a Lambda's answer; every letter may be a quote, which takes two there. Larger JSON goes compressed. */
const PLAIN_BYTES_MAX = 3_000_000;
/** Of 6 MB (AWS, Lambda quotas) what is left beside the headers. */
const BASE64_LETTERS_MAX = 6_220_000;

const acceptsGzip = (event: APIGatewayProxyEvent): boolean =>
  (header(event, 'accept-encoding') ?? '')
    .split(',')
    .some((coding) => /^\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(coding));

const base64 = (bytes: Uint8Array): string => {
  if ((bytes.byteLength / 3) * 4 > BASE64_LETTERS_MAX) throw new Problem('answer-too-large');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
};

/** A success as API Gateway wants it: JSON and text as text, or compressed where that pays and is taken; other bytes as they are. */
export const answerSuccess = (
  event: APIGatewayProxyEvent,
  options: AnswerOptions,
  { status, body, headers }: { status: number; body: unknown; headers?: Readonly<Record<string, string>> },
): APIGatewayProxyResult => {
  const all: Record<string, string> = { ...headersFor(event, options), 'Content-Type': 'application/json', ...headers };
  // Of text there may be as much as of JSON.
  const isText = /^(?:application\/(?:json|yaml)$|text\/)/.test(all['Content-Type'] ?? '');
  if (body === undefined) {
    const { 'Content-Type': _, ...rest } = all;
    return { statusCode: status, headers: rest, body: '' };
  }
  const bytes = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body));
  if (!isText) return { statusCode: status, headers: all, body: base64(bytes), isBase64Encoded: true };
  all.Vary = headers?.Vary ?? 'Origin, Accept-Encoding';
  const compress = bytes.length > PLAIN_BYTES_MAX || (bytes.length >= COMPRESS_FROM_BYTES && acceptsGzip(event));
  if (!compress) return { statusCode: status, headers: all, body: Buffer.from(bytes).toString('utf8') };
  const packed = gzipSync(bytes, { level: 5 });
  return {
    statusCode: status,
    headers: { ...all, 'Content-Encoding': 'gzip' },
    body: base64(packed),
    isBase64Encoded: true,
  };
};

const problemOf = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  // By its name: the kernel stands on no store.
  if (error instanceof Error && error.name === 'UnreadableDocument') return new Problem('document-unreadable');
  return isUnavailable(error)
    ? new Problem('unavailable', undefined, { headers: { 'Retry-After': '1' } })
    : new Problem('internal');
};

/** Any failure as problem+json; what is not a Problem is an `internal` or `unavailable` one and tells nothing of itself. */
export const answerProblem = (
  event: APIGatewayProxyEvent,
  options: AnswerOptions,
  error: unknown,
): APIGatewayProxyResult => {
  const problem = problemOf(error);
  return {
    statusCode: problem.status,
    headers: { 'Content-Type': 'application/problem+json', ...headersFor(event, options), ...problem.headers },
    body: JSON.stringify(problem.details(event.requestContext.requestId)),
  };
};
