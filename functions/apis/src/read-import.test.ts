import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Data, Documents, StoredImportSource } from '@portico/data';
import { createTestDocuments } from '@portico/data/test-documents';
import { createTestTable } from '@portico/data/test-table';
import { createId } from '@portico/domain';
import { createEgress, type Egress } from '@portico/egress';
import { DOCUMENT_BYTES_MAX, readDocument } from '@portico/openapi';
import { english } from '@portico/words';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestApiGateway } from '../test/api-gateway.ts';
import { readImport } from './read-import.ts';

const soon = (milliseconds = 60_000, messageId = 'm') => ({ until: new Date(Date.now() + milliseconds), messageId });
const AT = new Date('2026-11-22T12:00:00.000Z');
const GOOD =
  'openapi: 3.0.3\ninfo: {title: Things, version: "2.1", description: All of them}\npaths:\n  /things:\n    get:\n      operationId: listThings\n      responses: {"200": {description: ok}}\n';
let data: Data;
let documents: Documents;
let egress: Egress;
const apiGateway = createTestApiGateway();
let server: Server;
let url = '';
let answer: { status: number; body: string; location?: string } = { status: 200, body: GOOD };
let asked = 0;
let read: ReturnType<typeof readImport>;

beforeAll(async () => {
  server = createServer((_, response) => {
    asked += 1;
    const { status, body, location } = answer;
    response.writeHead(status, location ? { location } : {}).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no address');
  url = `http://127.0.0.1:${address.port}/openapi.yaml`;
  egress = createEgress({ allow: `127.0.0.1/32:${address.port}` });
  data = await createTestTable();
  documents = createTestDocuments();
  read = readImport({ data, documents, egress, apiGateway, read: readDocument, now: () => AT });
});
afterAll(async () => {
  await egress.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});
beforeEach(() => {
  asked = 0;
  answer = { status: 200, body: GOOD };
});

const imported = async (source: StoredImportSource, by = read) => {
  const importId = createId('import', AT);
  const item = { importId, userId: createId('user', AT), status: 'queued' as const, source };
  await data.entities.documentImport.create({ ...item, createdAt: AT.toISOString() }).go();
  await by({ importId }, soon());
  return { importId, item: (await data.entities.documentImport.get({ importId }).go({ consistent: true })).data };
};
const uploaded = async (text: string | Uint8Array) => {
  const id = createId('upload', AT);
  await documents.putUpload(id, Buffer.from(text));
  return imported({ key: documents.uploadKey(id) });
};

describe('a document that compression leaves large', () => {
  it('is refused with the reason: what could never be answered is not taken', async () => {
    const description = randomBytes(4_400_000).toString('base64');
    const document = { openapi: '3.0.3', info: { title: 'Dense', version: '1', description }, paths: {} };
    const { item } = await uploaded(JSON.stringify(document));
    expect(item).toMatchObject({ status: 'failed', problem: { code: 'invalid-document' } });
    expect(item?.problem?.words && english(item.problem.words)).toMatch(
      /^The document has 4\d{6} bytes when compressed/,
    );
  });
});

describe('an archive of several documents', () => {
  it('is refused with what there is to choose from, and read by the one that is chosen', async () => {
    const id = createId('upload', AT);
    const other = GOOD.replace('Things', 'T'.repeat(400));
    const archive = zipSync({ 'a.yaml': strToU8(GOOD), 'b.yaml': strToU8(other) });
    await documents.putUpload(id, archive);
    const source = { key: documents.uploadKey(id), uploadId: id };
    const roots = [
      { path: 'a.yaml', title: 'Things', version: '2.1', operations: 1 },
      { path: 'b.yaml', title: 'T'.repeat(100), version: '2.1', operations: 1 },
    ];
    const { item } = await imported(source);
    expect(item).toMatchObject({ status: 'failed', problem: { code: 'invalid-document' } });
    expect(item?.choice).toEqual({ roots });
    const chosen = (await imported({ ...source, root: 'a.yaml' })).item;
    expect(chosen).toMatchObject({ status: 'succeeded', facts: { title: 'Things' } });
    expect(chosen?.choice).toEqual({ root: 'a.yaml', roots });
    expect((await imported({ ...source, root: 'c.yaml' })).item).toMatchObject({ status: 'failed' });
  });
});

describe('an import that is read', () => {
  it('ends with the facts of its document, which is kept with its routes', async () => {
    for (const { item } of [await uploaded(GOOD), await imported({ url })]) {
      expect(item).toMatchObject({
        status: 'succeeded',
        startedAt: AT.toISOString(),
        finishedAt: AT.toISOString(),
        facts: { title: 'Things', version: '2.1', description: 'All of them', openapi: '3.0', operations: 1 },
      });
      expect(item?.problem).toBeUndefined();
      const hash = item?.facts?.contentHash ?? '';
      expect(await documents.getDocument(hash)).toMatchObject({ info: { title: 'Things' } });
      expect(await documents.getRoutes(hash)).toMatchObject([{ method: 'get', path: '/things' }]);
    }
  });

  it('of the same document leads to the same content, byte for byte', async () => {
    const [first, second] = [await uploaded(GOOD), await uploaded(GOOD)];
    expect(first.item?.facts?.contentHash).toBe(second.item?.facts?.contentHash);
  });

  it('delivered twice is read once', async () => {
    const { importId, item } = await imported({ url });
    await read({ importId }, soon());
    expect(asked).toBe(1);
    expect((await data.entities.documentImport.get({ importId }).go()).data).toEqual(item);
    await read({ importId: createId('import', AT) }, soon());
    expect(asked).toBe(1);
  });
});

describe('an import that cannot be read', () => {
  it('says what is wrong by line, and keeps nothing of the document', async () => {
    const { item } = await uploaded('openapi: 3.0.3\ninfo: {title: x}\npaths: {}\n');
    expect(item).toMatchObject({
      status: 'failed',
      problem: {
        code: 'invalid-document',
        errors: [{ line: 2, severity: 'error', pointer: expect.stringMatching(/^\/info/) }],
      },
    });
    expect(item?.facts).toBeUndefined();
  });

  it('fails alike for what is no document at all', async () => {
    for (const text of ['', '{', 'hello', '[]', '<html></html>', new Uint8Array([0xff, 0xfe, 0x00])])
      expect((await uploaded(text)).item).toMatchObject({ status: 'failed', problem: { code: 'invalid-document' } });
  });

  it('whose document is not there, or answers anything but 200, could not be reached', async () => {
    const unreachable = { status: 'failed', problem: { code: 'document-unreachable' } };
    expect((await imported({ key: 'uploads/upl_nothing' })).item).toMatchObject(unreachable);
    for (const given of [
      { status: 404, body: GOOD },
      { status: 500, body: GOOD },
      { status: 302, body: '', location: 'http://169.254.169.254/' },
    ]) {
      answer = given;
      expect((await imported({ url })).item, `${given.status}`).toMatchObject(unreachable);
    }
    asked = 0;
    for (const address of ['http://169.254.169.254/latest', 'http://localhost:1/', 'http://10.0.0.1/'])
      expect((await imported({ url: address })).item, address).toMatchObject(unreachable);
    expect(asked).toBe(0);
  });

  it('is read up to the size that the contract and the reader take, and not a byte above', async () => {
    const contract = JSON.parse(
      readFileSync(fileURLToPath(import.meta.resolve('@portico/contract/portal.json')), 'utf8'),
    );
    expect(contract.components.schemas.NewDocumentUpload.properties.sizeBytes.maximum).toBe(DOCUMENT_BYTES_MAX);
    const sizes: number[] = [];
    const measuring = readImport({
      ...{ data, documents, egress, apiGateway, now: () => AT },
      read: async (bytes) => {
        sizes.push(bytes.length);
        return readDocument(Buffer.from(GOOD));
      },
    });
    for (const [size, status] of [
      [DOCUMENT_BYTES_MAX, 'succeeded'],
      [DOCUMENT_BYTES_MAX + 1, 'failed'],
    ] as const) {
      answer = { status: 200, body: ' '.repeat(size) };
      expect((await imported({ url }, measuring)).item?.status, `${size}`).toBe(status);
    }
    expect(sizes).toEqual([DOCUMENT_BYTES_MAX]);
  });

  it('fits into the table with ten thousand problems', async () => {
    const paths = Array.from({ length: 10_000 }, (_, index) => `  /p${index}: {get: {responses: 1}}`).join('\n');
    const { item } = await uploaded(`openapi: 3.0.3\ninfo: {title: x, version: "1"}\npaths:\n${paths}\n`);
    expect(item?.status).toBe('failed');
    expect(item?.problem?.errors?.length).toBeLessThanOrEqual(150);
  });
});

describe('an import always ends', () => {
  const queued = async (more: object = {}) => {
    const id = createId('upload', AT);
    const importId = createId('import', AT);
    const item = { importId, userId: createId('user', AT), status: 'queued' as const, open: 'import' as const };
    const source = { key: documents.uploadKey(id) };
    await documents.putUpload(id, Buffer.from(GOOD));
    await data.entities.documentImport
      .create({ ...item, source, dueAt: AT.toISOString(), createdAt: AT.toISOString(), ...more })
      .go();
    return importId;
  };
  const itemOf = async (importId: string) =>
    (await data.entities.documentImport.get({ importId }).go({ consistent: true })).data;
  const slow = (milliseconds: number) =>
    readImport({
      ...{ data, documents, egress, apiGateway, now: () => AT },
      read: async (bytes) => {
        await new Promise((done) => setTimeout(done, milliseconds));
        return readDocument(bytes);
      },
    });

  it('when its time is over, with a problem that says so', async () => {
    const importId = await queued();
    await slow(5_000)({ importId }, soon(300));
    expect(await itemOf(importId)).toMatchObject({ status: 'failed', problem: { code: 'timed-out' }, attempt: 1 });
    expect(await itemOf(importId)).not.toHaveProperty('open');
  });

  it('left alone while somebody is at it, taken over when nobody has been heard of for too long', async () => {
    const running = { status: 'running', attempt: 1, dueAt: new Date(AT.getTime() + 1000).toISOString() };
    const leased = await queued(running);
    await read({ importId: leased }, soon());
    expect(await itemOf(leased)).toMatchObject({ status: 'running', attempt: 1 });
    const abandoned = await queued({ ...running, dueAt: new Date(AT.getTime() - 1000).toISOString() });
    await read({ importId: abandoned }, soon());
    expect(await itemOf(abandoned)).toMatchObject({ status: 'succeeded', attempt: 2 });
    // A message comes again only when who had it is over.
    const redelivered = await queued({ ...running, heldBy: 'this' });
    await read({ importId: redelivered }, soon(60_000, 'this'));
    expect(await itemOf(redelivered)).toMatchObject({ status: 'succeeded', attempt: 2 });
  });

  it('by who has it last: what an earlier attempt still finds out counts for nothing', async () => {
    const importId = await queued();
    const first = slow(1_500)({ importId }, soon());
    await expect.poll(async () => (await itemOf(importId))?.status).toBe('running');
    await data.entities.documentImport.patch({ importId }).set({ attempt: 2 }).go();
    await first;
    expect(await itemOf(importId)).toMatchObject({ status: 'running', attempt: 2 });
  });

  it('as an item that the table takes, whatever its document says and in whatever script', async () => {
    const paths = Array.from({ length: 400 }, (_, index) => [
      `/p${index}`,
      { get: { operationId: `${'語'.repeat(400)}${index}`, responses: { 200: { description: 'x' } } } },
    ]);
    const text = JSON.stringify({
      openapi: '3.1.0',
      info: { title: '題'.repeat(300), version: '1', description: '語'.repeat(5_000) },
      servers: Array.from({ length: 30 }, (_, index) => ({ url: `https://${index}.test/${'語'.repeat(2_000)}` })),
      paths: Object.fromEntries(paths),
    });
    const id = createId('upload', AT);
    await documents.putUpload(id, Buffer.from(text));
    const importId = await queued({ source: { key: documents.uploadKey(id) } });
    const linting = readImport({
      ...{ data, documents, egress, apiGateway, now: () => AT },
      read: (bytes, options) => readDocument(bytes, { ...options, lint: { today: '2026-11-22' } }),
    });
    await linting({ importId }, soon());
    const item = await itemOf(importId);
    expect(item?.status).toBe('succeeded');
    expect(item?.lint?.findings?.length).toBeGreaterThan(0);
    expect(Buffer.byteLength(JSON.stringify(item))).toBeLessThan(400_000);
  });
});
