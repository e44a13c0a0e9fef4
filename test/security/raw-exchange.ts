import { connect } from 'node:net';
import { deployment } from '../portico/world.ts';

const { hostname, port } = new URL(deployment.apiUrl);

/** Sends bytes as they are and answers the statuses of everything that came back until the other side closed or was silent. */
export const exchange = (bytes: string, quietMilliseconds = 400): Promise<{ statuses: number[]; text: string }> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname);
    let text = '';
    const end = () => {
      socket.destroy();
      resolve({ text, statuses: [...text.matchAll(/HTTP\/1\.[01] (\d{3})/g)].map(([, status]) => Number(status)) });
    };
    socket
      .setTimeout(quietMilliseconds, end)
      .on('end', end)
      .on('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ECONNRESET' || error.code === 'EPIPE' ? end() : reject(error),
      );
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.write(bytes, 'latin1');
  });
