import { createSocket, type Socket } from 'node:dgram';

/** `host:port`, or `tcp:host:port udp:host:port`. */
const ADDRESS = /(?:^|\sudp:|^udp:)([^\s:]+):(\d{1,5})(?:\s|$)/;
const HEADER = '{"format":"json","version":1}\n';
/** What one datagram holds. */
const BYTES_MAX = 64_000;

let socket: Socket | undefined;

const open = (): Socket => {
  const opened = createSocket('udp4');
  // Nobody waits for it, and a daemon that is not there is nobody's fault.
  opened.unref();
  opened.on('error', () => {
    socket = undefined;
    opened.close();
  });
  return opened;
};

/** Gives X-Ray's daemon a document, and waits for nothing; without a daemon it is gone. */
export const sendToDaemon = (document: unknown): void => {
  const [, host, port] = ADDRESS.exec(process.env.AWS_XRAY_DAEMON_ADDRESS ?? '') ?? [];
  const bytes = Buffer.from(HEADER + JSON.stringify(document));
  if (host === undefined || bytes.length > BYTES_MAX) return;
  socket ??= open();
  socket.send(bytes, Number(port), host, () => {});
};
