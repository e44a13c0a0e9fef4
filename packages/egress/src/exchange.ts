import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { Lookup } from './connector.ts';

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
  /** The query with its `?` exactly as it is sent; that of `url`, in the spelling of the URL standard, where it is not given. */
  readonly rawQuery?: string;
  /** How long the URL may be; what people write down is short, what is forwarded as long as who passed it allowed. */
  readonly urlCharactersMax?: number;
  readonly method?: Dispatcher.HttpMethod;
  /** Sent as given, in order: `[name, value, name, value, …]` or a record. */
  readonly headers?: readonly string[] | Readonly<Record<string, string | string[]>>;
  readonly body?: string | Uint8Array | Readable | null;
  readonly signal?: AbortSignal;
  /** Until there is a connection to send it over; that of the process, where nothing is said. */
  readonly connectTimeoutMilliseconds?: number;
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
