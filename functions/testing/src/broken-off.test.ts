import { testing } from '@portico/contract/testing';
import { connectRefusals, connectRepetitions } from '@portico/data';
import { brokenOff, faultsOfRepetition } from '@portico/data/broken-off';
import { createTestDocuments } from '@portico/data/test-documents';
import { createFaultyTable } from '@portico/data/test-table';
import { createId, liveSecret, type Principal } from '@portico/domain';
import { createHandler } from '@portico/http';
import { createCall, UNCOUNTED } from '@portico/http/test-call';
import { createLogger } from '@portico/telemetry';
import { beforeAll, describe, expect, it } from 'vitest';
import { nounsOf } from './nouns.ts';
import { routes } from './routes.ts';

let at = Date.parse('2026-11-22T12:00:00.000Z');
const now = () => new Date(at);
const createdAt = now().toISOString();
const [teamId, appId, apiId] = [createId('team', now()), createId('app', now()), createId('api', now())];
const owner: Principal = { userId: createId('user', now()), roles: ['developer'] };
const TEST = { name: 'things', operationId: 'listThings', request: { method: 'GET', path: '/things' } };
const SUITE = {
  appId,
  apiId: 'museum',
  version: 'latest',
  name: 'Suite',
  tests: [{ ...TEST, assertions: [{ kind: 'status', status: 200 }] }],
};

let table: Awaited<ReturnType<typeof createFaultyTable>>;
let call: ReturnType<typeof createCall>;
let suiteId: string;

beforeAll(async () => {
  table = await createFaultyTable();
  const { data } = table;
  const { api, app, membership, slug, version } = data.entities;
  const documents = createTestDocuments();
  await membership.create({ userId: owner.userId, teamId, role: 'owner' }).go();
  await app.create({ appId, teamId, name: 'A', createdAt }).go();
  const named = { apiId, slug: 'museum', name: 'Museum', summary: '', teamId, tags: [], shelf: 'listed' as const };
  const listed = {
    visibility: 'public' as const,
    scope: 'public',
    latestVersion: '1',
    createdAt,
    updatedAt: createdAt,
  };
  await api.create({ ...named, ...listed }).go();
  await slug.create({ slug: 'museum', apiId }).go();
  const contentHash = await documents.putDocument({}, [{ key: 'listThings', method: 'get', path: '/things' }]);
  const read = { openapi: '3.0.3', operations: 1, sizeBytes: 1, contentHash, createdAt };
  await version.create({ apiId, version: '1', status: 'published', ...read }).go();
  call = createCall(
    createHandler<'testing'>(testing, routes(nounsOf({ data, documents, now, limits: { runsAtOnce: 9 } })), {
      ...UNCOUNTED,
      portalUrl: 'https://portal.example',
      logger: createLogger(),
      secret: async () => liveSecret('a secret of the tests'),
      repetitions: connectRepetitions(data, now),
      refusals: connectRefusals(data, now),
    }),
  );
  suiteId = (await call<{ id: string }>('createTestSuite', { as: owner, body: SUITE })).body.id;
});

/** Every operation of this function that takes an idempotency key. */
const REQUESTS: Readonly<Record<string, () => { readonly params?: Record<string, string>; readonly body?: object }>> = {
  createTestSuite: () => ({ body: SUITE }),
  createTestRun: () => ({ params: { suiteId } }),
};
const NAMES = Object.values(testing).flatMap(({ operation: { id, repeatable } }) => (repeatable ? [id] : []));

describe('a request under an idempotency key that is broken off at any of its writes, and asked for again', () => {
  it.each(NAMES)('%s: has one effect, and one answer', async (name) => {
    const asked = REQUESTS[name];
    if (!asked) throw new Error(`${name} is not tried`);
    const request = { as: owner, ...asked(), headers: { 'Idempotency-Key': name } };
    const wait = () => {
      at += 61_000;
    };
    expect(faultsOfRepetition(await brokenOff(table, wait, () => call(name, request)))).toEqual([]);
  });
});
