import { existsSync, readFileSync } from 'node:fs';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LocalCloud } from '../src/index.ts';
import { asArray, asObject } from '../src/json.ts';
import { type Fixture, findDead, startFixture, until, writeFixture } from './assembly.ts';

let fixture: Fixture;
let cloud: LocalCloud;
let sqs: SQSClient;
let table: DynamoDBClient;
beforeAll(async () => {
  fixture = await writeFixture();
  cloud = await startFixture(fixture);
  const options = { endpoint: cloud.endpoint, region: cloud.region, credentials: cloud.credentials };
  sqs = new SQSClient(options);
  table = new DynamoDBClient(options);
});
afterAll(async () => {
  await cloud.stop();
  fixture.remove();
});

const put = (pk: string, extra = '-') =>
  table.send(new PutItemCommand({ TableName: 'fixture', Item: { pk: { S: pk }, sk: { S: extra } } }));
const send = (body: string) =>
  sqs.send(
    new SendMessageCommand({
      QueueUrl: cloud.outputs.Core?.QueueUrl,
      MessageBody: body,
      MessageAttributes: { kind: { DataType: 'String', StringValue: 'test' } },
    }),
  );
const records = (source: string, mark: string) =>
  fixture
    .collected()
    .filter((entry) => entry.source === source && JSON.stringify(entry).includes(mark))
    .map((entry) => asObject(entry.record));

it("hands queued messages to the function in Lambda's shape and deletes them", async () => {
  await send('{"mark":"queue-1"}');
  const [record] = await until(() => {
    const found = records('aws:sqs', 'queue-1');
    return found.length > 0 && found;
  });
  expect(record).toMatchObject({
    body: '{"mark":"queue-1"}',
    eventSource: 'aws:sqs',
    awsRegion: 'us-east-1',
    messageAttributes: { kind: { stringValue: 'test', dataType: 'String' } },
    attributes: { ApproximateReceiveCount: '1' },
  });
});

it('gives way with what works for a queue: to those that are waited for, in its session and in all others', async () => {
  await send('{"mark":"queue-2"}');
  const [entry] = await until(() => {
    const found = fixture.collected().filter((one) => JSON.stringify(one).includes('queue-2'));
    return found.length > 0 && found;
  });
  expect(entry).toMatchObject({ priority: 10 });
  if (existsSync('/proc/self/autogroup')) {
    expect(entry?.session).toMatch(/ nice 10$/);
    expect(readFileSync('/proc/self/autogroup', 'utf8')).not.toContain(String(entry?.session).split(' ')[0]);
  }
});

it('gives back only the message that failed, and to the dead-letter queue after two tries', async () => {
  await Promise.all([send('{"mark":"batch-2 good"}'), send('{"mark":"batch-2 poison"}')]);
  expect(await until(() => findDead(cloud, 'batch-2 poison'))).toBe('{"mark":"batch-2 poison"}');
  expect(records('aws:sqs', 'batch-2 good')).toHaveLength(1);
  expect(records('aws:sqs', 'batch-2 poison')).toHaveLength(2);
});

it('hands on the records of the stream that the filter wants, in order', async () => {
  await put('other#1');
  for (const name of ['a', 'b', 'c']) await put(`app#order-${name}`);
  const found = await until(() => {
    const all = records('aws:dynamodb', 'app#order-');
    return all.length === 3 && all;
  });
  expect(found.map((record) => asObject(asObject(asObject(asObject(record.dynamodb).NewImage).pk)).S)).toEqual([
    'app#order-a',
    'app#order-b',
    'app#order-c',
  ]);
  expect(found[0]).toMatchObject({
    eventName: 'INSERT',
    eventSource: 'aws:dynamodb',
    awsRegion: 'us-east-1',
    eventSourceARN: expect.stringMatching(/^arn:aws:dynamodb:us-east-1:000000000000:table\/fixture\/stream\//),
  });
  expect(records('aws:dynamodb', 'other#1')).toHaveLength(0);
});

it('sends a poisoned record to its destination after the retries and goes on behind it', async () => {
  await put('app#poison-1');
  await put('app#behind');
  expect(await until(() => findDead(cloud, 'DDBStreamBatchInfo'))).toContain('RetryAttemptsExhausted');
  // At least once: how often depends on which records the reader found together.
  await until(() => records('aws:dynamodb', 'app#behind').length > 0);
  expect(records('aws:dynamodb', 'app#poison-1').length).toBeGreaterThanOrEqual(2);
  expect(await findDead(cloud, 'app#behind')).toBeUndefined();
});

it('delivers log lines that match a subscription, once, gzipped as CloudWatch does', async () => {
  const answer = await fetch(`${cloud.origins.api}/echo?mode=metered`);
  expect(answer.status).toBe(200);
  const batch = await until(() =>
    fixture
      .collected()
      .map((entry) => asObject(entry.batch))
      .find((found) => JSON.stringify(found).includes('metered')),
  );
  expect(batch).toMatchObject({
    messageType: 'DATA_MESSAGE',
    owner: '000000000000',
    logGroup: cloud.outputs.Core?.LogGroup,
  });
  const [event] = asArray(batch.logEvents).map(asObject);
  expect(JSON.parse(String(event?.message))).toEqual({ kind: 'usage', path: '/echo', mode: 'metered' });
  await fetch(`${cloud.origins.api}/pets/mine?mode=unmetered`);
  await fetch(`${cloud.origins.api}/echo?mode=after`);
  await until(() => JSON.stringify(fixture.collected()).includes('after'));
  expect(JSON.stringify(fixture.collected())).not.toContain('unmetered');
});
