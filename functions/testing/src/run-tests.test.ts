import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Data, Documents, StoredTest } from '@portico/data';
import { createTestDocuments } from '@portico/data/test-documents';
import { createTestTable } from '@portico/data/test-table';
import { createId, matchesHash } from '@portico/domain';
import { createEgress, type Egress } from '@portico/egress';
import { phrase } from '@portico/words';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runTests } from './run-tests.ts';

const AT = new Date('2026-11-22T12:00:00.000Z');
let data: Data;
let documents: Documents;
let egress: Egress;
let run: ReturnType<typeof runTests>;
let contentHash = '';
let asked: IncomingMessage[] = [];
/** A minute from now: time enough. */
const soon = () => ({ until: new Date(Date.now() + 60_000), messageId: 'm' });
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const gateway = createServer((request, response) => {
  asked.push(request);
  answer(request, response);
});
const json = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req-9' }).end(JSON.stringify(body));

beforeAll(async () => {
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  const address = gateway.address();
  if (typeof address !== 'object' || !address) throw new Error('no address');
  data = await createTestTable();
  documents = createTestDocuments();
  egress = createEgress({ allow: `127.0.0.1/32:${address.port}` });
  const gatewayUrl = `http://127.0.0.1:${address.port}/proxy`;
  run = runTests({ data, documents, egress, gatewayUrl, now: () => AT });
  const document = {
    openapi: '3.0.3',
    info: { title: 'T', version: '1' },
    paths: { '/things': { get: { operationId: 'listThings', responses: { 200: { description: 'ok' } } } } },
  };
  contentHash = await documents.putDocument(document, []);
});
afterAll(async () => {
  await egress.close();
  gateway.closeAllConnections();
  await new Promise<void>((resolve) => gateway.close(() => resolve()));
});
beforeEach(() => {
  asked = [];
  answer = (_, response) => json(response, 200, { ok: true });
});

const test = (path: string, assertions: StoredTest['assertions'], more: object = {}): StoredTest => ({
  name: path,
  operationId: 'listThings',
  request: { method: 'GET', path, ...more },
  assertions,
});
const OK = [{ kind: 'status', status: 200 }] as const;
/** A suite whose run is asked for. */
const queued = async (tests: readonly StoredTest[]) => {
  const [suiteId, runId, apiId] = [createId('suite', AT), createId('run', AT), createId('api', AT)];
  const createdAt = AT.toISOString();
  const suite = {
    suiteId,
    appId: createId('app', AT),
    apiId,
    apiSlug: 'museum',
    version: '1',
    name: 'S',
    tests,
    createdAt,
  };
  await data.entities.suite.create(suite).go();
  const queuedRun = { suiteId, runId, status: 'queued' as const, open: 'run' as const, dueAt: createdAt };
  await data.entities.run.create({ ...queuedRun, createdAt, results: [] }).go();
  const version = {
    apiId,
    version: '1',
    status: 'published',
    openapi: '3.0.3',
    operations: 1,
    sizeBytes: 1,
    createdAt,
  };
  await data.entities.version.create({ ...version, status: 'published', contentHash }).go();
  return { suiteId, runId, appId: suite.appId };
};
const ended = async ({ suiteId, runId }: { suiteId: string; runId: string }) =>
  (await data.entities.run.get({ suiteId, runId }).go({ consistent: true })).data;
const keysOf = async (appId: string) =>
  (await data.entities.apiKey.query.byApp({ appId, purpose: 'test-run' }).go()).data;

describe('a run', () => {
  it('calls the gateway as the app would, test by test, and ends with what it saw', async () => {
    const wanted = await queued([
      test('/things?limit=1', [...OK, { kind: 'header', header: 'X-Request-Id' }]),
      test('/things', [{ kind: 'status', status: 201 }], {
        method: 'POST',
        body: '{"a":1}',
        headers: { 'x-own': '1' },
      }),
    ]);
    await run(wanted, soon());
    expect(await ended(wanted)).toMatchObject({
      status: 'failed',
      startedAt: AT.toISOString(),
      finishedAt: AT.toISOString(),
      results: [
        { name: '/things?limit=1', passed: true, status: 200, requestId: 'req-9', bodyExcerpt: '{"ok":true}' },
        {
          name: '/things',
          passed: false,
          assertions: [{ passed: false, words: phrase`The status is ${200}; ${201} was expected.` }],
        },
      ],
    });
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /proxy/museum/things?limit=1',
      'POST /proxy/museum/things',
    ]);
    expect(asked[1]?.headers).toMatchObject({ 'content-type': 'application/json', 'x-own': '1' });
  });

  it.each(['/../../plans', '/%2e%2e/%2e%2e/plans', '/..\\..\\plans', '@evil.example/'])(
    'asks nothing with %s: a path that leaves its API is an error of that test',
    async (path) => {
      const wanted = await queued([test(path, OK), test('/things', OK)]);
      await run(wanted, soon());
      expect(await ended(wanted)).toMatchObject({
        status: 'error',
        results: [{ passed: false, error: phrase`the path leaves the API that it is for` }, { passed: true }],
      });
      expect(asked.map(({ url }) => url)).toEqual(['/proxy/museum/things']);
    },
  );

  it('passes when everything holds', async () => {
    const wanted = await queued([test('/things', OK), test('/things', [{ kind: 'latency', maxMilliseconds: 20_000 }])]);
    await run(wanted, soon());
    expect((await ended(wanted))?.status).toBe('passed');
  });

  it('has a key of its own, which a test cannot replace, and which is worth nothing afterwards', async () => {
    const wanted = await queued([test('/things', OK, { headers: { 'x-api-key': 'ptk_live_stolen' } })]);
    await run(wanted, soon());
    const [key, ...others] = await keysOf(wanted.appId);
    expect(others).toEqual([]);
    const sent = String(asked[0]?.headers['x-api-key']);
    expect(matchesHash(sent, key?.hash ?? '')).toBe(true);
    expect(key).toMatchObject({
      revokedAt: AT.toISOString(),
      expiresAt: new Date(AT.getTime() + 300_000).toISOString(),
    });
    expect(JSON.stringify(await ended(wanted))).not.toContain(sent);
  });

  it('that meets no answer says so, goes on, and ends as an error', async () => {
    answer = (request, response) =>
      request.url?.includes('rude') ? void request.socket.destroy() : json(response, 200, {});
    const wanted = await queued([test('/rude', OK), test('/things', OK)]);
    await run(wanted, soon());
    expect(await ended(wanted)).toMatchObject({
      status: 'error',
      results: [
        {
          passed: false,
          error: { text: 'the target broke the HTTP protocol or closed the connection' },
          assertions: [],
        },
        { passed: true },
      ],
    });
  });

  it('keeps of an answer what fits, and takes in no more than its limit', async () => {
    answer = (_, response) => void response.writeHead(200).end('x'.repeat(5_000_000));
    const wanted = await queued([test('/things', OK)]);
    await run(wanted, soon());
    expect(await ended(wanted)).toMatchObject({
      status: 'error',
      results: [{ error: { text: 'the answer is over {0} bytes', values: ['4000000'] } }],
    });
    answer = (_, response) => void response.writeHead(200).end('y'.repeat(10_000));
    const shorter = await queued([test('/things', OK)]);
    await run(shorter, soon());
    expect((await ended(shorter))?.results[0]?.bodyExcerpt).toBe('y'.repeat(4000));
  });

  it('asked for twice runs once, and one whose suite is gone does nothing', async () => {
    const wanted = await queued([test('/things', OK)]);
    await run(wanted, soon());
    await run(wanted, soon());
    expect(asked).toHaveLength(1);
    await run({ suiteId: createId('suite', AT), runId: wanted.runId }, soon());
    await run({ suiteId: wanted.suiteId, runId: createId('run', AT) }, soon());
    const deleted = await queued([test('/things', OK)]);
    await data.entities.suite.delete({ suiteId: deleted.suiteId }).go();
    await run(deleted, soon());
    expect(asked).toHaveLength(1);
    expect(await keysOf(deleted.appId)).toEqual([]);
  });

  it('checks an operation that left the document as one that does not hold', async () => {
    const wanted = await queued([{ ...test('/things', [{ kind: 'schema' }]), operationId: 'gone' }]);
    await run(wanted, soon());
    expect(await ended(wanted)).toMatchObject({
      status: 'failed',
      results: [{ assertions: [{ words: phrase`The document has no such operation any more.` }] }],
    });
  });
});
