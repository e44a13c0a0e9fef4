import { describe, expect, it } from 'vitest';
import { answeredHeaders, forwardedHeaders, type Headers } from './headers.ts';

const names = (headers: Headers | undefined) => headers?.map(([name]) => name.toLowerCase());
const spellings = (name: string) => [name, name.toUpperCase(), name.replaceAll('-', '_')];

const HOP_BY_HOP = [
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
];
const SPOOFS = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-prefix',
  'forwarded',
  'via',
  'x-real-ip',
  'x-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'cloudfront-viewer-country',
  'x-amz-date',
  'x-amzn-trace-id',
  'x-amz-security-token',
  'x-original-url',
  'x-rewrite-url',
  'x-original-host',
  'x-host',
  'x-http-method-override',
  'x-method-override',
  'x-middleware-subrequest',
  'x-portico-app',
  'x-portal-user',
  'x-request-id',
  'traceparent',
  'tracestate',
  'baggage',
  'cookie',
  'x-api-key',
  'sec-fetch-site',
  'origin',
  'referer',
];

describe('headers on their way to a backend', () => {
  it.each(HOP_BY_HOP)('%s never goes on, in any spelling', (name) => {
    for (const spelled of spellings(name)) expect(forwardedHeaders([[spelled, '1']])).toEqual([]);
  });

  it.each(SPOOFS)('%s of the caller never goes on: only the gateway says such things', (name) => {
    for (const spelled of spellings(name)) expect(forwardedHeaders([[spelled, '1']])).toEqual([]);
  });

  it('keep their order, their case, and every line of those given twice', () => {
    const headers: Headers = [
      ['Accept', 'a'],
      ['X-Thing', '1'],
      ['x-thing', '2'],
      ['Content-Type', 'text/plain'],
      ['Authorization', 'Bearer of-the-api'],
    ];
    expect(forwardedHeaders(headers)).toEqual(headers);
  });

  it('lose what Connection names, in any spelling', () => {
    const kept = forwardedHeaders([
      ['Connection', 'close, X-Thing ,x_other'],
      ['X-Thing', '1'],
      ['X-Other', '1'],
      ['X-Kept', '1'],
    ]);
    expect(names(kept)).toEqual(['x-kept']);
  });

  it('keep what describes the message, even where Connection names it', () => {
    for (const name of ['authorization', 'content-type', 'accept', 'cache-control', 'if-match', 'range'])
      expect(
        names(
          forwardedHeaders([
            ['Connection', name],
            [name, '1'],
          ]),
        ),
        name,
      ).toEqual([name]);
  });

  it('never hold a line break, a control character or an invalid name', () => {
    for (const value of ['a\r\nX-Evil: 1', 'a\nb', 'a\rb', 'a\0b', 'a\u0085b', '\u001b[31m'])
      expect(forwardedHeaders([['X-Thing', value]]), value).toEqual([]);
    for (const name of ['', 'a b', 'a:b', 'a\r\nb', 'Zoë', '(x)', 'a\0'])
      expect(forwardedHeaders([[name, '1']]), name).toEqual([]);
    expect(forwardedHeaders([['X-Thing', 'a\tb']])).toHaveLength(1);
  });
});

describe('headers on their way back to the caller', () => {
  it.each([
    ...HOP_BY_HOP,
    'set-cookie',
    'clear-site-data',
    'service-worker-allowed',
    'alt-svc',
    'strict-transport-security',
    'server',
    'x-powered-by',
    'nel',
    'report-to',
    'x-request-id',
    'content-security-policy',
    'x-frame-options',
    'access-control-allow-origin',
    'access-control-allow-credentials',
    'ratelimit',
    'ratelimit-policy',
    'x-portico-app',
    'x-amz-meta-a',
    'x-amzn-errortype',
  ])('%s of the backend never reaches the caller, in any spelling', (name) => {
    for (const spelled of spellings(name)) expect(answeredHeaders([[spelled, '1']])).toEqual([]);
  });

  it('keep what is the backend’s to say', () => {
    const headers: Headers = [
      ['Content-Type', 'application/json'],
      ['ETag', '"1"'],
      ['Location', '/things/1'],
      ['Content-Encoding', 'gzip'],
      ['Link', 'a'],
      ['Link', 'b'],
      ['Retry-After', '3'],
    ];
    expect(answeredHeaders(headers)).toEqual(headers);
  });

  it('are refused as a whole when one could split the answer', () => {
    for (const [name, value] of [
      ['X-Thing', 'a\r\nSet-Cookie: b'],
      ['X-Thing', 'a\0'],
      ['X Thing', 'a'],
      ['X-Thing:', 'a'],
    ] as const)
      expect(
        answeredHeaders([
          ['Content-Type', 'text/plain'],
          [name, value],
        ]),
      ).toBeUndefined();
  });
});
