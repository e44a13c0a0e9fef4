import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startUpstream } from '../portico/upstream.ts';
import { deployment, type Person, publishApi, signIn, smallDocument, until } from '../portico/world.ts';

const LONG = { 'content-type': 'application/json', 'x-long': 'l'.repeat(3000) };
const answer = (response: ServerResponse) => response.writeHead(200, LONG).end('{"long":"body"}');

/** What the control says the local cloud saw used. */
type Used = { readonly role: string; readonly action: string };

let upstream: Awaited<ReturnType<typeof startUpstream>>;
let publisher: Person;
/** The last call of a run, held until a test lets it go. */
const held: ServerResponse[] = [];
beforeAll(async () => {
  upstream = await startUpstream((request, response) => {
    if (request.url?.includes('held')) held.push(response);
    else answer(response);
  });
  publisher = await signIn('publisher');
});
afterAll(() => upstream.stop());

// Each says in its result what the header is: 500 of them are more than a megabyte.
const assertions = Array.from({ length: 20 }, () => ({ kind: 'header' as const, header: 'x-long', equals: 'short' }));
const testOf = (name: string, path: string) => ({
  ...{ name, operationId: 'listThings', request: { method: 'GET' as const, path }, assertions },
});
/** A run under way of a suite whose results no item of the table takes. */
const started = async (lastPath: string) => {
  const { client, teamId } = publisher;
  const slug = `results-${randomUUID().slice(0, 8)}`;
  await publishApi(publisher, slug, smallDocument(), upstream.url);
  const { id: appId } = await client.createApp({ body: { teamId, name: slug } });
  await client.createSubscription({ appId, body: { apiId: slug, planId: 'premium' } });
  const tests = [
    ...Array.from({ length: 24 }, (_, index) => testOf(`Test ${index}`, '/things')),
    testOf('The last', lastPath),
  ];
  const suite = await client.createTestSuite({ body: { appId, apiId: slug, version: 'latest', name: slug, tests } });
  const { id: runId } = await client.createTestRun({ suiteId: suite.id });
  return { suiteId: suite.id, runId, tests };
};

/** How many objects the bucket has of a run. */
const keptOf = async (runId: string): Promise<number> => {
  const { endpoint, region, credentials, documentsBucket } = deployment;
  const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  return (await s3.send(new ListObjectsV2Command({ Bucket: documentsBucket, Prefix: `runs/${runId}` }))).KeyCount ?? 0;
};

it.concurrent('results that no item of the table takes are kept whole: the run ends, every one is read, and they go with their suite', async () => {
  const { client } = publisher;
  const { suiteId, runId, tests } = await started('/things');
  const ended = await until(
    'the run ends',
    async () => {
      const run = await client.getTestRun({ suiteId, runId });
      return run.status !== 'queued' && run.status !== 'running' && run;
    },
    // An answer holds all results there are, a megabyte of them: asked for in a row they take the machine from the run.
    { seconds: 120, every: 1000 },
  );
  expect(ended.status).toBe('failed');
  expect(ended.results.map(({ name, status, assertions: told }) => [name, status, told.length])).toEqual(
    tests.map(({ name }) => [name, 200, 20]),
  );
  expect(JSON.stringify(ended.results).length).toBeGreaterThan(410_000);
  expect(await keptOf(runId)).toBe(1);
  await client.deleteTestSuite({ suiteId });
  expect(await keptOf(runId)).toBe(0);
});

it.concurrent('results of a run whose suite is deleted while it is under way are kept for nobody', async () => {
  const { suiteId, runId } = await started('/things/held');
  await until('the last test is called', async () => held.length > 0, 120);
  await publisher.client.deleteTestSuite({ suiteId });
  for (const response of held) answer(response);
  await until('the worker has found it gone', async () => {
    const used = (await (await fetch(`${deployment.controlUrl}/permissions`)).json()) as Used[];
    return used.some(({ role, action }) => role.includes('RunsRole') && action === 's3:DeleteObject');
  });
  expect(await keptOf(runId)).toBe(0);
});
