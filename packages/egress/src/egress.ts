import type { Readable } from 'node:stream';
import { phrase } from '@portico/words';
import type { Connections } from './connections.ts';
import { EgressError } from './egress-error.ts';
import type { EgressOptions, EgressRequest, EgressResponse } from './exchange.ts';
import { createPolicy } from './policy.ts';

/** What a server said of a document: its `ETag` and `Last-Modified`, as far as they can be sent back. */
type Validators = { readonly etag?: string; readonly lastModified?: string };

export type FetchedDocument = {
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
  readonly validators?: Validators | undefined;
};

type DocumentLimits = {
  readonly bytesMax: number;
  readonly timeoutMilliseconds?: number;
  readonly signal?: AbortSignal;
};

export type Egress = {
  readonly request: (request: EgressRequest) => Promise<EgressResponse>;
  /** GETs a small document whole. 2xx only, no redirects, no compression. */
  readonly fetchDocument: (url: string, limits: DocumentLimits) => Promise<FetchedDocument>;
  /** The same, unless it is the one that had these validators (RFC 9110, 13.1): then nothing. */
  readonly fetchUnlessSame: (
    url: string,
    known: Validators,
    limits: DocumentLimits,
  ) => Promise<FetchedDocument | undefined>;
  /** Throws `egress-refused` when the URL could never be reached: for registration time. Opens nothing. */
  readonly inspect: (url: string) => URL;
  readonly close: () => Promise<void>;
};

const headerOf = (raw: readonly string[], name: string): string | undefined => {
  const index = raw.findIndex((text, position) => position % 2 === 0 && text.toLowerCase() === name);
  return index < 0 ? undefined : raw[index + 1];
};

const ETAG = /^(W\/)?"[!#-~]{0,200}"$/;
const HTTP_DATE = /^[A-Za-z0-9 ,:+-]{1,60}$/;

const validatorsOf = (raw: readonly string[]): Validators | undefined => {
  const [etag, lastModified] = [headerOf(raw, 'etag'), headerOf(raw, 'last-modified')];
  const known = {
    ...(etag !== undefined && ETAG.test(etag) && { etag }),
    ...(lastModified !== undefined && HTTP_DATE.test(lastModified) && { lastModified }),
  };
  return Object.keys(known).length > 0 ? known : undefined;
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

  const fetchUnlessSame: Egress['fetchUnlessSame'] = async (url, { etag, lastModified }, limits) => {
    const { bytesMax, timeoutMilliseconds, signal } = limits;
    const conditional = etag !== undefined || lastModified !== undefined;
    const answer = await request({
      url,
      headers: {
        accept: 'application/json, application/yaml, text/yaml, */*;q=0.1',
        'accept-encoding': 'identity',
        ...(etag !== undefined && { 'if-none-match': etag }),
        ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
      },
      responseBytesMax: bytesMax,
      ...(timeoutMilliseconds !== undefined && { totalTimeoutMilliseconds: timeoutMilliseconds }),
      ...(signal ? { signal } : {}),
    });
    if (conditional && answer.status === 304) {
      answer.body.destroy();
      return undefined;
    }
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
    return {
      bytes,
      contentType: headerOf(answer.rawHeaders, 'content-type'),
      validators: validatorsOf(answer.rawHeaders),
    };
  };

  const fetchDocument: Egress['fetchDocument'] = async (url, limits) => {
    const fetched = await fetchUnlessSame(url, {}, limits);
    // Asked without a condition, a server answers with a document or an error.
    if (!fetched) throw new EgressError('upstream-protocol', phrase`the document's server answered with status ${304}`);
    return fetched;
  };

  return {
    request,
    fetchDocument,
    fetchUnlessSame,
    inspect: policy.inspect,
    close: async () => (await opened)?.close(),
  };
};
