import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import { type Duplex, pipeline } from 'node:stream';
import type { AtEdge } from '../edge/edge.ts';
import { urlDecoded, type ViewerRequest, viewerRequestOf } from '../edge/viewer-request.ts';
import type { EdgeAnswer } from '../edge/web-acl.ts';
import { readBody } from '../front-door/front-door.ts';
import { newTraceId } from '../lambda/invocation.ts';
import { type Inbound, newExtendedRequestId, type Outbound } from './exchange.ts';
import { earlyHeaders, earlyProblem, type ParserError, statusOfParserError } from './refused-early.ts';
import type { Stage, StageOptions } from './stage.ts';
import { createTurns } from './turns.ts';

export type StageEntry = {
  readonly stage: Stage;
  readonly identity: StageOptions['identity'];
};

/** Where requests go: a stage by the first segment of the path, or the stage mapped to the domain's root. */
export type StageTable = {
  /** Whether all is deployed: before, nobody is refused for good. */
  open(): boolean;
  byName(name: string): StageEntry | undefined;
  root(): StageEntry | undefined;
  /** What stands before the API at the edge: a refusal, or the headers that reach it. */
  atEdge(request: ViewerRequest): AtEdge;
  /** Whether the firewall of the API itself lets in what the edge passed on. */
  stagePasses(request: ViewerRequest): boolean;
};

const BODY_BYTES_MAX = 10 * 1024 * 1024;
const DRAIN_MILLISECONDS = 5_000;
const HEADER_BYTES_MAX = 10_240;

/**
 * What must not reach two parsers that might read it differently (RFC 9112 §3.2, §6.3, §11.2): two Host headers, any
 * transfer coding but a single `chunked`, transfer codings in HTTP/1.0, absolute-form, a fragment.
 */
export const refusedFraming = (request: Pick<IncomingMessage, 'rawHeaders' | 'url' | 'httpVersion'>): boolean => {
  const count: Record<string, number> = {};
  const { rawHeaders } = request;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    if (name !== 'host' && name !== 'transfer-encoding' && name !== 'content-length') continue;
    count[name] = (count[name] ?? 0) + 1;
    if (
      name === 'transfer-encoding' &&
      (rawHeaders[index + 1]?.trim().toLowerCase() !== 'chunked' || request.httpVersion === '1.0')
    )
      return true;
  }
  const url = request.url ?? '';
  return (
    count.host !== 1 ||
    (count['transfer-encoding'] ?? 0) > 1 ||
    (count['content-length'] ?? 0) > 1 ||
    (count['transfer-encoding'] !== undefined && count['content-length'] !== undefined) ||
    !url.startsWith('/') ||
    url.includes('#')
  );
};

const readQuery = (query: string): (readonly [string, string])[] =>
  query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0
        ? ([urlDecoded(pair), ''] as const)
        : ([urlDecoded(pair.slice(0, equals)), urlDecoded(pair.slice(equals + 1))] as const);
    });

/** X-Ray's own rule begins with a request a second; what comes beside it is not traced here. */
const createSampling = () => {
  let last = 0;
  return (at: number): boolean => {
    const second = Math.floor(at / 1000);
    if (second === last) return false;
    last = second;
    return true;
  };
};
const sampling = createSampling();

const inboundOf = (
  request: IncomingMessage,
  viewer: ViewerRequest,
  table: StageTable,
): { readonly inbound: Inbound; readonly entry: StageEntry } | undefined => {
  const { path, rawQuery, method, headers, body, address: sourceIp } = viewer;
  const first = path.split('/', 2)[1] ?? '';
  const named = table.byName(first);
  const entry = named ?? table.root();
  if (!entry) return undefined;
  const at = Date.now();
  const requestId = randomUUID();
  const extendedRequestId = newExtendedRequestId();
  const { identity, stage } = entry;
  const host = request.headers.host ?? '';
  const traceId = newTraceId(sampling(at));
  const context = new Map<string, string>([
    ['requestId', requestId],
    ['extendedRequestId', extendedRequestId],
    ['httpMethod', method],
    ['path', path],
    ['protocol', 'HTTP/1.1'],
    ['stage', stage.name],
    ['apiId', identity.apiId],
    ['accountId', identity.accountId],
    ['domainName', host.split(':')[0] ?? ''],
    ['domainPrefix', host.split(/[.:]/)[0] ?? ''],
    ['identity.sourceIp', sourceIp],
    ['identity.userAgent', request.headers['user-agent'] ?? '-'],
    ['xrayTraceId', traceId.split(';')[0]?.slice(5) ?? ''],
    ...Object.entries(identity.variables).map(([name, value]): [string, string] => [`stageVariables.${name}`, value]),
  ]);
  const inbound: Inbound = {
    requestId,
    extendedRequestId,
    at,
    path,
    body,
    sourceIp,
    host,
    traceId,
    context,
    ...{ method, headers },
    resourcePath: named ? path.slice(first.length + 1) || '/' : path,
    stage: stage.name,
    query: rawQuery === undefined ? [] : readQuery(rawQuery),
  };
  return { inbound, entry };
};

const withIds = ({ requestId, extendedRequestId }: Inbound, outcome: Outbound): Outbound => ({
  ...outcome,
  headers: [['x-amzn-RequestId', requestId], ['x-amz-apigw-id', extendedRequestId], ...outcome.headers],
});

const send = (response: ServerResponse, outcome: Outbound): void => {
  if (response.destroyed) return;
  const headers = outcome.headers.flat();
  const { rest } = outcome;
  if (!rest && response.req.method !== 'HEAD' && outcome.status !== 204 && outcome.status !== 304)
    headers.push('Content-Length', String(outcome.body.length));
  response.writeHead(outcome.status, headers);
  if (!rest) {
    response.end(outcome.body);
    return;
  }
  response.flushHeaders();
  if (outcome.body.length > 0) response.write(outcome.body);
  // A function that fails half-way leaves the client with a broken answer, never with one that looks whole.
  pipeline(rest, response, () => {});
};

/** No stage answers, but the door itself. */
class Refused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`refused with ${status}`);
    this.status = status;
  }
}

/** Connections that were told their last answer: what the parser still finds in them is answered by nobody. */
const answered = new WeakSet<Duplex>();

const refuse = (response: ServerResponse, status: number): void => {
  if (response.socket) answered.add(response.socket);
  const body = earlyProblem(status);
  response.writeHead(status, { ...earlyHeaders(status), 'Content-Length': Buffer.byteLength(body) });
  response.end(response.req.method === 'HEAD' ? undefined : body);
};

const refuseAtEdge = (response: ServerResponse, { status, headers, body }: EdgeAnswer): void => {
  response.writeHead(status, [
    ...headers.flat(),
    'X-Cache',
    'Error from cloudfront',
    'Content-Length',
    `${body.length}`,
  ]);
  response.end(response.req.method === 'HEAD' ? undefined : body);
};

/** Whether what could not be read began as a request that is answered without a body (RFC 9110 §9.3.2). */
const asksForHead = ({ rawPacket }: ParserError): boolean => rawPacket?.toString('latin1', 0, 5) === 'HEAD ';

const refuseSocket = (error: ParserError, socket: Duplex): void => {
  // An answer under way is not followed by another: the connection ends with it.
  if (answered.has(socket)) return void socket.end();
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  answered.add(socket);
  const status = statusOfParserError(error);
  const body = earlyProblem(status);
  const head = Object.entries({ ...earlyHeaders(status), 'Content-Length': Buffer.byteLength(body) });
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...head.map(([name, value]) => `${name}: ${value}`)];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${asksForHead(error) ? '' : body}`);
};

/** Lets a client finish what is too large, for a while: one that is cut off while it sends never reads why. */
export const drain = (request: IncomingMessage): Promise<void> =>
  new Promise((settle) => {
    const timer = setTimeout(settle, DRAIN_MILLISECONDS);
    const done = () => {
      clearTimeout(timer);
      settle();
    };
    request.on('end', done).on('close', done).resume();
  });

/** The HTTP side of the REST API: framing, limits, stages. */
export const createApiListener = (table: StageTable, log: (line: string) => void): Server => {
  const turn = createTurns();
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (refusedFraming(request)) return refuse(response, 400);
    let headerBytes = 0;
    for (const text of request.rawHeaders) headerBytes += text.length + 2;
    if (headerBytes > HEADER_BYTES_MAX) return refuse(response, 431);
    const declared = Number(request.headers['content-length'] ?? 0);
    const body = declared > BODY_BYTES_MAX ? undefined : await readBody(request, BODY_BYTES_MAX);
    if (body?.length) await turn();
    if (!body) response.setHeader('connection', 'close');
    const viewer = viewerRequestOf(request, body ?? Buffer.alloc(0));
    const atEdge = table.atEdge(viewer);
    if ('refusal' in atEdge) {
      if (!body) await drain(request);
      return refuseAtEdge(response, atEdge.refusal);
    }
    const ask = async (passed: ViewerRequest): Promise<Outbound> => {
      const found = inboundOf(request, passed, table);
      if (!found) throw new Refused(table.open() ? 403 : 503);
      if (!body) await drain(request);
      if (!table.stagePasses(passed)) throw new Refused(403);
      return withIds(found.inbound, await found.entry.stage.answer(found.inbound, !body));
    };
    const { answer, headers } = atEdge;
    send(response, await (answer?.(ask) ?? ask({ ...viewer, headers })));
  };
  const server = createServer(
    {
      maxHeaderSize: 16_384,
      headersTimeout: 15_000,
      requestTimeout: 60_000,
      keepAliveTimeout: 65_000,
      insecureHTTPParser: false,
      // A request without Host is refused below, as every other.
      requireHostHeader: false,
    },
    (request, response) => {
      if (answered.has(request.socket)) return;
      handle(request, response).catch((error: unknown) => {
        if (error instanceof Refused) return refuse(response, error.status);
        log(`api: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
        if (!response.headersSent) refuse(response, 500);
        else response.destroy();
      });
    },
  );
  server.on('clientError', refuseSocket);
  // RFC 9110 §10.1.1: what is expected besides 100-continue cannot be met.
  server.on('checkExpectation', (_request, response) => refuse(response, 417));
  return server;
};
