import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { BadRequest, readDate, readEvent, readEventChange, readId, readPage, readTicketOrder } from './input.ts';
import { createMuseum, type Museum } from './museum.ts';
import { pngImage } from './png-image.ts';
import { qrCode } from './qr-code.ts';

type Call = { readonly query: URLSearchParams; readonly id: string; readonly body: () => Promise<unknown> };
type Answer = { readonly status: number; readonly body?: unknown; readonly png?: Buffer };
type Operation = (museum: Museum, call: Call) => Answer | Promise<Answer>;

const BODY_BYTES_MAX = 65_536;

const notFound = (title: string): Answer => ({ status: 404, body: { type: 'about:blank', title } });
const found = (value: unknown, title: string): Answer => (value ? { status: 200, body: value } : notFound(title));
const EVENT_MISSING = 'There is no such event';

/** The operations of the document, by path and method; `*` stands for the path's variable. */
const routes: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  '/museum-hours': {
    GET: (museum, { query }) => ({ status: 200, body: museum.hours(readDate(query, 'startDate'), readPage(query)) }),
  },
  '/special-events': {
    GET: (museum, { query }) => ({
      status: 200,
      body: museum.listEvents(readDate(query, 'startDate'), readDate(query, 'endDate'), readPage(query)),
    }),
    POST: async (museum, { body }) => ({ status: 201, body: museum.createEvent(readEvent(await body())) }),
  },
  '/special-events/*': {
    GET: (museum, { id }) => found(museum.event(readId(id)), EVENT_MISSING),
    PATCH: async (museum, { id, body }) =>
      found(museum.updateEvent(readId(id), readEventChange(await body())), EVENT_MISSING),
    DELETE: (museum, { id }) => (museum.deleteEvent(readId(id)) ? { status: 204 } : notFound(EVENT_MISSING)),
  },
  '/tickets': {
    POST: async (museum, { body }) => {
      const ticket = museum.buyTicket(readTicketOrder(await body()));
      return ticket ? { status: 201, body: ticket } : notFound(EVENT_MISSING);
    },
  },
  '/tickets/*/qr': {
    GET: (museum, { id }) => {
      const ticket = museum.ticket(readId(id));
      return ticket ? { status: 200, png: pngImage(qrCode(ticket.ticketId), 8) } : notFound('There is no such ticket');
    },
  },
};

const readBody = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > BODY_BYTES_MAX) throw new BadRequest('The body is too large');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new BadRequest('The body is not JSON');
  }
};

const answerTo = async (museum: Museum, request: IncomingMessage): Promise<Answer & { allow?: string }> => {
  const [path = '/', search = ''] = (request.url ?? '/').split('?', 2);
  const segments = path.split('/').slice(1);
  const pattern = `/${segments.map((segment, index) => (index === 1 ? '*' : segment)).join('/')}`;
  const methods = Object.hasOwn(routes, pattern) ? routes[pattern] : undefined;
  if (!methods) return notFound('There is no such path');
  const operation = Object.hasOwn(methods, request.method ?? '') ? methods[request.method ?? ''] : undefined;
  if (!operation)
    return {
      status: 405,
      body: { type: 'about:blank', title: 'The path has no such method' },
      allow: Object.keys(methods).join(', '),
    };
  return operation(museum, {
    query: new URLSearchParams(search),
    id: segments[1] ?? '',
    body: () => readBody(request),
  });
};

const send = (response: ServerResponse, { status, body, png, allow }: Answer & { allow?: string }): void => {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const type = png ? 'image/png' : status >= 400 ? 'application/problem+json' : 'application/json';
  const payload = png ?? text;
  response.writeHead(status, {
    ...(payload === undefined ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(payload) }),
    ...(allow === undefined ? {} : { allow }),
  });
  response.end(payload);
};

/** The museum's API as an HTTP server that does not listen yet. */
export const createMuseumServer = (now: () => Date = () => new Date()): Server => {
  const museum = createMuseum(now);
  return createServer((request, response) => {
    answerTo(museum, request).then(
      (answer) => send(response, answer),
      (error: unknown) => {
        const known = error instanceof BadRequest;
        if (!known) console.error(error);
        send(response, {
          status: known ? 400 : 500,
          body: { type: 'about:blank', title: known ? error.message : 'The museum failed' },
        });
      },
    );
  });
};

if (import.meta.main) {
  const port = Number(process.env.MUSEUM_PORT ?? 3005);
  const server = createMuseumServer();
  server.listen(port, '127.0.0.1', () => console.log(`museum: http://127.0.0.1:${port}`));
  const stop = () => {
    server.close();
    server.closeIdleConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
