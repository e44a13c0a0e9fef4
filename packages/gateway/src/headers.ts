/** Header lines in order; names keep their case, comparison does not. */
export type Headers = readonly (readonly [name: string, value: string])[];

/** RFC 9110 §7.6.1, and what would change the framing. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'http2-settings',
  'expect',
  'content-length',
  'host',
]);

/** What says who the caller is, or steers a router: only the gateway says it. The portal's cookies never go on. */
const NOT_FORWARDED = new Set([
  'x-api-key',
  'cookie',
  'forwarded',
  'via',
  'x-real-ip',
  'x-client-ip',
  'true-client-ip',
  'x-original-url',
  'x-rewrite-url',
  'x-original-host',
  'x-host',
  'x-http-method-override',
  'x-method-override',
  'x-middleware-subrequest',
  'x-request-id',
  'traceparent',
  'tracestate',
  'baggage',
  'origin',
  'referer',
  'accept-encoding',
]);
const NOT_FORWARDED_PREFIX = /^(?:x-forwarded|x-amz|x-amzn|cf-|cloudfront-|x-portico|x-portal|sec-)/;

/** Answers' headers that speak for the whole origin, or tell of the backend. */
const NOT_ANSWERED = new Set([
  'set-cookie',
  'clear-site-data',
  'service-worker-allowed',
  'alt-svc',
  'strict-transport-security',
  'server',
  'x-powered-by',
  'nel',
  'report-to',
  'public-key-pins',
  'x-request-id',
  'content-security-policy',
  'x-frame-options',
]);
const NOT_ANSWERED_PREFIX = /^(?:access-control-|ratelimit|x-portico|x-amz)/;

const VALID_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const INVALID_VALUE = /(?!\t)\p{Cc}/u;
/** `x_api_key` and `X-Api-Key` are one header to many backends. */
const normal = (name: string) => name.toLowerCase().replaceAll('_', '-');

/** What a `Connection` header names besides, which goes with it — but never what we keep or set ourselves. */
const named = (headers: Headers): Set<string> =>
  new Set(
    headers
      .filter(([name]) => normal(name) === 'connection')
      .flatMap(([, value]) => value.split(',').map((item) => normal(item.trim()))),
  );

const PROTECTED = new Set([
  'authorization',
  'content-type',
  'accept',
  'cache-control',
  'if-match',
  'if-none-match',
  'range',
]);

/** The request's headers as the backend sees them. */
export const forwardedHeaders = (headers: Headers): Headers => {
  const dropped = named(headers);
  return headers.filter(([name, value]) => {
    const key = normal(name);
    if (HOP_BY_HOP.has(key) || NOT_FORWARDED.has(key) || NOT_FORWARDED_PREFIX.test(key)) return false;
    return VALID_NAME.test(name) && !INVALID_VALUE.test(value) && (!dropped.has(key) || PROTECTED.has(key));
  });
};

/** The backend's headers as the caller sees them; undefined when one of them could split the answer. */
export const answeredHeaders = (headers: Headers): Headers | undefined => {
  const dropped = named(headers);
  const kept = headers.filter(([name]) => {
    const key = normal(name);
    return !HOP_BY_HOP.has(key) && !NOT_ANSWERED.has(key) && !NOT_ANSWERED_PREFIX.test(key) && !dropped.has(key);
  });
  return kept.every(([name, value]) => VALID_NAME.test(name) && !INVALID_VALUE.test(value)) ? kept : undefined;
};
