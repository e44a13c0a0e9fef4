import { asArray, asNumber, asObject, asString, type JsonObject } from '../json.ts';
import type { AddedHeader, CachePolicy, OriginRequestPolicy } from './policies.ts';
import {
  MANAGED_CACHE_POLICIES,
  MANAGED_ORIGIN_REQUEST_POLICIES,
  MANAGED_RESPONSE_HEADERS_POLICIES,
} from './policies.ts';

/** What a distribution does with the paths of one pattern. */
export type Behavior = {
  readonly matches: (path: string) => boolean;
  readonly functionArn: string;
  readonly methods: readonly string[];
  readonly cache: CachePolicy | undefined;
  readonly request: OriginRequestPolicy | undefined;
  readonly added: readonly AddedHeader[];
};

/** An `AWS::CloudFront::Distribution` before one origin. */
export type Distribution = {
  readonly aclArn: string;
  /** What the origin is sent besides, by names in lower case. */
  readonly custom: readonly (readonly [string, string])[];
  readonly readSeconds: number;
  /** The first whose pattern fits; the last fits all. */
  readonly behaviors: readonly Behavior[];
  /** How long a failure is kept, by its status. */
  readonly failureSeconds: (status: number) => number;
};

/** Policies of the template by what `Ref` answers. */
export type Policies = {
  readonly cache: ReadonlyMap<string, CachePolicy>;
  readonly request: ReadonlyMap<string, OriginRequestPolicy>;
};

/** What CloudFront does for ten seconds where nobody says otherwise. */
const FAILURE_SECONDS = 10;
const READ_SECONDS = 30;

const named = <T>(
  what: string,
  id: unknown,
  own: ReadonlyMap<string, T>,
  managed: Readonly<Record<string, T>>,
): T | undefined => {
  const wanted = asString(id);
  if (wanted === '') return undefined;
  const found = own.get(wanted) ?? managed[wanted];
  if (!found) throw new Error(`its ${what} policy ${wanted} is neither of the template nor emulated`);
  return found;
};

/** `*` stands for any letters, `?` for one (CloudFront, path patterns); letters count as they are. */
const patternOf = (text: string): ((path: string) => boolean) => {
  if (text === '' || text === '*') return () => true;
  const whole = text.startsWith('/') ? text : `/${text}`;
  const source = whole
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const pattern = new RegExp(`^${source}$`, 's');
  return (path) => pattern.test(path);
};

const readBehavior = (config: JsonObject, policies: Policies): Behavior => {
  const functions = asArray(config.FunctionAssociations).map(asObject);
  const first = functions.find(({ EventType }) => EventType === 'viewer-request');
  const methods = asArray(config.AllowedMethods).map((method) => asString(method));
  const added = named('response headers', config.ResponseHeadersPolicyId, new Map(), MANAGED_RESPONSE_HEADERS_POLICIES);
  return {
    matches: patternOf(asString(config.PathPattern)),
    functionArn: asString(first?.FunctionARN),
    methods: methods.length > 0 ? methods : ['GET', 'HEAD'],
    cache: named('cache', config.CachePolicyId, policies.cache, MANAGED_CACHE_POLICIES),
    request: named('origin request', config.OriginRequestPolicyId, policies.request, MANAGED_ORIGIN_REQUEST_POLICIES),
    added: added ?? [],
  };
};

/** A distribution by its configuration, and the origin that its behaviors lead to. */
export const readDistribution = (config: JsonObject, origin: JsonObject, policies: Policies): Distribution => {
  const failures = new Map(
    asArray(config.CustomErrorResponses)
      .map(asObject)
      .map(({ ErrorCode, ErrorCachingMinTTL }) => [
        asNumber(ErrorCode, 0),
        asNumber(ErrorCachingMinTTL, FAILURE_SECONDS),
      ]),
  );
  return {
    aclArn: asString(config.WebACLId),
    custom: asArray(origin.OriginCustomHeaders)
      .map(asObject)
      .map(({ HeaderName, HeaderValue }) => [asString(HeaderName).toLowerCase(), asString(HeaderValue)]),
    readSeconds: asNumber(asObject(origin.CustomOriginConfig).OriginReadTimeout, READ_SECONDS),
    behaviors: [...asArray(config.CacheBehaviors), { ...asObject(config.DefaultCacheBehavior), PathPattern: '*' }].map(
      (behavior) => readBehavior(asObject(behavior), policies),
    ),
    failureSeconds: (status) => failures.get(status) ?? FAILURE_SECONDS,
  };
};

export const behaviorFor = ({ behaviors }: Distribution, path: string): Behavior => {
  const found = behaviors.find(({ matches }) => matches(path));
  if (!found) throw new Error('the last behavior of a distribution fits all paths');
  return found;
};
