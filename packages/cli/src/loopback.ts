import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { CommandError, EXIT } from './exit-codes.ts';

const ADDRESS = '127.0.0.1';

/** What the browser brought: the code, or that it was refused. */
type Brought = { readonly code: string } | { readonly refused: true };

export type Loopback = {
  readonly port: number;
  /** Waits for the browser, so long at most. */
  readonly brought: (milliseconds: number) => Promise<Brought>;
  readonly close: () => Promise<void>;
};

const same = (one: string, other: string): boolean => {
  const [given, wanted] = [Buffer.from(one), Buffer.from(other)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
};

/** What a request brings; nothing, of any that is not the one that is waited for. */
const read = ({ method, url = '', headers }: IncomingMessage, port: number, state: string): Brought | undefined => {
  // Another name for this address would be a page of somebody else's (DNS rebinding).
  if (method !== 'GET' || headers.host !== `${ADDRESS}:${port}` || !url.startsWith('/?')) return undefined;
  const asked = new URLSearchParams(url.slice(2));
  if (!same(asked.get('state') ?? '', state)) return undefined;
  const code = asked.get('code');
  return code === null ? { refused: true } : { code };
};

/**
 * Waits on this machine alone, at a port of its own, for the one request that has the state (RFC 8252 7.3). The browser
 * is led on to a page of the portal, so that no code stays in its address.
 */
export const openLoopback = async (state: string, leadTo: () => string): Promise<Loopback> => {
  let told: (brought: Brought) => void = () => undefined;
  const first = new Promise<Brought>((resolve) => {
    told = resolve;
  });
  let port = 0;
  const server = createServer((request, response) => {
    const brought = read(request, port, state);
    response.setHeader('connection', 'close').setHeader('cache-control', 'no-store');
    if (!brought) return void response.writeHead(404).end();
    const done = 'code' in brought ? 'approved' : 'refused';
    response.writeHead(303, { location: `${leadTo()}?done=${done}` }).end(() => told(brought));
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(0, ADDRESS, listening);
  });
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
  return {
    port,
    async brought(milliseconds) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        const end = () => reject(new CommandError('nobody approved it in time; begin again', EXIT.forbidden));
        timer = setTimeout(end, milliseconds);
      });
      try {
        return await Promise.race([first, late]);
      } finally {
        clearTimeout(timer);
      }
    },
    // Browsers keep connections open that they opened ahead.
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};
