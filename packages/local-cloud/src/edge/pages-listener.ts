import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Duplex, pipeline, type Readable } from 'node:stream';
import { drain, refusedFraming } from '../api-gateway/listener.ts';
import type { AtEdge } from './edge.ts';
import { createOrigin, VIA } from './origin.ts';
import { type OriginAnswer, OriginFailure } from './origin-answer.ts';
import { BODY_BYTES, rawPairs, type ViewerRequest, viewerRequestOf } from './viewer-request.ts';
import type { EdgeAnswer } from './web-acl.ts';

/** What stands at the edge before the pages, once it is deployed. */
export type PagesEdge = {
  open(): boolean;
  atEdge(request: ViewerRequest): AtEdge;
  readSeconds(): number;
};

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html */
const REQUEST_BYTES_MAX = 32_768;
const URL_BYTES_MAX = 8192;

/** CloudFront's own page. */
const page = (status: number): EdgeAnswer => ({
  status,
  headers: [['Content-Type', 'text/html']],
  body: Buffer.from(
    `<HTML><HEAD><TITLE>ERROR: The request could not be satisfied</TITLE></HEAD><BODY>${status} ERROR</BODY></HTML>`,
  ),
});

/** As much of a body as the firewall looks at; the rest waits where it is. */
const readBeginning = async (
  request: IncomingMessage,
): Promise<{ readonly body: Buffer; readonly rest?: Readable }> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > BODY_BYTES) return { body: Buffer.concat(chunks), rest: request };
  }
  return { body: Buffer.concat(chunks) };
};

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const refuse = (response: ServerResponse, { status, headers, body }: EdgeAnswer): void => {
  const lines = [...headers.flat(), 'X-Cache', 'Error from cloudfront', 'Via', VIA];
  // What is not read of a body is in the way of the next request.
  if (!response.req.complete) lines.push('Connection', 'close');
  response.writeHead(status, [...lines, 'Content-Length', `${body.length}`]);
  response.end(response.req.method === 'HEAD' ? undefined : body);
};

const give = (response: ServerResponse, { status, headers, body, rest }: OriginAnswer): void => {
  if (response.destroyed) return void rest?.destroy();
  const mayHave = status !== 204 && status !== 304;
  const length = !rest && mayHave ? ['Content-Length', `${body.length}`] : [];
  response.writeHead(status, [...headers.flat(), 'Via', VIA, ...length]);
  if (!rest) return void response.end(response.req.method === 'HEAD' ? undefined : body);
  response.flushHeaders();
  if (body.length > 0) response.write(body);
  // An origin that fails half-way leaves the viewer with a broken answer, never with one that looks whole.
  return void pipeline(rest, response, () => {});
};

/** What is refused before anybody looks at it, as a status. */
const refusedAtOnce = (request: IncomingMessage): number | undefined => {
  if (refusedFraming(request)) return 400;
  if ((request.url ?? '').length > URL_BYTES_MAX) return 414;
  return request.method === 'GET' && hasBody(request) ? 403 : undefined;
};

/** The edge before the server of the pages: what the template says of their distribution, and what it keeps. */
export const createPagesListener = (edge: PagesEdge, port: number, log: (line: string) => void): Server => {
  const origin = createOrigin(port, () => edge.readSeconds());

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const status = refusedAtOnce(request);
    if (status) return refuse(response, page(status));
    if (!edge.open()) return refuse(response, page(503));
    const chunked = request.headers['transfer-encoding'] !== undefined;
    const { body, rest } = hasBody(request) ? await readBeginning(request) : { body: Buffer.alloc(0) };
    const viewer = viewerRequestOf(request, body);
    const passed = edge.atEdge(viewer);
    const hasMethod = 'refusal' in passed || !passed.methods || passed.methods.includes(viewer.method);
    if (!hasMethod || 'refusal' in passed) {
      if (rest) await drain(request);
      return refuse(response, 'refusal' in passed ? passed.refusal : page(403));
    }
    const ask = (sent: ViewerRequest) => origin.ask({ ...sent, chunked, ...(rest && { rest }) });
    give(response, await (passed.answer?.(ask) ?? ask({ ...viewer, headers: passed.headers })));
  };

  const fail = (response: ServerResponse, error: unknown): void => {
    const isOrigins = error instanceof OriginFailure;
    if (!isOrigins) log(`pages: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
    if (response.headersSent || response.destroyed) response.destroy();
    else refuse(response, page(isOrigins ? error.status : 500));
  };

  /** A connection that becomes a web socket is the origin's, once the firewall lets it in. */
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    const viewer = viewerRequestOf(request, Buffer.alloc(0));
    const passed = !refusedFraming(request) && edge.open() ? edge.atEdge(viewer) : { refusal: page(403) };
    if ('refusal' in passed) return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    const asked = origin.upgrade({ ...viewer, headers: passed.headers, chunked: false });
    asked.on('error', () => socket.destroy());
    asked.on('response', () => socket.destroy());
    asked.on('upgrade', (answer, other, first) => {
      const lines = rawPairs(answer.rawHeaders).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('')}\r\n`);
      socket.write(first);
      other.write(head);
      pipeline(socket, other, socket, () => {});
    });
    asked.end();
  };

  const server = createServer(
    {
      ...{ maxHeaderSize: REQUEST_BYTES_MAX, headersTimeout: 15_000, requestTimeout: 0, keepAliveTimeout: 65_000 },
      requireHostHeader: false,
    },
    (request, response) => void handle(request, response).catch((error: unknown) => fail(response, error)),
  );
  server.on('upgrade', upgrade);
  server.on('close', () => origin.close());
  return server;
};
