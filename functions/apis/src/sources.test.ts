import { createServer, type Server } from 'node:http';
import type { OperationId } from '@portico/contract';
import { createEgress, type Egress } from '@portico/egress';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workOn } from '../test/import-worker.ts';
import { createScene, type Scene } from '../test/scene.ts';

const documentOf = (version: string, paths: readonly string[] = ['/things']) =>
  JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Things', version },
    servers: [{ url: 'https://backend.example' }],
    paths: Object.fromEntries(paths.map((path) => [path, { get: { responses: { 200: { description: 'ok' } } } }])),
  });

type Source = {
  readonly url?: string;
  readonly schedule: string;
  readonly reading?: string;
  readonly result?: string;
  readonly nextReadAt?: string;
  readonly failures: number;
  readonly stopped: boolean;
  readonly problem?: { readonly code: string };
  readonly changed?: {
    readonly importId?: string;
    readonly contentHash: string;
    readonly version: string;
    readonly at: string;
  };
};
type Import = { readonly id: string; readonly status: string; readonly unchanged?: boolean };

let server: Server;
let url = '';
let egress: Egress;
let scene: Scene;
let answer: { status: number; body: string; etag?: string };
let asked: (string | undefined)[];
let apiId: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const { status, body, etag } = answer;
    asked.push(request.headers['if-none-match']);
    if (etag !== undefined && request.headers['if-none-match'] === etag) return response.writeHead(304).end();
    return response.writeHead(status, etag === undefined ? {} : { etag }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no address');
  url = `http://127.0.0.1:${address.port}/openapi.json`;
  egress = createEgress({ allow: `127.0.0.1/32:${address.port}` });
});
afterAll(async () => {
  await egress.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

const ask = <Body = Source>(id: OperationId, more: object = {}) =>
  scene.call<Body>(id, { as: scene.people.owner, params: { apiId }, ...more });
const source = async () => (await ask('getApiSource')).body;
const put = async (body: object, more: object = {}) =>
  ask('putApiSource', { headers: { 'if-match': String((await ask('getApiSource')).headers.ETag) }, body, ...more });

/** What the worker does of an import. */
const work = async (importId: string) => {
  await workOn(scene, egress, importId);
  return (await ask<Import>('getImport', { params: { importId } })).body;
};
const readNow = async () => {
  scene.clock.pass(60);
  const { status, body } = await ask<Import>('readApiSource');
  expect(status).toBe(202);
  return work(body.id);
};
const noticesOf = async (userId: string) =>
  (await scene.data.entities.notice.query.primary({ userId }).go({ pages: 'all' })).data.map(({ kind }) => kind);

beforeEach(async () => {
  const address = server.address();
  scene = await createScene(undefined, {}, undefined, `127.0.0.1/32:${typeof address === 'object' && address?.port}`);
  answer = { status: 200, body: documentOf('1.0.0'), etag: '"one"' };
  asked = [];
  apiId = 'sourced';
  const made = await scene.call<Import>('createImport', { as: scene.people.owner, body: { url } });
  await work(made.body.id);
  const body = { importId: made.body.id, teamId: scene.teamId, slug: apiId, name: 'Sourced' };
  expect((await scene.call('createApi', { as: scene.people.owner, body })).status).toBe(201);
});

describe('an API that was registered from a URL', () => {
  it('remembers it, and what its server said: read again, the document is not even sent', async () => {
    expect(await source()).toEqual({ url, schedule: 'off', failures: 0, stopped: false });
    asked = [];
    const read = await readNow();
    expect(read).toMatchObject({ status: 'succeeded', unchanged: true });
    expect(read).not.toHaveProperty('facts');
    expect(asked).toEqual(['"one"']);
    expect(await source()).toMatchObject({ result: 'unchanged', lastReadAt: scene.clock.now().toISOString() });
    const made = await ask('createApiVersion', { body: { importId: read.id, version: '2.0.0' } });
    expect(made).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });

  it('is unchanged, too, where its server says nothing and the document is the same', async () => {
    answer = { status: 200, body: documentOf('1.0.0') };
    expect(await readNow()).toMatchObject({ status: 'succeeded', unchanged: true });
    expect(await source()).toMatchObject({ result: 'unchanged' });
  });

  it('that has changed there is told once, and can be made a version by whoever maintains it; nothing is published', async () => {
    answer = { status: 200, body: documentOf('2.0.0', ['/things', '/more']), etag: '"two"' };
    const first = await readNow();
    expect(first).toMatchObject({ status: 'succeeded', apiId: expect.stringMatching(/^api_/) });
    const seen = (await source()).changed;
    expect(seen).toMatchObject({ importId: first.id, version: '2.0.0', at: scene.clock.now().toISOString() });
    const second = await readNow();
    // What waits is read whole, so that there is always an import to be reviewed.
    expect((await source()).changed).toEqual({ ...seen, importId: second.id });
    expect(await noticesOf(scene.people.owner.userId)).toEqual(['source-changed']);
    expect(await noticesOf(scene.people.member.userId)).toEqual([]);
    expect((await ask<{ items: object[] }>('listApiVersions')).body.items).toHaveLength(1);
    const as = scene.people.maintainer;
    const made = await ask('createApiVersion', { as, body: { importId: second.id, backendUrl: 'https://b.example' } });
    expect(made).toMatchObject({ status: 201, body: { version: '2.0.0', status: 'draft' } });
    expect(await source()).not.toHaveProperty('changed');
    asked = [];
    expect(await readNow()).toMatchObject({ unchanged: true });
    expect(asked).toEqual(['"two"']);
  });

  it('that has changed to what needs no version is dismissed: nobody is told of it again, until it is another one', async () => {
    const two = { status: 200, body: documentOf('2.0.0'), etag: '"two"' };
    answer = two;
    await readNow();
    const { changed } = await source();
    const dismiss = (more: object = {}) =>
      ask('dismissSourceChange', { body: { contentHash: changed?.contentHash }, ...more });
    expect(await dismiss({ body: { contentHash: 'another' } })).toMatchObject({ status: 409 });
    expect((await dismiss({ as: scene.people.outsider })).status).toBe(404);
    const dismissed = await dismiss({ as: scene.people.maintainer });
    expect(dismissed).toMatchObject({ status: 200, body: { result: 'unchanged', dismissed: changed } });
    expect(dismissed.body).not.toHaveProperty('changed');
    for (const who of [scene.people.owner, scene.people.maintainer]) expect(await noticesOf(who.userId)).toEqual([]);
    expect(await dismiss()).toMatchObject({ status: 409, body: { code: 'conflict' } });
    asked = [];
    for (const etag of ['"two"', '"two, sent again"']) {
      answer = { ...two, etag };
      expect(await readNow()).toMatchObject({ status: 'succeeded', unchanged: true });
    }
    expect(asked).toEqual(['"two"', '"two"']);
    await put({ url, schedule: 'daily' });
    expect(await source()).toMatchObject({ dismissed: changed });
    expect(await noticesOf(scene.people.owner.userId)).toEqual([]);
    answer = { status: 200, body: documentOf('3.0.0') };
    await readNow();
    expect(await source()).toMatchObject({ result: 'changed', changed: { version: '3.0.0' } });
    expect(await source()).not.toHaveProperty('dismissed');
    answer = two;
    await readNow();
    expect(await source()).toMatchObject({ result: 'changed', changed: { version: '2.0.0' } });
    expect(await noticesOf(scene.people.owner.userId)).toEqual(['source-changed', 'source-changed']);
  });

  it('that was dismissed can be made a version all the same', async () => {
    answer = { status: 200, body: documentOf('2.0.0') };
    const { id: importId } = await readNow();
    const contentHash = (await source()).changed?.contentHash;
    expect((await ask('dismissSourceChange', { body: { contentHash } })).status).toBe(200);
    expect((await ask('createApiVersion', { body: { importId } })).status).toBe(201);
    expect(await source()).not.toHaveProperty('dismissed');
    expect(await readNow()).toMatchObject({ unchanged: true });
  });

  it('that goes back to what it was has nothing to be reviewed any more', async () => {
    answer = { status: 200, body: documentOf('2.0.0') };
    await readNow();
    answer = { status: 200, body: documentOf('1.0.0') };
    await readNow();
    expect(await source()).toMatchObject({ result: 'unchanged' });
    expect(await source()).not.toHaveProperty('changed');
  });

  it('is read by who maintains it; to others it is not there', async () => {
    for (const id of ['getApiSource', 'readApiSource'] as const)
      expect((await ask(id, { as: scene.people.outsider })).status).toBe(404);
    expect((await put({ schedule: 'off' }, { as: scene.people.outsider })).status).toBe(404);
    const { body } = await ask<Import>('readApiSource', { as: scene.people.maintainer });
    for (const [who, status] of [
      ['owner', 200],
      ['admin', 200],
      ['outsider', 404],
      ['member', 403],
    ] as const)
      expect((await ask('getImport', { as: scene.people[who], params: { importId: body.id } })).status, who).toBe(
        status,
      );
  });
});

describe('a reading', () => {
  it('is one at a time, of twenty that are asked for at once; one whose import is over stands in nobody’s way', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask<Import>('readApiSource')));
    const [begun, ...others] = answers.filter(({ status }) => status === 202);
    expect(others).toEqual([]);
    expect(answers.filter(({ status }) => status === 409 || status === 503)).toHaveLength(19);
    expect((await source()).reading).toBe(begun?.body.id);
    await scene.data.entities.documentImport
      .patch({ importId: begun?.body.id ?? '' })
      .set({ status: 'failed' })
      .go();
    expect((await ask('readApiSource')).status).toBe(202);
  });

  it('of another address than the API has by now says nothing', async () => {
    const { body } = await ask<Import>('readApiSource');
    await put({ url: 'https://elsewhere.example/openapi.json', schedule: 'off' });
    answer = { status: 200, body: documentOf('2.0.0') };
    expect(await work(body.id)).toMatchObject({ status: 'succeeded' });
    const { result, changed, reading } = await source();
    expect([result, changed, reading]).toEqual([undefined, undefined, undefined]);
  });

  it('that fails says why; after three by schedule people are told, after eight it ends, and goes on when one succeeds', async () => {
    await put({ url, schedule: 'hourly' });
    const start = (await source()).nextReadAt;
    answer = { status: 404, body: 'no' };
    const pauses: (number | undefined)[] = [];
    for (let count = 1; count <= 8; count++) {
      expect(await readNow()).toMatchObject({ status: 'failed', problem: { code: 'document-unreachable' } });
      const { nextReadAt, failures, problem } = await source();
      expect([failures, problem?.code]).toEqual([count, 'document-unreachable']);
      pauses.push(
        nextReadAt === undefined ? undefined : (Date.parse(nextReadAt) - scene.clock.now().getTime()) / 3_600_000,
      );
    }
    expect(start).toBeDefined();
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, undefined]);
    expect(await source()).toMatchObject({ stopped: true, result: 'failed' });
    expect((await noticesOf(scene.people.owner.userId)).sort()).toEqual(['source-stopped', 'source-unreachable']);
    answer = { status: 200, body: documentOf('1.0.0') };
    await readNow();
    const { stopped, failures, problem, nextReadAt } = await source();
    expect([stopped, failures, problem]).toEqual([false, 0, undefined]);
    expect(nextReadAt).toBe(new Date(scene.clock.now().getTime() + 3_600_000).toISOString());
  });

  it('of what is no document fails, and its import says where', async () => {
    answer = { status: 200, body: '{"openapi": "3.0.3", "info": {}}' };
    const { id } = await readNow();
    expect(await source()).toMatchObject({ result: 'failed', lastImportId: id, problem: { code: 'invalid-document' } });
    const { body } = await ask<{ problem: { errors: object[] } }>('getImport', { params: { importId: id } });
    expect(body.problem.errors.length).toBeGreaterThan(0);
  });
});

describe('where a document comes from', () => {
  it('is changed as it was seen, to an address that could be reached; of many at once one wins', async () => {
    const { headers } = await ask('getApiSource');
    const body = { url: `${url}?v=2`, schedule: 'daily' };
    const at = { headers: { 'if-match': String(headers.ETag) }, body };
    const answers = await Promise.all([1, 2, 3].map(() => ask('putApiSource', at)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    // Never read there: it is read at once.
    expect(await source()).toMatchObject({ ...body, nextReadAt: scene.clock.now().toISOString() });
    for (const wrong of ['http://169.254.169.254/latest', 'http://127.0.0.1:1/', 'https://user:secret@example.com/'])
      expect(await put({ url: wrong, schedule: 'off' }), wrong).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/url' }] },
      });
    expect(await put({ schedule: 'daily' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/schedule' }] },
    });
    const { data: audit } = await scene.data.entities.auditEntry.scan.go({ pages: 'all' });
    expect(audit.filter(({ action }) => action === 'source.change')).toHaveLength(1);
  });

  it('is forgotten, and remembered again by the next version from a URL', async () => {
    expect((await put({ schedule: 'off' })).body).toEqual({ schedule: 'off', failures: 0, stopped: false });
    expect(await ask('readApiSource')).toMatchObject({ status: 409, body: { code: 'conflict' } });
    answer = { status: 200, body: documentOf('3.0.0') };
    const made = await scene.call<Import>('createImport', { as: scene.people.owner, body: { url } });
    await work(made.body.id);
    expect((await ask('createApiVersion', { body: { importId: made.body.id } })).status).toBe(201);
    expect(await source()).toMatchObject({ url, schedule: 'off' });
  });

  it('goes with the API', async () => {
    const { apiId: id } = (await scene.data.entities.slug.get({ slug: apiId }).go()).data ?? {};
    const { endOf } = await import('./ended-apis.ts');
    await endOf({ data: scene.data, documents: scene.documents, now: scene.clock.now }, { apiId: id ?? '' });
    expect((await scene.data.entities.apiSource.get({ apiId: id ?? '' }).go()).data).toBeNull();
  });
});
