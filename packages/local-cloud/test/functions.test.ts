import { existsSync } from 'node:fs';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { LocalCloud } from '../src/index.ts';
import { asObject } from '../src/json.ts';
import { type Fixture, findDead, startFixture, until, writeFixture } from './assembly.ts';

let fixture: Fixture;
let cloud: LocalCloud;
let lambda: LambdaClient;
beforeAll(async () => {
  vi.stubEnv('LEAK', 'from the parent');
  fixture = await writeFixture();
  cloud = await startFixture(fixture);
  lambda = new LambdaClient({
    endpoint: cloud.endpoint,
    region: cloud.region,
    credentials: cloud.credentials,
    maxAttempts: 1,
  });
});
afterAll(async () => {
  await cloud.stop();
  fixture.remove();
});

const run = async (name: string, event: unknown) => {
  const result = await cloud.invoke(name, event);
  return { ...result, answer: asObject(JSON.parse(result.payload)) };
};

it("gives a function the template's environment, Lambda's own variables, and nothing of ours", async () => {
  const { answer } = await run('echo', { mode: 'environment' });
  const environment = asObject(asObject(JSON.parse(String(answer.body))).environment);
  expect(environment).toMatchObject({
    PORTAL_URL: 'http://localhost:3000',
    SECRET: 'open sesame',
    AWS_REGION: 'us-east-1',
    AWS_LAMBDA_FUNCTION_NAME: 'echo',
    AWS_ENDPOINT_URL: cloud.endpoint,
    _HANDLER: 'index.handler',
    TZ: ':UTC',
  });
  for (const name of ['LEAK', 'NODE_OPTIONS', 'NODE_CHANNEL_FD']) expect(environment).not.toHaveProperty(name);
  expect(existsSync(String(environment.TMPDIR))).toBe(true);
});

it('ends a function that takes longer than its timeout and starts afresh', async () => {
  const { functionError, answer, requestId } = await run('quick', { mode: 'hang' });
  expect(functionError).toBe('Unhandled');
  expect(answer).toMatchObject({
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after 1.00 seconds`,
  });
  expect((await run('quick', {})).functionError).toBeUndefined();
});

it("reports an exit, an unhandled rejection and a thrown error in Lambda's words", async () => {
  expect((await run('echo', { mode: 'exit' })).answer).toMatchObject({
    errorType: 'Runtime.ExitError',
    errorMessage: expect.stringContaining('exit status 3'),
  });
  expect((await run('echo', { mode: 'unhandled' })).answer.errorType).toBe('Runtime.UnhandledPromiseRejection');
  expect((await run('echo', { mode: 'throw' })).answer).toMatchObject({
    errorType: 'TypeError',
    errorMessage: 'a secret detail',
  });
});

it('kills a function that outgrows its memory and leaves its neighbours alone', async () => {
  expect((await run('quick', { mode: 'hog' })).answer.errorType).toMatch(/Runtime.ExitError|Sandbox.Timedout/);
  expect((await run('echo', {})).functionError).toBeUndefined();
});

it('runs one event at a time per process and grows under load', async () => {
  const answers = await Promise.all(Array.from({ length: 4 }, () => run('echo', { mode: 'slow' })));
  const pids = answers.map(({ answer }) => asObject(JSON.parse(String(answer.body))).pid);
  expect(new Set(pids).size).toBeGreaterThan(1);
});

it('writes START, END and REPORT lines around what the function logs', async () => {
  const { requestId } = await run('echo', {});
  const lines = cloud.logs(String(cloud.outputs.Core?.LogGroup)).map(({ message }) => message);
  const from = lines.findIndex((line) => line === `START RequestId: ${requestId} Version: $LATEST`);
  expect(lines.slice(from, from + 5)).toEqual([
    `START RequestId: ${requestId} Version: $LATEST`,
    expect.stringContaining('"kind":"usage"'),
    'a raw line',
    `END RequestId: ${requestId}`,
    expect.stringMatching(
      new RegExp(
        `^REPORT RequestId: ${requestId}\tDuration: [\\d.]+ ms\tBilled Duration: \\d+ ms\tMemory Size: 256 MB\tMax Memory Used: \\d+ MB`,
      ),
    ),
  ]);
});

it('answers Invoke of an SDK client with payload, error and log tail', async () => {
  const answer = await lambda.send(
    new InvokeCommand({ FunctionName: 'echo', Payload: JSON.stringify({ path: '/x' }), LogType: 'Tail' }),
  );
  expect(answer.StatusCode).toBe(200);
  expect(Buffer.from(answer.LogResult ?? '', 'base64').toString()).toContain('a raw line');
  expect(
    (await lambda.send(new InvokeCommand({ FunctionName: 'echo', Payload: '{"mode":"throw"}' }))).FunctionError,
  ).toBe('Unhandled');
  await expect(lambda.send(new InvokeCommand({ FunctionName: 'nobody' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

it('retries an asynchronous event twice and then gives it to the dead-letter queue', async () => {
  const before = fixture.collected().filter(({ source }) => source === 'async').length;
  const answer = await lambda.send(
    new InvokeCommand({ FunctionName: 'collect', InvocationType: 'Event', Payload: '{"fail":true,"mark":"dead-1"}' }),
  );
  expect(answer.StatusCode).toBe(202);
  await until(() => fixture.collected().filter(({ source }) => source === 'async').length === before + 3);
  expect(await until(() => findDead(cloud, 'dead-1'))).toBe('{"fail":true,"mark":"dead-1"}');
});
