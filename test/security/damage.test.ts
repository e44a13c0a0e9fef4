import { randomUUID } from 'node:crypto';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { callOperation } from '../contract/contract-call.ts';
import { deployment, type Person, publishApi, signIn, smallDocument } from '../portico/world.ts';

const { endpoint, region, credentials, documentsBucket: Bucket } = deployment;
const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });

let publisher: Person;
let contentHash: string;
let params: { readonly apiId: string; readonly version: string };
let Key = '';
beforeAll(async () => {
  publisher = await signIn('publisher');
  const apiId = `damaged-${randomUUID().slice(0, 8)}`;
  params = { apiId, version: '1.0.0' };
  // A document of its own: what is kept is named by what it says.
  await publishApi(publisher, apiId, smallDocument({ [`/${apiId}`]: 'one' }), deployment.museumUrl);
  contentHash = (await publisher.client.getApiVersion(params)).contentHash;
  Key = `documents/${contentHash}.json.gz`;
});

const bytesOf = async (key: string) => {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: key }));
  return (await Body?.transformToByteArray()) ?? new Uint8Array();
};
const put = (key: string, bytes: Uint8Array) => s3.send(new PutObjectCommand({ Bucket, Key: key, Body: bytes }));
const READS = ['getDocument', 'getSdk', 'getCodeSamples'] as const;
const read = (id: (typeof READS)[number]) =>
  callOperation(id, {
    params: { ...params, language: 'python' },
    ...(id === 'getCodeSamples' && { query: { operation: `get /${params.apiId}` } }),
    token: publisher.token,
  });

describe('a document of which the disk lost a part', () => {
  it('is said to be unreadable, the API goes on, and it is there again when its bytes are', async () => {
    const whole = await bytesOf(Key);
    for (const damaged of [
      whole.subarray(0, -9),
      whole.subarray(0, 12),
      new Uint8Array(),
      whole.map((byte) => byte ^ 1),
    ]) {
      await put(Key, damaged);
      for (const id of READS) {
        const { status, body } = await read(id);
        expect([id, status, body]).toMatchObject([id, 503, { code: 'document-unreadable' }]);
      }
      expect((await callOperation('getApi', { params, token: publisher.token })).status).toBe(200);
    }
    await put(Key, whole);
    for (const id of READS) expect((await read(id)).status, id).toBe(200);
  });

  it('costs nothing where it is only what was made from it: a cut SDK is made again', async () => {
    const first = await read('getSdk');
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'made/' }));
    const made = Contents.map(({ Key: key = '' }) => key).find((key) => key.includes(params.apiId)) ?? '';
    const whole = await bytesOf(made);
    await put(made, whole.subarray(0, whole.length - 30));
    expect((await read('getSdk')).body).toEqual(first.body);
    expect(await bytesOf(made)).toEqual(whole);
  });

  it('costs nothing where it is the pages of a reference: what was cut is made again', async () => {
    const page = () =>
      callOperation('getReferenceSchema', { params: { ...params, schema: 'Thing' }, token: publisher.token });
    const first = await page();
    expect(first.status).toBe(200);
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: `made/${contentHash}/` }));
    const pages = Contents.map(({ Key: key = '' }) => key).find((key) => key.endsWith('.pages')) ?? '';
    const whole = await bytesOf(pages);
    for (const left of [whole.length - 5, 3]) {
      await put(pages, whole.subarray(0, left));
      expect((await page()).body).toEqual(first.body);
      expect(await bytesOf(pages)).toEqual(whole);
    }
  });
});
