import { createServer, type RequestListener } from 'node:http';
import { deployment } from './world.ts';

/** An upstream of the test's own on the port the egress door may reach. */
export const startUpstream = async (listener: RequestListener) => {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(deployment.upstreamPort, '127.0.0.1', resolve),
  );
  return {
    url: `http://127.0.0.1:${deployment.upstreamPort}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
