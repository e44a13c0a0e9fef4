import { createId } from '@portico/domain';
import { phrase } from '@portico/words';
import { beforeAll, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});

type Import = { readonly id: string; readonly status: string };
const start = (body: object, who: 'owner' | 'outsider' | 'member' = 'owner', headers = {}) =>
  scene.call<Import>('createImport', { as: scene.people[who], body, headers });
const follow = (importId: string, who: keyof Scene['people'] = 'owner') =>
  scene.call<Import & { problem?: unknown }>('getImport', { as: scene.people[who], params: { importId } });
const upload = async (who: 'owner' | 'outsider' = 'owner') =>
  (
    await scene.call<{ id: string; url: string }>('createDocumentUpload', {
      as: scene.people[who],
      body: { sizeBytes: 7 },
    })
  ).body;

describe('an upload', () => {
  it('is a place for as many bytes as were announced, for a quarter of an hour', async () => {
    const { body } = await scene.call('createDocumentUpload', { as: scene.people.owner, body: { sizeBytes: 7 } });
    const expiresAt = new Date(scene.clock.now().getTime() + 900_000).toISOString();
    expect(body).toMatchObject({ url: expect.stringContaining('bytes=7'), expiresAt });
    for (const sizeBytes of [0, -1, 20_971_521, 1.5])
      expect((await scene.call('createDocumentUpload', { as: scene.people.owner, body: { sizeBytes } })).status).toBe(
        400,
      );
  });

  it('is read by who made it and by nobody else, admins included', async () => {
    const { id: uploadId } = await upload();
    expect((await start({ uploadId })).status).toBe(202);
    for (const id of [(await upload('outsider')).id, createId('upload', scene.clock.now())])
      for (const body of [{ uploadId: id }, { archive: { uploadId: id, root: 'a.yaml' } }])
        expect(await start(body)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('of several files is read by the one that is chosen', async () => {
    const { id: uploadId } = await upload();
    const { status, body } = await start({ archive: { uploadId, root: 'api/openapi.yaml' } });
    expect([status, body]).toMatchObject([202, { uploadId }]);
    const { data: item } = await scene.data.entities.documentImport.get({ importId: body.id }).go();
    expect(item?.source).toEqual({ key: `uploads/${uploadId}`, uploadId, root: 'api/openapi.yaml' });
    for (const archive of [{ uploadId }, { root: 'a.yaml' }, { uploadId, root: '' }])
      expect((await start({ archive })).status, JSON.stringify(archive)).toBe(400);
  });
});

describe('an import', () => {
  it('is queued with the event that starts it, in one transaction', async () => {
    const { body } = await start({ content: 'openapi: 3.0.3' });
    expect(body.status).toBe('queued');
    const { data: item } = await scene.data.entities.documentImport.get({ importId: body.id }).go();
    expect(item?.source).toEqual({ key: `uploads/${body.id}` });
    expect(Buffer.from((await scene.documents.get(`uploads/${body.id}`)) ?? []).toString()).toBe('openapi: 3.0.3');
    const { data: events } = await scene.data.entities.event.scan.go({ pages: 'all' });
    expect(events.filter(({ detail }) => detail.importId === body.id)).toHaveLength(1);
  });

  it('repeated under its key is the same import, read once', async () => {
    const key = { 'Idempotency-Key': 'again' };
    const first = await start({ url: 'https://example.com/a.yaml' }, 'owner', key);
    const second = await start({ url: 'https://example.com/a.yaml' }, 'owner', key);
    expect(second.body).toEqual(first.body);
    expect(second.headers['Idempotency-Replayed']).toBe('true');
    const { data: events } = await scene.data.entities.event.scan.go({ pages: 'all' });
    expect(events.filter(({ detail }) => detail.importId === first.body.id)).toHaveLength(1);
  });

  it('is of one thing: a text, an address or an upload', async () => {
    const { id: uploadId } = await upload();
    for (const body of [
      {},
      { content: 'a', url: 'https://a.example' },
      { uploadId, content: 'a' },
      { url: 'ftp://a' },
      { content: '' },
    ])
      expect((await start(body)).status, JSON.stringify(body)).toBe(400);
  });

  it('is followed by who began it and by nobody else, admins included', async () => {
    const { body } = await start({ content: 'x' });
    expect((await follow(body.id)).status).toBe(200);
    for (const who of ['maintainer', 'outsider', 'admin'] as const)
      expect(await follow(body.id, who), who).toMatchObject({ status: 404 });
    expect((await follow(body.id, 'member')).status).toBe(403);
  });

  it('that failed says why, by line, and makes no API', async () => {
    const { body } = await start({ content: 'x' });
    const place = { pointer: '/info', rule: 'required', line: 3, column: 1 };
    const problem = {
      code: 'invalid-document',
      words: phrase`The document has one error.`,
      errors: [{ ...place, words: phrase`is missing` }],
    };
    const errors = [{ ...place, detail: 'is missing', words: { text: 'is missing', values: [] } }];
    await scene.data.entities.documentImport.patch({ importId: body.id }).set({ status: 'failed', problem }).go();
    const told = await follow(body.id);
    expect(told.body).toMatchObject({ status: 'failed', problem: { code: 'invalid-document', status: 422, errors } });
    const wish = { importId: body.id, teamId: scene.teamId, slug: 'broken', name: 'Broken' };
    const refused = await scene.call('createApi', { as: scene.people.owner, body: wish });
    expect(refused).toMatchObject({ status: 422, body: { code: 'invalid-document', errors } });
    expect((await scene.call('getApi', { as: scene.people.owner, params: { apiId: 'broken' } })).status).toBe(404);
  });
});
