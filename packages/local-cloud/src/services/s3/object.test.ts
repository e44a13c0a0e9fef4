import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
const _list = (more: object = {}) => client.send(new ListObjectsV2Command({ Bucket, ...more }));

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

describe('an object', () => {
  it('put only where there is none is put once, however many come at the same moment', async () => {
    const puts = Array.from({ length: 20 }, (_, index) =>
      put('once', `body ${index}`, { IfNoneMatch: '*' }).then(
        () => index,
        ({ name }: Error) => name,
      ),
    );
    const answers = await Promise.all(puts);
    const [winner] = answers.filter((answer) => typeof answer === 'number');
    expect(answers.filter((answer) => answer === 'PreconditionFailed')).toHaveLength(19);
    expect((await read('once')).text).toBe(`body ${winner}`);
  });

  it('written by many at once is one of theirs, whole', async () => {
    const bodies = Array.from({ length: 20 }, (_, index) => `${index}`.repeat(10_000));
    await Promise.all(bodies.map((body) => put('shared', body)));
    expect(bodies).toContain((await read('shared')).text);
  });

  it('is not what its sub-resources are asked for: neither written over, nor read, nor deleted', async () => {
    await put('kept', 'as it was');
    const ask = (method: string, path: string, body?: string) =>
      fetch(`${endpoint}/${Bucket}${path}`, { method, ...(body && { body }) });
    for (const name of ['tagging', 'acl', 'legal-hold', 'retention', 'attributes', 'versionId=1'])
      for (const [method, body] of [['PUT', '<Tagging/>'], ['GET'], ['DELETE'], ['HEAD']] as const)
        expect((await ask(method, `/kept?${name}`, body)).status, `${method} ${name}`).toBe(501);
    for (const name of ['lifecycle', 'policy', 'tagging', 'cors'])
      for (const method of ['PUT', 'DELETE']) expect((await ask(method, `?${name}`)).status).toBe(501);
    expect((await read('kept')).text).toBe('as it was');
  });

  it('comes back byte for byte with its headers and metadata', async () => {
    await put('specs/ü +&/a.yaml', 'openapi: 3.0.3', {
      ContentType: 'application/yaml',
      ContentDisposition: 'attachment',
      Metadata: { slug: 'museum' },
      ContentEncoding: 'identity',
    });
    const object = await read('specs/ü +&/a.yaml');
    expect(object).toMatchObject({
      text: 'openapi: 3.0.3',
      ContentType: 'application/yaml',
      Metadata: { slug: 'museum' },
      ContentLength: 14,
      ETag: '"d0456a726e121d2ce7e043e2c9cd0029"',
    });
    expect(object.ChecksumCRC32).toBeDefined();
  });

  it('is decoded from the chunked framing with trailing checksum that streams are sent in', async () => {
    const body = Buffer.alloc(200_000, 'x');
    await client.send(
      new PutObjectCommand({
        Bucket,
        Key: 'stream',
        Body: Readable.from([body.subarray(0, 70_000), body.subarray(70_000)]),
        ContentLength: body.length,
        ContentEncoding: 'gzip',
      }),
    );
    const object = await read('stream');
    expect(object.text?.length).toBe(200_000);
    expect(object.ContentEncoding).toBe('gzip');
  });

  it('takes metadata and checksum from the query of a presigned address', async () => {
    const upload = (body: string) =>
      fetch(`${endpoint}/${Bucket}/signed?x-amz-meta-slug=museum&x-amz-checksum-crc32=NhCmhg%3D%3D`, {
        method: 'PUT',
        body,
      });
    expect((await upload('other')).status).toBe(400);
    expect((await upload('hello')).status).toBe(200);
    expect(await read('signed')).toMatchObject({ text: 'hello', Metadata: { slug: 'museum' } });
  });

  it('is refused when its checksum does not match', async () => {
    await expect(put('bad', 'hello', { ChecksumCRC32: 'AAAAAA==' })).rejects.toThrow(/did not match/);
    await expect(read('bad')).rejects.toBeInstanceOf(NoSuchKey);
  });

  it('is read in ranges', async () => {
    await put('r', '0123456789');
    expect(await read('r', { Range: 'bytes=2-4' })).toMatchObject({ text: '234', ContentRange: 'bytes 2-4/10' });
    expect((await read('r', { Range: 'bytes=-3' })).text).toBe('789');
    await expect(read('r', { Range: 'bytes=10-' })).rejects.toMatchObject({ name: 'InvalidRange' });
  });

  it('honours conditions on write and read', async () => {
    const { ETag } = await put('c', 'one', { IfNoneMatch: '*' });
    await expect(put('c', 'two', { IfNoneMatch: '*' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await expect(put('c', 'two', { IfMatch: '"other"' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await put('c', 'two', { IfMatch: ETag });
    await expect(read('c', { IfMatch: ETag })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    const now = await client.send(new HeadObjectCommand({ Bucket, Key: 'c' }));
    await expect(read('c', { IfNoneMatch: now.ETag })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
  });

  it('is answered with the headers the link asks for', async () => {
    await put('d', 'x', { ContentType: 'text/html' });
    const object = await read('d', {
      ResponseContentType: 'text/plain',
      ResponseContentDisposition: 'attachment; filename="d"',
    });
    expect(object).toMatchObject({ ContentType: 'text/plain', ContentDisposition: 'attachment; filename="d"' });
  });

  it('is copied with its metadata, and gone after its deletion', async () => {
    await put('from', 'x', { Metadata: { a: 'b' } });
    await client.send(new CopyObjectCommand({ Bucket, Key: 'to', CopySource: `${Bucket}/from` }));
    expect(await read('to')).toMatchObject({ text: 'x', Metadata: { a: 'b' } });
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'to' }));
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'to' }));
    await expect(client.send(new HeadObjectCommand({ Bucket, Key: 'to' }))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('is there when the database is opened again, and files nobody names are swept', async () => {
    await put('k', 'kept');
    cloud.reopen();
    const again = createS3(cloud.context);
    again.start?.();
    const answer = await again.handle({
      method: 'GET',
      path: `/${Bucket}/k`,
      query: new URLSearchParams(),
      headers: {},
      body: Buffer.alloc(0),
      caller: 'root',
    });
    expect(String(answer.body)).toBe('kept');
    await again.stop();
  });
});
