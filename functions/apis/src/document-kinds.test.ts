import { createId } from '@portico/domain';
import type { Egress } from '@portico/egress';
import { beforeAll, describe, expect, it } from 'vitest';
import { workOn } from '../test/import-worker.ts';
import { createScene, type Scene } from '../test/scene.ts';

const SDL = '"Books."\nschema { query: Query }\ntype Query { book: String }\n';
const EVENTS =
  'asyncapi: 2.6.0\ninfo: {title: Lamps, version: 1.4.0}\nchannels: {lamps: {publish: {message: {payload: {type: string}}}}}\n';

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});

/** Nothing is fetched here. */
const NO_EGRESS = {} as Egress;
const BACKEND = { backendUrl: 'https://backend.example/graphql' };

const imported = async (text: string) => {
  const { owner } = scene.people;
  const made = await scene.call<{ id: string }>('createImport', { as: owner, body: { content: text } });
  await workOn(scene, NO_EGRESS, made.body.id);
  return scene.call<{ id: string }>('getImport', { as: owner, params: { importId: made.body.id } });
};

const register = async (text: string, more: object = {}) => {
  const { body } = await imported(text);
  const slug = `kind-${createId('api', scene.clock.now()).slice(-8)}`;
  const named = { importId: body.id, teamId: scene.teamId, slug, name: 'Named', visibility: 'public', ...more };
  return scene.call<{ slug: string }>('createApi', { as: scene.people.owner, body: named });
};
const addVersion = async (apiId: string, text: string, more: object) => {
  scene.clock.pass(1);
  const { body } = await imported(text);
  return scene.call('createApiVersion', {
    as: scene.people.owner,
    params: { apiId },
    body: { importId: body.id, ...more },
  });
};
const publish = (apiId: string, version: string) =>
  scene.call('publishApiVersion', { as: scene.people.owner, params: { apiId, version } });
const kindOf = async (apiId: string) =>
  (await scene.call<{ kind: string; grade?: string }>('getApi', { asVisitor: true, params: { apiId } })).body;

describe('a GraphQL schema', () => {
  it('is imported with what it tells; it names no version and no server, so they are said', async () => {
    expect(await imported(SDL)).toMatchObject({
      status: 200,
      body: {
        status: 'succeeded',
        facts: { kind: 'graphql', title: '', version: '', operations: 1, description: 'Books.' },
      },
    });
    expect(await register(SDL, BACKEND)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/version' }] } });
    expect(await register(SDL, { version: '1.0.0' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/backendUrl' }] },
    });
  });

  it('is told of the API and its version, which has no grade', async () => {
    const { body, status } = await register(SDL, { ...BACKEND, version: '1.0.0' });
    expect([status, body]).toMatchObject([201, { kind: 'graphql' }]);
    expect(await publish(body.slug, '1.0.0')).toMatchObject({ status: 200, body: { kind: 'graphql', openapi: 'SDL' } });
    expect(await kindOf(body.slug)).toMatchObject({ kind: 'graphql' });
    expect((await kindOf(body.slug)).grade).toBeUndefined();
    const found = await scene.data.entities.api.query.byShelf({ shelf: 'listed' }).go();
    expect(found.data.find(({ slug }) => slug === body.slug)?.kind).toBe('graphql');
  });

  it('that becomes an OpenAPI document is one from then on', async () => {
    const { body } = await register(SDL, { ...BACKEND, version: '1.0.0' });
    await publish(body.slug, '1.0.0');
    const openapi = 'openapi: 3.0.3\ninfo: {title: T, version: 2.0.0}\npaths: {}\n';
    expect((await addVersion(body.slug, openapi, BACKEND)).status).toBe(201);
    const at = { as: scene.people.owner, params: { apiId: body.slug, version: '2.0.0' } };
    // What is of different kinds is not compared.
    expect(await scene.call('previewPublication', at)).toMatchObject({
      status: 200,
      body: { from: '1.0.0', compared: false, bump: 'none' },
    });
    await publish(body.slug, '2.0.0');
    expect(await kindOf(body.slug)).toMatchObject({ kind: 'openapi' });
  });
});

describe('a GraphQL schema that changes', () => {
  it('is compared with the one before: what breaks must be said by its version', async () => {
    const { body } = await register(SDL, { ...BACKEND, version: '1.0.0' });
    await publish(body.slug, '1.0.0');
    const broken = 'type Query { books: [String!] }';
    for (const version of ['1.1.0', '2.0.0']) await addVersion(body.slug, broken, { ...BACKEND, version });
    type Preview = { bump: string; breaking: number; findings: { rule: string }[] };
    const rulesOf = async (version: string) => {
      const asked = { as: scene.people.owner, params: { apiId: body.slug, version } };
      const preview = (await scene.call<Preview>('previewPublication', asked)).body;
      expect(preview).toMatchObject({ compared: true, bump: 'major', breaking: 1, callsTell: false });
      return preview.findings.map(({ rule }) => rule);
    };
    expect(await rulesOf('1.1.0')).toContain('breaking-change');
    expect(await rulesOf('2.0.0')).not.toContain('breaking-change');
  });
});

describe('an AsyncAPI document', () => {
  it('is compared with the one before, of either of its versions: what breaks must be said by its version', async () => {
    const { body } = await register(EVENTS);
    await publish(body.slug, '1.4.0');
    const broken = EVENTS.replace('type: string', 'type: integer');
    for (const version of ['1.5.0', '2.0.0']) await addVersion(body.slug, broken, { version });
    type Preview = { verdict: string; findings: { rule: string }[]; changelog: string };
    const previewOf = async (version: string) => {
      const asked = { as: scene.people.owner, params: { apiId: body.slug, version } };
      const { body: preview } = await scene.call<Preview>('previewPublication', asked);
      expect(preview).toMatchObject({ compared: true, bump: 'major', breaking: 1, callsTell: false, affected: [] });
      return preview;
    };
    const minor = await previewOf('1.5.0');
    expect(minor.findings.map(({ rule }) => rule)).toContain('breaking-change');
    expect(minor.changelog).toContain('type changed from string to integer');
    expect((await previewOf('2.0.0')).findings.map(({ rule }) => rule)).not.toContain('breaking-change');
  });

  it('needs no backend; one may be said later', async () => {
    const { body, status } = await register(EVENTS);
    expect([status, body]).toMatchObject([201, { kind: 'asyncapi' }]);
    expect(await publish(body.slug, '1.4.0')).toMatchObject({
      status: 200,
      body: { kind: 'asyncapi', openapi: '2.6.0' },
    });
    const owner = { as: scene.people.owner };
    const params = { apiId: body.slug, version: '1.4.0' };
    expect((await scene.call('getBackend', { ...owner, params })).status).toBe(404);
    const listed = await scene.call('listBackends', { ...owner, params: { apiId: body.slug } });
    expect(listed).toMatchObject({ status: 200, body: { items: [] } });
  });

  it('has the backend that is said', async () => {
    const { body } = await register(EVENTS, { backendUrl: 'https://lamps.example' });
    const params = { apiId: body.slug, version: '1.4.0' };
    expect(await scene.call('getBackend', { as: scene.people.owner, params })).toMatchObject({
      body: { targets: [{ url: 'https://lamps.example' }] },
    });
  });
});
