import type { StoredTest } from '@portico/data';
import { createId, matchesHash } from '@portico/domain';
import { phrase } from '@portico/words';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AT, createRunScene, json, type RunScene, soon } from '../test/run-scene.ts';

let scene: RunScene;
beforeAll(async () => {
  scene = await createRunScene();
});
afterAll(() => scene.stop());
beforeEach(() => scene.forget());

const test = (path: string, assertions: StoredTest['assertions'], more: object = {}): StoredTest => ({
  name: path,
  operationId: 'listThings',
  request: { method: 'GET', path, ...more },
  assertions,
});
const OK = [{ kind: 'status', status: 200 }] as const;
describe('a run', () => {
  it('calls the gateway as the app would, test by test, and ends with what it saw', async () => {
    const wanted = await scene.queued([
      test('/things?limit=1', [...OK, { kind: 'header', header: 'X-Request-Id' }]),
      test('/things', [{ kind: 'status', status: 201 }], {
        method: 'POST',
        body: '{"a":1}',
        headers: { 'x-own': '1' },
      }),
    ]);
    await scene.run(wanted, soon());
    expect(await scene.itemOf(wanted)).toMatchObject({
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
    expect(scene.asked().map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /proxy/museum@1/things?limit=1',
      'POST /proxy/museum@1/things',
    ]);
    expect(scene.asked()[1]?.headers).toMatchObject({ 'content-type': 'application/json', 'x-own': '1' });
  });

  it.each(['/../../plans', '/%2e%2e/%2e%2e/plans', '/..\\..\\plans', '@evil.example/'])(
    'asks nothing with %s: a path that leaves its API is an error of that test',
    async (path) => {
      const wanted = await scene.queued([test(path, OK), test('/things', OK)]);
      await scene.run(wanted, soon());
      expect(await scene.itemOf(wanted)).toMatchObject({
        status: 'error',
        results: [{ passed: false, error: phrase`the path leaves the API that it is for` }, { passed: true }],
      });
      expect(scene.asked().map(({ url }) => url)).toEqual(['/proxy/museum@1/things']);
    },
  );

  it('passes when everything holds', async () => {
    const wanted = await scene.queued([
      test('/things', OK),
      test('/things', [{ kind: 'latency', maxMilliseconds: 20_000 }]),
    ]);
    await scene.run(wanted, soon());
    expect((await scene.itemOf(wanted))?.status).toBe('passed');
  });

  it('has a key of its own, which a test cannot replace, and which is worth nothing afterwards', async () => {
    const wanted = await scene.queued([test('/things', OK, { headers: { 'x-api-key': 'ptk_live_stolen' } })]);
    await scene.run(wanted, soon());
    const [key, ...others] = await scene.keysOf(wanted.appId);
    expect(others).toEqual([]);
    const sent = String(scene.asked()[0]?.headers['x-api-key']);
    expect(matchesHash(sent, key?.hash ?? '')).toBe(true);
    expect(key).toMatchObject({
      revokedAt: AT.toISOString(),
      expiresAt: new Date(AT.getTime() + 300_000).toISOString(),
    });
    expect(JSON.stringify(await scene.itemOf(wanted))).not.toContain(sent);
  });

  it('that meets no answer says so, goes on, and ends as an error', async () => {
    scene.answers((response, request) =>
      request.url?.includes('rude') ? void request.socket.destroy() : json(response, {}),
    );
    const wanted = await scene.queued([test('/rude', OK), test('/things', OK)]);
    await scene.run(wanted, soon());
    expect(await scene.itemOf(wanted)).toMatchObject({
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
    scene.answers((response) => void response.writeHead(200).end('x'.repeat(5_000_000)));
    const wanted = await scene.queued([test('/things', OK)]);
    await scene.run(wanted, soon());
    expect(await scene.itemOf(wanted)).toMatchObject({
      status: 'error',
      results: [{ error: { text: 'the answer is over {0} bytes', values: ['4000000'] } }],
    });
    scene.answers((response) => void response.writeHead(200).end('y'.repeat(10_000)));
    const shorter = await scene.queued([test('/things', OK)]);
    await scene.run(shorter, soon());
    expect((await scene.itemOf(shorter))?.results[0]?.bodyExcerpt).toBe('y'.repeat(4000));
  });

  it('asked for twice runs once, and one whose suite is gone does nothing', async () => {
    const wanted = await scene.queued([test('/things', OK)]);
    await scene.run(wanted, soon());
    await scene.run(wanted, soon());
    expect(scene.asked()).toHaveLength(1);
    await scene.run({ suiteId: createId('suite', AT), runId: wanted.runId }, soon());
    await scene.run({ suiteId: wanted.suiteId, runId: createId('run', AT) }, soon());
    const deleted = await scene.queued([test('/things', OK)]);
    await scene.data.entities.suite.delete({ suiteId: deleted.suiteId }).go();
    await scene.run(deleted, soon());
    expect(scene.asked()).toHaveLength(1);
    expect(await scene.keysOf(deleted.appId)).toEqual([]);
  });

  it('checks an operation that left the document as one that does not hold', async () => {
    const wanted = await scene.queued([{ ...test('/things', [{ kind: 'schema' }]), operationId: 'gone' }]);
    await scene.run(wanted, soon());
    expect(await scene.itemOf(wanted)).toMatchObject({
      status: 'failed',
      results: [{ assertions: [{ words: phrase`The document has no such operation any more.` }] }],
    });
  });
});
