import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Portico } from '@portico/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { patiently } from './manifest/patience.ts';
import { importDocument } from './registering.ts';

const asked: string[] = [];
/** Refuses each call the first three times: more often than the client itself tries again. */
const server = createServer((request, response) => {
  const call = `${request.method} ${request.url}`;
  asked.push(call);
  request.resume();
  const isUpload = request.url === '/bytes';
  const times = asked.filter((one) => one === call).length;
  if (!isUpload && times <= 3)
    return void response.writeHead(429, { 'retry-after': '0', 'content-type': 'application/problem+json' }).end('{}');
  const { port } = server.address() as AddressInfo;
  const answers: Record<string, object> = {
    '/document-uploads': { id: 'upload_1', url: `http://127.0.0.1:${port}/bytes`, headers: {} },
    '/imports': { id: 'import_1', status: 'queued' },
    '/imports/import_1': { id: 'import_1', status: 'succeeded' },
  };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answers[request.url ?? ''] ?? {}));
});
beforeAll(() => new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle)));
afterAll(() => void server.close());

it('a document is sent and followed with patience, where the portal limits requests', async () => {
  const { port } = server.address() as AddressInfo;
  const portal = new Portico({ baseUrl: `http://127.0.0.1:${port}`, token: 'x' });
  const patient = <Value>(call: () => PromiseLike<Value>) =>
    patiently(
      call,
      () => undefined,
      async () => undefined,
    );
  expect(await importDocument(portal, Buffer.from('{}'), { patient })).toMatchObject({ status: 'succeeded' });
  expect(asked.filter((call) => call === 'PUT /bytes')).toHaveLength(1);
});
