import { createServer, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import type { LocalCloud } from '@portico/local-cloud';

/** Lets tests, which run in other processes, ask the local cloud what it saw. */
export const startControl = async (cloud: LocalCloud, lines: readonly string[]) => {
  /** Past API Gateway and its authorizers: what the function answers to an event. */
  const invoke = async (request: IncomingMessage, url: URL): Promise<unknown> =>
    JSON.parse((await cloud.invoke(url.searchParams.get('function') ?? '', await json(request))).payload);
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const answers: Record<string, () => unknown> = {
      '/permissions': () => cloud.usedPermissions(),
      '/lines': () => lines,
      '/logs': () => cloud.logs(url.searchParams.get('group') ?? ''),
    };
    const answer = url.pathname === '/invoke' ? await invoke(request, url) : answers[url.pathname]?.();
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer ?? null));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no address');
  return { url: `http://127.0.0.1:${address.port}`, stop: () => server.close() };
};
