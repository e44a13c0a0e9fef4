/** Whose calls a backend gets: those of live keys, or those of test keys. */
export const BACKEND_ENVIRONMENTS = ['live', 'test'] as const;
export type BackendEnvironment = (typeof BACKEND_ENVIRONMENTS)[number];

/** Where the secrets of backends are in Secrets Manager, unless the deployment says another place: rights end at this prefix. */
export const BACKEND_SECRETS_PREFIX = 'portico/backends/';

export const BACKEND_AUTH_KINDS = ['none', 'header', 'query', 'basic', 'bearer', 'oauth2', 'sigv4'] as const;
export type BackendAuthKind = (typeof BACKEND_AUTH_KINDS)[number];
export const CLIENT_AUTHENTICATIONS = ['basic', 'post'] as const;
export type ClientAuthentication = (typeof CLIENT_AUTHENTICATIONS)[number];

/** How the gateway proves itself to a backend; the secret of it is kept elsewhere. */
export type BackendAuth =
  | { readonly kind: 'none' }
  | { readonly kind: 'header' | 'query'; readonly name: string }
  | { readonly kind: 'basic'; readonly username: string }
  | { readonly kind: 'bearer' }
  | {
      readonly kind: 'oauth2';
      readonly tokenUrl: string;
      readonly clientId: string;
      readonly clientAuthentication: ClientAuthentication;
      readonly scopes: readonly string[];
    }
  | { readonly kind: 'sigv4'; readonly region: string; readonly service: string; readonly accessKeyId: string };

/** An address of a backend, and its share of the calls. */
export type BackendTarget = { readonly url: string; readonly weight: number };

/** One of the targets, by weight; `random` is from 0 to below 1. */
export const chooseTarget = (targets: readonly BackendTarget[], random: number): BackendTarget | undefined => {
  let left = random * targets.reduce((sum, { weight }) => sum + weight, 0);
  return targets.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
};

/** What each kind says of itself besides: what it must, and what it may. */
const MEMBERS = {
  none: [[], []],
  header: [['name'], []],
  query: [['name'], []],
  basic: [['username'], []],
  bearer: [[], []],
  oauth2: [
    ['tokenUrl', 'clientId'],
    ['clientAuthentication', 'scopes'],
  ],
  sigv4: [['region', 'service', 'accessKeyId'], []],
} as const satisfies Record<BackendAuthKind, readonly [readonly string[], readonly string[]]>;

/** What is said of a backend's auth, of whatever kind. */
export type SaidAuth = {
  readonly kind: BackendAuthKind;
  readonly name?: string | undefined;
  readonly username?: string | undefined;
  readonly tokenUrl?: string | undefined;
  readonly clientId?: string | undefined;
  readonly clientAuthentication?: ClientAuthentication | undefined;
  readonly scopes?: readonly string[] | undefined;
  readonly region?: string | undefined;
  readonly service?: string | undefined;
  readonly accessKeyId?: string | undefined;
};

export type AuthFault = {
  readonly member: string;
  readonly fault: 'missing' | 'of-another-kind' | 'header-of-the-gateway';
};

/** Headers that frame the message, or that the gateway says itself: no key is put there. */
const GATEWAY_HEADERS =
  /^(?:host|connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect|via|x-request-id|accept-encoding|(?:content|proxy|x-forwarded)-.*)$/i;

/** What is wrong with what was said of a backend's auth; nothing, if it can be one. */
export const authFaults = (said: SaidAuth): readonly AuthFault[] => {
  const [must, mayHave] = MEMBERS[said.kind];
  const own = new Set<string>([...must, ...mayHave]);
  const faults = Object.entries(said).flatMap(([member, value]): AuthFault[] =>
    member === 'kind' || value === undefined || own.has(member) ? [] : [{ member, fault: 'of-another-kind' }],
  );
  const missing = must.filter((member) => said[member] === undefined);
  return [
    ...faults,
    ...missing.map((member): AuthFault => ({ member, fault: 'missing' })),
    ...(said.kind === 'header' && GATEWAY_HEADERS.test(said.name ?? '')
      ? [{ member: 'name', fault: 'header-of-the-gateway' } as const]
      : []),
  ];
};

/** The auth that was said, with nothing besides what its kind has; `authFaults` found none. */
export const authOf = (said: SaidAuth): BackendAuth => {
  const { kind, name = '', username = '', tokenUrl = '', clientId = '' } = said;
  const { clientAuthentication = 'basic', scopes = [], region = '', service = '', accessKeyId = '' } = said;
  switch (kind) {
    case 'none':
    case 'bearer':
      return { kind };
    case 'header':
    case 'query':
      return { kind, name };
    case 'basic':
      return { kind, username };
    case 'oauth2':
      return { kind, tokenUrl, clientId, clientAuthentication, scopes };
    case 'sigv4':
      return { kind, region, service, accessKeyId };
  }
};

/** Whether a secret is good for one that was kept before: where it would go, and whose it is, are the same. */
export const isSameHolder = (before: BackendAuth, after: BackendAuth): boolean => {
  const holder = (auth: BackendAuth) => JSON.stringify({ ...auth, scopes: undefined, clientAuthentication: undefined });
  return holder(before) === holder(after);
};
