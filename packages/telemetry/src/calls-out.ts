import type { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';

/** A call to AWS or to somebody else's server, as a subsegment is written. */
export type CallOut = {
  readonly id: string;
  readonly name: string;
  readonly namespace: 'aws' | 'remote';
  readonly start_time: number;
  readonly end_time: number;
  readonly http: { readonly request?: object; readonly response?: { readonly status: number } };
  readonly aws?: { readonly operation: string };
  readonly fault?: true;
  readonly error?: true;
  readonly throttle?: true;
};

/** What the calls of one event are put into. */
export type Calls = CallOut[];

export const newSegmentId = (): string => randomBytes(8).toString('hex');
export const nowInSeconds = (): number => Date.now() / 1000;

/** More of one event says nothing further, and one datagram holds a hundred. */
const CALLS_MAX = 100;
const AWS_NAMES: Readonly<Record<string, string>> = { dynamodb: 'DynamoDB', s3: 'S3', sqs: 'SQS', sns: 'SNS' };

type Asked = {
  readonly name: string;
  readonly namespace: 'aws' | 'remote';
  readonly request?: object;
  readonly operation?: string;
};
type Open = { readonly calls: Calls; readonly startedAt: number };

const outcomeOf = (status: number | undefined) => ({
  ...((status === undefined || status >= 500) && { fault: true as const }),
  ...(status !== undefined && status >= 400 && status < 500 && { error: true as const }),
  ...(status === 429 && { throttle: true as const }),
});

const finish = ({ calls, startedAt }: Open, { name, namespace, request, operation }: Asked, status?: number): void => {
  if (calls.length >= CALLS_MAX) return;
  calls.push({
    id: newSegmentId(),
    name,
    namespace,
    start_time: startedAt,
    end_time: nowInSeconds(),
    http: { ...(request && { request }), ...(status !== undefined && { response: { status } }) },
    ...(operation !== undefined && { aws: { operation } }),
    ...outcomeOf(status),
  });
};

/** The part of Node's client request that is read. */
type NodeRequest = {
  readonly method: string;
  readonly protocol: string;
  readonly host: string;
  getHeader(name: string): unknown;
};
/** The part of undici's request that is read. */
type UndiciRequest = { readonly method: string; readonly origin: string | URL };

/** Never a path or a query: there may be anything in them. */
const remote = (method: string, origin: string): Asked => ({
  name: new URL(origin).hostname,
  namespace: 'remote',
  request: { method, url: origin },
});

/** Whom the SDK signed for, and what for. */
const askedByNode = (request: NodeRequest): Asked => {
  const [, service] = /\/([a-z0-9-]+)\/aws4_request/.exec(String(request.getHeader('authorization'))) ?? [];
  if (service === undefined)
    return remote(request.method, `${request.protocol}//${request.getHeader('host') ?? request.host}`);
  const target = String(request.getHeader('x-amz-target') ?? request.method);
  return {
    name: AWS_NAMES[service] ?? service,
    namespace: 'aws',
    operation: target.slice(target.lastIndexOf('.') + 1),
  };
};
const askedByUndici = ({ method, origin }: UndiciRequest): Asked => remote(method, new URL(origin).origin);

/** Follows one client's calls by the channels on which it tells of them. */
const follow = <Request extends object>(
  current: AsyncLocalStorage<Calls>,
  channels: { readonly begins: readonly string[]; readonly answers: string; readonly fails: string },
  askedOf: (request: Request) => Asked,
): void => {
  const open = new WeakMap<object, Open>();
  // The shape of a message is the client's own, and its documentation's.
  const on = (channel: string, then: (request: Request, response?: { statusCode?: number }) => void) =>
    subscribe(channel, (message) => {
      const { request, response } = message as { request: Request; response?: { statusCode?: number } };
      then(request, response);
    });
  for (const channel of channels.begins)
    on(channel, (request) => {
      const calls = current.getStore();
      if (calls && !open.has(request)) open.set(request, { calls, startedAt: nowInSeconds() });
    });
  const ends = (request: Request, status?: number) => {
    const begun = open.get(request);
    open.delete(request);
    if (begun) finish(begun, askedOf(request), status);
  };
  on(channels.answers, (request, response) => ends(request, response?.statusCode));
  on(channels.fails, (request) => ends(request));
};

/** From now on, calls that are made while there is a current event are kept with it: of the SDK's client and of egress's. */
export const followCalls = (current: AsyncLocalStorage<Calls>): void => {
  const node = { begins: ['http.client.request.created', 'http.client.request.start'] };
  follow(current, { ...node, answers: 'http.client.response.finish', fails: 'http.client.request.error' }, askedByNode);
  const undici = { begins: ['undici:request:create'] };
  follow(current, { ...undici, answers: 'undici:request:headers', fails: 'undici:request:error' }, askedByUndici);
};
