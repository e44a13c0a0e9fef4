import { describe, expect, it } from 'vitest';
import { answeredHeaders, forwardedHeaders, type Headers } from './headers.ts';

const place = {
  backendUrl: 'https://backend.example/base/v1',
  requestUrl: 'https://backend.example/base/v1/things/1?a=b',
  publicUrl: 'https://api.example/proxy/museum',
};
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
/** What attackers of other gateways sent, and what a proxy of any make would set. */
const SPOOFS = `x-forwarded-for x-forwarded-host x-forwarded-proto x-forwarded-prefix x-forwarded-client-cert forwarded
  forwarded-for via x-real-ip x-client-ip client-ip true-client-ip x-cluster-client-ip x-proxyuser-ip x-remote-ip
  x-remote-addr x-originating-ip x-source-ip x-true-client-ip x-envoy-external-address x-original-forwarded-for
  x-azure-clientip x-azure-socketip x-azure-ref x-fd-healthprobe cf-connecting-ip cf-ipcountry cf-visitor
  cloudfront-viewer-country cloudfront-viewer-address fastly-client-ip fastly-ssl akamai-origin-hop x-akamai-edgescape
  incap-client-ip x-sucuri-clientip fly-client-ip x-vercel-forwarded-for x-nf-client-connection-ip x-appengine-user-ip
  x-goog-iap-jwt-assertion x-goog-authenticated-user-email x-ms-client-principal x-ms-client-principal-id wl-proxy-client-ip
  x-arr-ssl front-end-https x-url-scheme x-scheme remote-user x-remote-user x-remote-groups x-webauth-user x-user x-user-id
  x-authenticated-user x-authenticated-userid x-auth-request-user x-auth-request-email x-consumer-id x-consumer-username
  x-credential-identifier x-anonymous-consumer x-jwt-assertion x-endpoint-api-userinfo x-impersonate-user impersonate-group
  ssl-client-cert ssl-client-verify ssl-client-s-dn x-ssl-client-verify x-ssl-client-dn x-client-cert client-cert
  client-cert-chain x-tls-client-cert proxy proxy-host x-proxy-url x-http-method x-http-method-override x-method-override
  x-original-url x-original-uri x-original-host x-rewrite-url x-host x-port x-accel-redirect x-sendfile x-middleware-subrequest
  x-invoke-path x-nextjs-data x-amz-date x-amzn-trace-id x-amzn-oidc-identity x-amzn-mtls-clientcert x-amz-security-token
  x-portico-app x-portal-user x-request-id traceparent tracestate baggage b3 x-b3-traceid x-datadog-trace-id
  x-cloud-trace-context cookie cookie2 x-api-key sec-fetch-site origin referer early-data cdn-loop max-forwards
  sm-user smuser iv-user iv-groups oam-remote-user oidc-claim-sub auth-user logon-user ms-aspnetcore-winauthtoken
  shib-session-id x-shib-eppn eppn tailscale-user-login ngrok-auth-user-email x-replit-user-id x-grafana-user x-sso-user
  x-sso-email x-token-user x-token-subject x-token-claims x-oidc-claims x-id-token x-auth-email x-email x-groups x-role
  x-roles x-principal x-subject x-rapidapi-user x-mashape-user x-3scale-proxy-secret-token x-hasura-role
  x-hasura-user-id teleport-jwt-assertion x-client-ssl-verify x-method _method x-override-url x-server-name
  x-bluecoat-via x-acme-username x-corp-sso-groups x-any-claim`.split(/\s+/);
/** What clients of real APIs send for the backend. */
const MEANT =
  `accept accept-language authorization cache-control content-type content-encoding content-language content-md5
  date depth digest dpop dnt dropbox-api-arg content-digest from github-api-version grpc-timeout idempotency-key if-match
  if-modified-since if-none-match if-range if-unmodified-since notion-version openai-organization prefer pragma range
  signature signature-input stripe-account stripe-version user-agent want-digest x-api-version x-app-id x-atlassian-token
  x-auth-token x-client-id x-client-version x-correlation-id x-csrf-token x-github-api-version x-goog-api-key
  x-hub-signature-256 x-idempotency-key x-ms-date x-ms-version x-requested-with x-shopify-access-token x-signature x-tenant-id
  x-thing x-timestamp x-token`.split(/\s+/);

describe('headers on their way to a backend', () => {
  it.each(HOP_BY_HOP)('%s never goes on, in any spelling', (name) => {
    for (const spelled of spellings(name)) expect(forwardedHeaders([[spelled, '1']])).toEqual([]);
  });

  it.each(SPOOFS)('%s of the caller never goes on: only the gateway says such things', (name) => {
    for (const spelled of spellings(name)) expect(forwardedHeaders([[spelled, '1']])).toEqual([]);
  });

  it.each(MEANT)('%s goes on: it is for the backend', (name) => {
    expect(forwardedHeaders([[name, '1']])).toEqual([[name, '1']]);
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
    for (const value of ['a\r\nX-Evil: 1', 'a\nb', 'a\rb', 'a\0b', 'a\u007fb', 'a\u0100b', '\u001b[31m'])
      expect(forwardedHeaders([['X-Thing', value]]), value).toEqual([]);
    for (const name of ['', 'a b', 'a:b', 'a\r\nb', 'Zoë', '(x)', 'a\0'])
      expect(forwardedHeaders([[name, '1']]), name).toEqual([]);
    expect(forwardedHeaders([['X-Thing', 'a\tb']])).toHaveLength(1);
    // UTF-8 goes on as the bytes it is.
    const bytes = Buffer.from('日本 é').toString('latin1');
    expect(forwardedHeaders([['X-Thing', bytes]])).toEqual([['X-Thing', bytes]]);
  });
});

describe('headers on their way back to the caller', () => {
  it.each([
    ...HOP_BY_HOP,
    'set-cookie',
    'set-cookie2',
    'cross-origin-resource-policy',
    'referrer-policy',
    'permissions-policy',
    'reporting-endpoints',
    'x-accel-redirect',
    'x-backend-server',
    'via',
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
    for (const spelled of spellings(name)) expect(answeredHeaders([[spelled, '1']], place)).toEqual([]);
  });

  it('keep what is the backend’s to say', () => {
    const headers: Headers = [
      ['Content-Type', 'application/json'],
      ['ETag', '"1"'],
      ['Content-Encoding', 'gzip'],
      ['Vary', 'a'],
      ['Vary', 'b'],
      ['Retry-After', '3'],
    ];
    expect(answeredHeaders(headers, place)).toEqual(headers);
  });

  it('are refused as a whole when one could split the answer', () => {
    for (const [name, value] of [
      ['X-Thing', 'a\r\nSet-Cookie: b'],
      ['X-Thing', 'a\0'],
      ['X Thing', 'a'],
      ['X-Thing:', 'a'],
      ['Location', '/a\r\nSet-Cookie: b'],
    ] as const)
      expect(
        answeredHeaders(
          [
            ['Content-Type', 'text/plain'],
            [name, value],
          ],
          place,
        ),
      ).toBeUndefined();
  });
});
