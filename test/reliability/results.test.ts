import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startUpstream } from '../portico/upstream.ts';
import { type Person, publishApi, signIn, smallDocument, until } from '../portico/world.ts';

let upstream: Awaited<ReturnType<typeof startUpstream>>;
let publisher: Person;
beforeAll(async () => {
  upstream = await startUpstream((_, response) =>
    response.writeHead(200, { 'content-type': 'application/json', 'x-long': 'l'.repeat(3000) }).end('{"long":"body"}'),
  );
  publisher = await signIn('publisher');
});
afterAll(() => upstream.stop());

it('results that no item of the table takes are kept whole: the run ends, and every one of them is read', async () => {
  const { client, teamId } = publisher;
  const slug = `results-${randomUUID().slice(0, 8)}`;
  await publishApi(publisher, slug, smallDocument(), upstream.url);
  const { id: appId } = await client.createApp({ body: { teamId, name: slug } });
  await client.createSubscription({ appId, body: { apiId: slug, planId: 'premium' } });
  // Each says in its result what the header is: 500 of them are more than a megabyte.
  const assertions = Array.from({ length: 20 }, () => ({ kind: 'header' as const, header: 'x-long', equals: 'short' }));
  const tests = Array.from({ length: 25 }, (_, index) => ({
    name: `Test ${index}`,
    operationId: 'listThings',
    request: { method: 'GET' as const, path: '/things' },
    assertions,
  }));
  const suite = await client.createTestSuite({ body: { appId, apiId: slug, version: 'latest', name: slug, tests } });
  const { id: runId } = await client.createTestRun({ suiteId: suite.id });
  const ended = await until(
    'the run ends',
    async () => {
      const run = await client.getTestRun({ suiteId: suite.id, runId });
      return run.status !== 'queued' && run.status !== 'running' && run;
    },
    30,
  );
  expect(ended.status).toBe('failed');
  expect(ended.results.map(({ name, status, assertions: told }) => [name, status, told.length])).toEqual(
    tests.map(({ name }) => [name, 200, 20]),
  );
  expect(JSON.stringify(ended.results).length).toBeGreaterThan(410_000);
});
