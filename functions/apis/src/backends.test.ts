import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OperationId } from '@portico/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';

const SECRET = 'of-the-backend-1';
let upstream: Server;
let scene: Scene;
let origin: string;
let apiId: string;
const asked: { url: string | undefined; headers: IncomingHttpHeaders }[] = [];

beforeAll(async () => {
  upstream = createServer((request, response) => {
    asked.push({ url: request.url, headers: request.headers });
    response
      .writeHead(request.url?.startsWith('/base/health') ? 200 : 404, { 'content-type': 'text/plain' })
      .end('well');
  });
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  const { port } = upstream.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  scene = await createScene(undefined, {}, undefined, `127.0.0.1/32:${port}`);
  const slug = await scene.register();
  apiId = (await scene.call<{ id: string }>('getApi', { as: scene.people.owner, params: { apiId: slug } })).body.id;
});
afterAll(() => new Promise((resolve) => upstream.close(resolve)));

type Environment = 'live' | 'test';
type Answer = {
  readonly auth: Record<string, unknown>;
  readonly items: readonly { readonly environment: string }[];
  readonly code: string;
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
};
const ask = (id: OperationId, environment: Environment, more: object = {}) =>
  scene.call<Answer>(id, {
    ...{ as: scene.people.owner, params: { apiId, version: '1.0.0' }, query: { environment } },
    ...more,
  });
const tagOf = async (environment: Environment) => {
  const { status, headers } = await ask('getBackend', environment);
  return status === 404 ? '"none"' : String(headers.ETag);
};
const put = async (environment: Environment, auth?: object, url = `${origin}/base`) =>
  ask('putBackend', environment, {
    headers: { 'if-match': await tagOf(environment) },
    body: { targets: [{ url }], healthCheckPath: '/health?deep=1', auth },
  });
const pointers = ({ body }: { readonly body: Answer }) => body.errors.map(({ pointer }) => pointer);
const stored = async (environment: Environment) =>
  (await scene.data.entities.backend.get({ apiId, version: '1.0.0', environment }).go({ consistent: true })).data;

describe('a backend', () => {
  it('is changed on what was seen: another version, and another state, are refused', async () => {
    const body = { targets: [{ url: 'https://one.example', weight: 3 }, { url: 'https://two.example' }] };
    const seen = await tagOf('live');
    const answers = await Promise.all(
      [1, 2, 3].map(() => ask('putBackend', 'live', { headers: { 'if-match': seen }, body })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect((await ask('getBackend', 'live')).body).toMatchObject({
      ...{ version: '1.0.0', environment: 'live', timeoutMilliseconds: 20_000, forwardAuthorization: false },
      targets: [body.targets[0], { url: 'https://two.example', weight: 1 }],
    });
  });

  it('for test keys is made where there is none, stands beside the other, and is deleted; the other stays', async () => {
    expect((await ask('getBackend', 'test')).status).toBe(404);
    const body = { targets: [{ url: 'https://staging.example' }] };
    const made = await Promise.all(
      [1, 2].map(() => ask('putBackend', 'test', { headers: { 'if-match': '"none"' }, body })),
    );
    expect(made.map(({ status }) => status).sort()).toEqual([200, 412]);
    const listed = await ask('listBackends', 'live', { params: { apiId }, query: {} });
    expect(listed.body.items.map(({ environment }) => environment)).toEqual(['live', 'test']);
    expect((await ask('deleteBackend', 'test')).status).toBe(204);
    expect((await ask('deleteBackend', 'test')).status).toBe(404);
    expect((await ask('deleteBackend', 'live')).status).toBe(409);
  });

  it('has what its kind of auth asks for, and nothing else', async () => {
    const secret = SECRET;
    const client = { kind: 'oauth2', tokenUrl: 'https://id.example/token', clientId: 'c', secret };
    const aws = {
      kind: 'sigv4',
      region: 'eu-central-1',
      service: 'execute-api',
      accessKeyId: 'AKIDEXAMPLE000000',
      secret,
    };
    for (const auth of [
      { kind: 'header', name: 'X-Backend-Key', secret },
      ...[
        { kind: 'query', name: 'api_key', secret },
        { kind: 'basic', username: 'u', secret },
      ],
      ...[{ kind: 'bearer', secret }, { ...client, scopes: ['a', 'b'] }, aws],
    ]) {
      const { secret: _, ...told } = auth;
      const { status, body } = await put('live', auth);
      expect([status, body.auth], auth.kind).toEqual([
        200,
        expect.objectContaining({ ...told, secretSetBy: scene.people.owner.userId }),
      ]);
    }
    expect(pointers(await put('live', { kind: 'header', secret }))).toEqual(['/auth/name']);
    expect(pointers(await put('live', { kind: 'basic', username: 'u', name: 'x', secret }))).toEqual(['/auth/name']);
    expect(pointers(await put('live', { kind: 'none', secret }))).toEqual(['/auth/secret']);
    expect(pointers(await put('live', { kind: 'bearer' }))).toEqual(['/auth/secret']);
    for (const name of ['Host', 'content-length', 'Transfer-Encoding', 'X-Forwarded-For', 'Via'])
      expect(pointers(await put('live', { kind: 'header', name, secret })), name).toEqual(['/auth/name']);
    expect(pointers(await put('live', { ...client, tokenUrl: 'https://10.0.0.1/token' }))).toEqual(['/auth/tokenUrl']);
  });
});

describe('the secret of a backend', () => {
  it('is in no answer, no entry of the audit log and nothing else that the table keeps', async () => {
    await put('live', { kind: 'bearer', secret: `${SECRET}-canary` });
    const answers = [
      await ask('getBackend', 'live'),
      await ask('listBackends', 'live', { params: { apiId }, query: {} }),
    ];
    const tests = [await ask('testBackend', 'live', { body: {} })];
    const entities = scene.data.entities;
    const { data: audit } = await entities.auditEntry.scan.go({ pages: 'all' });
    const { data: events } = await entities.event.scan.go({ pages: 'all' });
    const { data: secrets } = await entities.backendSecret.scan.go({ pages: 'all' });
    const all = JSON.stringify([answers, tests, audit, events, secrets, await stored('live')]);
    expect(all).not.toContain('canary');
    expect(audit.some(({ action }) => action === 'backend.change')).toBe(true);
    expect([...scene.backendSecrets.kept.values()]).toContain(`${SECRET}-canary`);
  });

  it('stays where nothing is said of it, and is said again where it would go elsewhere', async () => {
    await put('live', { kind: 'bearer', secret: SECRET });
    const before = await stored('live');
    expect(before?.secretId).toMatch(/^bks_/);
    expect((await put('live', { kind: 'bearer' }, `${origin}/other`)).status).toBe(200);
    expect((await stored('live'))?.secretId).toBe(before?.secretId);
    expect(pointers(await put('live', { kind: 'bearer' }, 'https://elsewhere.example/base'))).toEqual(['/auth/secret']);
    expect(pointers(await put('live', { kind: 'header', name: 'X-Key' }))).toEqual(['/auth/secret']);
  });

  it('is left to be deleted when another one takes its place, when it goes, and when it was not taken', async () => {
    const open = async (secretId = '') =>
      (await scene.data.entities.backendSecret.get({ secretId }).go({ consistent: true })).data?.open;
    await put('live', { kind: 'bearer', secret: SECRET });
    const first = (await stored('live'))?.secretId;
    expect(await open(first)).toBeUndefined();
    const seen = await tagOf('live');
    const body = { targets: [{ url: origin }], auth: { kind: 'bearer', secret: 'another one' } };
    const had = new Set(scene.backendSecrets.kept.keys());
    const answers = await Promise.all(
      [1, 2].map(() => ask('putBackend', 'live', { headers: { 'if-match': seen }, body })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const second = (await stored('live'))?.secretId;
    const made = [...scene.backendSecrets.kept.keys()].filter((secretId) => !had.has(secretId));
    for (const secretId of made) expect(await open(secretId)).toBe(secretId === second ? undefined : 'secret');
    expect(await open(first)).toBe('secret');
    await put('live', { kind: 'none' });
    expect(await open(second)).toBe('secret');
  });
});

describe('testing a backend', () => {
  it('calls it as the gateway would, and tells what came and what was sent, but for the secret', async () => {
    await put('live', { kind: 'header', name: 'X-Backend-Key', secret: SECRET });
    expect((await ask('testBackend', 'live', { body: {} })).body).toMatchObject({
      ...{ status: 200, sizeBytes: 4, contentType: 'text/plain', url: `${origin}/base/health?deep=1` },
      sent: expect.arrayContaining([{ name: 'X-Backend-Key', value: '***' }]),
    });
    expect(asked.at(-1)).toMatchObject({ url: '/base/health?deep=1', headers: { 'x-backend-key': SECRET } });
    await put('live', { kind: 'query', name: 'key', secret: SECRET });
    expect((await ask('testBackend', 'live', { body: { path: '/x?a=1&KEY=mine' } })).body).toMatchObject({
      ...{ status: 404, url: `${origin}/base/x?a=1&key=***` },
    });
    expect(asked.at(-1)?.url).toBe(`/base/x?a=1&key=${SECRET}`);
  });

  it('says why no answer came, and refuses a target that there is not', async () => {
    await put('live', undefined, 'https://nowhere.invalid');
    const { status, body } = await ask('testBackend', 'live', { body: {} });
    expect([status, body]).toMatchObject([
      200,
      { detail: 'the name could not be resolved', url: 'https://nowhere.invalid/health?deep=1' },
    ]);
    expect(pointers(await ask('testBackend', 'live', { body: { target: 3 } }))).toEqual(['/target']);
    expect((await ask('testBackend', 'live', { as: scene.people.outsider, body: {} })).status).toBe(404);
  });
});
