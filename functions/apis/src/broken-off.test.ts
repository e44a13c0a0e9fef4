import { apis } from '@portico/contract/apis';
import { brokenOff, faultsOfRepetition } from '@portico/data/broken-off';
import { createFaultyTable } from '@portico/data/test-table';
import type { Principal } from '@portico/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';

let table: Awaited<ReturnType<typeof createFaultyTable>>;
let scene: Scene;
let importId: string;
let slug: string;
let appId: string;
let keyId: string;

beforeAll(async () => {
  table = await createFaultyTable();
  scene = await createScene(table.data);
  const { owner } = scene.people;
  importId = await scene.read(owner.userId, { version: '2.0.0' });
  slug = await scene.register();
  appId = await scene.addApp();
  const body = { name: 'K', environment: 'live' };
  keyId = (await scene.call<{ key: { id: string } }>('createApiKey', { as: owner, params: { appId }, body })).body.key
    .id;
});

type Asked = {
  /** The owner, unless it is said. */
  readonly as?: Principal;
  readonly params?: Record<string, string>;
  readonly body?: object;
};

/** Every operation of this function that takes an idempotency key. */
const REQUESTS: Readonly<Record<string, () => Asked>> = {
  createDocumentUpload: () => ({ body: { sizeBytes: 7 } }),
  createImport: () => ({ body: { content: 'openapi: 3.0.3' } }),
  createApi: () => ({
    body: { importId, teamId: scene.teamId, slug: 'once', name: 'Once', backendUrl: 'https://backend.example' },
  }),
  createApiVersion: () => ({ params: { apiId: slug }, body: { importId, backendUrl: 'https://backend.example' } }),
  readApiSource: () => ({ params: { apiId: slug } }),
  createApp: () => ({ body: { teamId: scene.teamId, name: 'Once' } }),
  createSubscription: () => ({ params: { appId }, body: { apiId: slug, planId: 'basic' } }),
  createApiKey: () => ({ params: { appId }, body: { name: 'Once', environment: 'live' } }),
  rotateApiKey: () => ({ params: { appId, keyId }, body: { overlap: 'PT1H' } }),
  createPlan: () => {
    const limits = { requestsPerSecond: 1, burst: 1, requestsPerMonth: 1 };
    return { as: scene.people.admin, body: { id: 'once', name: 'Once', summary: 'Once.', ...limits } };
  },
  writeToSubscribers: () => ({ params: { apiId: slug }, body: { subject: 'Once', text: 'Once.' } }),
  createTryItKey: () => ({ params: { appId } }),
};
const NAMES = Object.values(apis).flatMap(({ operation: { id, repeatable } }) => (repeatable ? [id] : []));

describe('a request under an idempotency key that is broken off at any of its writes, and asked for again', () => {
  it.each(NAMES)('%s: has one effect, and one answer', async (name) => {
    const asked = REQUESTS[name];
    if (!asked) throw new Error(`${name} is not tried`);
    const request = { as: scene.people.owner, ...asked(), headers: { 'Idempotency-Key': name } };
    const tried = await brokenOff(
      table,
      () => scene.clock.pass(61),
      () => scene.call(name, request),
    );
    expect(faultsOfRepetition(tried)).toEqual([]);
  });
});

describe('a request that comes twenty times at once', () => {
  it('under each of ten keys has ten effects, and one answer each; who waits too long is told to come again', async () => {
    const crowd = await createScene(undefined, { appsPerTeam: 100 });
    const as = crowd.people.owner;
    const body = { teamId: crowd.teamId, name: 'Once' };
    const ask = (key: number) =>
      crowd.call<{ id: string }>('createApp', { as, body, headers: { 'Idempotency-Key': `crowd-${key}` } });
    const keys = Array.from({ length: 10 }, (_, key) => key);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => keys)
        .flat()
        .map(async (key) => ({ key, ...(await ask(key)) })),
    );
    expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
    // Told to come again, they hear what the others did.
    for (const key of keys) answers.push({ key, ...(await ask(key)) });
    const made = answers.filter(({ status }) => status === 201);
    const ids = keys.map((key) => new Set(made.filter((one) => one.key === key).map((one) => one.body.id)));
    expect(ids.map(({ size }) => size)).toEqual(keys.map(() => 1));
    const { data: apps } = await crowd.data.entities.app.query.byTeam({ teamId: crowd.teamId }).go({ pages: 'all' });
    expect(apps).toHaveLength(10);
  });
});
