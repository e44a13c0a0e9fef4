import { get } from 'node:http';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalCloud, LocalCloudError } from '../src/index.ts';
import { asObject } from '../src/json.ts';
import { type Fixture, startFixture, writeFixture } from './assembly.ts';

let fixture: Fixture;
let cloud: LocalCloud;
let options: {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  maxAttempts: number;
};
beforeAll(async () => {
  fixture = await writeFixture();
  cloud = await startFixture(fixture);
  options = { endpoint: cloud.endpoint, region: cloud.region, credentials: cloud.credentials, maxAttempts: 1 };
});
afterAll(async () => {
  await cloud.stop();
  fixture.remove();
});

const tableCall = async (event: unknown) => asObject(JSON.parse((await cloud.invoke('table', event)).payload));
const item = new PutItemCommand({ TableName: 'fixture', Item: { pk: { S: 'app#door' }, sk: { S: '-' } } });

describe('who calls', () => {
  it('lets the owner of the machine in', async () => {
    expect((await new STSClient(options).send(new GetCallerIdentityCommand({}))).Arn).toBe(
      'arn:aws:iam::000000000000:root',
    );
    await new DynamoDBClient(options).send(item);
  });
  it('refuses an unknown key, a wrong secret and an unsigned request', async () => {
    const withCredentials = (accessKeyId: string, secretAccessKey: string) =>
      new DynamoDBClient({ ...options, credentials: { accessKeyId, secretAccessKey } }).send(item);
    await expect(withCredentials('AKIAUNKNOWN', 'x')).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    await expect(withCredentials(cloud.credentials.accessKeyId, 'wrong')).rejects.toMatchObject({
      name: 'InvalidSignatureException',
    });
    const unsigned = await fetch(cloud.endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables' },
      body: '{}',
    });
    expect(unsigned.status).toBeGreaterThanOrEqual(400);
  });
  it('refuses a request whose body was changed after signing', async () => {
    const client = new DynamoDBClient(options);
    client.middlewareStack.add(
      (next) => (args) => {
        // The serialized request of this client has a body of bytes.
        const request = args.request as { body: Uint8Array };
        const text = new TextDecoder().decode(request.body).replace('app#door', 'app#else');
        request.body = new TextEncoder().encode(text);
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low' },
    );
    await expect(client.send(item)).rejects.toMatchObject({ name: 'InvalidSignatureException' });
  });
});

describe('what a role may do', () => {
  it('allows what the template grants, and remembers it and how often', async () => {
    expect(await tableCall({ action: 'put', pk: 'app#1' })).toEqual({ ok: true });
    expect(await tableCall({ action: 'put', pk: 'app#1' })).toEqual({ ok: true });
    expect(cloud.usedPermissions()).toContainEqual({
      role: expect.stringContaining('TableRole'),
      action: 'dynamodb:PutItem',
      resource: 'arn:aws:dynamodb:us-east-1:000000000000:table/fixture',
      times: 2,
    });
  });
  it('names action, resource and role when a permission is missing', async () => {
    const answer = await tableCall({ action: 'delete', pk: 'app#1' });
    expect(answer.name).toBe('AccessDeniedException');
    expect(answer.message).toMatch(
      /^User: arn:aws:iam::000000000000:role\/Core-TableRole-\w+ is not authorized to perform: dynamodb:DeleteItem on resource: arn:aws:dynamodb:us-east-1:000000000000:table\/fixture because/,
    );
  });
  it('asks for the index, not the table, when an index is queried', async () => {
    expect((await tableCall({ action: 'query', sk: '-' })).message).toContain(
      'dynamodb:Query on resource: arn:aws:dynamodb:us-east-1:000000000000:table/fixture/index/bySk',
    );
  });
  it('holds a role to the leading keys its policy names', async () => {
    expect((await tableCall({ action: 'put', pk: 'team#1' })).name).toBe('AccessDeniedException');
  });
});

describe('presigned URLs', () => {
  it('work until they expire, and only for what was signed', async () => {
    const s3 = new S3Client({ ...options, forcePathStyle: true });
    await s3.send(new PutObjectCommand({ Bucket: 'fixture-files', Key: 'a b/é.txt', Body: 'hello' }));
    const fresh = await getSignedUrl(s3, new GetObjectCommand({ Bucket: 'fixture-files', Key: 'a b/é.txt' }), {
      expiresIn: 60,
    });
    expect(await (await fetch(fresh)).text()).toBe('hello');
    expect((await fetch(fresh.replace('.txt', '.pdf'))).status).toBe(403);
    const old = await getSignedUrl(s3, new GetObjectCommand({ Bucket: 'fixture-files', Key: 'a b/é.txt' }), {
      expiresIn: 60,
      signingDate: new Date(Date.now() - 61_000),
    });
    const expired = await fetch(old);
    expect([expired.status, await expired.text()]).toEqual([403, expect.stringContaining('Request has expired')]);
    expect((await fetch(`${cloud.endpoint}/fixture-files/a`)).status).toBe(403);
  });
});

it('lists what it did not deploy, by type', () => {
  expect(cloud.notDeployed).toEqual({ 'AWS::WAFv2::IPSet': 1 });
  expect(cloud.deployed['AWS::Lambda::Function']).toBe(7);
  expect(cloud.outputs.Core?.WebArn).toMatch(/^arn:aws:wafv2:/);
});

it('answers an unknown service in one sentence', async () => {
  const answer = await fetch(cloud.endpoint, {
    method: 'POST',
    headers: { 'x-amz-target': 'Nobody.DoIt' },
    body: '{}',
  });
  expect([answer.status >= 400, await answer.text()]).toEqual([true, expect.stringContaining('does not emulate')]);
});

it('finds log events by pattern for an SDK client', async () => {
  await fetch(`${cloud.origins.api}/echo?mode=filtered`);
  const client = new CloudWatchLogsClient(options);
  const { events = [] } = await client.send(
    new FilterLogEventsCommand({
      logGroupName: cloud.outputs.Core?.LogGroup,
      filterPattern: '{ $.mode = "filtered" }',
    }),
  );
  expect(events).toHaveLength(1);
});

it('refuses a second local cloud on the same data folder, and a busy port, in one line', async () => {
  const second = startFixture(fixture);
  await expect(second).rejects.toBeInstanceOf(LocalCloudError);
  await expect(second).rejects.toThrow(/is in use by another Portico \(process \d+\)/);
  const other = await writeFixture();
  const port = Number(new URL(cloud.origins.api).port);
  await expect(startFixture(other, { ports: { api: port, services: 0, signIn: 0, dynamodb: 0 } })).rejects.toThrow(
    `Port ${port} (REST API) is already in use`,
  );
  other.remove();
  expect(
    (
      await new DynamoDBClient(options).send(
        new GetItemCommand({ TableName: 'fixture', Key: { pk: { S: 'app#door' }, sk: { S: '-' } } }),
      )
    ).Item,
  ).toBeDefined();
});

describe('the mailbox page', () => {
  it('is for a person on this machine, and nobody with another Host header', async () => {
    const page = await fetch(`${cloud.origins.services}/mailbox`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    expect(asObject(await (await fetch(`${cloud.origins.services}/mailbox.json`)).json()).mails).toEqual([]);
    const foreign = await new Promise((settle, fail) => {
      get(
        { host: '127.0.0.1', port: new URL(cloud.endpoint).port, path: '/mailbox', headers: { host: 'evil.example' } },
        ({ statusCode }) => settle(statusCode),
      ).on('error', fail);
    });
    expect(foreign).toBe(421);
  });
});
