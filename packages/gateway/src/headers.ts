import { type Place, publicLinks, publicReference, publicRefresh } from './answered-references.ts';
import { tellsOfTheCaller } from './told-headers.ts';

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

/** Answers' headers that speak for the whole origin, which is the gateway's, or steer what stands in front of it. */
const NOT_ANSWERED = new Set([
  ...['set-cookie', 'set-cookie2', 'clear-site-data', 'service-worker-allowed', 'alt-svc', 'strict-transport-security'],
  ...['nel', 'report-to', 'reporting-endpoints', 'public-key-pins', 'public-key-pins-report-only', 'expect-ct', 'p3p'],
  ...['content-security-policy', 'content-security-policy-report-only', 'x-frame-options', 'x-xss-protection'],
  ...['permissions-policy', 'feature-policy', 'document-policy', 'referrer-policy', 'origin-agent-cluster', 'tk'],
  ...['accept-ch', 'critical-ch', 'speculation-rules', 'supports-loading-mode', 'use-as-dictionary', 'no-vary-search'],
  ...[
    'sourcemap',
    'x-sourcemap',
    'content-base',
    'alternates',
    'uri',
    'x-request-id',
    'x-sendfile',
    'x-lighttpd-send-file',
  ],
  // What tells of the backend.
  ...[
    'server',
    'via',
    'x-powered-by',
    'x-aspnet-version',
    'x-aspnetmvc-version',
    'x-runtime',
    'x-generator',
    'x-served-by',
  ],
  ...[
    'x-backend',
    'x-backend-server',
    'x-server',
    'x-server-name',
    'x-host',
    'x-hostname',
    'x-node',
    'x-pod',
    'x-real-ip',
  ],
]);
const NOT_ANSWERED_PREFIX =
  /^(?:access-control-|cross-origin-|ratelimit|x-ratelimit|x-portico|x-amz|x-accel|x-forwarded|x-envoy|x-kubernetes|x-nginx|x-backend-|x-upstream)/;

const VALID_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** RFC 9110 §5.5: visible characters, spaces, tabs and the bytes above them, which UTF-8 is written in; a letter is a byte here. */
const INVALID_VALUE = /[^\t -~\u0080-\u00ff]/;
/** `x_api_key` and `X-Api-Key` are one header to many backends. */
export const normalName = (name: string): string => name.toLowerCase().replaceAll('_', '-');

/** What a `Connection` header names besides, which goes with it — but never what we keep or set ourselves. */
const named = (headers: Headers): Set<string> =>
  new Set(
    headers
      .filter(([name]) => normalName(name) === 'connection')
      .flatMap(([, value]) => value.split(',').map((item) => normalName(item.trim()))),
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

/** Names that were judged already: callers use the same few again and again, and a stranger's are many but short-lived. */
const judged = new Map<string, boolean>();
const JUDGED_MAX = 2_000;

/** Whether a request's header may go on, by its name alone. */
const mayGoOn = (name: string): boolean => {
  const known = judged.get(name);
  if (known !== undefined) return known;
  const key = normalName(name);
  const may = VALID_NAME.test(name) && !HOP_BY_HOP.has(key) && !tellsOfTheCaller(key);
  if (judged.size >= JUDGED_MAX) judged.clear();
  judged.set(name, may);
  return may;
};

/** The request's headers as the backend sees them. */
export const forwardedHeaders = (headers: Headers): Headers => {
  const dropped = named(headers);
  return headers.filter(([name, value]) => {
    if (!mayGoOn(name) || INVALID_VALUE.test(value)) return false;
    return dropped.size === 0 || !dropped.has(normalName(name)) || PROTECTED.has(normalName(name));
  });
};

/** Answers' headers that refer to places, and how each is told; undefined where it is not. */
const REFERENCES: Readonly<Record<string, (value: string, place: Place) => string | undefined>> = {
  location: (value, place) => publicReference(value, place, true),
  'content-location': (value, place) => publicReference(value, place, false),
  refresh: publicRefresh,
  link: publicLinks,
};

/** The backend's headers as the caller sees them; undefined when one of them could split the answer. */
export const answeredHeaders = (headers: Headers, place: Place): Headers | undefined => {
  const dropped = named(headers);
  const kept = headers.flatMap(([name, value]): Headers => {
    const key = normalName(name);
    if (HOP_BY_HOP.has(key) || NOT_ANSWERED.has(key) || NOT_ANSWERED_PREFIX.test(key) || dropped.has(key)) return [];
    if (!Object.hasOwn(REFERENCES, key)) return [[name, value]];
    const told = INVALID_VALUE.test(value) ? value : REFERENCES[key]?.(value, place);
    return told === undefined ? [] : [[name, told]];
  });
  return kept.every(([name, value]) => VALID_NAME.test(name) && !INVALID_VALUE.test(value)) ? kept : undefined;
};
