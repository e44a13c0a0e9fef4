import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { StoredTest } from '@portico/data';
import { createTestDocuments } from '@portico/data/test-documents';
import { createTestTable } from '@portico/data/test-table';
import { createId } from '@portico/domain';
import { createEgress } from '@portico/egress';
import { runTests } from '../src/run-tests.ts';

export const AT = new Date('2026-11-22T12:00:00.000Z');
const createdAt = AT.toISOString();

type Answer = (response: ServerResponse, request: IncomingMessage) => void;
type RunKey = { readonly suiteId: string; readonly runId: string };

/** How long the worker has. */
export const inMilliseconds = (milliseconds: number) => ({
  until: new Date(Date.now() + milliseconds),
  messageId: 'm',
});
export const soon = () => inMilliseconds(60_000);

export const json = (response: ServerResponse, body: unknown) =>
  response.writeHead(200, { 'content-type': 'application/json', 'x-request-id': 'req-9' }).end(JSON.stringify(body));

/** Runs of suites over a gateway that answers as it is told; `response` is what the one operation, listThings, answers with. */
export const createRunScene = async (response: object = { description: 'ok' }) => {
  let answer: Answer = () => undefined;
  let asked: IncomingMessage[] = [];
  const gateway = createServer((request, respond) => {
    asked.push(request);
    answer(respond, request);
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  const address = gateway.address();
  if (typeof address !== 'object' || !address) throw new Error('no address');
  const data = await createTestTable();
  const documents = createTestDocuments();
  const egress = createEgress({ allow: `127.0.0.1/32:${address.port}` });
  const dependencies = { data, documents, egress, now: () => AT };
  const paths = { '/things': { get: { operationId: 'listThings', responses: { 200: response } } } };
  const document = { openapi: '3.0.3', info: { title: 'T', version: '1' }, paths };
  const contentHash = await documents.putDocument(document, []);
  return {
    data,
    documents,
    dependencies,
    run: runTests({ ...dependencies, gatewayUrl: `http://127.0.0.1:${address.port}/proxy` }),
    /** What the gateway was asked since the last `forget`. */
    asked: () => asked,
    answers: (next: Answer) => {
      answer = next;
    },
    forget: () => {
      asked = [];
      answer = (respond) => json(respond, { ok: true });
    },
    /** A suite whose run is asked for. */
    queued: async (tests: readonly StoredTest[]) => {
      const key = { suiteId: createId('suite', AT), runId: createId('run', AT) };
      const [apiId, appId] = [createId('api', AT), createId('app', AT)];
      const suite = {
        suiteId: key.suiteId,
        appId,
        apiId,
        apiSlug: 'museum',
        version: '1',
        name: 'S',
        tests,
        createdAt,
      };
      await data.entities.suite.create(suite).go();
      const waiting = {
        ...key,
        status: 'queued' as const,
        open: 'run' as const,
        dueAt: createdAt,
        holderId: 't',
        results: [],
      };
      await data.entities.run.create({ ...waiting, createdAt }).go();
      const version = { apiId, version: '1', openapi: '3.0.3', operations: 1, sizeBytes: 1, createdAt, contentHash };
      await data.entities.version.create({ ...version, status: 'published' }).go();
      return { ...key, appId };
    },
    itemOf: async ({ suiteId, runId }: RunKey) =>
      (await data.entities.run.get({ suiteId, runId }).go({ consistent: true })).data,
    keysOf: async (appId: string) => (await data.entities.apiKey.query.byApp({ appId, purpose: 'test-run' }).go()).data,
    stop: async () => {
      await egress.close();
      gateway.closeAllConnections();
      await new Promise<void>((resolve) => gateway.close(() => resolve()));
    },
  };
};

export type RunScene = Awaited<ReturnType<typeof createRunScene>>;
