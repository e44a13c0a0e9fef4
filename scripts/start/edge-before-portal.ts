// Loaded into the portal's server on one machine: says who asks, as the edge in front of it says it on AWS.
import { IncomingMessage, Server } from 'node:http';
import { EDGE_HEADERS } from '@portico/domain/viewer';

const secret = process.env.PORTICO_EDGE_SECRET ?? '';
const emit = Server.prototype.emit;

Server.prototype.emit = function (this: Server, event: string | symbol, ...given: readonly unknown[]): boolean {
  const [request] = given;
  // What this server asks of itself for somebody says for whom, with the same proof.
  if (event === 'request' && request instanceof IncomingMessage && request.headers[EDGE_HEADERS.proof] !== secret) {
    request.headers[EDGE_HEADERS.proof] = secret;
    request.headers[EDGE_HEADERS.viewer] = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  }
  return Reflect.apply(emit, this, [event, ...given]);
};
