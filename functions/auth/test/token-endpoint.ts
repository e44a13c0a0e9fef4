import { createServer } from 'node:http';

/** The token endpoint of a user pool for tests: a real HTTP server whose next answers the test decides. */
export const startTokenEndpoint = async () => {
  let answer: (form: Record<string, string>) => Promise<{ status: number; body: unknown }> = async () => ({
    status: 400,
    body: {},
  });
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { status, body } = await answer(Object.fromEntries(new URLSearchParams(text)));
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    answers: (next: typeof answer) => {
      answer = next;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
