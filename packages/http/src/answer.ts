import { Problem } from '@portico/contract';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';

export interface AnswerOptions {
  /** The portal's origin: the one a browser may call from. */
  readonly portalUrl: string;
}

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
  'Access-Control-Expose-Headers': 'X-Request-Id, ETag, Location, Retry-After',
  Vary: 'Origin',
  'X-Request-Id': event.requestContext.requestId,
});

/** A success as API Gateway wants it: JSON as text, bytes as base64. */
export const answerSuccess = (
  event: APIGatewayProxyEvent,
  options: AnswerOptions,
  { status, body, headers }: { status: number; body: unknown; headers?: Readonly<Record<string, string>> },
): APIGatewayProxyResult => {
  const all = { ...headersFor(event, options), ...headers };
  if (body instanceof Uint8Array)
    return {
      statusCode: status,
      headers: all,
      body: Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('base64'),
      isBase64Encoded: true,
    };
  if (body === undefined) return { statusCode: status, headers: all, body: '' };
  return { statusCode: status, headers: { 'Content-Type': 'application/json', ...all }, body: JSON.stringify(body) };
};

/** Any failure as problem+json; what is not a Problem is an `internal` one and tells nothing of itself. */
export const answerProblem = (
  event: APIGatewayProxyEvent,
  options: AnswerOptions,
  error: unknown,
): APIGatewayProxyResult => {
  const problem = error instanceof Problem ? error : new Problem('internal');
  return {
    statusCode: problem.status,
    headers: { 'Content-Type': 'application/problem+json', ...headersFor(event, options), ...problem.headers },
    body: JSON.stringify(problem.details(event.requestContext.requestId)),
  };
};
