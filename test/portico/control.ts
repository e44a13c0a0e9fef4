import { createServer } from 'node:http';
import type { LocalCloud } from '@portico/local-cloud';

/** Lets tests, which run in other processes, ask the local cloud what it saw. */
export const startControl = async (cloud: LocalCloud, lines: readonly string[]) => {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const answers: Record<string, () => unknown> = {
      '/permissions': () => cloud.usedPermissions(),
      '/lines': () => lines,
      '/logs': () => cloud.logs(url.searchParams.get('group') ?? ''),
    };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answers[url.pathname]?.() ?? null));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no address');
  return { url: `http://127.0.0.1:${address.port}`, stop: () => server.close() };
};
