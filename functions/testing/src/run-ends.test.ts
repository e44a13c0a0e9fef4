import { createServer, type ServerResponse } from 'node:http';
import type { Data, Documents, StoredTest } from '@portico/data';
import { createTestDocuments } from '@portico/data/test-documents';
import { createTestTable } from '@portico/data/test-table';
import { createId } from '@portico/domain';
import { createEgress, type Egress } from '@portico/egress';
import { english } from '@portico/words';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runTests } from './run-tests.ts';

const AT = new Date('2026-11-22T12:00:00.000Z');
const inMilliseconds = (milliseconds: number) => ({ until: new Date(Date.now() + milliseconds), messageId: 'm' });
let data: Data;
let documents: Documents;
let egress: Egress;
let run: ReturnType<typeof runTests>;
let contentHash = '';
let asked = 0;
let answer: (response: ServerResponse) => void;
const gateway = createServer((_, response) => {
  asked += 1;
  answer(response);
});
const json = (response: ServerResponse, body: unknown) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));

beforeAll(async () => {
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  const address = gateway.address();
  if (typeof address !== 'object' || !address) throw new Error('no address');
  data = await createTestTable();
  documents = createTestDocuments();
  egress = createEgress({ allow: `127.0.0.1/32:${address.port}` });
  run = runTests({ data, documents, egress, gatewayUrl: `http://127.0.0.1:${address.port}/proxy`, now: () => AT });
  const properties = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`p${index}`, { type: 'integer' }]));
  const schema = { type: 'object', properties };
  const responses = { 200: { description: 'ok', content: { 'application/json': { schema } } } };
  const paths = { '/things': { get: { operationId: 'listThings', responses } } };
  contentHash = await documents.putDocument({ openapi: '3.0.3', info: { title: 'T', version: '1' }, paths }, []);
});
afterAll(async () => {
  await egress.close();
  gateway.closeAllConnections();
  await new Promise<void>((resolve) => gateway.close(() => resolve()));
});
beforeEach(() => {
  asked = 0;
  answer = (response) => json(response, {});
});

const STATUS = { kind: 'status', status: 200 } as const;
const tests = (count: number, assertions: StoredTest['assertions'] = [STATUS]): StoredTest[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `t${index}`,
    operationId: 'listThings',
    request: { method: 'GET', path: '/things' },
    assertions,
  }));
/** A run that waits. */
const queued = async (given: readonly StoredTest[]) => {
  const key = { suiteId: createId('suite', AT), runId: createId('run', AT) };
  const [apiId, appId] = [createId('api', AT), createId('app', AT)];
  const createdAt = AT.toISOString();
  const suite = { suiteId: key.suiteId, appId, apiId, apiSlug: 'a', version: '1', name: 'S', tests: given, createdAt };
  await data.entities.suite.create(suite).go();
  await data.entities.run
    .create({ ...key, status: 'queued', open: 'run', dueAt: createdAt, createdAt, results: [] })
    .go();
  const version = { apiId, version: '1', openapi: '3.0.3', operations: 1, sizeBytes: 1, createdAt, contentHash };
  await data.entities.version.create({ ...version, status: 'published' }).go();
  return { ...key, appId };
};
const itemOf = async ({ suiteId, runId }: { suiteId: string; runId: string }) =>
  (await data.entities.run.get({ suiteId, runId }).go({ consistent: true })).data;

describe('a run always ends', () => {
  it('by its own time: with what was done, and the rest told as not run', async () => {
    answer = (response) => void setTimeout(() => json(response, {}), 700);
    const wanted = await queued(tests(5));
    await run(wanted, inMilliseconds(3_400));
    const item = await itemOf(wanted);
    expect(item?.status).toBe('error');
    const done = item?.results.filter(({ error }) => error === undefined) ?? [];
    expect([done.length > 0, done.length < 5, item?.results.length]).toEqual([true, true, 5]);
    const { error } = item?.results.at(-1) ?? {};
    expect(error && english(error)).toBe('It was not run: the time of the run was over.');
    expect([item?.open, item?.dueAt, item?.finishedAt]).toEqual([undefined, undefined, AT.toISOString()]);
    const [key] = (await data.entities.apiKey.query.byApp({ appId: wanted.appId, purpose: 'test-run' }).go()).data;
    expect(key?.revokedAt).toBe(AT.toISOString());
  });

  it('when its backend says nothing: the call is given the time that is left, no more', async () => {
    answer = () => undefined;
    const wanted = await queued(tests(2));
    const started = Date.now();
    await run(wanted, inMilliseconds(3_500));
    expect(Date.now() - started).toBeLessThan(6_000);
    expect(await itemOf(wanted)).toMatchObject({ status: 'error', results: [{ name: 't0' }, { name: 't1' }] });
  });

  it('when what it needs is not there: it is broken off, and the failure is told to who watches', async () => {
    const wanted = await queued(tests(2));
    const broken = { ...documents, getDocument: () => Promise.reject(new Error('the bucket is away')) };
    const unlucky = runTests({ data, documents: broken, egress, gatewayUrl: 'http://127.0.0.1:1', now: () => AT });
    await expect(unlucky(wanted, inMilliseconds(60_000))).rejects.toThrow('the bucket is away');
    expect(await itemOf(wanted)).toMatchObject({ status: 'error', results: [{ passed: false }, { passed: false }] });
    await unlucky(wanted, inMilliseconds(60_000));
  });

  it('and is not done twice: one that is under way is left to who does it', async () => {
    const wanted = await queued(tests(1));
    answer = (response) => void setTimeout(() => json(response, {}), 300);
    await Promise.all([run(wanted, inMilliseconds(60_000)), run(wanted, inMilliseconds(60_000))]);
    expect(asked).toBe(1);
    expect((await itemOf(wanted))?.status).toBe('passed');
  });
});

describe('a run whose worker is gone', () => {
  it('is ended by who is told of it next: what was done stays, nothing is called again', async () => {
    const wanted = await queued(tests(3));
    const done = [{ name: 't0', passed: true, status: 200, assertions: [] }];
    const gone = { status: 'running' as const, attempt: 1, dueAt: new Date(AT.getTime() - 1000).toISOString() };
    await data.entities.run
      .patch({ suiteId: wanted.suiteId, runId: wanted.runId })
      .set({ ...gone, open: 'run', results: done })
      .go();
    await run(wanted, inMilliseconds(60_000));
    const item = await itemOf(wanted);
    expect(item).toMatchObject({
      status: 'error',
      results: [{ name: 't0', passed: true }, { name: 't1' }, { name: 't2' }],
    });
    const { error } = item?.results[1] ?? {};
    expect(error && english(error)).toBe('It was not run: the run was broken off.');
    expect(asked).toBe(0);
  });
});

describe('results that are too large for an item', () => {
  it('are kept whole in the bucket; the item has what came of each test', async () => {
    const body = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`p${index}`, 'ü'.repeat(400)]));
    answer = (response) => json(response, body);
    const wanted = await queued(tests(25, Array(20).fill({ kind: 'schema' })));
    await run(wanted, inMilliseconds(60_000));
    const item = await itemOf(wanted);
    expect(item).toMatchObject({ status: 'failed', resultsKept: 'bucket' });
    expect(item?.results.map(({ name, passed, status, assertions }) => [name, passed, status, assertions])).toEqual(
      Array.from({ length: 25 }, (_, index) => [`t${index}`, false, 200, []]),
    );
    const whole = await documents.getResults(wanted.runId);
    expect(whole?.map(({ assertions }) => assertions.length)).toEqual(Array(25).fill(20));
    const said = whole?.[0]?.assertions[0]?.words;
    expect(said && english(said)).toMatch(/must be integer(?:.|\n)*and \d+ more$/);
    // An answer of a function is 6 MB at most.
    expect(Buffer.byteLength(JSON.stringify(whole))).toBeLessThan(2_500_000);
  });

  it('are kept for nobody when the run was deleted with its suite meanwhile', async () => {
    const body = { long: 'l'.repeat(400) };
    const wanted = await queued(tests(25, Array(20).fill({ kind: 'header', header: 'x-long', equals: 'short' })));
    answer = (response) => {
      if (asked === 25)
        void data.entities.run
          .delete({ suiteId: wanted.suiteId, runId: wanted.runId })
          .go()
          .then(() => json(response, body));
      else response.writeHead(200, { 'content-type': 'application/json', 'x-long': 'l'.repeat(3000) }).end('{}');
    };
    await run(wanted, inMilliseconds(60_000));
    expect(asked).toBe(25);
    expect(await itemOf(wanted)).toBeNull();
    expect(await documents.getResults(wanted.runId)).toBeUndefined();
  });
});
