import { asArray, asBoolean, asNumber, asObject, asString, isObject, type JsonObject } from '../json.ts';

/** Whether a policy takes a cookie, a header or a query argument of this name. */
export type Takes = (name: string) => boolean;

export type CachePolicy = {
  readonly minSeconds: number;
  readonly defaultSeconds: number;
  readonly maxSeconds: number;
  /** In lower case, in their order. */
  readonly headers: readonly string[];
  readonly cookies: Takes;
  readonly queries: Takes;
  /** Codings of which the key knows one from another; without any, what a viewer accepts is a header like others. */
  readonly codings: readonly string[];
};

export type OriginRequestPolicy = { readonly headers: Takes; readonly cookies: Takes; readonly queries: Takes };

export type AddedHeader = { readonly name: string; readonly value: string; readonly override: boolean };

/** Takes whatever there is, as it was sent. */
export const all: Takes = () => true;
const none: Takes = () => false;

/** Choices by their words, which CloudFormation spells alike for cookies, headers and queries. */
const readTakes = (behavior: unknown, listed: unknown): Takes => {
  const names = new Set(asArray(listed).map((name) => asString(name).toLowerCase()));
  const word = asString(behavior, 'none');
  if (word === 'none') return none;
  if (word === 'all' || word === 'allViewer' || word === 'allViewerAndWhitelistCloudFront') return all;
  if (word === 'whitelist') return (name) => names.has(name.toLowerCase());
  if (word === 'allExcept') return (name) => !names.has(name.toLowerCase());
  throw new Error(`the choice "${word}" of CloudFront is not emulated`);
};

/** Lists stand in the template one below the other (`{ Items: […] }` in the API, a list in CloudFormation). */
const listIn = (config: JsonObject, name: string): unknown => {
  const held = config[name];
  return isObject(held) ? held.Items : held;
};

const readChoices = (config: JsonObject) => {
  const [cookies, queries] = [asObject(config.CookiesConfig), asObject(config.QueryStringsConfig)];
  return {
    cookies: readTakes(cookies.CookieBehavior, listIn(cookies, 'Cookies')),
    queries: readTakes(queries.QueryStringBehavior, listIn(queries, 'QueryStrings')),
  };
};

/** An `AWS::CloudFront::CachePolicy` by its properties. */
export const readCachePolicy = (properties: JsonObject): CachePolicy => {
  const config = asObject(properties.CachePolicyConfig);
  const key = asObject(config.ParametersInCacheKeyAndForwardedToOrigin);
  const headers = asObject(key.HeadersConfig);
  return {
    minSeconds: asNumber(config.MinTTL, 0),
    defaultSeconds: asNumber(config.DefaultTTL, 86_400),
    maxSeconds: asNumber(config.MaxTTL, 31_536_000),
    headers:
      headers.HeaderBehavior === 'whitelist'
        ? asArray(listIn(headers, 'Headers')).map((name) => asString(name).toLowerCase())
        : [],
    ...readChoices(key),
    codings: [
      ...(asBoolean(key.EnableAcceptEncodingBrotli) ? ['br'] : []),
      ...(asBoolean(key.EnableAcceptEncodingGzip) ? ['gzip'] : []),
    ],
  };
};

/** An `AWS::CloudFront::OriginRequestPolicy` by its properties. */
export const readOriginRequestPolicy = (properties: JsonObject): OriginRequestPolicy => {
  const config = asObject(properties.OriginRequestPolicyConfig);
  const headers = asObject(config.HeadersConfig);
  return { headers: readTakes(headers.HeaderBehavior, listIn(headers, 'Headers')), ...readChoices(config) };
};

const NOTHING_KEPT: CachePolicy = {
  ...{ minSeconds: 0, defaultSeconds: 0, maxSeconds: 0 },
  ...{ headers: [], cookies: none, queries: none, codings: [] },
};

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html */
export const MANAGED_CACHE_POLICIES: Readonly<Record<string, CachePolicy>> = {
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': NOTHING_KEPT,
};

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html */
export const MANAGED_ORIGIN_REQUEST_POLICIES: Readonly<Record<string, OriginRequestPolicy>> = {
  // AllViewer, and AllViewerExceptHostHeader.
  '216adef6-5c7f-47e4-b989-5492eafa07d3': { headers: all, cookies: all, queries: all },
  'b689b0a8-53d0-40ab-baf2-68738e2966ac': { headers: (name) => name !== 'host', cookies: all, queries: all },
};

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html */
export const MANAGED_RESPONSE_HEADERS_POLICIES: Readonly<Record<string, readonly AddedHeader[]>> = {
  // SecurityHeadersPolicy.
  '67f7725c-6f97-4210-82d7-5512b31e9d03': [
    { name: 'Referrer-Policy', value: 'strict-origin-when-cross-origin', override: false },
    { name: 'Strict-Transport-Security', value: 'max-age=31536000', override: false },
    { name: 'X-Content-Type-Options', value: 'nosniff', override: true },
    { name: 'X-Frame-Options', value: 'SAMEORIGIN', override: false },
    { name: 'X-XSS-Protection', value: '1; mode=block', override: false },
  ],
};
