import { chooseTarget, teamsSeeing, type UsageRecord } from '@portico/domain';
import { missingScopes } from '@portico/domain/key-scopes';
import { VERSION_NAME } from '@portico/domain/lifecycle';
import { type Egress, EgressError, readAll } from '@portico/egress';
import { inAddressRanges } from '@portico/egress/address-ranges';
import { type Phrase, phrase } from '@portico/words';
import { REFUSALS } from './access-policies.ts';
import { createBackendCalls } from './backend-calls.ts';
import type { GatewayBackend } from './backend-request.ts';
import { createCache } from './cache.ts';
import type { ApiRoute, DeletedApi, GatewayRequest, GatewayResponse } from './call.ts';
import { calledVersion } from './called-version.ts';
import { canonicalPath, canonicalQuery } from './canonical-path.ts';
import { endOf, lifecycleHeaders } from './ending.ts';
import { answeredHeaders, forwardedHeaders, type Headers } from './headers.ts';
import { createLimiter, type Limit, type OperationRate, type SharedLimits, type Verdict } from './limiter.ts';

export type GatewayProblem =
  | 'not-found'
  | 'not-subscribed'
  | 'test-key'
  | 'team-disabled'
  | 'api-hidden'
  | 'address-not-allowed'
  | 'policy-refused'
  | 'key-scope-missing'
  | 'invalid-request'
  | 'api-deleted'
  | 'version-retired'
  | 'version-brownout'
  | 'method-not-allowed'
  | 'rate-limited'
  | 'quota-exceeded'
  | 'upstream-failed'
  | 'upstream-timeout'
  | 'response-too-large';

/** The limits of an app's subscription, and who holds them: the app, or its team for all its apps. */
export type HeldLimit = Limit & {
  readonly planId: string;
  readonly holderId: string;
  readonly operationRates?: readonly OperationRate[] | undefined;
};

/** Who an app's keys speak for: its team, as long as somebody of it may sign in. */
export type Caller = { readonly teamId: string; readonly enabled: boolean };

export type GatewayOptions = SharedLimits & {
  /** A version of an API by id or slug; without one, its default version. */
  readonly loadRoute: (api: string, version: string | undefined) => Promise<ApiRoute | DeletedApi | undefined>;
  /** The limits of an app's active subscription to an API; undefined without one. */
  readonly loadLimit: (appId: string, apiId: string) => Promise<HeldLimit | undefined>;
  /** Whose app it is; undefined when there is none. */
  readonly loadCaller: (appId: string) => Promise<Caller | undefined>;
  /** Whether somebody of a team who may sign in is in one of other teams, too. */
  readonly loadReach: (teamId: string, others: readonly string[]) => Promise<boolean>;
  readonly egress: Egress;
  /** The secret of a backend, by its id. */
  readonly readSecret: (secretId: string) => Promise<string>;
  /** Where callers find the gateway, without a slash at its end. */
  readonly gatewayUrl: string;
  /** Where people find the portal, without a slash at its end. */
  readonly portalUrl: string;
  readonly now: () => number;
  readonly refuse: (
    request: GatewayRequest,
    code: GatewayProblem,
    headers: Headers,
    words?: Phrase | undefined,
  ) => GatewayResponse;
  readonly meter: (record: UsageRecord) => void;
  /** A Lambda answers at most 6 MB, as base64 (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). */
  readonly responseBytesMax: number;
};

/**
 * What calls depend on is read again after this long, each by itself: how late a change can reach the gateway. With the
 * time that an answer takes, five seconds.
 */
const CACHE_SECONDS = 4;

/** With what an API answers a caller. */
type Admitted = { readonly limit: HeldLimit | undefined; readonly backend: GatewayBackend };

/** Where a call goes below its API, and which operation that is. */
type Called = { readonly path: string; readonly operation: string | undefined };

/** The policy is named by the plan, and by the operation that has a rate of its own. */
const limitHeaders = (
  limit: HeldLimit,
  own: OperationRate | undefined,
  { remaining, resetSeconds, allowed }: Verdict,
): Headers => {
  const { burst, requestsPerSecond } = own ?? limit;
  // A string of a header is printable ASCII (RFC 9651 §3.3.3).
  const name = own
    ? `${limit.planId}: ${own.operation.replaceAll(/[^ !#-[\]-~]/gu, encodeURIComponent)}`
    : limit.planId;
  return [
    ['RateLimit-Policy', `"${name}";q=${burst};w=${Math.max(1, Math.ceil(burst / requestsPerSecond))}`],
    ['RateLimit', `"${name}";r=${remaining};t=${resetSeconds}`],
    ...(allowed ? [] : ([['Retry-After', String(resetSeconds)]] as const)),
  ];
};

const pairs = (raw: readonly string[]): Headers => {
  const headers: [string, string][] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) headers.push([raw[index] ?? '', raw[index + 1] ?? '']);
  return headers;
};

const lacking = (missing: readonly string[]): Phrase =>
  missing.length > 0
    ? phrase`The key lacks: ${missing.join(', ')}.`
    : phrase`The operation is for no scope, and the key for some only.`;

/** A backend's URL, and what API Gateway takes: a request line and headers of 10,240 bytes, each of which may be escaped. */
const URL_CHARACTERS_MAX = 40_000;

/** What a backend hears of the gateway itself. */
const OWN_HEADERS: Headers = [
  ['X-Forwarded-Proto', 'https'],
  ['Accept-Encoding', 'identity'],
  ['Via', '1.1 portico'],
];

/** What API Gateway's ANY lets through; nothing else goes on, whatever stands in front. */
const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] as const;
type Method = (typeof METHODS)[number];
const isMethod = (method: string): method is Method => METHODS.some((one) => one === method);

const problemOf = (error: unknown): GatewayProblem => {
  if (!(error instanceof EgressError)) throw error;
  if (error.code === 'timeout') return 'upstream-timeout';
  return error.code === 'response-too-large' ? 'response-too-large' : 'upstream-failed';
};

/** The data plane: route, check the subscription, limit, forward, meter. Pure of Lambda. */
export const createGateway = (options: GatewayOptions) => {
  const { now, refuse } = options;
  const cached = { seconds: CACHE_SECONDS, most: 5_000, now };
  const routes = createCache<ApiRoute | DeletedApi | undefined>(cached);
  const limits = createCache<HeldLimit | undefined>(cached);
  const callers = createCache<Caller | undefined>(cached);
  const reaches = createCache<boolean>(cached);
  const limiter = createLimiter(options, now);

  const callBackend = createBackendCalls(options);

  const forward = async (
    request: GatewayRequest & { readonly method: Method },
    backend: GatewayBackend,
    path: string,
  ): Promise<GatewayResponse> => {
    const backendUrl = chooseTarget(backend.targets, Math.random())?.url;
    // All its targets have no share.
    if (backendUrl === undefined) return refuse(request, 'upstream-failed', []);
    // The root of an API is its backend's address, with a slash at its end or none, as it was called.
    const url = backendUrl.replace(/\/$/, '') + (request.path === '' ? '' : path);
    const query = request.rawQuery ?? canonicalQuery(request.query);
    const { status, rawHeaders, body } = await callBackend(
      backend,
      {
        ...{ url, query, method: request.method },
        headers: [
          ...forwardedHeaders(request.headers),
          ['X-Request-Id', request.requestId],
          ['X-Forwarded-For', request.sourceIp],
          ...OWN_HEADERS,
        ],
        body: request.body && request.body.length > 0 ? request.body : null,
      },
      { urlCharactersMax: URL_CHARACTERS_MAX, responseBytesMax: options.responseBytesMax },
    );
    const requestUrl = url + query;
    // An `@` needs no escape in a path (RFC 3986 §3.3): links are spelled as they are documented.
    const publicUrl = `${options.gatewayUrl}/${encodeURIComponent(request.apiReference).replace('%40', '@')}`;
    const headers = answeredHeaders(pairs(rawHeaders), { backendUrl, requestUrl, publicUrl });
    if (!headers || status < 200 || status > 599) {
      body.destroy();
      return refuse(request, 'upstream-failed', []);
    }
    return { status, headers, body: await readAll(body) };
  };

  /** Whether the API is there for the caller: a private one is for its own team and those it is shown to, and for who is in one. */
  const sees = async ({ teamId }: Caller, route: ApiRoute | DeletedApi): Promise<boolean> => {
    const teams = teamsSeeing(route);
    if (!route.isPrivate || teams.includes(teamId)) return true;
    return reaches(`${teamId}/${teams.join('/')}`, () => options.loadReach(teamId, teams));
  };

  const serve = async (
    request: GatewayRequest & { readonly method: Method },
    route: ApiRoute,
    { path, operation }: Called,
    { limit, backend }: Admitted,
  ): Promise<GatewayResponse> => {
    if (!limit) return refuse(request, 'not-subscribed', []);
    const missing = request.scopes && missingScopes(request.scopes, route.needsOf?.(request.method, path) ?? []);
    if (missing) return refuse(request, 'key-scope-missing', [], lacking(missing));
    const refused = route.policies.refusing({
      ...{ planId: limit.planId, operation, at: now() },
      ...{ address: request.sourceIp, country: request.country, headers: request.headers },
      ...{ certificateSubject: request.certificateSubject, scopes: request.scopes },
    });
    if (refused) return refuse(request, 'policy-refused', [], REFUSALS[refused]);
    const end = endOf(route, now());
    if (end) return refuse(request, end.code, end.headers, end.words);
    const own = limit.operationRates?.find((rate) => rate.operation === operation);
    const verdict = await limiter.take({ holderId: limit.holderId, apiId: route.apiId }, limit, own);
    const headers = limitHeaders(limit, own, verdict);
    if (!verdict.allowed)
      return refuse(request, verdict.reason === 'quota' ? 'quota-exceeded' : 'rate-limited', headers);
    try {
      const answered = await forward(request, backend, path);
      return { ...answered, headers: [...answered.headers, ...headers] };
    } catch (error) {
      return refuse(request, problemOf(error), headers);
    }
  };

  /** Whether an API is there for the caller, and with which backend and limits; or what is said instead. */
  const admitted = async (request: GatewayRequest, route: ApiRoute): Promise<Admitted | GatewayResponse> => {
    const backend = route[request.environment];
    if (!backend) return refuse(request, 'test-key', []);
    const { appId, allowedAddresses, sourceIp } = request;
    if (allowedAddresses && !inAddressRanges(allowedAddresses, sourceIp))
      return refuse(request, 'address-not-allowed', []);
    const [caller, limit] = await Promise.all([
      callers(appId, () => options.loadCaller(appId)),
      limits(`${appId}/${route.apiId}`, () => options.loadLimit(appId, route.apiId)),
    ]);
    // An app that is no more is subscribed to nothing, and is told of nothing that is private.
    if (!caller) return refuse(request, route.isPrivate ? 'not-found' : 'not-subscribed', []);
    if (!caller.enabled) return refuse(request, 'team-disabled', []);
    // What is not there for the caller says nothing of itself, its end included.
    if (!(await sees(caller, route))) return refuse(request, limit ? 'api-hidden' : 'not-found', []);
    return { limit, backend };
  };

  const answer = async (request: GatewayRequest, route: ApiRoute, called: Called): Promise<GatewayResponse> => {
    const { method } = request;
    if (!isMethod(method)) return refuse(request, 'method-not-allowed', [['Allow', METHODS.join(', ')]]);
    const found = await admitted(request, route);
    if ('status' in found) return found;
    return lifecycleHeaders(await serve({ ...request, method }, route, called, found), route, options);
  };

  /** The version that is called; or what is said instead. */
  const routed = async (request: GatewayRequest): Promise<ApiRoute | GatewayResponse> => {
    const called = calledVersion(request);
    if (!called) return refuse(request, 'invalid-request', []);
    const { api, version } = called;
    const named = version === undefined || VERSION_NAME.test(version);
    const route = named ? await routes(`${api}@${version ?? ''}`, () => options.loadRoute(api, version)) : undefined;
    if (!route) return refuse(request, 'not-found', []);
    if ('deleted' in route) {
      const caller = await callers(request.appId, () => options.loadCaller(request.appId));
      return refuse(request, caller?.enabled && (await sees(caller, route)) ? 'api-deleted' : 'not-found', []);
    }
    return route;
  };

  const call = async (request: GatewayRequest): Promise<GatewayResponse> => {
    const at = now();
    const route = await routed(request);
    if (!('apiId' in route)) return route;
    const path = canonicalPath(request.path, (route[request.environment] ?? route.live).encodedSlashes);
    if (path === undefined) return refuse(request, 'invalid-request', []);
    const started = performance.now();
    const operation = route.operationOf(request.method, path);
    const response = await answer(request, route, { path, operation });
    options.meter({
      kind: 'usage',
      at,
      requestId: request.requestId,
      apiId: route.apiId,
      apiName: route.name,
      version: route.version,
      appId: request.appId,
      keyId: request.keyId,
      method: request.method,
      path: path.slice(0, 300),
      // Part of a sort key, which holds 1,024 bytes.
      operation: (operation ?? '(other)').slice(0, 200),
      status: response.status,
      durationMilliseconds: Math.round((performance.now() - started) * 10) / 10,
      bytesOut: response.body.length,
    });
    return response;
  };

  /** The version that a caller may call, for what is told about it without a call; nothing is metered, or taken of limits. */
  const open = async (request: GatewayRequest): Promise<ApiRoute | GatewayResponse> => {
    const route = await routed(request);
    if (!('apiId' in route)) return route;
    const found = await admitted(request, route);
    if ('status' in found) return found;
    if (!found.limit) return refuse(request, 'not-subscribed', []);
    const end = endOf(route, now());
    return end ? refuse(request, end.code, end.headers, end.words) : route;
  };

  return Object.assign(call, { open });
};
