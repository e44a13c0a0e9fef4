import { createServer, type Server } from 'node:http';
import type { Data, Documents } from '@portico/data';
import { createTestDocuments } from '@portico/data/test-documents';
import { createTestTable } from '@portico/data/test-table';
import { createId } from '@portico/domain';
import { createEgress, type Egress } from '@portico/egress';
import { readDocument } from '@portico/openapi';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readImport } from './read-import.ts';

const AT = new Date('2026-11-22T12:00:00.000Z');
const GOOD =
  'openapi: 3.0.3\ninfo: {title: Things, version: "2.1", description: All of them}\npaths:\n  /things:\n    get:\n      operationId: listThings\n      responses: {"200": {description: ok}}\n';
let data: Data;
let documents: Documents;
let egress: Egress;
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
  read = readImport({ data, documents, egress, read: (bytes) => readDocument(bytes), now: () => AT });
});
afterAll(async () => {
  await egress.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});
beforeEach(() => {
  asked = 0;
  answer = { status: 200, body: GOOD };
});

const imported = async (source: { readonly key: string } | { readonly url: string }) => {
  const importId = createId('import', AT);
  const item = { importId, userId: createId('user', AT), status: 'queued' as const, source };
  await data.entities.documentImport.create({ ...item, createdAt: AT.toISOString() }).go();
  await read({ importId });
  return { importId, item: (await data.entities.documentImport.get({ importId }).go({ consistent: true })).data };
};
const uploaded = async (text: string | Uint8Array) => {
  const id = createId('upload', AT);
  await documents.putUpload(id, Buffer.from(text));
  return imported({ key: documents.uploadKey(id) });
};

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
    await read({ importId });
    expect(asked).toBe(1);
    expect((await data.entities.documentImport.get({ importId }).go()).data).toEqual(item);
    await read({ importId: createId('import', AT) });
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

  it('fits into the table with ten thousand problems', async () => {
    const paths = Array.from({ length: 10_000 }, (_, index) => `  /p${index}: {get: {responses: 1}}`).join('\n');
    const { item } = await uploaded(`openapi: 3.0.3\ninfo: {title: x, version: "1"}\npaths:\n${paths}\n`);
    expect(item?.status).toBe('failed');
    expect(item?.problem?.errors?.length).toBeLessThanOrEqual(150);
  });
});
