import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asArray, asObject, type JsonObject, parseJson } from '../json.ts';
import { AwsError, type CloudContext } from '../service.ts';
import { type Engine, startEngine } from './engine.ts';
import { createSweeper } from './sweeper.ts';

let folder: string;
let engine: Engine;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sweeper-'));
  engine = await startEngine({ folder, port: 0, endpoint: undefined, onExit: () => {} });
  await call('DynamoDB_20120810.CreateTable', {
    TableName: 'items',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });
});
afterAll(async () => {
  await engine.stop();
  rmSync(folder, { recursive: true, force: true });
});

const call = async (target: string, input: JsonObject): Promise<JsonObject> => {
  const answer = await engine.call(target, JSON.stringify(input));
  const body = asObject(parseJson(answer.body.toString()));
  if (answer.status >= 400) throw new AwsError(String(body.__type).split('#').at(-1) ?? '', String(body.message));
  return body;
};

it('deletes what expired and nothing else, and knows its own deletions', async () => {
  const now = 1_800_000_000;
  const put = (pk: string, expires?: unknown) =>
    call('DynamoDB_20120810.PutItem', {
      TableName: 'items',
      Item: { pk: { S: pk }, ...(expires === undefined ? {} : { expiresAtSeconds: expires }) },
    });
  await put('past', { N: String(now - 1) });
  await put('now', { N: String(now) });
  await put('future', { N: String(now + 1) });
  await put('never');
  await put('text', { S: '1' });
  // The sweeper reads the clock of its context and nothing else of it.
  const context = { now: () => new Date(now * 1000), log: () => {} } as unknown as CloudContext;
  let told = 0;
  const sweeper = createSweeper(call, context, () => {
    told += 1;
  });
  sweeper.watch('items', 'expiresAtSeconds', ['pk']);
  await sweeper.sweep();
  const left = asArray((await call('DynamoDB_20120810.Scan', { TableName: 'items' })).Items).map(
    (item) => asObject(asObject(item).pk).S,
  );
  expect(left.sort()).toEqual(['future', 'never', 'text']);
  expect([told, sweeper.wasSwept({ pk: { S: 'past' } }), sweeper.wasSwept({ pk: { S: 'future' } })]).toEqual([
    1,
    true,
    false,
  ]);
});

it('keeps numbering the stream upwards after it was trimmed', async () => {
  const sequences = async (): Promise<number[]> => {
    const arn = asObject((await call('DynamoDB_20120810.DescribeTable', { TableName: 'items' })).Table).LatestStreamArn;
    const stream = asObject(
      (await call('DynamoDBStreams_20120810.DescribeStream', { StreamArn: arn })).StreamDescription,
    );
    const shard = asObject(asArray(stream.Shards)[0]).ShardId;
    const { ShardIterator } = await call('DynamoDBStreams_20120810.GetShardIterator', {
      StreamArn: arn,
      ShardId: shard,
      ShardIteratorType: 'TRIM_HORIZON',
    });
    return asArray((await call('DynamoDBStreams_20120810.GetRecords', { ShardIterator })).Records).map((record) =>
      Number(asObject(asObject(record).dynamodb).SequenceNumber),
    );
  };
  const before = await sequences();
  engine.trimStream('items', '1000000', 0);
  expect(await sequences()).toEqual([before.at(-1)]);
  await call('DynamoDB_20120810.PutItem', { TableName: 'items', Item: { pk: { S: 'after' } } });
  expect((await sequences()).at(-1)).toBe((before.at(-1) ?? 0) + 1);
});
