import { createHash } from 'node:crypto';
import type { Data, Documents } from '@portico/data';
import { createTestDocuments } from '@portico/data/test-documents';
import { createTestTable } from '@portico/data/test-table';
import { createId, GUIDE_FILES_BYTES_MAX, GUIDE_FILES_MAX, type Principal } from '@portico/domain';
import type { createCall } from '@portico/http/test-call';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { callsOf } from '../test/calls.ts';

const at = new Date(Date.UTC(2026, 10, 30, 12));
const now = () => at;
const person = (): Principal => ({ userId: createId('user', at), roles: ['publisher', 'developer'] });
const [owner, outsider] = [person(), person()];
const teamId = createId('team', at);
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAC0lEQVR4nGNgAAIAAAUAAVprLVIAAAAASUVORK5CYII=',
  'base64',
);
let data: Data;
let documents: Documents;
let call: ReturnType<typeof createCall>;
let apiId = '';

type File = {
  readonly name: string;
  readonly contentHash?: string;
  readonly mediaType?: string;
  readonly width?: number;
  readonly height?: number;
};

beforeAll(async () => {
  data = await createTestTable();
  documents = createTestDocuments();
  await data.entities.membership.create({ userId: owner.userId, teamId, role: 'owner' }).go();
  call = callsOf({ data, documents, now });
});

beforeEach(async () => {
  apiId = createId('api', at);
  const createdAt = at.toISOString();
  const named = { apiId, slug: apiId, name: 'Museum', summary: '', teamId, tags: [], shelf: 'listed' as const };
  const listed = { visibility: 'private' as const, scope: teamId, createdAt, updatedAt: createdAt };
  await data.entities.api.create({ ...named, ...listed, latestVersion: '1' }).go();
});

const upload = async (bytes: Uint8Array, whose = owner, sizeBytes = bytes.length) => {
  const uploadId = createId('upload', at);
  await documents.putUpload(uploadId, bytes);
  await data.entities.upload.create({ uploadId, userId: whose.userId, sizeBytes, createdAt: at.toISOString() }).go();
  return uploadId;
};
const add = async (name: string, bytes: Uint8Array, as = owner) =>
  call<File>('addGuideFile', { as, params: { apiId }, body: { name, uploadId: await upload(bytes, as) } });
const replace = async (name: string, bytes: Uint8Array) =>
  call<File>('addGuideFile', {
    ...{ as: owner, params: { apiId }, body: { name, uploadId: await upload(bytes), replaces: true } },
  });
const listed = async () =>
  (await call<{ items: File[] }>('listGuideFiles', { as: owner, params: { apiId } })).body.items.map(
    ({ name }) => name,
  );
const kept = async () =>
  (await data.entities.guideFiles.get({ apiId }).go()).data?.files.map(
    ({ fileId }) => `guide-files/${apiId}/${fileId}`,
  ) ?? [];
const wide = (width: number, height: number) => {
  const bytes = Uint8Array.from(PNG);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
};

it('a file takes the place of another by the same name where that is said, and has its bytes by their hash', async () => {
  await replace('about.txt', Buffer.from('one'));
  const keys = await kept();
  expect((await add('about.txt', Buffer.from('two'))).status).toBe(409);
  const { status, body } = await replace('about.txt', Buffer.from('two'));
  expect([status, body.contentHash]).toEqual([201, createHash('sha256').update('two').digest('hex')]);
  expect(await listed()).toEqual(['about.txt']);
  expect(await documents.get(keys[0] ?? '')).toBeUndefined();
  expect(Buffer.from((await documents.get((await kept())[0] ?? '')) ?? []).toString()).toBe('two');
});

it('a file is added, listed, read by whoever sees the API, and gone with its bytes once it is deleted', async () => {
  expect(await add('map.png', PNG)).toMatchObject({
    status: 201,
    body: { name: 'map.png', sizeBytes: PNG.length, mediaType: 'image/png', width: 3, height: 2 },
  });
  await add('about.pdf', Buffer.from('%PDF-1.7'));
  expect(await listed()).toEqual(['about.pdf', 'map.png']);
  const of = { params: { apiId, file: 'about.pdf' } };
  const { body } = await call<{ url: string; mediaType?: string }>('getGuideFile', { as: owner, ...of });
  expect([body.url.endsWith('?as=about.pdf'), body.mediaType]).toEqual([true, undefined]);
  for (const who of [{ asVisitor: true }, { as: outsider }])
    expect((await call('getGuideFile', { ...who, ...of })).status).toBe(404);
  const keys = await kept();
  expect((await call('deleteGuideFile', { as: owner, ...of })).status).toBe(204);
  expect((await call('deleteGuideFile', { as: owner, ...of })).status).toBe(404);
  expect((await call('getGuideFile', { as: owner, ...of })).status).toBe(404);
  const left = await Promise.all(keys.map((key) => documents.get(key)));
  expect(left.map((bytes) => bytes !== undefined)).toEqual([false, true]);
});

it('is written by whoever may change the API', async () => {
  expect((await add('map.png', PNG, outsider)).status).toBe(404);
  for (const id of ['listGuideFiles', 'deleteGuideFile'] as const)
    expect(
      (await call(id, { as: outsider, params: { apiId, ...(id === 'deleteGuideFile' && { file: 'map.png' }) } }))
        .status,
    ).toBe(404);
});

it.each([
  ['no image', 'map.png', Buffer.from('<svg onload="alert(1)"/>'), 'is no whole PNG, JPEG, WebP, GIF or AVIF image'],
  ['one that is cut', 'map.png', PNG.subarray(0, 40), 'is no whole PNG, JPEG, WebP, GIF or AVIF image'],
  [
    'one with a tail',
    'map.png',
    Buffer.concat([PNG, Buffer.from('<script>')]),
    'is no whole PNG, JPEG, WebP, GIF or AVIF image',
  ],
  ['one that is too wide', 'map.png', wide(10_001, 1), 'is wider or higher than 10000 pixels'],
  ['one that unpacks to gigabytes', 'a.bin', wide(10_000, 10_000), 'has more than 25000000 pixels'],
  ['what is too large', 'a.pdf', Buffer.alloc(5_000_001), 'is larger than 5000000 bytes'],
])('an image that is %s is refused, and nothing of it kept', async (_, name, bytes, why) => {
  expect(await add(name, bytes)).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/uploadId', detail: why }] },
  });
  expect(await listed()).toEqual([]);
});

it('an upload of somebody else, or of nothing, is none', async () => {
  const theirs = { name: 'a.pdf', uploadId: await upload(PNG, outsider) };
  const asked = { as: owner, params: { apiId } };
  expect((await call('addGuideFile', { ...asked, body: theirs })).status).toBe(422);
  const uploadId = createId('upload', at);
  await data.entities.upload.create({ uploadId, userId: owner.userId, sizeBytes: 1, createdAt: at.toISOString() }).go();
  expect((await call('addGuideFile', { ...asked, body: { name: 'a.pdf', uploadId } })).status).toBe(422);
});

it('has a name that no other has, in small letters', async () => {
  await add('map.png', PNG);
  expect(await add('map.png', PNG)).toMatchObject({ status: 409, body: { code: 'conflict' } });
  for (const name of ['Map.png', '../map.png', 'a/b.png', '.png', 'a..png', 'ä.png', '__proto__'])
    expect([name, (await add(name, PNG)).status]).toEqual([name, 400]);
});

it('all of an API are two hundred and 100 MB at the most, however many are added at once', async () => {
  const file = { fileId: 'gfl_none', contentHash: '', addedAt: at.toISOString() };
  const many = Array.from({ length: GUIDE_FILES_MAX - 1 }, (_, index) => ({
    ...file,
    name: `f${index}`,
    sizeBytes: 1,
  }));
  await data.entities.guideFiles.put({ apiId, files: many, revision: 1 }).go();
  const answers = await Promise.all(['a.png', 'b.png', 'c.png'].map((name) => add(name, PNG)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  const large = { ...file, name: 'large', sizeBytes: GUIDE_FILES_BYTES_MAX - PNG.length };
  await data.entities.guideFiles.put({ apiId, files: [large], revision: 5 }).go();
  const both = await Promise.all(['a.png', 'b.png'].map((name) => add(name, PNG)));
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'limit-reached' });
});
