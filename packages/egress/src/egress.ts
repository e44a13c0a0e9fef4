import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { createConnector, type Lookup, systemResolver } from './connector.ts';
import { EgressError } from './egress-error.ts';
import { createPolicy } from './policy.ts';
import { guarded } from './response-guard.ts';
import { toEgressError } from './to-egress-error.ts';
import { Agent } from './undici.ts';

export type EgressOptions = {
  /** Addresses beyond the public internet the operator opened: `127.0.0.1/32:3005,…`; empty for none. */
  readonly allow: string;
  /** Name look-up and connection, each. Default 3,000. */
  readonly connectTimeoutMilliseconds?: number;
  /** Until the answer's headers. Default 10,000. */
  readonly headersTimeoutMilliseconds?: number;
  /** Between two parts of the body. Default 10,000. */
  readonly bodyTimeoutMilliseconds?: number;
  /** The whole exchange. Default 30,000. */
  readonly totalTimeoutMilliseconds?: number;
  /** Idle connections are closed after this. Default 4,000. */
  readonly keepAliveMilliseconds?: number;
  /** Connections per origin. Default 64. */
  readonly connectionsPerOrigin?: number;
  /** Replaces the system's resolver, in tests. */
  readonly lookup?: Lookup;
};

export type EgressRequest = {
  readonly url: string | URL;
  readonly method?: Dispatcher.HttpMethod;
  /** Sent as given, in order: `[name, value, name, value, …]` or a record. */
  readonly headers?: readonly string[] | Readonly<Record<string, string | string[]>>;
  readonly body?: string | Uint8Array | Readable | null;
  readonly signal?: AbortSignal;
  readonly headersTimeoutMilliseconds?: number;
  readonly bodyTimeoutMilliseconds?: number;
  readonly totalTimeoutMilliseconds?: number;
  /** Default: no limit, the body is streamed. */
  readonly responseBytesMax?: number;
};

export type EgressResponse = {
  readonly status: number;
  /** As received: `[name, value, name, value, …]`, duplicates and order kept. */
  readonly rawHeaders: readonly string[];
  /** As received: never inflated, redirects never followed. Errors of the stream are EgressErrors. Must be consumed or destroyed. */
  readonly body: Readable;
};

export type FetchedDocument = { readonly bytes: Uint8Array; readonly contentType: string | undefined };

export type Egress = {
  readonly request: (request: EgressRequest) => Promise<EgressResponse>;
  /** GETs a small document whole. 2xx only, no redirects, no compression. */
  readonly fetchDocument: (
    url: string,
    limits: { readonly bytesMax: number; readonly timeoutMilliseconds?: number; readonly signal?: AbortSignal },
  ) => Promise<FetchedDocument>;
  /** Throws `egress-refused` when the URL could never be reached: for registration time. Opens nothing. */
  readonly inspect: (url: string) => URL;
  readonly close: () => Promise<void>;
};

const headerOf = (raw: readonly string[], name: string): string | undefined => {
  const index = raw.findIndex((text, position) => position % 2 === 0 && text.toLowerCase() === name);
  return index < 0 ? undefined : raw[index + 1];
};

/** With `responseHeaders: 'raw'` the client answers the flat list this says; its type still says a record. */
const flatHeaders = (headers: unknown): readonly string[] => (Array.isArray(headers) ? headers.map(String) : []);

const isFlat = (headers: NonNullable<EgressRequest['headers']>): headers is readonly string[] => Array.isArray(headers);

const toHeaders = (headers: EgressRequest['headers'] = {}): string[] | Record<string, string | string[]> =>
  isFlat(headers) ? [...headers] : { ...headers };

const collect = async (body: Readable): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

/** The only door to the network outside AWS (security.md D). One per process: it holds the connections. */
export const createEgress = (options: EgressOptions): Egress => {
  const {
    connectTimeoutMilliseconds = 3_000,
    headersTimeoutMilliseconds = 10_000,
    bodyTimeoutMilliseconds = 10_000,
  } = options;
  const { totalTimeoutMilliseconds = 30_000, keepAliveMilliseconds = 4_000, connectionsPerOrigin = 64 } = options;
  const policy = createPolicy(options.allow);
  const agent = new Agent({
    connect: createConnector(policy, options.lookup ?? systemResolver, connectTimeoutMilliseconds),
    connections: connectionsPerOrigin,
    pipelining: 1,
    keepAliveTimeout: keepAliveMilliseconds,
    keepAliveMaxTimeout: keepAliveMilliseconds,
    maxHeaderSize: 32_768,
  });

  const request = async (input: EgressRequest): Promise<EgressResponse> => {
    const url = policy.inspect(input.url);
    const limits = {
      totalTimeoutMilliseconds: input.totalTimeoutMilliseconds ?? totalTimeoutMilliseconds,
      responseBytesMax: input.responseBytesMax ?? Number.POSITIVE_INFINITY,
      signal: input.signal,
    };
    try {
      const client = agent.compose((next) => (exchange, handler) => next(exchange, guarded(handler, limits)));
      const answer: Dispatcher.ResponseData = await client.request({
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method: input.method ?? 'GET',
        headers: toHeaders(input.headers),
        body: input.body ?? null,
        signal: input.signal ?? null,
        headersTimeout: input.headersTimeoutMilliseconds ?? headersTimeoutMilliseconds,
        bodyTimeout: input.bodyTimeoutMilliseconds ?? bodyTimeoutMilliseconds,
        responseHeaders: 'raw',
      });
      // Whoever drops the body on purpose must not end the process; a reader still sees the error.
      answer.body.on('error', () => {});
      return { status: answer.statusCode, rawHeaders: flatHeaders(answer.headers), body: answer.body };
    } catch (error) {
      if (input.signal?.aborted) throw input.signal.reason;
      throw toEgressError(error);
    }
  };

  const fetchDocument: Egress['fetchDocument'] = async (
    url,
    { bytesMax, timeoutMilliseconds = totalTimeoutMilliseconds, signal },
  ) => {
    const answer = await request({
      url,
      headers: { accept: 'application/json, application/yaml, text/yaml, */*;q=0.1', 'accept-encoding': 'identity' },
      responseBytesMax: bytesMax,
      totalTimeoutMilliseconds: timeoutMilliseconds,
      ...(signal ? { signal } : {}),
    });
    const encoding = headerOf(answer.rawHeaders, 'content-encoding') ?? 'identity';
    if (answer.status < 200 || answer.status > 299 || encoding.toLowerCase() !== 'identity') {
      answer.body.destroy();
      const reason = encoding.toLowerCase() === 'identity' ? `with status ${answer.status}` : 'compressed';
      throw new EgressError('upstream-protocol', `the document's server answered ${reason}`);
    }
    const bytes = await collect(answer.body);
    return { bytes, contentType: headerOf(answer.rawHeaders, 'content-type') };
  };

  return { request, fetchDocument, inspect: policy.inspect, close: () => agent.destroy() };
};
