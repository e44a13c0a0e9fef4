import { createId } from '@portico/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';
import { doApiJob } from './api-jobs.ts';

let scene: Scene;
let slug: string;
/** An app of another team, subscribed; its team's owner and maintainer are told, its member is not. */
let appId: string;
let theirs: { owner: string; maintainer: string; member: string };
beforeEach(async () => {
  scene = await createScene();
  slug = await scene.register();
  const { entities } = scene.data;
  const at = scene.clock.now();
  const teamId = createId('team', at);
  const createdAt = at.toISOString();
  await entities.team.create({ teamId, name: 'Theirs', createdAt }).go();
  theirs = { owner: createId('user', at), maintainer: createId('user', at), member: createId('user', at) };
  for (const role of ['owner', 'maintainer', 'member'] as const)
    await entities.membership.create({ userId: theirs[role], teamId, role }).go();
  appId = createId('app', at);
  const as = { userId: theirs.owner, roles: ['developer'] as const };
  await entities.app.create({ appId, teamId, name: 'App', revision: 1, createdAt }).go();
  const made = await scene.call('createSubscription', {
    as,
    params: { appId },
    body: { apiId: slug, planId: 'basic' },
  });
  expect(made.status).toBe(201);
});

const work = async (until = new Date(Date.now() + 60_000)) => {
  const { data: jobs } = await scene.data.entities.apiJob.scan.go({ pages: 'all' });
  for (const { jobId } of jobs)
    await doApiJob({ data: scene.data, documents: scene.documents, now: scene.clock.now })({ jobId }, { until });
};
const told = async (userId = theirs.owner) =>
  (await scene.data.entities.notice.query.primary({ userId }).go({ order: 'asc' })).data;
const step = async (id: 'putDeprecation' | 'withdrawDeprecation' | 'retireApiVersion', body: object) => {
  const asked = { as: scene.people.owner, params: { apiId: slug, version: '1.0.0' } };
  const { headers } = await scene.call('getApiVersion', asked);
  const answer = await scene.call(id, { ...asked, body, headers: { 'if-match': String(headers.ETag) } });
  expect(answer.status).toBe(200);
};
const addVersion = async (version: string, contentHash: string) => {
  const as = scene.people.owner;
  const importId = await scene.read(as.userId, { version, contentHash });
  const body = { importId, backendUrl: 'https://backend.example' };
  await scene.call('createApiVersion', { as, params: { apiId: slug }, body });
};

describe('subscribers of an API', () => {
  it('are told of a deprecation, that it is taken back, and of the end: who may change the app, once each', async () => {
    const sunsetAt = '2027-06-01T00:00:00.000Z';
    await step('putDeprecation', { sunsetAt, note: 'Move', reason: 'Old' });
    await work();
    // A message that comes again finds nothing to do.
    await work();
    scene.clock.pass(1);
    await step('withdrawDeprecation', { reason: 'Too early' });
    await work();
    scene.clock.pass(1);
    await step('putDeprecation', {});
    await step('retireApiVersion', {});
    await work();
    const of = { name: 'API 1', apiSlug: slug, appId, version: '1.0.0' };
    for (const who of [theirs.owner, theirs.maintainer])
      expect(await told(who)).toMatchObject([
        { ...of, kind: 'version-deprecated', reason: 'Old', deprecation: { sunsetAt, note: 'Move' } },
        { ...of, kind: 'version-published-again', reason: 'Too early' },
        // Said in the same second, in whichever order.
        { ...of, kind: expect.stringMatching(/version-(deprecated|retired)/) },
        { ...of, kind: expect.stringMatching(/version-(deprecated|retired)/) },
      ]);
    expect(await told(theirs.member)).toEqual([]);
  });

  it('are told once each, however many apps they have and wherever a worker’s time was over', async () => {
    const { entities } = scene.data;
    const apiId = (await entities.slug.get({ slug }).go()).data?.apiId ?? '';
    const [app, like] = await Promise.all([
      entities.app.get({ appId }).go(),
      entities.subscription.get({ appId, apiId }).go(),
    ]);
    const { data: its } = app;
    const { data: had } = like;
    if (!its || !had) throw new Error('not subscribed');
    const ids = Array.from({ length: 49 }, () => createId('app', scene.clock.now()));
    await entities.app.put(ids.map((id) => ({ ...its, appId: id }))).go();
    await entities.subscription.put(ids.map((id) => ({ ...had, appId: id, subscriptionId: `sub_${id}` }))).go();
    await step('putDeprecation', {});
    for (let passes = 0; passes < 3; passes++) await work(new Date(0));
    expect((await entities.apiJob.scan.go()).data).toEqual([]);
    expect(await told()).toHaveLength(1);
  });

  it('are told why a new default breaks them, those first who call what it breaks', async () => {
    const { documents, data, clock, people } = scene;
    const paths = (names: string[]) => Object.fromEntries(names.map((name) => [name, { get: { responses: {} } }]));
    const document = (names: string[]) => ({
      openapi: '3.0.3',
      info: { title: 'T', version: '1' },
      paths: paths(names),
    });
    const keep = (names: string[]) =>
      documents.putDocument(
        document(names),
        names.map((path) => ({ key: `get ${path}`, method: 'GET', path })),
      );
    const [older, newer] = [await keep(['/a', '/b']), await keep(['/a'])];
    const apiId = (await data.entities.slug.get({ slug }).go()).data?.apiId ?? '';
    await data.entities.version.patch({ apiId, version: '1.0.0' }).set({ contentHash: older }).go();
    const today = Math.floor(clock.now().getTime() / 86_400_000);
    await data.entities.caller.put({ apiId, version: '1.0.0', operation: 'get /b', appId, [`d${today % 64}`]: 3 }).go();
    await addVersion('2.0.0', newer);
    scene.clock.pass(1);
    const asked = { as: people.owner, params: { apiId: slug, version: '2.0.0' } };
    const published = await scene.call('publishApiVersion', { ...asked, query: { reason: 'Simpler' } });
    expect(published.status).toBe(200);
    await work();
    expect(await told()).toMatchObject([
      { kind: 'version-breaking', version: '2.0.0', reason: 'Simpler', operations: ['get /b'] },
    ]);
    const steps = await scene.call<{ items: object[] }>('listLifecycleSteps', { ...asked, params: { apiId: slug } });
    expect(steps.body.items[0]).toMatchObject({ kind: 'published', reason: 'Simpler' });
  });
});
