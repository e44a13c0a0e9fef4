import {
  follow,
  isList,
  isObject,
  type JsonObject,
  type JsonValue,
  member,
  pointerOfReference,
  textOf,
} from '../json-value.ts';

export type GatewayTruth = {
  /** Where the gateway serves this API, without a slash at the end. */
  readonly serverUrl: string;
  /** Header that carries the key. Default `X-Api-Key`. */
  readonly keyHeader?: string;
  /** Whether an `Authorization` of the caller goes on to the API: then what the document says of that header holds. */
  readonly forwardsAuthorization?: boolean;
  readonly deprecated?: boolean;
  /** When the version ends, as the gateway says it in `Sunset` (RFC 8594); an ISO 8601 time. */
  readonly sunset?: string;
  /** What each plan allows; told with the answer 429 and as `x-portico-plans`. */
  readonly plans?: readonly PlanLimits[];
};

export type PlanLimits = {
  readonly name: string;
  readonly requestsPerSecond: number;
  readonly burst: number;
  readonly requestsPerMonth: number;
  /** Whose the limits are; each app's where nothing is said. */
  readonly limitsPer?: 'app' | 'team';
};

type Mutable = { [name: string]: JsonValue };

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** RFC 9457, with the request id that the gateway gives every answer of its own. */
const PROBLEM_SCHEMA: JsonObject = {
  type: 'object',
  description: 'A problem as RFC 9457 describes it, answered by the gateway.',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', description: 'A URI that names the kind of problem.' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    code: { type: 'string', description: 'Stable name of the problem.' },
    requestId: { type: 'string' },
  },
};

const LIMIT_HEADERS: JsonObject = {
  RateLimit: { description: 'What is left of the quota and when it renews.', schema: { type: 'string' } },
  'RateLimit-Policy': { description: 'The quotas that apply to the key.', schema: { type: 'string' } },
};

const ANSWERS: readonly (readonly [string, string, string])[] = [
  ['401', 'GatewayUnauthorized', 'The key is missing, unknown, expired or revoked.'],
  ['403', 'GatewayForbidden', 'The key may not call this API.'],
  ['429', 'GatewayTooManyRequests', 'The plan of the key allows no further call now.'],
  ['502', 'GatewayBadGateway', 'The API behind the gateway could not be reached or answered badly.'],
  ['504', 'GatewayTimeout', 'The API behind the gateway did not answer in time.'],
];

const limitText = ({ name, requestsPerSecond, burst, requestsPerMonth, limitsPer }: PlanLimits): string =>
  `${name}: ${requestsPerSecond} requests a second (${burst} at once), ${requestsPerMonth} a month${limitsPer === 'team' ? ', for all apps of a team together' : ''}.`;

const answer = (status: string, description: string, plans: readonly PlanLimits[]): JsonObject => ({
  description: status === '429' ? [description, ...plans.map(limitText)].join('\n\n') : description,
  ...(status === '429'
    ? { headers: { ...LIMIT_HEADERS, 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } } }
    : {}),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/GatewayProblem' } } },
});

/** A member that is an object, made when it is not there. The document is this function's own copy. */
const within = (holder: Mutable, name: string): Mutable => {
  const found = Object.hasOwn(holder, name) ? holder[name] : undefined;
  // The copy belongs to us: what JSON calls an object is writable here.
  if (isObject(found)) return found as Mutable;
  const made: Mutable = {};
  holder[name] = made;
  return made;
};

/** Headers of a version that is on its way out (RFC 9745, RFC 8594). */
const endHeaders = ({ deprecated, sunset }: GatewayTruth): JsonObject => ({
  ...(deprecated && {
    Deprecation: { description: 'Since when the version is deprecated.', schema: { type: 'string' } },
  }),
  ...(sunset !== undefined && {
    Sunset: { description: `When the version ends: ${sunset}.`, schema: { type: 'string' } },
  }),
});

const overlayResponse = (given: JsonValue | undefined, added: JsonObject, components: Mutable): void => {
  const reference = /^#\/components\/responses\/([^/]+)$/.exec(textOf(given, '$ref') ?? '')?.[1];
  const response = reference === undefined ? given : member(components.responses, reference);
  if (!isObject(response) || Object.hasOwn(response, '$ref')) return;
  const headers = within(response as Mutable, 'headers');
  for (const [name, header] of Object.entries(added)) if (!Object.hasOwn(headers, name)) headers[name] = header;
};

const KEY_SCHEME = 'GatewayKey';

/** Whether a scheme's credentials are sent in `Authorization`: OAuth's, OpenID Connect's, HTTP's, and a key of that name. */
const isInAuthorization = (scheme: JsonValue | undefined): boolean => {
  const type = textOf(scheme, 'type');
  if (type !== 'apiKey') return type === 'oauth2' || type === 'openIdConnect' || type === 'http';
  return textOf(scheme, 'in') === 'header' && textOf(scheme, 'name')?.toLowerCase() === 'authorization';
};

/** The schemes of the document that hold at the gateway, by name. */
const schemesThatHold = (document: JsonObject, { forwardsAuthorization }: GatewayTruth): JsonObject => {
  const declared = member(document.components, 'securitySchemes');
  if (!forwardsAuthorization || !isObject(declared)) return {};
  return Object.fromEntries(
    Object.entries(declared).flatMap(([name, given]) => {
      const pointer = pointerOfReference(textOf(given, '$ref') ?? '');
      const scheme = pointer === undefined ? given : follow(document, pointer);
      return name !== KEY_SCHEME && isObject(scheme) && isInAuthorization(scheme) ? [[name, scheme]] : [];
    }),
  );
};

/** What is asked for (`security`), of the schemes that hold, and the key with each. */
const withKey = (security: JsonValue | undefined, held: JsonObject): JsonValue[] => {
  const alternatives = (isList(security) ? security : []).map((requirement) => ({
    [KEY_SCHEME]: [],
    ...Object.fromEntries(
      Object.entries(isObject(requirement) ? requirement : {}).filter(([name]) => Object.hasOwn(held, name)),
    ),
  }));
  const distinct = new Map(alternatives.map((one) => [JSON.stringify(one), one]));
  return distinct.size > 0 ? [...distinct.values()] : [{ [KEY_SCHEME]: [] }];
};

const overlayOperation = (operation: Mutable, truth: GatewayTruth, components: Mutable, held: JsonObject): void => {
  delete operation.servers;
  // What holds for all stands in the document.
  if (Object.keys(held).length === 0) delete operation.security;
  else if (Object.hasOwn(operation, 'security')) operation.security = withKey(operation.security, held);
  if (truth.deprecated) operation.deprecated = true;
  if (truth.sunset !== undefined) operation['x-sunset'] = truth.sunset.slice(0, 10);
  const added = { ...LIMIT_HEADERS, ...endHeaders(truth) };
  const responses = within(operation, 'responses');
  for (const [status, response] of Object.entries(responses))
    if (/^2(\d\d|XX)$/i.test(status)) overlayResponse(response, added, components);
  for (const [status, name] of ANSWERS)
    if (!Object.hasOwn(responses, status)) responses[status] = { $ref: `#/components/responses/${name}` };
};

const overlayItems = (
  items: JsonValue | undefined,
  truth: GatewayTruth,
  components: Mutable,
  held: JsonObject,
): void => {
  if (!isObject(items)) return;
  for (const item of Object.values(items)) {
    if (!isObject(item)) continue;
    const copy = item as Mutable;
    delete copy.servers;
    for (const method of METHODS)
      if (isObject(copy[method])) overlayOperation(within(copy, method), truth, components, held);
  }
};

/**
 * The document as it is true at the gateway: its server and its key in place of the upstream's, and the answers the
 * gateway gives itself. What the document declares for a status stays. The given document is not changed.
 */
export const overlayGateway = (document: JsonObject, truth: GatewayTruth): JsonObject => {
  const copy: Mutable = structuredClone({ ...document });
  const plans = truth.plans ?? [];
  if (plans.length > 0) copy['x-portico-plans'] = plans.map((plan) => ({ ...plan }));
  copy.servers = [{ url: truth.serverUrl, description: 'The gateway' }];
  const held = schemesThatHold(document, truth);
  copy.security = withKey(document.security, held);
  const components = within(copy, 'components');
  components.securitySchemes = {
    ...held,
    [KEY_SCHEME]: {
      type: 'apiKey',
      in: 'header',
      name: truth.keyHeader ?? 'X-Api-Key',
      description: 'The key of your app.',
    },
  };
  within(components, 'schemas').GatewayProblem = PROBLEM_SCHEMA;
  const responses = within(components, 'responses');
  for (const [status, name, description] of ANSWERS) responses[name] = answer(status, description, plans);
  overlayItems(copy.paths, truth, components, held);
  overlayItems(components.pathItems, truth, components, held);
  return copy;
};
