import { createHash } from 'node:crypto';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchBucket,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestCloud, type TestCloud } from '../testing.ts';
import { createS3 } from './index.ts';

let cloud: TestCloud;
let service: ReturnType<typeof createS3>;
let client: S3Client;
let endpoint: string;
const Bucket = 'documents';
const deploy = (properties: Record<string, unknown> = {}) =>
  service.resources['AWS::S3::Bucket']?.({
    stack: 's',
    logicalId: 'Documents',
    properties: { BucketName: Bucket, ...properties },
  });
const put = (Key: string, Body: string | Uint8Array, more: object = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const read = async (Key: string, more: object = {}) => {
  const answer = await client.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return { ...answer, text: await answer.Body?.transformToString() };
};
const list = (more: object = {}) => client.send(new ListObjectsV2Command({ Bucket, ...more }));

beforeEach(async () => {
  cloud = createTestCloud();
  service = createS3(cloud.context);
  const config = await cloud.serve(service);
  endpoint = config.endpoint;
  client = new S3Client({ ...config, forcePathStyle: true });
  await deploy();
});
afterEach(async () => {
  client.destroy();
  await cloud.close();
});

describe('a bucket', () => {
  it('lists keys in order with prefix, delimiter and pages', async () => {
    for (const key of ['a/1', 'a/2', 'a/b/3', 'b/1', 'c', 'd & e']) await put(key, 'x');
    expect((await list({ Prefix: 'a/' })).Contents?.map((object) => object.Key)).toEqual(['a/1', 'a/2', 'a/b/3']);
    const top = await list({ Delimiter: '/' });
    expect(top.CommonPrefixes?.map((entry) => entry.Prefix)).toEqual(['a/', 'b/']);
    expect(top.Contents?.map((object) => object.Key)).toEqual(['c', 'd & e']);
    const seen: string[] = [];
    let token: string | undefined;
    do {
      const page = await list({ Delimiter: '/', MaxKeys: 1, ContinuationToken: token });
      seen.push(
        ...(page.CommonPrefixes ?? []).map((entry) => entry.Prefix ?? ''),
        ...(page.Contents ?? []).map((object) => object.Key ?? ''),
      );
      token = page.NextContinuationToken;
    } while (token !== undefined);
    expect(seen).toEqual(['a/', 'b/', 'c', 'd & e']);
  });

  it('deletes many keys at once', async () => {
    for (const key of ['a&b', 'c']) await put(key, 'x');
    const answer = await client.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'a&b' }, { Key: 'c' }, { Key: 'none' }] } }),
    );
    expect(answer.Deleted?.map((entry) => entry.Key)).toEqual(['a&b', 'c', 'none']);
    expect((await list()).KeyCount).toBe(0);
  });

  it('puts the parts of a multipart upload together and refuses a part it never got', async () => {
    const { UploadId } = await client.send(
      new CreateMultipartUploadCommand({ Bucket, Key: 'big', ContentType: 'text/plain' }),
    );
    const parts = [];
    for (const [at, Body] of ['aaa', 'bbb'].entries()) {
      const { ETag } = await client.send(
        new UploadPartCommand({ Bucket, Key: 'big', UploadId, PartNumber: at + 1, Body }),
      );
      parts.push({ ETag, PartNumber: at + 1 });
    }
    const complete = (Parts: object[]) =>
      client.send(new CompleteMultipartUploadCommand({ Bucket, Key: 'big', UploadId, MultipartUpload: { Parts } }));
    await expect(complete([{ ETag: '"x"', PartNumber: 3 }])).rejects.toMatchObject({ name: 'InvalidPart' });
    expect((await complete(parts)).ETag).toMatch(/-2"$/);
    expect(await read('big')).toMatchObject({ text: 'aaabbb', ContentType: 'text/plain' });
    await expect(complete(parts)).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  it('that does not exist is named with the class the SDK knows', async () => {
    await expect(client.send(new ListObjectsV2Command({ Bucket: 'none' }))).rejects.toBeInstanceOf(NoSuchBucket);
  });

  it('answers preflights by its CORS rules and refuses other origins', async () => {
    await deploy({
      CorsConfiguration: {
        CorsRules: [
          {
            AllowedOrigins: ['http://localhost:3000'],
            AllowedMethods: ['GET', 'PUT'],
            AllowedHeaders: ['*'],
            ExposedHeaders: ['ETag'],
            MaxAge: 300,
          },
        ],
      },
    });
    const ask = (origin: string) =>
      fetch(`${endpoint}/${Bucket}/k`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'content-type' },
      });
    const allowed = await ask('http://localhost:3000');
    expect([
      allowed.status,
      allowed.headers.get('access-control-allow-origin'),
      allowed.headers.get('access-control-max-age'),
    ]).toEqual([200, 'http://localhost:3000', '300']);
    expect((await ask('http://evil.example')).status).toBe(403);
    await put('k', 'x');
    const got = await fetch(`${endpoint}/${Bucket}/k`, { headers: { origin: 'http://localhost:3000' } });
    expect(got.headers.get('access-control-expose-headers')).toBe('ETag');
  });

  it('with Object Lock takes nothing without its checksum', async () => {
    const Rule = { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1 } };
    await deploy({ ObjectLockEnabled: true, ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule } });
    const bare = new S3Client({
      ...(await client.config.credentials().then((credentials) => ({ credentials }))),
      ...{ region: 'us-east-1', endpoint, forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED' },
    });
    await expect(bare.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x' }))).rejects.toMatchObject({
      name: 'InvalidRequest',
    });
    const ChecksumSHA256 = createHash('sha256').update('x').digest('base64');
    await bare.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x', ChecksumSHA256 }));
    expect((await read('a')).text).toBe('x');
    bare.destroy();
  });

  it('drops objects when their lifecycle says so', async () => {
    await deploy({ LifecycleConfiguration: { Rules: [{ Status: 'Enabled', Prefix: 'tmp/', ExpirationInDays: 1 }] } });
    await put('tmp/a', 'x');
    await put('keep/a', 'x');
    cloud.setNow(() => new Date(Date.now() + 2 * 86_400_000));
    service.start?.();
    expect((await list()).Contents?.map((object) => object.Key)).toEqual(['keep/a']);
  });

  it('drops multipart uploads nobody completed when its lifecycle says so', async () => {
    await deploy({
      LifecycleConfiguration: {
        Rules: [{ Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }],
      },
    });
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'left' }));
    cloud.setNow(() => new Date(Date.now() + 2 * 86_400_000));
    service.start?.();
    const part = client.send(new UploadPartCommand({ Bucket, Key: 'left', UploadId, PartNumber: 1, Body: 'x' }));
    await expect(part).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  it('tells the default bus about new objects when it is asked to', async () => {
    await deploy({ NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } } });
    await put('new', 'abc');
    await vi.waitFor(() => expect(cloud.deliveries.length).toBe(1));
    expect(cloud.deliveries[0]?.arn).toMatch(/event-bus\/default$/);
    expect(JSON.parse(cloud.deliveries[0]?.payload ?? '')).toMatchObject({
      'detail-type': 'Object Created',
      detail: { object: { key: 'new', size: 3 } },
    });
  });

  it('asks IAM for both ends of a copy, and for each key of a multiple deletion', () => {
    const base = { query: new URLSearchParams(), caller: 'r', headers: {}, body: Buffer.alloc(0) };
    expect(
      service.requirements({ ...base, method: 'PUT', path: '/b/k', headers: { 'x-amz-copy-source': 'a/x%20y' } }),
    ).toEqual([
      { action: 's3:PutObject', resource: 'arn:aws:s3:::b/k' },
      { action: 's3:GetObject', resource: 'arn:aws:s3:::a/x y' },
    ]);
    const body = Buffer.from('<Delete><Object><Key>a&amp;b</Key></Object></Delete>');
    expect(
      service.requirements({
        ...base,
        method: 'POST',
        path: '/b/?delete=',
        query: new URLSearchParams('delete='),
        body,
      }),
    ).toEqual([{ action: 's3:DeleteObject', resource: 'arn:aws:s3:::b/a&b' }]);
    expect(
      service.requirements({
        ...base,
        method: 'GET',
        path: '/b/?list-type=2&prefix=p',
        query: new URLSearchParams('list-type=2&prefix=p'),
      }),
    ).toEqual([{ action: 's3:ListBucket', resource: 'arn:aws:s3:::b', context: { 's3:prefix': ['p'] } }]);
  });
});
