/** What a header says of the caller, or steers: only the gateway says such things, whatever stands in front of a backend. */

/** Headers by their whole name. */
const NAMES = new Set([
  // Credentials and cookies that are the portal's.
  ...['x-api-key', 'cookie', 'cookie2'],
  // Where the message came from and how (RFC 7239, RFC 9110 §7.6, RFC 8586, RFC 8470, RFC 9440; httpoxy).
  ...['forwarded', 'via', 'cdn-loop', 'early-data', 'proxy', 'max-forwards', 'from-origin', 'front-end-https'],
  // Where a browser was.
  ...['origin', 'referer'],
  // What the gateway sets or says itself.
  ...['x-request-id', 'accept-encoding', 'x-scheme', 'x-url-scheme', 'x-https', 'x-host', 'x-port', 'x-protocol'],
  // Traces, which a stranger must not join.
  ...['traceparent', 'tracestate', 'baggage', 'b3', 'uber-trace-id', 'x-cloud-trace-context'],
  // Another method than the one that was limited and metered.
  ...['x-method-override', 'x-http-method', 'x-http-method-override', 'x-method', '-method', 'x-override-url'],
  // Who a single sign-on in front says that it is (SiteMinder, Shibboleth, IIS).
  ...['smuser', 'eppn', 'x-eppn', 'x-id-token', 'x-server-name', 'ms-aspnetcore-winauthtoken'],
]);

/** Headers of what stands between: proxies, networks that deliver content, gateways, meshes, and what they checked. */
const PREFIXES = [
  ...['x-forwarded', 'x-original', 'x-rewrite', 'x-real-', 'x-proxy', 'proxy-', 'x-http-', 'x-accel', 'x-sendfile'],
  ...[
    'x-middleware',
    'x-invoke',
    'x-nextjs',
    'x-nginx',
    'x-varnish',
    'x-arr-',
    'x-iis-',
    'x-haproxy',
    'wl-proxy',
    'x-weblogic',
  ],
  ...[
    'x-amz',
    'cloudfront-',
    'cf-',
    'cdn-',
    'fastly-',
    'akamai-',
    'x-akamai',
    'x-azure',
    'x-ms-client-principal',
    'x-ms-token-',
    'x-fd-',
  ],
  ...['x-goog-iap', 'x-goog-authenticated', 'x-gfe', 'x-appengine', 'x-ms-forwarded', 'x-ms-original'],
  ...[
    'x-cdn',
    'x-sucuri',
    'incap-',
    'x-incap',
    'x-vercel',
    'x-nf-',
    'fly-',
    'x-railway',
    'x-edge',
    'x-envoy',
    'x-istio',
  ],
  ...[
    'x-b3-',
    'x-datadog',
    'x-ot-',
    'x-kong',
    'x-consumer',
    'x-credential',
    'x-anonymous',
    'x-tyk',
    'x-gravitee',
    'x-wso2',
  ],
  ...[
    'x-apigee',
    'x-gateway',
    'x-api-gateway',
    'x-apigateway',
    'x-endpoint-api',
    'x-jwt',
    'x-portico',
    'x-portal',
    'sec-',
  ],
  ...[
    'remote-',
    'x-remote',
    'ssl-',
    'x-ssl',
    'x-tls',
    'x-client-cert',
    'client-cert',
    'x-cert',
    'x-webauth',
    'x-pomerium',
  ],
  ...[
    'x-auth-request',
    'x-auth-user',
    'x-authenticated',
    'x-authentik',
    'x-vouch',
    'x-user',
    'x-cluster',
    'x-internal',
  ],
  // Single sign-on: SiteMinder, WebSEAL, Oracle, mod_auth_openidc, Shibboleth; networks and tunnels that know the person.
  ...['sm-', 'iv-', 'oam-', 'oidc-', 'x-oidc', 'shib-', 'x-shib', 'x-sso', 'x-auth-email', 'x-auth-groups'],
  ...['tailscale-', 'ngrok-', 'x-replit-', 'x-grafana-', 'x-3scale-', 'x-bluecoat', 'teleport-', 'x-token-'],
];

/**
 * Names that say whose address, host or certificate it is, in whatever order and with whatever prefix:
 * `X-Cluster-Client-IP`, `True-Client-IP`, `X-ProxyUser-Ip`, `X-Envoy-External-Address`, `X-Azure-ClientIP` …
 */
const WHOSE_ADDRESS =
  /(?:^|-)(?:[a-z]*client|[a-z]*user|real|true|remote|source|src|origin|originating|connecting|viewer|visitor|caller|peer|external|internal|cluster|forwarded)-?(?:ip|ips|ipv4|ipv6|addr|address|host|hostname|port|proto|cert|dn|verify)(?:-|$)/;
/** Names with a word for who somebody is, or what they may do, as a part of its own; an agent is no person. */
const WHO_SOMEBODY_IS =
  /(?:^|-)(?:user(?!-agent)|username|userid|users|userinfo|logon|login|email|mail|groups?|roles?|principal|subject|claims?|assertion|identity|eppn)(?:-|$)|ssl-verify/;
const SOMEBODY_FORWARDED = /forwarded|forwarding|impersonat|assume-user|on-behalf/;

/** Whether a header, by its name in lower case with `-`, says who calls or from where, or was checked by a proxy in front. */
export const tellsOfTheCaller = (name: string): boolean =>
  NAMES.has(name) ||
  PREFIXES.some((prefix) => name.startsWith(prefix)) ||
  WHOSE_ADDRESS.test(name) ||
  WHO_SOMEBODY_IS.test(name) ||
  SOMEBODY_FORWARDED.test(name);
