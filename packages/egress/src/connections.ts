import { phrase } from '@portico/words';
import type { Dispatcher } from 'undici';
import { createConnector, systemResolver } from './connector.ts';
import { EgressError } from './egress-error.ts';
import type { EgressOptions, EgressRequest, EgressResponse } from './exchange.ts';
import type { Policy } from './policy.ts';
import { guarded } from './response-guard.ts';
import { toEgressError } from './to-egress-error.ts';
import { Agent } from './undici.ts';

export type Connections = {
  /** One exchange with a URL the policy let pass; every failure is an EgressError. */
  readonly exchange: (url: URL, input: EgressRequest) => Promise<EgressResponse>;
  readonly close: () => Promise<void>;
};

/** With `responseHeaders: 'raw'` the client answers the flat list this says; its type still says a record. */
const flatHeaders = (headers: unknown): readonly string[] => (Array.isArray(headers) ? headers.map(String) : []);

const isFlat = (headers: NonNullable<EgressRequest['headers']>): headers is readonly string[] => Array.isArray(headers);

const toHeaders = (headers: EgressRequest['headers'] = {}): string[] | Record<string, string | string[]> =>
  isFlat(headers) ? [...headers] : { ...headers };

/** A query goes on as it is where it is one: visible characters, and no fragment. */
const queryOf = ({ search }: URL, raw: string | undefined): string =>
  raw !== undefined && /^(?:\?[!-"$-~]*)?$/.test(raw) ? raw : search;

/** Gives up what has no connection in time. */
const untilConnected = (milliseconds: number | undefined) => {
  if (milliseconds === undefined) return undefined;
  const controller = new AbortController();
  const late = () =>
    controller.abort(new EgressError('timeout', phrase`no connection to the target could be made in time`));
  const timer = setTimeout(late, milliseconds);
  return { signal: controller.signal, over: () => clearTimeout(timer) };
};

/** The connections of one process, and the limits of every exchange over them. */
export const openConnections = (policy: Policy, options: EgressOptions): Connections => {
  const {
    connectTimeoutMilliseconds = 3_000,
    headersTimeoutMilliseconds = 10_000,
    bodyTimeoutMilliseconds = 10_000,
  } = options;
  const { totalTimeoutMilliseconds = 30_000, keepAliveMilliseconds = 4_000, connectionsPerOrigin = 64 } = options;
  const agent = new Agent({
    connect: createConnector(policy, options.lookup ?? systemResolver, connectTimeoutMilliseconds),
    connections: connectionsPerOrigin,
    pipelining: 1,
    keepAliveTimeout: keepAliveMilliseconds,
    keepAliveMaxTimeout: keepAliveMilliseconds,
    maxHeaderSize: 32_768,
  });

  const exchange = async (url: URL, input: EgressRequest): Promise<EgressResponse> => {
    const limits = {
      totalTimeoutMilliseconds: input.totalTimeoutMilliseconds ?? totalTimeoutMilliseconds,
      responseBytesMax: input.responseBytesMax ?? Number.POSITIVE_INFINITY,
      signal: input.signal,
    };
    const waiting = untilConnected(input.connectTimeoutMilliseconds);
    const signal =
      waiting && input.signal ? AbortSignal.any([waiting.signal, input.signal]) : (waiting ?? input).signal;
    try {
      const client = agent.compose(
        (next) => (sent, handler) => next(sent, guarded(handler, { ...limits, onStart: waiting?.over })),
      );
      const answer: Dispatcher.ResponseData = await client.request({
        origin: url.origin,
        path: url.pathname + queryOf(url, input.rawQuery),
        method: input.method ?? 'GET',
        headers: toHeaders(input.headers),
        body: input.body ?? null,
        signal: signal ?? null,
        headersTimeout: input.headersTimeoutMilliseconds ?? headersTimeoutMilliseconds,
        bodyTimeout: input.bodyTimeoutMilliseconds ?? bodyTimeoutMilliseconds,
        responseHeaders: 'raw',
      });
      // Whoever drops the body on purpose must not end the process; a reader still sees the error.
      answer.body.on('error', () => {});
      return { status: answer.statusCode, rawHeaders: flatHeaders(answer.headers), body: answer.body };
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      throw toEgressError(error);
    } finally {
      waiting?.over();
    }
  };
  return { exchange, close: () => agent.destroy() };
};
