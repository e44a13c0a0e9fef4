import type { Readable } from 'node:stream';
import { phrase } from '@portico/words';
import type { Connections } from './connections.ts';
import { EgressError } from './egress-error.ts';
import type { EgressOptions, EgressRequest, EgressResponse } from './exchange.ts';
import { createPolicy } from './policy.ts';

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

/** A whole body; how much it may be was said with the request. */
export const readAll = async (body: Readable): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

/** The only door to the network outside AWS. One per process: it holds the connections. */
export const createEgress = (options: EgressOptions): Egress => {
  const policy = createPolicy(options.allow);
  let opened: Promise<Connections> | undefined;
  /** The HTTP client is loaded with the first request: a function that refuses, or only inspects, never pays for it. */
  const connections = (): Promise<Connections> => {
    opened ??= import('./connections.ts').then(({ openConnections }) => openConnections(policy, options));
    return opened;
  };

  const request = async (input: EgressRequest): Promise<EgressResponse> => {
    const url = policy.inspect(input.url, input.urlCharactersMax);
    return (await connections()).exchange(url, input);
  };

  const fetchDocument: Egress['fetchDocument'] = async (url, { bytesMax, timeoutMilliseconds, signal }) => {
    const answer = await request({
      url,
      headers: { accept: 'application/json, application/yaml, text/yaml, */*;q=0.1', 'accept-encoding': 'identity' },
      responseBytesMax: bytesMax,
      ...(timeoutMilliseconds !== undefined && { totalTimeoutMilliseconds: timeoutMilliseconds }),
      ...(signal ? { signal } : {}),
    });
    const encoding = headerOf(answer.rawHeaders, 'content-encoding') ?? 'identity';
    if (answer.status < 200 || answer.status > 299 || encoding.toLowerCase() !== 'identity') {
      answer.body.destroy();
      throw new EgressError(
        'upstream-protocol',
        encoding.toLowerCase() === 'identity'
          ? phrase`the document's server answered with status ${answer.status}`
          : phrase`the document's server answered compressed`,
      );
    }
    const bytes = await readAll(answer.body);
    return { bytes, contentType: headerOf(answer.rawHeaders, 'content-type') };
  };

  return { request, fetchDocument, inspect: policy.inspect, close: async () => (await opened)?.close() };
};
