import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { portError } from './local-cloud-error.ts';

/** Binds to loopback and answers the port, which 0 leaves to the operating system. */
export const listen = (server: Server, port: number, purpose: string): Promise<number> =>
  new Promise((settle, fail) => {
    server.once('error', (error) => fail(portError(port, purpose, error)));
    server.listen(port, '127.0.0.1', () => {
      server.removeAllListeners('error');
      server.on('error', () => {});
      // A server that listens on TCP has such an address.
      settle((server.address() as AddressInfo).port);
    });
  });

/** A server whose handler arrives later: until then it says 503. */
export const createDeferredServer = (options: {
  readonly maxHeaderSize: number;
}): { readonly server: Server; handle(listener: RequestListener): void } => {
  let current: RequestListener = (_request, response) => {
    response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' });
    response.end('{"message":"The local cloud is starting."}');
  };
  const server = createServer(
    { maxHeaderSize: options.maxHeaderSize, keepAliveTimeout: 65_000, requestTimeout: 60_000, headersTimeout: 15_000 },
    (request, response) => current(request, response),
  );
  return {
    server,
    handle: (listener) => {
      current = listener;
    },
  };
};

/** Stops accepting, lets answers in flight finish for `graceMilliseconds`, then closes what is left. */
export const close = (server: Server, graceMilliseconds = 5000): Promise<void> =>
  new Promise((settle) => {
    if (!server.listening) return settle();
    const timer = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
    // A kept-alive connection falls idle only after its answer: look again until none is left.
    const sweep = setInterval(() => server.closeIdleConnections(), 25);
    server.close(() => {
      clearTimeout(timer);
      clearInterval(sweep);
      settle();
    });
    server.closeIdleConnections();
  });
