import { type OperationId, operations } from '@portico/contract';
import { faultsOf } from '@portico/contract/answers';
import { meantType } from '../portico/refused-at-edge.ts';
import { deployment } from '../portico/world.ts';

export type CallOptions = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly token?: string | undefined;
  readonly key?: string;
  /** If-Match, Idempotency-Key; where an operation takes If-Match and none is given, a state nobody ever saw. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  /** The parameters of the path as they are sent. */
  readonly encoded?: true;
  /** Sends no If-Match where one is taken. */
  readonly untagged?: boolean;
  /** Calls it where visitors do, below /public. */
  readonly asVisitor?: boolean;
};

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
};

const UNSEEN = '"unseen"';

/** Every operation × status that was seen; the last test compares it with the contract. */
export const seen = new Set<string>();
/** Every change that was made, by the request id of its answer; what was answered again is none. */
export const changed = new Map<string, OperationId>();

/** Calls an operation over HTTP, checks the answer against the contract and notes its status. */
export const callOperation = async (id: OperationId, options: CallOptions = {}): Promise<Answer> => {
  const operation = operations[id];
  const template = options.asVisitor ? (operation.visitorPath ?? '') : operation.path;
  const path = template.replace(/\{(\w+)(\+?)\}/g, (_, name, greedy) =>
    greedy || options.encoded ? (options.params?.[name] ?? '') : encodeURIComponent(options.params?.[name] ?? ''),
  );
  const url = new URL(deployment.apiUrl + path);
  for (const [name, value] of Object.entries(options.query ?? {})) url.searchParams.set(name, value);
  const response = await fetch(url, {
    method: options.method ?? (operation.method === 'ANY' ? 'GET' : operation.method),
    redirect: 'manual',
    headers: {
      ...(operation.takesIfMatch && !options.untagged && { 'if-match': UNSEEN }),
      ...options.headers,
      ...(options.token && { authorization: `Bearer ${options.token}` }),
      ...(options.key && { 'x-api-key': options.key }),
      ...(options.body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(options.body !== undefined && {
      body: typeof options.body === 'string' ? options.body : JSON.stringify(options.body),
    }),
  });
  const said = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isJson = /json$/.test(said);
  const body = isJson ? JSON.parse(new TextDecoder().decode(bytes)) : bytes.length === 0 ? '' : bytes;
  const mediaType = meantType(said, response.status, body);
  if (operation.method !== 'ANY' || mediaType === 'application/problem+json') {
    const fault = faultsOf(id, response.status, mediaType, body);
    if (fault) throw new Error(fault);
  }
  seen.add(`${id} ${response.status}`);
  if (operation.method !== 'GET' && response.status < 300 && !response.headers.has('idempotency-replayed'))
    changed.set(response.headers.get('x-request-id') ?? '', id);
  return { status: response.status, headers: response.headers, body };
};

/** The ETag of what an operation reads, to change it with. */
export const tagOf = async (
  id:
    | 'getAccessPolicies'
    | 'getApi'
    | 'getApiSource'
    | 'getAppearance'
    | 'getApiVersion'
    | 'getApiPublishingRules'
    | 'getPublishingRules'
    | 'getApp'
    | 'getMcpServer'
    | 'getBackend'
    | 'getConnection'
    | 'getCurrentUser'
    | 'getSignUpSettings'
    | 'getSubscription'
    | 'getGuideDraft'
    | 'getPortalGuideDraft'
    | 'getPlan'
    | 'getTeam'
    | 'getUser',
  options: CallOptions,
): Promise<{ 'if-match': string }> => {
  const { headers } = await callOperation(id, options);
  return { 'if-match': headers.get('etag') ?? '' };
};
