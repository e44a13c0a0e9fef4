import type { StoredTest } from '@portico/data';
import { english } from '@portico/words';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AT, createRunScene, inMilliseconds, json, type RunScene, soon } from '../test/run-scene.ts';
import { runTests } from './run-tests.ts';

let scene: RunScene;
beforeAll(async () => {
  const properties = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`p${index}`, { type: 'integer' }]));
  const schema = { type: 'object', properties };
  scene = await createRunScene({ description: 'ok', content: { 'application/json': { schema } } });
});
afterAll(() => scene.stop());
beforeEach(() => scene.forget());

const STATUS = { kind: 'status', status: 200 } as const;
const tests = (count: number, assertions: StoredTest['assertions'] = [STATUS]): StoredTest[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `t${index}`,
    operationId: 'listThings',
    request: { method: 'GET', path: '/things' },
    assertions,
  }));
describe('a run always ends', () => {
  it('by its own time: with what was done, and the rest told as not run', async () => {
    scene.answers((response) => void setTimeout(() => json(response, {}), 700));
    const wanted = await scene.queued(tests(5));
    await scene.run(wanted, inMilliseconds(3_400));
    const item = await scene.itemOf(wanted);
    expect(item?.status).toBe('error');
    const done = item?.results.filter(({ error }) => error === undefined) ?? [];
    expect([done.length > 0, done.length < 5, item?.results.length]).toEqual([true, true, 5]);
    const { error } = item?.results.at(-1) ?? {};
    expect(error && english(error)).toBe('It was not run: the time of the run was over.');
    expect([item?.open, item?.dueAt, item?.finishedAt]).toEqual([undefined, undefined, AT.toISOString()]);
    const [key] = (await scene.data.entities.apiKey.query.byApp({ appId: wanted.appId, purpose: 'test-run' }).go())
      .data;
    expect(key?.revokedAt).toBe(AT.toISOString());
  });

  it('when its backend says nothing: the call is given the time that is left, no more', async () => {
    scene.answers(() => undefined);
    const wanted = await scene.queued(tests(2));
    const started = Date.now();
    await scene.run(wanted, inMilliseconds(3_500));
    expect(Date.now() - started).toBeLessThan(6_000);
    expect(await scene.itemOf(wanted)).toMatchObject({ status: 'error', results: [{ name: 't0' }, { name: 't1' }] });
  });

  it('when what it needs is not there: it is broken off, and the failure is told to who watches', async () => {
    const wanted = await scene.queued(tests(2));
    const broken = { ...scene.documents, getDocument: () => Promise.reject(new Error('the bucket is away')) };
    const unlucky = runTests({ ...scene.dependencies, documents: broken, gatewayUrl: 'http://127.0.0.1:1' });
    await expect(unlucky(wanted, soon())).rejects.toThrow('the bucket is away');
    expect(await scene.itemOf(wanted)).toMatchObject({
      status: 'error',
      results: [{ passed: false }, { passed: false }],
    });
    await unlucky(wanted, soon());
  });

  it('and keeps nobody waiting who hears of it again while it is under way', async () => {
    const wanted = await scene.queued(tests(1));
    const held = { status: 'running' as const, attempt: 1, dueAt: new Date(Date.now() + 9_000).toISOString() };
    const { suiteId, runId } = wanted;
    await scene.data.entities.run
      .patch({ suiteId, runId })
      .set({ ...held, open: 'run', heldBy: 'another' })
      .go();
    const started = Date.now();
    await scene.run(wanted, soon());
    expect(Date.now() - started).toBeLessThan(4_000);
    expect(scene.asked()).toHaveLength(0);
  });

  it('and is not done twice: one that is under way is left to who does it', async () => {
    const wanted = await scene.queued(tests(1));
    scene.answers((response) => void setTimeout(() => json(response, {}), 300));
    await Promise.all([scene.run(wanted, soon()), scene.run(wanted, soon())]);
    expect(scene.asked()).toHaveLength(1);
    expect((await scene.itemOf(wanted))?.status).toBe('passed');
  });
});

describe('a run whose worker is gone', () => {
  it('is ended by who is told of it next: what was done stays, nothing is called again', async () => {
    const wanted = await scene.queued(tests(3));
    const done = [{ name: 't0', passed: true, status: 200, assertions: [] }];
    const gone = { status: 'running' as const, attempt: 1, dueAt: new Date(AT.getTime() - 1000).toISOString() };
    await scene.data.entities.run
      .patch({ suiteId: wanted.suiteId, runId: wanted.runId })
      .set({ ...gone, open: 'run', results: done })
      .go();
    await scene.run(wanted, soon());
    const item = await scene.itemOf(wanted);
    expect(item).toMatchObject({
      status: 'error',
      results: [{ name: 't0', passed: true }, { name: 't1' }, { name: 't2' }],
    });
    const { error } = item?.results[1] ?? {};
    expect(error && english(error)).toBe('It was not run: the run was broken off.');
    expect(scene.asked()).toHaveLength(0);
  });
});

describe('results that are too large for an item', () => {
  it('are kept whole in the bucket; the item has what came of each test', async () => {
    const body = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`p${index}`, 'ü'.repeat(400)]));
    scene.answers((response) => json(response, body));
    const wanted = await scene.queued(tests(25, Array(20).fill({ kind: 'schema' })));
    await scene.run(wanted, soon());
    const item = await scene.itemOf(wanted);
    expect(item).toMatchObject({ status: 'failed', resultsKept: 'bucket' });
    expect(item?.results.map(({ name, passed, status, assertions }) => [name, passed, status, assertions])).toEqual(
      Array.from({ length: 25 }, (_, index) => [`t${index}`, false, 200, []]),
    );
    const whole = await scene.documents.getResults(wanted.runId);
    expect(whole?.map(({ assertions }) => assertions.length)).toEqual(Array(25).fill(20));
    const said = whole?.[0]?.assertions[0]?.words;
    expect(said && english(said)).toMatch(/must be integer(?:.|\n)*and \d+ more$/);
    // An answer of a function is 6 MB at most.
    expect(Buffer.byteLength(JSON.stringify(whole))).toBeLessThan(2_500_000);
  });

  it('are kept for nobody when the run was deleted with its suite meanwhile', async () => {
    const body = { long: 'l'.repeat(400) };
    const wanted = await scene.queued(tests(25, Array(20).fill({ kind: 'header', header: 'x-long', equals: 'short' })));
    scene.answers((response) => {
      if (scene.asked().length === 25)
        void scene.data.entities.run
          .delete({ suiteId: wanted.suiteId, runId: wanted.runId })
          .go()
          .then(() => json(response, body));
      else response.writeHead(200, { 'content-type': 'application/json', 'x-long': 'l'.repeat(3000) }).end('{}');
    });
    await scene.run(wanted, soon());
    expect(scene.asked()).toHaveLength(25);
    expect(await scene.itemOf(wanted)).toBeNull();
    expect(await scene.documents.getResults(wanted.runId)).toBeUndefined();
  });
});
