import { connect } from 'node:net';
import { deployment } from '../portico/world.ts';

const { hostname, port } = new URL(deployment.apiUrl);

/** How long a busy machine may take to say anything at all. */
const FIRST_BYTE_MILLISECONDS = 20_000;

/** Sends bytes as they are and answers the statuses of everything that came back until the other side closed or, having said something, was silent. */
export const exchange = (bytes: string, quietMilliseconds = 400): Promise<{ statuses: number[]; text: string }> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname);
    let text = '';
    const end = () => {
      socket.destroy();
      resolve({ text, statuses: [...text.matchAll(/HTTP\/1\.[01] (\d{3})/g)].map(([, status]) => Number(status)) });
    };
    socket
      .setTimeout(FIRST_BYTE_MILLISECONDS, end)
      .on('end', end)
      .on('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ECONNRESET' || error.code === 'EPIPE' ? end() : reject(error),
      );
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      socket.setTimeout(quietMilliseconds);
    });
    socket.write(bytes, 'latin1');
  });
