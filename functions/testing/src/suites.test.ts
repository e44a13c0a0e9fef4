import { testing } from '@portico/contract/testing';
import { connectRefusals, connectRepetitions, type Data, type Documents } from '@portico/data';
import { createTestDocuments } from '@portico/data/test-documents';
import { createRaceTable, type RaceTable } from '@portico/data/test-table';
import { createId, liveSecret, type Principal, type TeamRole } from '@portico/domain';
import { createHandler } from '@portico/http';
import { createCall, UNCOUNTED } from '@portico/http/test-call';
import { createLogger } from '@portico/telemetry';
import { beforeAll, describe, expect, it } from 'vitest';
import { nounsOf } from './nouns.ts';
import { routes } from './routes.ts';

const AT = new Date('2026-11-22T12:00:00.000Z');
const TEAM = createId('team', AT);
const APP = createId('app', AT);
let data: Data;
let interrupt: RaceTable['interrupt'];
let documents: Documents;
let call: ReturnType<typeof createCall>;
let at = AT.getTime();
const now = () => new Date(at++);
const people: Record<'owner' | 'member' | 'outsider', Principal> = {
  owner: { userId: createId('user', AT), roles: ['developer'] },
  member: { userId: createId('user', AT), roles: ['developer'] },
  outsider: { userId: createId('user', AT), roles: ['publisher', 'developer'] },
};

const addApi = async (slug: string, scope: string, draft = false) => {
  const apiId = createId('api', AT);
  const createdAt = AT.toISOString();
  const told = {
    apiId,
    slug,
    name: slug,
    summary: '',
    teamId: createId('team', AT),

    tags: [],
    shelf: 'listed' as const,
  };
  const listed = { visibility: 'public' as const, scope, latestVersion: '1', createdAt, updatedAt: createdAt };
  await data.entities.api.create({ ...told, ...listed }).go();
  await data.entities.slug.create({ slug, apiId }).go();
  const contentHash = await documents.putDocument({ slug }, [{ key: 'listThings', method: 'get', path: '/things' }]);
  const version = { apiId, version: '1', openapi: '3.0.3', operations: 1, sizeBytes: 1, contentHash, createdAt };
  await data.entities.version.create({ ...version, status: draft ? 'draft' : 'published' }).go();
};

/** The operations, where a team may have so many runs under way. */
const callWith = (runsAtOnce: number) =>
  createCall(
    createHandler<'testing'>(testing, routes(nounsOf({ data, documents, now, limits: { runsAtOnce } })), {
      ...UNCOUNTED,
      portalUrl: 'https://portal.example',
      logger: createLogger(),
      secret: async () => liveSecret('a secret of the tests'),
      repetitions: connectRepetitions(data, now),
      refusals: connectRefusals(data, now),
    }),
  );

beforeAll(async () => {
  ({ data, interrupt } = await createRaceTable());
  documents = createTestDocuments();
  for (const [name, role] of [
    ['owner', 'owner'],
    ['member', 'member'],
  ] as const satisfies readonly (readonly ['owner' | 'member', TeamRole])[])
    await data.entities.membership.create({ userId: people[name].userId, teamId: TEAM, role }).go();
  await data.entities.app.create({ appId: APP, teamId: TEAM, name: 'A', createdAt: AT.toISOString() }).go();
  await addApi('museum', 'public');
  await addApi('hidden', createId('team', AT));
  await addApi('draft', 'public', true);
  call = callWith(100);
});

type Suite = { readonly id: string; readonly tests: readonly unknown[] };
type Run = { readonly id: string; readonly status: string; readonly results: readonly unknown[] };
type Who = keyof typeof people;
const TEST = {
  name: 'things',
  operationId: 'listThings',
  request: { method: 'GET', path: '/things', headers: { accept: 'application/json' } },
  assertions: [{ kind: 'status', status: 200 }, { kind: 'schema' }],
};
const save = (more: object = {}, who: Who = 'owner') =>
  call<Suite>('createTestSuite', {
    as: people[who],
    body: { appId: APP, apiId: 'museum', version: 'latest', name: 'Suite', tests: [TEST], ...more },
  });
const saved = async () => (await save()).body.id;
const get = (suiteId: string, who: Who = 'owner') =>
  call<Suite>('getTestSuite', { as: people[who], params: { suiteId } });
const start = (suiteId: string, who: Who = 'owner', headers = {}) =>
  call<Run>('createTestRun', { as: people[who], params: { suiteId }, headers });
const runsOf = async (suiteId: string) =>
  (await call<{ items: Run[] }>('listTestRuns', { as: people.member, params: { suiteId } })).body.items;

describe('a suite', () => {
  it('is kept as it was written, of the version that `latest` was', async () => {
    const made = await save();
    expect(made).toMatchObject({ status: 201, body: { version: '1', apiSlug: 'museum', tests: [TEST] } });
    expect((await get(made.body.id, 'member')).body).toEqual(made.body);
  });

  it('names operations of its version, and says all that its assertions need; faults are told by pointer', async () => {
    const faulty = [
      { ...TEST, operationId: 'nothing' },
      { ...TEST, assertions: [{ kind: 'schema' }, { kind: 'latency' }, { kind: 'header' }, { kind: 'status' }] },
    ];
    const { status, body } = await save({ tests: faulty });
    expect(status).toBe(422);
    expect((body as unknown as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)).toEqual([
      '/tests/0/operationId',
      '/tests/1/assertions/1/maxMilliseconds',
      '/tests/1/assertions/2/header',
      '/tests/1/assertions/3/status',
    ]);
  });

  it('takes as much as an item holds and names the test that is too much, and takes only headers that can be sent', async () => {
    const withBody = (body: string) => ({ ...TEST, request: { ...TEST.request, method: 'POST', body } });
    // What the contract takes: 25 bodies of 100,000 characters.
    for (const body of ['x'.repeat(100_000), '漢'.repeat(100_000)]) {
      const { status, body: told } = await save({ tests: Array.from({ length: 5 }, () => withBody(body)) });
      const index = body.startsWith('x') ? 2 : 0;
      expect([status, told]).toMatchObject([413, { code: 'body-too-large', errors: [{ pointer: `/tests/${index}` }] }]);
    }
    const most = await save({ tests: [withBody('漢'.repeat(90_000))] });
    expect([most.status, (await get(most.body.id)).status]).toEqual([201, 200]);
    // Named so, a member of a map is its prototype.
    const headers = (text: string) => ({
      tests: [{ ...TEST, request: { ...TEST.request, headers: JSON.parse(text) } }],
    });
    for (const [text, pointer] of [
      ['{"__proto__":"x"}', '__proto__'],
      ['{"constructor":"x"}', 'constructor'],
      ['{"":"x"}', ''],
      ['{"a b":"x"}', 'a b'],
      ['{"a/b":"x"}', 'a~1b'],
      ['{"x-a":"a\\nb"}', 'x-a'],
      ['{"x-a":"漢"}', 'x-a'],
    ] as const)
      expect(await save(headers(text)), text).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: `/tests/0/request/headers/${pointer}` }] },
      });
  });

  it('of a version whose document is damaged is not saved, and says so', async () => {
    const { contentHash } = (await data.entities.version.scan.go()).data[0] ?? { contentHash: '' };
    const apiId = (await data.entities.slug.get({ slug: 'museum' }).go()).data?.apiId ?? '';
    await data.entities.version.patch({ apiId, version: '1' }).set({ contentHash: 'gone' }).go();
    expect(await save()).toMatchObject({ status: 503, body: { code: 'document-unreadable' } });
    await data.entities.version.patch({ apiId, version: '1' }).set({ contentHash }).go();
    expect((await save()).status).toBe(201);
  });

  it('is not of an API or a draft that is hidden, nor of an app of others', async () => {
    for (const apiId of ['hidden', 'nothing']) expect((await save({ apiId })).status, apiId).toBe(404);
    expect((await save({ apiId: 'draft', version: '1' })).status).toBe(404);
    for (const who of ['member', 'outsider'] as const) expect((await save({}, who)).status, who).toBe(404);
    expect((await save({ appId: createId('app', AT) })).status).toBe(404);
  });

  it('is seen by the team and deleted, with its runs, by who may change the app', async () => {
    const suiteId = await saved();
    await start(suiteId);
    const [{ id: runId } = { id: '' }] = await runsOf(suiteId);
    await data.entities.run.patch({ suiteId, runId }).set({ resultsKept: 'bucket' }).go();
    await documents.putResults(runId, []);
    expect((await get(suiteId, 'outsider')).status).toBe(404);
    const remove = (who: Who) => call('deleteTestSuite', { as: people[who], params: { suiteId } });
    for (const who of ['member', 'outsider'] as const) expect((await remove(who)).status, who).toBe(404);
    expect((await remove('owner')).status).toBe(204);
    expect((await remove('owner')).status).toBe(404);
    expect((await get(suiteId)).status).toBe(404);
    expect((await data.entities.run.query.primary({ suiteId }).go()).data).toEqual([]);
    expect(await documents.getResults(runId)).toBeUndefined();
  });
});

describe('a suite that is deleted, or lost to its person, between what is read and what is written', () => {
  const remove = (suiteId: string) => call('deleteTestSuite', { as: people.owner, params: { suiteId } });

  it('gets no run that nobody could reach, and is deleted once', async () => {
    const suiteId = await saved();
    interrupt(() => remove(suiteId));
    expect((await start(suiteId)).status).toBe(404);
    expect((await data.entities.run.query.primary({ suiteId }).go()).data).toEqual([]);
    const other = await saved();
    interrupt(() => remove(other));
    expect((await remove(other)).status).toBe(404);
  });

  it('is not saved for an API that is hidden meanwhile, nor changed by who is no maintainer any more', async () => {
    const apiId = (await data.entities.slug.get({ slug: 'museum' }).go()).data?.apiId ?? '';
    const scopeIs = (scope: string) =>
      data.entities.api
        .patch({ apiId })
        .set({ scope, shelf: 'listed' as const })
        .go();
    interrupt(() => scopeIs(createId('team', AT)));
    expect((await save()).status).toBe(404);
    await scopeIs('public');
    const suiteId = await saved();
    const { userId } = people.owner;
    const roleIs = (role: TeamRole) => data.entities.membership.patch({ userId, teamId: TEAM }).set({ role }).go();
    for (const act of [() => save(), () => start(suiteId), () => remove(suiteId)]) {
      interrupt(() => roleIs('member'));
      expect((await act()).status).toBe(404);
      await roleIs('owner');
    }
    expect((await get(suiteId)).status).toBe(200);
  });
});

describe('a run', () => {
  it('is queued with the event that starts it, by who may change the app', async () => {
    const suiteId = await saved();
    for (const who of ['member', 'outsider'] as const) expect((await start(suiteId, who)).status, who).toBe(404);
    const { status, body } = await start(suiteId);
    expect([status, body.status, body.results]).toEqual([202, 'queued', []]);
    const { data: events } = await data.entities.event.scan.go({ pages: 'all' });
    expect(events.filter(({ detail }) => detail.runId === body.id)).toMatchObject([{ type: 'test-run.requested' }]);
    expect((await runsOf(suiteId)).map(({ id }) => id)).toEqual([body.id]);
  });

  it('is one of so many that a team may have under way, however many are asked for at once; what ended makes room', async () => {
    const suiteId = await saved();
    const limited = callWith(2);
    const ask = () => limited<Run>('createTestRun', { as: people.owner, params: { suiteId } });
    const end = async () => {
      for (const { suiteId: id, runId } of (await data.entities.run.scan.go({ pages: 'all' })).data)
        await data.entities.run.patch({ suiteId: id, runId }).set({ status: 'passed' }).go();
    };
    await end();
    const answers = await Promise.all(Array.from({ length: 12 }, ask));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(2);
    for (const { body } of answers.filter(({ status }) => status !== 202))
      expect(body).toMatchObject({ status: 429, code: 'too-many-at-once', detail: expect.stringContaining('2 runs') });
    await call('deleteTestSuite', { as: people.owner, params: { suiteId } });
    const other = await saved();
    const again = await limited('createTestRun', { as: people.owner, params: { suiteId: other } });
    expect(again.status).toBe(202);
  });

  it('asked for ten times under one key is one', async () => {
    const suiteId = await saved();
    const key = { 'Idempotency-Key': 'ten-times' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => start(suiteId, 'owner', key)));
    expect(new Set(answers.filter(({ status }) => status === 202).map(({ body }) => body.id)).size).toBe(1);
    expect(await runsOf(suiteId)).toHaveLength(1);
    // The same key with another suite is another request.
    expect((await start(await saved(), 'owner', key)).body).toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('is followed below its own suite only, and listed newest first, page by page', async () => {
    const [suiteId, other] = [await saved(), await saved()];
    const ids = [];
    for (let index = 0; index < 3; index++) ids.unshift((await start(suiteId)).body.id);
    const [runId = ''] = ids;
    const follow = (below: string, who: Who) =>
      call('getTestRun', { as: people[who], params: { suiteId: below, runId } });
    expect((await follow(suiteId, 'member')).status).toBe(200);
    expect((await follow(other, 'owner')).status).toBe(404);
    expect((await follow(suiteId, 'outsider')).status).toBe(404);
    const listed: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: '2', ...(cursor !== undefined && { cursor }) };
      const page = await call<{ items: Run[]; nextCursor?: string }>('listTestRuns', {
        as: people.owner,
        params: { suiteId },
        query,
      });
      listed.push(...page.body.items.map(({ id }) => id));
      cursor = page.body.nextCursor;
    } while (cursor !== undefined);
    expect(listed).toEqual(ids);
    const first = await call<{ nextCursor: string }>('listTestRuns', {
      as: people.owner,
      params: { suiteId },
      query: { limit: '1' },
    });
    const borrowed = await call('listTestRuns', {
      as: people.owner,
      params: { suiteId: other },
      query: { cursor: first.body.nextCursor },
    });
    expect(borrowed).toMatchObject({ status: 400, body: { errors: [{ pointer: '/query/cursor' }] } });
  });
});
