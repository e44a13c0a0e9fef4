import type { Schema } from '@portico/contract';
import type { Data, Documents } from '@portico/data';
import { createTestDocuments } from '@portico/data/test-documents';
import { createTestTable } from '@portico/data/test-table';
import { createId, type Principal, SEEDED_PLANS } from '@portico/domain';
import type { createCall } from '@portico/http/test-call';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { callsOf } from '../test/calls.ts';
import { lastChanges } from './last-changes.ts';

const START = Date.UTC(2026, 10, 22, 12);
const TEAM = createId('team', new Date(START));
const member: Principal = { userId: createId('user', new Date(START)), roles: ['developer'] };
const outsider: Principal = { userId: createId('user', new Date(START)), roles: ['publisher', 'developer'] };
let data: Data;
let documents: Documents;
let call: ReturnType<typeof createCall>;
let made = 0;

const THING = {
  description: 'ok',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
};

const documentOf = (paths: readonly string[], version: string, schemas: object = {}) => ({
  openapi: '3.0.3',
  info: { title: 'Museum', version },
  servers: [{ url: 'https://backend.example' }],
  paths: Object.fromEntries(
    paths.map((path) => [path, { get: { operationId: `get${path.slice(1)}`, responses: { 200: THING } } }]),
  ),
  components: { schemas: { Thing: { type: 'object', properties: { id: { type: 'string' } } }, ...schemas } },
});

/** An API with versions; the last but drafts is the latest. */
const publish = async (
  scope: 'public' | 'internal' | 'private',
  versions: Readonly<Record<string, readonly string[]>>,
  drafts: readonly string[] = [],
  schemas: object = {},
) => {
  made += 1;
  const slug = `museum-${made}`;
  const at = new Date(START + made * 60_000);
  const apiId = createId('api', at);
  const published = Object.keys(versions).filter((version) => !drafts.includes(version));
  const createdAt = at.toISOString();
  const told = {
    apiId,
    slug,
    name: 'Museum',
    summary: '',
    teamId: TEAM,

    tags: [],
    shelf: 'listed' as const,
  };
  const listed = { visibility: scope, scope: scope === 'private' ? TEAM : scope, createdAt, updatedAt: createdAt };
  await data.entities.api.create({ ...told, ...listed, latestVersion: published.at(-1) ?? '' }).go();
  await data.entities.slug.create({ slug, apiId }).go();
  for (const [index, [version, paths]] of Object.entries(versions).entries()) {
    const contentHash = await documents.putDocument(documentOf(paths, version, schemas), []);
    const item = { apiId, version, openapi: '3.0.3', operations: paths.length, sizeBytes: 1, contentHash };
    const status = drafts.includes(version) ? ('draft' as const) : ('published' as const);
    const moment = new Date(at.getTime() + index * 1000).toISOString();
    await data.entities.version.create({ ...item, status, createdAt: moment }).go();
  }
  return slug;
};

const LAMPS = { asyncapi: '3.0.0', info: { title: 'Lamps', version: '1' } };
const SHELVES = { graphql: 'type Query { book: String }' };
/** An API with a version whose document is of another kind. */
const publishOther = async (
  kind: 'openapi' | 'asyncapi' | 'graphql',
  document: object = kind === 'graphql' ? SHELVES : LAMPS,
) => {
  const slug = await publish('public', { '1': [] });
  const apiId = (await data.entities.slug.get({ slug }).go()).data?.apiId ?? '';
  const contentHash = await documents.putDocument(document, []);
  await data.entities.version.patch({ apiId, version: '1' }).set({ kind, contentHash, openapi: 'x' }).go();
  return slug;
};

describe('a version with another document than OpenAPI', () => {
  const statusOf = async (operation: Parameters<typeof call>[0], params: Record<string, string>, query = {}) =>
    (await call(operation, { asVisitor: true, params: { version: '1', ...params }, query })).status;

  it('has that document, and no file that is made of OpenAPI', async () => {
    const [lamps, shelves] = [await publishOther('asyncapi'), await publishOther('graphql')];
    const document = await call('getDocument', { asVisitor: true, params: { apiId: lamps, version: '1' } });
    expect(document.body).toEqual(LAMPS);
    const sdl = { asVisitor: true, params: { apiId: shelves, version: '1', format: 'graphql' } };
    const file = await call<Uint8Array>('getDocumentFile', sdl);
    expect(file.status).toBe(200);
    expect(file.headers).toMatchObject({ 'Content-Type': 'application/graphql' });
    for (const [slug, formats] of [
      [lamps, { yaml: 200, postman: 404, bruno: 404, graphql: 404 }],
      [shelves, { yaml: 404, postman: 404, bruno: 404, graphql: 200 }],
    ] as const)
      for (const [format, status] of Object.entries(formats))
        expect(await statusOf('getDocumentFile', { apiId: slug, format }), `${slug} ${format}`).toBe(status);
  });

  it('has a reference of its own, as Markdown too, that is called as its API is', async () => {
    const apiId = await publishOther('graphql');
    const at = { asVisitor: true, params: { apiId, version: '1' } };
    const book = { ...at, params: { ...at.params, operation: 'book' } };
    const navigation = { kind: 'graphql', title: 'Museum', version: '1', groups: [{ name: 'Query' }] };
    expect((await call('getReference', at)).body).toMatchObject(navigation);
    const page = await call<{ samples: { source: string }[] }>('getReferenceOperation', book);
    expect(page.body).toMatchObject({ kind: 'field', method: 'query', path: 'book' });
    expect(page.body.samples[1]?.source).toContain(`https://api.example/proxy/${apiId}`);
    const headers = { Accept: 'text/markdown' };
    const markdownOf = async (operation: 'getReference' | 'getReferenceOperation', asked: object) =>
      Buffer.from((await call<Uint8Array>(operation, { ...asked, headers })).body).toString();
    expect(await markdownOf('getReference', at)).toContain('# Museum 1');
    expect(await markdownOf('getReferenceOperation', book)).toContain('`QUERY book`');
    expect((await call('getReference', { ...at, query: { q: 'nothing' } })).body).toMatchObject({ groups: [] });
    expect((await call('getReference', { ...at, query: { q: 'book' } })).body).toMatchObject({
      groups: [{ operations: [{ slug: 'book' }] }],
    });
  });

  it('is compared with one of its kind, and says where it is not', async () => {
    for (const [kind, older, newer, told] of [
      ['graphql', SHELVES, { graphql: 'type Query { books: String }' }, { compared: true, bump: 'major', breaking: 1 }],
      ['graphql', SHELVES, LAMPS, { compared: false, bump: 'none', items: [] }],
      ['asyncapi', LAMPS, { ...LAMPS, channels: { a: {} } }, { compared: true, bump: 'minor', compatible: 1 }],
    ] as const) {
      const apiId = await publish('public', { '1': [], '2': [] });
      const key = { apiId: (await data.entities.slug.get({ slug: apiId }).go()).data?.apiId ?? '' };
      for (const [version, document] of [
        ['1', older],
        ['2', newer],
      ] as const) {
        const contentHash = await documents.putDocument(document, []);
        await data.entities.version
          .patch({ ...key, version })
          .set({ kind, contentHash })
          .go();
      }
      const changes = await call('getChanges', { asVisitor: true, params: { apiId, version: '2' } });
      expect(changes.body).toMatchObject({ from: '1', to: '2', ...told });
    }
  });

  it('has neither SDKs nor samples, mocks or tools', async () => {
    for (const apiId of [await publishOther('asyncapi'), await publishOther('graphql')]) {
      const sdk = { asVisitor: true, params: { apiId, version: '1', language: 'go' } };
      expect(await call('getSdk', sdk)).toMatchObject({
        status: 404,
        body: { code: 'not-found', detail: 'There is this only of what has an OpenAPI document.' },
      });
      expect(await statusOf('getCodeSamples', { apiId }, { operation: 'get /a' })).toBe(404);
      expect(await statusOf('getMockAnswer', { apiId, operation: 'book' })).toBe(404);
      const tools = await call('listMcpTools', { asVisitor: true, params: { apiId } });
      expect(tools).toMatchObject({ status: 200, body: { enabled: false, tools: [] } });
    }
  });
});

/** Calls of the function, with another thread for files where one is given. */
const callWith = (filesWorker?: URL) =>
  callsOf({ data, documents, now: () => new Date(START), ...(filesWorker && { filesWorker }) });

beforeAll(async () => {
  data = await createTestTable();
  documents = createTestDocuments();
  await data.entities.plan.put(SEEDED_PLANS.map(({ id: planId, ...plan }) => ({ planId, ...plan }))).go();
  await data.entities.membership.create({ userId: member.userId, teamId: TEAM, role: 'member' }).go();
  call = callWith();
});

const IDS = [
  ...(['getDocument', 'getDocumentFile', 'listSdks', 'getSdkChanges', 'getSdk', 'getChanges'] as const),
  ...(['getReference', 'getReferenceOperation', 'getReferenceSchema', 'getMockAnswer', 'getCodeSamples'] as const),
];
const BELOW: Partial<Record<(typeof IDS)[number], object>> = {
  getDocumentFile: { format: 'postman' },
  getSdk: { language: 'python' },
  getSdkChanges: { language: 'python' },
  getReferenceOperation: { operation: 'getthings' },
  getMockAnswer: { operation: 'getthings' },
  getReferenceSchema: { schema: 'Thing' },
};
const askFor = (id: (typeof IDS)[number], apiId: string, version = 'latest', as?: Principal, headers = {}) =>
  call(id, {
    headers,
    ...(as ? { as } : { asVisitor: true }),
    params: { apiId, version, ...BELOW[id] },
    ...(id === 'getCodeSamples' && { query: { operation: 'get /things' } }),
  });

describe.each(IDS)('%s', (id) => {
  it('shows a public API to visitors, an internal one to people, a private one and drafts to the team', async () => {
    const seenBy = async (slug: string, version?: string) => {
      const [asJson, asText] = await Promise.all(
        [{}, { Accept: 'text/markdown' }].map((headers) =>
          Promise.all(
            [undefined, outsider, member].map(async (who) => (await askFor(id, slug, version, who, headers)).status),
          ),
        ),
      );
      expect(asText).toEqual(asJson);
      return asJson;
    };
    expect(await seenBy(await publish('public', { '1': ['/things'] }))).toEqual([200, 200, 200]);
    expect(await seenBy(await publish('internal', { '1': ['/things'] }))).toEqual([404, 200, 200]);
    expect(await seenBy(await publish('private', { '1': ['/things'] }))).toEqual([404, 404, 200]);
    const slug = await publish('public', { '1': ['/things'], '2': ['/things'] }, ['2']);
    expect(await seenBy(slug, '2')).toEqual([404, 404, 200]);
    expect(await seenBy(slug, '3')).toEqual([404, 404, 404]);
    expect(await seenBy('no-such-api')).toEqual([404, 404, 404]);
  });
});

describe('a document as registered', () => {
  it('is for who may change the API: nobody else learns of its own servers', async () => {
    const slug = await publish('public', { '1': ['/things'] });
    const params = { apiId: slug, version: '1' };
    const read = (who: object) => call<object>('getDocument', { ...who, params, query: { source: 'true' } });
    const owner: Principal = { userId: createId('user', new Date(START)), roles: ['publisher', 'developer'] };
    await data.entities.membership.create({ userId: owner.userId, teamId: TEAM, role: 'maintainer' }).go();
    expect((await read({ as: owner })).body).toEqual(documentOf(['/things'], '1'));
    const refused = await Promise.all([{ asVisitor: true }, { as: outsider }, { as: member }].map(read));
    expect(refused.map(({ status }) => status)).toEqual([404, 404, 404]);
  });
});

describe('a document of an API that gets the Authorization of its callers', () => {
  it('says how they prove themselves to it, besides their key', async () => {
    const Login = { type: 'http', scheme: 'bearer' };
    const apiId = await publishOther('openapi', {
      ...documentOf(['/things'], '1'),
      ...{ security: [{ Login: [] }], components: { securitySchemes: { Login } } },
    });
    const read = async () =>
      (await call<{ security: unknown }>('getDocument', { asVisitor: true, params: { apiId, version: '1' } })).body;
    expect((await read()).security).toEqual([{ GatewayKey: [] }]);
    const { data: named } = await data.entities.slug.get({ slug: apiId }).go();
    const key = { apiId: named?.apiId ?? '', version: '1', environment: 'live' } as const;
    const backend = {
      targets: [],
      timeoutMilliseconds: 1000,
      forwardAuthorization: true,
      auth: { kind: 'none' },
    } as const;
    await data.entities.backend.create({ ...key, ...backend }).go();
    expect(await read()).toMatchObject({
      security: [{ GatewayKey: [], Login: [] }],
      components: { securitySchemes: { Login, GatewayKey: { name: 'X-Api-Key' } } },
    });
  });
});

describe('the samples of what is called first', () => {
  type Samples = { items: { language: string; source: string }[] };
  const curlOf = async (apiId: string) => {
    const { status, body } = await call<Samples>('getCodeSamples', {
      asVisitor: true,
      params: { apiId, version: '1' },
    });
    return status === 200 ? body.items.find(({ language }) => language === 'curl')?.source : status;
  };

  it('are of an operation that reads and asks for least, of GraphQL of its first field, and of events there are none', async () => {
    const needed = { name: 'kind', in: 'query', required: true, schema: { type: 'string' } };
    const paths = {
      '/made': { post: { operationId: 'make', responses: { 200: THING } } },
      '/some': { get: { operationId: 'some', parameters: [needed], responses: { 200: THING } } },
      '/all': { get: { operationId: 'all', responses: { 200: THING } } },
    };
    expect(await curlOf(await publishOther('openapi', { ...documentOf([], '1'), paths }))).toContain('/all');
    const writing = { '/made': paths['/made'] };
    expect(await curlOf(await publishOther('openapi', { ...documentOf([], '1'), paths: writing }))).toContain('/made');
    expect(await curlOf(await publishOther('graphql'))).toContain('book');
    expect(await curlOf(await publishOther('asyncapi'))).toBe(404);
    expect(await curlOf(await publishOther('openapi', documentOf([], '1')))).toBe(404);
  });
});

describe('what the mock answers', () => {
  type Answered = { status: number; headers: { name: string; value: string }[]; text: string; base64: boolean };
  const ask = (apiId: string, operation: string, status?: string) =>
    call<Answered>('getMockAnswer', {
      ...{ asVisitor: true, params: { apiId, version: 'latest', operation } },
      ...(status !== undefined && { query: { status } }),
    });

  it('fits the document, is the same each time, and is of a status that is declared', async () => {
    const slug = await publish('public', { '1.0': ['/things'] });
    const { status, body } = await ask(slug, 'getthings');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 200, base64: false });
    expect(body.headers).toContainEqual({ name: 'content-type', value: 'application/json' });
    expect(JSON.parse(body.text)).toEqual({ id: expect.any(String) });
    expect((await ask(slug, 'getthings', '200')).body).toEqual(body);
    for (const [operation, wished] of [
      ['getthings', '404'],
      ['getothers', '200'],
    ] as const)
      expect((await ask(slug, operation, wished)).status).toBe(404);
  });
});

describe('a call of the mock', () => {
  const limit = { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 10 } };
  const form = { type: 'object', required: ['note'], properties: { note: { type: 'string' } } };
  const upload = { operationId: 'upload', requestBody: { content: { 'multipart/form-data': { schema: form } } } };
  const paths = {
    '/things': { get: { operationId: 'getthings', parameters: [limit], responses: { 200: THING } } },
    '/uploads': { post: { ...upload, responses: { 204: { description: 'ok' } } } },
  };
  const made = () => publishOther('openapi', { ...documentOf([], '1'), paths });
  const callMock = (apiId: string, operation: string, body: object, who: object = { asVisitor: true }) =>
    call<Schema<'MockAnswer'>>('callMock', { ...who, params: { apiId, version: 'latest', operation }, body });

  it('is held against the document: each fault is told with its place and in words, as a problem', async () => {
    const slug = await made();
    const { status, body } = await callMock(slug, 'getthings', { path: '/things', query: 'limit=11' });
    expect([status, body.status]).toEqual([200, 422]);
    expect(body.errors).toMatchObject([
      { pointer: '/query/limit', detail: expect.stringContaining('10'), words: { text: expect.any(String) } },
    ]);
    expect(body.headers).toEqual([{ name: 'content-type', value: 'application/problem+json' }]);
    expect(JSON.parse(body.text)).toMatchObject({ status: 422, errors: [{ pointer: '/query/limit' }] });
    const right = await callMock(slug, 'getthings', { path: '/things', query: 'limit=10' });
    expect(right.body).toMatchObject({ status: 200, base64: false });
    expect(right.body.errors).toBeUndefined();
  });

  it('has a body that is text or base64, and headers as they are sent', async () => {
    const slug = await made();
    const type = { name: 'Content-Type', value: 'multipart/form-data; boundary=b' };
    const text = '--b\r\nContent-Disposition: form-data; name="note"\r\n\r\nhello\r\n--b--\r\n';
    const send = async (more: object, headers = [type]) =>
      (await callMock(slug, 'upload', { path: '/uploads', headers, ...more })).body.status;
    expect(await send({ text })).toBe(204);
    expect(await send({ text: Buffer.from(text).toString('base64'), base64: true })).toBe(204);
    expect(await send({ text: text.replace('note', 'other') })).toBe(422);
    expect(await send({ text }, [{ name: 'content-type', value: 'text/csv' }])).toBe(415);
    expect(await send({ text }, [])).toBe(415);
    expect(await send({ text }, [type, { name: 'Prefer', value: 'code=404' }])).toBe(422);
  });

  it('of what one does not see is one of nothing, and is told to no log', async () => {
    const slug = await publish('private', { '1.0': ['/things'] });
    const told = async () => (await data.entities.auditEntry.scan.go()).data.length;
    const before = await told();
    for (const who of [{ asVisitor: true }, { as: outsider }])
      expect((await callMock(slug, 'getthings', { path: '/things' }, who)).status).toBe(404);
    expect((await callMock(slug, 'getthings', { path: '/things' }, { as: member })).status).toBe(200);
    expect(await told()).toBe(before);
  });
});

describe('what was uploaded', () => {
  it('is for who may change the API, by a link that saves it under the name of API and version', async () => {
    const slug = await publish('public', { '1.0': ['/things'], '2.0': ['/things'] });
    const { data: named } = await data.entities.slug.get({ slug }).go();
    const hash = await documents.putUploaded(Buffer.from('openapi: 3.0.3 # as it was written'));
    await data.entities.version
      .patch({ apiId: named?.apiId ?? '', version: '2.0' })
      .set({ uploaded: { hash, kind: 'yaml', sizeBytes: 34 } })
      .go();
    const read = (who: object, version = '2.0') =>
      call<{ url: string }>('getUploadedDocument', { ...who, params: { apiId: slug, version } });
    const owner: Principal = { userId: createId('user', new Date(START)), roles: ['publisher', 'developer'] };
    await data.entities.membership.create({ userId: owner.userId, teamId: TEAM, role: 'maintainer' }).go();
    const { status, body } = await read({ as: owner });
    expect(status).toBe(200);
    expect(body).toMatchObject({ fileName: `${slug}-2.0.yaml`, sizeBytes: 34 });
    expect(body.url).toContain(hash);
    // Of one from before such files were kept there is none.
    const refused = await Promise.all([read({ as: outsider }), read({ as: member }), read({ as: owner }, '1.0')]);
    expect(refused.map((answer) => answer.status)).toEqual([404, 403, 404]);
  });
});

describe('a document for other tools', () => {
  const read = (apiId: string, format: string) =>
    call<Uint8Array | string | object>('getDocumentFile', {
      asVisitor: true,
      params: { apiId, version: 'latest', format },
    });
  const text = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));

  it('is YAML that says the same as the document as published', async () => {
    const slug = await publish('public', { '1.0': ['/things'] });
    const { headers, body } = await read(slug, 'yaml');
    expect(headers).toMatchObject({
      'Content-Type': 'application/yaml',
      'Content-Disposition': `attachment; filename="${slug}-1.0.yaml"`,
    });
    const document = await call('getDocument', { asVisitor: true, params: { apiId: slug, version: 'latest' } });
    const written = body instanceof Uint8Array ? Buffer.from(body).toString() : text(body);
    expect(parse(written)).toEqual(document.body);
  });

  it.each(['postman', 'bruno'])('is a collection for %s, of every call at the gateway’s address', async (format) => {
    const slug = await publish('public', { '1.0': ['/things', '/others'] });
    const { headers, body } = await read(slug, format);
    expect(headers['Content-Type']).toBe('application/json');
    const written = text(body);
    for (const told of ['things', 'others', `https://api.example/proxy/${slug}`]) expect(written).toContain(told);
    expect(written).not.toContain('backend.example');
  });

  it('is refused, in words, where it takes more than there is room for', async () => {
    const filesWorker = new URL(
      'data:text/javascript,import { parentPort } from "node:worker_threads"; parentPort.postMessage({ bytes: undefined });',
    );
    const params = { apiId: await publish('public', { '1.0': ['/things'] }), version: 'latest', format: 'bruno' };
    expect(await callWith(filesWorker)('getDocumentFile', { asVisitor: true, params })).toMatchObject({
      status: 422,
      body: { code: 'answer-too-large' },
    });
  });
});

describe('a document as published', () => {
  type Shown = { servers: { url: string }[]; paths: Record<string, { get: { responses: object } }> };

  it('calls go through the gateway, with its key and its refusals; the publisher’s own server is not told', async () => {
    const slug = await publish('public', { '1': ['/things'] });
    const { body, headers } = await call<Shown>('getDocument', {
      asVisitor: true,
      params: { apiId: slug, version: '1' },
    });
    expect(body.servers).toMatchObject([{ url: `https://api.example/proxy/${slug}` }]);
    expect(Object.keys(body.paths['/things']?.get.responses ?? {})).toEqual(
      expect.arrayContaining(['200', '401', '403', '429', '502', '504']),
    );
    expect(JSON.stringify(body)).not.toContain('backend.example');
    expect(headers).toMatchObject({
      'Cache-Control': 'public, max-age=10',
      ETag: expect.stringMatching(/^W\/"[0-9a-f]{64}"$/),
    });
    const own = await call('getDocument', { as: member, params: { apiId: slug, version: '1' } });
    expect(own.headers).toMatchObject({ 'Cache-Control': 'private, no-store' });
  });
});

it('a version that is not the default is called by its name, in its document and its samples', async () => {
  const slug = await publish('public', { '1': ['/things'], '2': ['/things'] });
  const params = { apiId: slug, version: '1' };
  const told = await call<{ servers: { url: string }[] }>('getDocument', { asVisitor: true, params });
  expect(told.body.servers).toMatchObject([{ url: `https://api.example/proxy/${slug}@1` }]);
  const query = { operation: 'get /things' };
  const { body } = await call('getCodeSamples', { asVisitor: true, params, query });
  expect(JSON.stringify(body)).toContain(`/proxy/${slug}@1/things`);
});

describe('an operation', () => {
  it('says in which version it changed last, once that was made; what never did says nothing', async () => {
    const slug = await publish('public', {
      '1': ['/old', '/gone'],
      '2': ['/old', '/new'],
      '3': ['/old', '/new', '/newest'],
    });
    const apiId = (await data.entities.slug.get({ slug }).go()).data?.apiId ?? '';
    const read = async (operation: string, version: string) =>
      call<{ lastChanged?: string }>('getReferenceOperation', {
        ...{ asVisitor: true, params: { apiId: slug, version, operation } },
      });
    const before = await read('getnew', '3');
    expect(before.body.lastChanged).toBeUndefined();
    await lastChanges({ data, documents }).make({ apiId });
    const after = await read('getnew', '3');
    expect(after.body.lastChanged).toBe('2');
    expect(after.headers.ETag).not.toBe(before.headers.ETag);
    expect((await read('getnewest', '3')).body.lastChanged).toBe('3');
    expect((await read('getold', '3')).body.lastChanged).toBeUndefined();
    expect((await read('getgone', '1')).body.lastChanged).toBeUndefined();
  });
});

describe('an SDK', () => {
  it('is a zip named for API, version and language, made once and the same to the byte', async () => {
    const slug = await publish('public', { '1.0+b/x': ['/sdk-things'] });
    const params = { apiId: slug, version: 'latest', language: 'typescript' };
    const [first, second] = [
      await call<Uint8Array>('getSdk', { asVisitor: true, params }),
      await call<Uint8Array>('getSdk', { as: member, params }),
    ];
    expect(first.headers).toMatchObject({
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${slug}-1.0-b-x-typescript.zip"`,
    });
    expect(Buffer.from(first.body.subarray(0, 2)).toString()).toBe('PK');
    expect(Buffer.compare(first.body, second.body)).toBe(0);
  });

  it('is another one, as the document is, when what the gateway says of it is another', async () => {
    const slug = await publish('public', { '1': ['/things'] });
    const read = () => askFor('getDocument', slug);
    const sdk = () =>
      call<Uint8Array>('getSdk', { asVisitor: true, params: { apiId: slug, version: '1', language: 'typescript' } });
    const [before, archive] = [await read(), await sdk()];
    const api = (await data.entities.slug.get({ slug }).go()).data;
    await data.entities.version
      .patch({ apiId: api?.apiId ?? '', version: '1' })
      .set({ status: 'deprecated' })
      .go();
    const [after, again] = [await read(), await sdk()];
    expect(after.headers.ETag).not.toBe(before.headers.ETag);
    expect(Buffer.compare(again.body, archive.body)).not.toBe(0);
  });

  it('is not made of more operations than an answer has time for, and says how many', async () => {
    const paths = Array.from({ length: 10_001 }, (_, index) => `/things${index}`);
    const apiId = await publish('public', { '1': paths });
    const asked = await call('getSdk', { asVisitor: true, params: { apiId, version: '1', language: 'go' } });
    expect(asked).toMatchObject({ status: 422, body: { code: 'answer-too-large' } });
    expect(JSON.stringify(asked.body)).toContain('10001');
  });

  it('is told with how it is installed and called first, and how often each was downloaded, versions apart', async () => {
    const slug = await publish('public', { '1': ['/things'], '2': ['/things'] });
    const params = { apiId: slug, version: '2', language: 'go' };
    for (const as of [undefined, member]) await call('getSdk', { ...(as ? { as } : { asVisitor: true }), params });
    const { body } = await call<Schema<'Sdks'>>('listSdks', { asVisitor: true, params: { apiId: slug, version: '2' } });
    expect(body.sdks.map(({ language, downloads }) => [language, downloads])).toEqual([
      ['typescript', 0],
      ['python', 0],
      ['go', 2],
      ['java', 0],
    ]);
    expect(body.sdks[1]).toMatchObject({
      fileName: `${slug}-2-python.zip`,
      folder: `${slug}-sdk`,
      install: `unzip ${slug}-2-python.zip -d ${slug}-sdk\npip install ./${slug}-sdk`,
      program: expect.stringContaining('client.getthings()'),
    });
    const { body: others } = await call<Schema<'Sdks'>>('listSdks', {
      ...{ asVisitor: true, params: { apiId: slug, version: '1' } },
    });
    expect(others.sdks.map(({ downloads }) => downloads)).toEqual([0, 0, 0, 0]);
  });

  it('is compared with that of the version before, or of another, in the names of its language', async () => {
    const slug = await publish('public', { '1': ['/things'], '2': ['/others'], '3': ['/others', '/more'] });
    const compared = async (version: string, from?: string) =>
      (
        await call<Schema<'SdkChanges'>>('getSdkChanges', {
          ...{ asVisitor: true, params: { apiId: slug, version, language: 'go' } },
          ...(from && { query: { from } }),
        })
      ).body;
    expect(await compared('1')).toMatchObject({ to: '1', breaking: 0, others: 0, items: [] });
    const told = await compared('2');
    expect([told.from, told.items.map(({ change, name }) => `${change} ${name}`)]).toEqual([
      '1',
      ['removed Getthings', 'added Getothers'],
    ]);
    expect(await compared('3', '1')).toMatchObject({ from: '1', breaking: 1, others: 2 });
    // Kept, it says the same.
    expect(await compared('3', '1')).toMatchObject({ from: '1', breaking: 1, others: 2 });
  });

  it('is of a language there is', async () => {
    const slug = await publish('public', { '1': ['/things'] });
    for (const language of ['cobol', 'Python', '__proto__'])
      expect((await call('getSdk', { asVisitor: true, params: { apiId: slug, version: '1', language } })).status).toBe(
        400,
      );
  });
});

describe('the tools of an MCP server', () => {
  type Tools = {
    enabled: boolean;
    url: string;
    searched: boolean;
    tools: { name: string; picked: boolean; tokens: number; readOnly: boolean }[];
  };
  const ask = async (apiId: string, query = {}, as?: Principal) =>
    call<Tools>('listMcpTools', { ...(as ? { as } : { asVisitor: true }), params: { apiId }, query });

  it('are for who sees the API: those that are picked, with their sizes; all where that is asked for', async () => {
    const slug = await publish('public', { '1': ['/things', '/more'] });
    const { body } = await ask(slug);
    expect(body).toMatchObject({ enabled: true, url: `https://api.example/mcp/${slug}`, searched: false });
    expect(body.tools.map(({ name }) => name)).toEqual(['getthings', 'getmore']);
    for (const { tokens } of body.tools) expect(tokens).toBeGreaterThan(10);
    const { data: named } = await data.entities.slug.get({ slug }).go();
    await data.entities.mcpServer
      .put({ apiId: named?.apiId ?? '', enabled: false, operations: ['getmore'], revision: 1 })
      .go();
    expect((await ask(slug)).body).toMatchObject({ enabled: false, tools: [{ name: 'getmore' }] });
    expect((await ask(slug, { all: 'true' })).body.tools.map(({ picked }) => picked)).toEqual([false, true]);
  });

  it('are nobody else’s to know, and none where nothing is published', async () => {
    const hidden = await publish('private', { '1': ['/things'] });
    expect((await ask(hidden)).status).toBe(404);
    expect((await ask(hidden, {}, outsider)).status).toBe(404);
    expect((await ask(hidden, {}, member)).body.tools).toHaveLength(1);
    const draft = await publish('public', { '1': ['/things'] }, ['1']);
    expect((await ask(draft, {}, member)).body).toMatchObject({ enabled: false, tools: [] });
  });

  it('are searched where all together take too much of a context', async () => {
    const paths = Array.from({ length: 400 }, (_, at) => `/things-with-a-long-name-${at}`);
    expect((await ask(await publish('public', { '1': paths }))).body.searched).toBe(true);
  });

  it('are protected by a key, which metadata says (RFC 9728) of any API alike', async () => {
    const of = async (apiId: string) => (await call('describeMcpResource', { params: { apiId } })).body;
    expect(await of('things@2')).toMatchObject({
      resource: 'https://api.example/mcp/things@2',
      authorization_servers: ['https://portal.example'],
      resource_documentation: 'https://portal.example/apis/things/agents',
    });
    expect((await call('describeResource')).body).toMatchObject({
      ...{ resource: 'https://api.example', resource_name: 'Portico' },
    });
  });
});

describe('what a version changes', () => {
  type Compared = { from?: string; to: string; breaking: number; items: { severity: string }[]; changelog: string };
  const changes = (apiId: string, version: string, from?: string, as?: Principal) =>
    call<Compared>('getChanges', {
      ...(as ? { as } : { asVisitor: true }),
      params: { apiId, version },
      ...(from !== undefined && { query: { from } }),
    });

  it('is told against the version before, or the one that is named; the first one changes nothing', async () => {
    const slug = await publish('public', { '1': ['/a', '/b'], '2': ['/a'], '3': ['/a', '/c'] });
    const removed = await changes(slug, '2');
    expect(removed.body).toMatchObject({ from: '1', to: '2', breaking: 1 });
    expect(removed.body.items[0]?.severity).toBe('breaking');
    expect(removed.body.changelog).toContain('Museum');
    expect((await changes(slug, '3')).body).toMatchObject({ from: '2', to: '3', breaking: 0 });
    expect((await changes(slug, 'latest', '1')).body).toMatchObject({ from: '1', to: '3', breaking: 1 });
    const first = await changes(slug, '1');
    expect(first.body).toEqual({
      to: '1',
      compared: true,
      bump: 'none',
      breaking: 0,
      risky: 0,
      compatible: 0,
      items: [],
      changelog: '',
    });
  });

  it('says nothing of drafts to whom they are hidden: neither as the version before nor by name', async () => {
    const slug = await publish('public', { '1': ['/a'], '2': ['/a', '/secret'], '3': ['/a'] }, ['2']);
    const told = await changes(slug, '3');
    expect(told.body.from).toBe('1');
    expect(JSON.stringify(told.body)).not.toContain('secret');
    expect((await changes(slug, '3', '2')).status).toBe(404);
    expect((await changes(slug, '3', '2', member)).body).toMatchObject({ from: '2', breaking: 1 });
    expect((await changes(slug, '3', '9')).status).toBe(404);
  });
});

describe('code samples', () => {
  it('call an operation of the version through the gateway, in every language', async () => {
    const slug = await publish('public', { '1': ['/things'] });
    const ask = (operation: string) =>
      call<{ items: { language: string; source: string; given: boolean }[] }>('getCodeSamples', {
        asVisitor: true,
        params: { apiId: slug, version: '1' },
        query: { operation },
      });
    const { items } = (await ask('get /things')).body;
    expect(items.map(({ language }) => language)).toEqual(
      expect.arrayContaining(['curl', 'javascript', 'python', 'go', 'java']),
    );
    for (const { source, given, language } of items) {
      expect(source, language).toContain(`https://api.example/proxy/${slug}`);
      expect(given).toBe(false);
    }
    for (const operation of ['get /nothing', 'post /things', '/things', 'get  /things', 'get /things '])
      expect((await ask(operation)).status, operation).toBe(404);
  });
});

describe('the pages of a reference', () => {
  const ask = <T>(id: 'getReference' | 'getReferenceOperation' | 'getReferenceSchema', params: object, query = {}) =>
    call<T>(id, { asVisitor: true, params: { version: '1', ...params }, query });

  it('are what its navigation names, and do not tell where the API itself is', async () => {
    const apiId = await publish('public', { '1': ['/things', '/more'] });
    type Navigation = { groups: { operations: { slug: string }[] }[]; schemas: { slug: string }[] };
    const { body } = await ask<Navigation>('getReference', { apiId });
    const slugs = body.groups.flatMap(({ operations }) => operations.map(({ slug }) => slug));
    expect(slugs).toEqual(['getthings', 'getmore']);
    const pages = await Promise.all([
      ...slugs.map((operation) => ask('getReferenceOperation', { apiId, operation })),
      ...body.schemas.map(({ slug }) => ask('getReferenceSchema', { apiId, schema: slug })),
    ]);
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(pages[0]?.body).toMatchObject({ request: { parameters: [], bodies: [] } });
    expect(JSON.stringify([body, pages])).not.toContain('backend.example');
    for (const operation of ['Getthings', 'constructor', '__proto__'])
      expect((await ask('getReferenceOperation', { apiId, operation })).status, operation).toBe(404);
    expect((await ask('getReferenceSchema', { apiId, schema: 'getthings' })).status).toBe(404);
  });

  it('are answered as Markdown to who prefers it, for the same readers, and not kept as one thing with the JSON', async () => {
    const apiId = await publish('public', { '1': ['/things', '/more'] });
    const headers = { Accept: 'text/markdown' };
    const read = async (
      id: 'getReference' | 'getReferenceOperation' | 'getReferenceSchema',
      params: object,
      query = {},
    ) => {
      const asked = { params: { apiId, version: '1', ...params }, query, headers };
      const { status, headers: said, body } = await call<Uint8Array>(id, { asVisitor: true, ...asked });
      expect(said).toMatchObject({
        'Content-Type': 'text/markdown; charset=utf-8',
        Vary: 'Origin, Accept, Accept-Encoding',
      });
      return { status, text: Buffer.from(body).toString() };
    };
    const front = await read('getReference', {});
    expect(front.text).toContain(`(https://portal.example/apis/${apiId}/reference/getthings.md)`);
    const operation = await read('getReferenceOperation', { operation: 'getthings' });
    expect(operation.text).toContain('`GET /things`');
    expect(operation.text).toContain(`https://api.example/proxy/${apiId}/things`);
    expect((await read('getReferenceSchema', { schema: 'Thing' })).text).toContain('`id`: string');
    expect((await read('getReference', {}, { tag: '-schemas' })).text).toContain('# Schemas');
    const whole = await read('getReference', {}, { part: '1' });
    for (const text of ['# Museum 1', '`GET /things`', '`GET /more`', '## Thing']) expect(whole.text).toContain(text);
    expect(front.text + operation.text + whole.text).not.toContain('backend.example');
    const absent = { tag: 'none', part: '2' };
    for (const [name, value] of Object.entries(absent))
      expect(
        (
          await call('getReference', {
            asVisitor: true,
            params: { apiId, version: '1' },
            query: { [name]: value },
            headers,
          })
        ).status,
      ).toBe(404);
  });

  it('are found by path, summary, and the names of parameters and fields', async () => {
    const apiId = await publish('public', { '1': ['/things', '/more'] });
    type Navigation = { groups: { operations: { slug: string }[] }[]; schemas: { slug: string }[] };
    const found = async (q: string) => {
      const { body } = await ask<Navigation>('getReference', { apiId }, { q });
      return [...body.groups.flatMap(({ operations }) => operations), ...body.schemas].map(({ slug }) => slug);
    };
    expect(await found('/MORE')).toEqual(['getmore']);
    expect(await found('get things')).toEqual(['getthings']);
    expect(await found('thing')).toEqual(['getthings', 'Thing']);
    expect(await found('nothing of that')).toEqual([]);
  });

  it('are as deep as they are read at once, and whole when that is asked for', async () => {
    const deep = (depth: number): object =>
      depth === 0 ? { type: 'string', title: 'innermost' } : { type: 'object', properties: { next: deep(depth - 1) } };
    const apiId = await publish('public', { '1': ['/things'] }, [], { Deep: deep(200) });
    const shown = await ask('getReferenceSchema', { apiId, schema: 'Deep' });
    const whole = await ask('getReferenceSchema', { apiId, schema: 'Deep' }, { whole: 'true' });
    expect(JSON.stringify(shown.body)).toContain('"more":true');
    expect(JSON.stringify(shown.body)).not.toContain('innermost');
    expect(JSON.stringify(whole.body)).toContain('innermost');
  });
});
