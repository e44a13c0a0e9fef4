import { get } from 'node:http';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LocalCloud } from '../src/index.ts';
import { type Fixture, findDead, startFixture, until, writeFixture } from './assembly.ts';

let fixture: Fixture;
let cloud: LocalCloud;
beforeAll(async () => {
  fixture = await writeFixture();
  cloud = await startFixture(fixture);
});
afterAll(async () => {
  await cloud.stop();
  fixture.remove();
});

const clientOptions = () => ({ endpoint: cloud.endpoint, region: cloud.region, credentials: cloud.credentials });
const show = async (path: string) => {
  const answer = await fetch(`${cloud.origins.services}${path}`);
  return { status: answer.status, text: await answer.text() };
};
const act = (path: string, said: Record<string, string>, origin = cloud.origins.services) =>
  fetch(`${cloud.origins.services}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin },
    body: new URLSearchParams(said),
  });
const seen = (mark: string) => fixture.collected().filter((one) => JSON.stringify(one).includes(mark)).length;

it('shows what stands, and what does on AWS only', async () => {
  const { status, text } = await show('/_local');
  expect(status).toBe(200);
  expect(text).toMatch(/AWS::SQS::Queue<\/code><\/td><td>2</);
  expect(text).toContain('AWS::WAFv2::IPSet');
  expect(text).toContain('Core.QueueUrl');
  expect((await show('/_local/nothing')).status).toBe(404);
});

it('sends dead letters back to where they came from, and empties a queue', async () => {
  const sqs = new SQSClient(clientOptions());
  await sqs.send(
    new SendMessageCommand({ QueueUrl: cloud.outputs.Core?.QueueUrl, MessageBody: '{"mark":"dead poison"}' }),
  );
  await until(() => findDead(cloud, 'dead poison'));
  const { text } = await show('/_local/queues');
  expect(text).toMatch(/<code>dead<\/code><br><span class="muted">of [^<]+<\/span><\/td><td><b class="alarm">1</);
  const before = seen('dead poison');
  const answer = await act('/_local/queues', { queue: 'dead', act: 'redrive' });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/_local/queues']);
  await until(() => seen('dead poison') === before + 2);
  await until(() => findDead(cloud, 'dead poison'));
  expect((await act('/_local/queues', { queue: 'dead', act: 'purge' })).status).toBe(303);
  expect(await findDead(cloud, 'dead poison')).toBeUndefined();
  expect((await act('/_local/queues', { queue: 'none', act: 'purge' })).status).toBe(404);
});

it('fires a schedule besides its times', async () => {
  expect((await show('/_local/schedules')).text).toMatch(
    /nightly<\/code><\/td><td>cron\(0 3 \* \* \? \*\)<\/td><td><time/,
  );
  expect(seen('nightly')).toBe(0);
  expect((await act('/_local/schedules', { group: 'default', name: 'nightly' })).status).toBe(303);
  await until(() => seen('nightly') > 0);
  expect((await act('/_local/schedules', { group: 'default', name: 'none' })).status).toBe(404);
});

it('shows the lines that name a request', async () => {
  await fetch(`${cloud.origins.api}/echo?mode=metered`);
  const found = await until(async () => {
    const { text } = await show('/_local/logs?request=metered');
    return text.includes('metered&quot;') && text;
  });
  expect(found).toContain('/traces?request=metered');
  expect((await show('/_local/logs?request=%3Cscript%3Enobody')).text).not.toContain('<script>');
});

it('shows the items of the table, and those of a partition', async () => {
  const table = new DynamoDBClient(clientOptions());
  for (const [pk, sk] of [
    ['app#one', '<b>first'],
    ['app#two', 'second'],
  ] as const)
    await table.send(new PutItemCommand({ TableName: 'fixture', Item: { pk: { S: pk }, sk: { S: sk } } }));
  const { text } = await show('/_local/table');
  expect(text).toContain('app#one');
  expect(text).toContain('&lt;b&gt;first');
  const one = await show('/_local/table?table=fixture&index=&partition=app%23two');
  expect(one.text).toContain('second');
  expect(one.text).not.toContain('first');
  expect((await show('/_local/table?partition=app%23none')).text).toContain('No such item.');
});

it('does nothing for pages from elsewhere, and shows nothing under another name', async () => {
  expect((await act('/_local/queues', { queue: 'dead', act: 'purge' }, 'http://evil.example')).status).toBe(403);
  expect((await act('/_local/queues', { queue: 'dead', act: 'purge' }, cloud.origins.api)).status).toBe(403);
  const { port } = new URL(cloud.origins.services);
  const renamed = await new Promise<number>((resolve, reject) => {
    get({ port, path: '/_local/table', headers: { host: 'evil.example' } }, (answer) =>
      resolve(answer.statusCode ?? 0),
    ).on('error', reject);
  });
  expect(renamed).toBe(421);
});
