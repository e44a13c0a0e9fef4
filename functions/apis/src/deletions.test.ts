import { beforeEach, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';
import { doApiJob } from './api-jobs.ts';

let scene: Scene;
let slug: string;
beforeEach(async () => {
  scene = await createScene(undefined, { appsPerTeam: 100 });
  slug = await scene.register();
});

const found = async (apiId: string) => (await scene.data.entities.slug.get({ slug: apiId }).go()).data?.apiId ?? '';
const nameOf = (apiId: string) => apiId.replace('api-', 'API ');
const remove = async (body: object = {}, as = scene.people.owner, tag?: string) => {
  const { headers } = await scene.call('getApi', { as: scene.people.admin, params: { apiId: slug } });
  const seen = tag ?? String(headers.ETag ?? '"1"');
  const asked = { as, params: { apiId: slug }, headers: { 'if-match': seen } };
  return scene.call<{ code: string }>('deleteApi', { ...asked, body: { name: nameOf(slug), ...body } });
};
const subscribe = async (planId = 'basic') => {
  const appId = await scene.addApp();
  const body = { apiId: slug, planId };
  const made = await scene.call<{ id: string }>('createSubscription', {
    as: scene.people.owner,
    params: { appId },
    body,
  });
  expect(made.status).toBe(201);
  return { appId, apiId: await found(slug) };
};
const jobs = async () => (await scene.data.entities.apiJob.scan.go({ pages: 'all' })).data;
const work = async (until = new Date(Date.now() + 60_000)) => {
  for (const { jobId } of await jobs())
    await doApiJob({ data: scene.data, documents: scene.documents, now: scene.clock.now })({ jobId }, { until });
};
const statusOf = async (key: { appId: string; apiId: string }) =>
  (await scene.data.entities.subscription.get(key).go()).data?.status;
const noticesOf = async ({ userId }: { userId: string }) =>
  (await scene.data.entities.notice.query.primary({ userId }).go()).data.map(({ kind, name, reason }) => ({
    ...{ kind, name, reason },
  }));

describe('an API that is deleted', () => {
  it('is called by its name, as it was seen, by an owner of its team', async () => {
    expect((await remove({ name: 'Another' })).body.code).toBe('invalid-reference');
    expect((await remove({}, scene.people.owner, '"1"')).status).toBe(412);
    for (const as of [scene.people.maintainer, scene.people.outsider]) expect((await remove({}, as)).status).toBe(404);
    expect((await remove({ force: true })).status).toBe(403);
    expect((await remove()).status).toBe(204);
  });

  it('is in no list, answers 410 to whoever saw it, and nobody takes its slug', async () => {
    const { admin, owner, outsider } = scene.people;
    await scene.call('updateApi', {
      ...{ as: owner, params: { apiId: slug }, body: { featured: true }, headers: { 'if-match': '"2"' } },
    });
    expect((await remove()).status).toBe(204);
    for (const query of [{}, { q: 'api' }, { featured: 'true' }, { teamId: scene.teamId }])
      expect((await scene.call('listApis', { as: admin, query })).body).toEqual({ items: [] });
    for (const as of [outsider, owner])
      for (const id of ['getApi', 'listApiVersions'] as const)
        expect(await scene.call(id, { as, params: { apiId: slug } })).toMatchObject({
          ...{ status: 410, body: { code: 'api-deleted' } },
        });
    const importId = await scene.read(owner.userId);
    const body = { importId, teamId: scene.teamId, slug, name: 'Again', backendUrl: 'https://backend.example' };
    expect((await scene.call('createApi', { as: owner, body })).body).toMatchObject({ code: 'slug-taken' });
    expect((await remove({}, owner, '"3"')).status).toBe(404);
  });

  it('that was private tells nobody else that it was', async () => {
    slug = await scene.register('private');
    await remove();
    const asked = (as = scene.people.outsider) => scene.call('getApi', { as, params: { apiId: slug } });
    expect([(await asked()).status, (await asked(scene.people.member)).status]).toEqual([404, 410]);
  });

  it('keeps its history, and nothing else of it: versions, backends and their secrets, rules, guides', async () => {
    const apiId = await found(slug);
    const asked = { as: scene.people.owner, params: { apiId, version: '1.0.0' } };
    const { headers } = await scene.call('getBackend', asked);
    const auth = { kind: 'bearer', secret: 'of-the-backend' };
    const body = { targets: [{ url: 'https://backend.example' }], auth };
    await scene.call('putBackend', { ...asked, headers: { 'if-match': String(headers.ETag) }, body });
    const { version, backend, backendSecret, guide, guideFiles, lifecycleStep, places } = scene.data.entities;
    const draft = { contentHash: 'none', title: 'Keys' };
    await guide.create({ apiId, slug: 'keys', draft, editions: [], changedAt: scene.clock.now().toISOString() }).go();
    await places.put({ holderId: apiId, kind: 'guides', ids: ['keys'] }).go();
    const file = { name: 'a.pdf', fileId: 'gfl_1', contentHash: '', sizeBytes: 1, addedAt: '' };
    await guideFiles.create({ apiId, files: [file] }).go();
    await scene.documents.putGuideFile(apiId, 'gfl_1', Uint8Array.of(1));
    await remove();
    await work();
    await work();
    expect(await scene.documents.get(`guide-files/${apiId}/gfl_1`)).toBeUndefined();
    // Nobody has the secret: it is deleted soon.
    expect((await backendSecret.query.byDue({ open: 'secret' }).go()).data).toHaveLength(1);
    const left = [
      (await version.query.primary({ apiId }).go()).data,
      (await backend.query.primary({ apiId }).go()).data,
      (await guide.query.primary({ apiId }).go()).data,
      (await guideFiles.query.primary({ apiId }).go()).data,
      (await places.query.primary({ holderId: apiId }).go()).data,
      await jobs(),
    ];
    expect(left).toEqual([[], [], [], [], [], []]);
    expect((await lifecycleStep.query.primary({ apiId }).go()).data).toHaveLength(2);
  });
});

describe('an API with subscribers', () => {
  it('is not deleted though only one subscription of more than a thousand is left', async () => {
    const apiId = await found(slug);
    const ended = Array.from({ length: 1_100 }, (_, index) => ({
      ...{ appId: `app_${String(index).padStart(26, '0')}`, apiId, subscriptionId: `sub_${index}`, apiSlug: slug },
      ...{ apiName: 'A', planId: 'basic', status: 'cancelled' as const, createdAt: scene.clock.now().toISOString() },
    }));
    await scene.data.entities.subscription.put(ended).go({ concurrent: 4 });
    const { appId } = await subscribe();
    expect((await remove()).body).toMatchObject({ code: 'has-subscribers' });
    await scene.data.entities.subscription.patch({ appId, apiId }).set({ status: 'cancelled' }).go();
    expect((await remove()).status).toBe(204);
  });

  it('is not deleted but by an admin’s force: they end, what waits too, and their teams are told once', async () => {
    const active = await subscribe();
    const waiting = await subscribe('enterprise');
    expect((await remove()).body).toMatchObject({ code: 'has-subscribers', detail: 'Apps that are subscribed: 2.' });
    expect((await remove({ force: true, reason: 'Gone' }, scene.people.admin)).status).toBe(204);
    await work();
    await work();
    expect([await statusOf(active), await statusOf(waiting)]).toEqual(['cancelled', 'cancelled']);
    const requests = (await scene.data.entities.accessRequest.scan.go()).data;
    expect(requests.map(({ status, shelf }) => [status, shelf])).toEqual([['withdrawn', 'decided']]);
    const told = { kind: 'api-deleted', name: nameOf(slug), reason: 'Gone' };
    for (const who of [scene.people.owner, scene.people.maintainer])
      expect((await noticesOf(who)).filter(({ kind }) => kind === 'api-deleted')).toEqual([told, told]);
    expect(await noticesOf(scene.people.member)).toEqual([]);
  });

  it('goes on where a worker’s time was over, and finds who subscribed in the same moment', async () => {
    const { entities } = scene.data;
    const one = await subscribe();
    const like = (await entities.subscription.get(one).go()).data;
    if (!like) throw new Error('not subscribed');
    const others = Array.from({ length: 24 }, (_, index) => ({
      ...like,
      appId: `app_${index}`,
      subscriptionId: `sub_${index}`,
    }));
    await entities.subscription.put(others).go();
    await remove({ force: true }, scene.people.admin);
    await work(new Date(0));
    const [first] = await jobs();
    expect(first?.position).toBeDefined();
    const live = async () =>
      (await entities.subscription.query.byApi({ apiId: one.apiId }).go({ pages: 'all' })).data.filter(
        ({ status }) => status === 'active',
      );
    expect(await live()).toHaveLength(5);
    await work();
    expect(await live()).toHaveLength(0);
    // Written before the API was gone, and seen after the first time through.
    await entities.subscription.patch(one).set({ status: 'active' }).go();
    await work();
    expect(await live()).toHaveLength(0);
    expect(await jobs()).toEqual([]);
  });

  it('and somebody who subscribes, publishes or decides as it is deleted: one of them is, the other is told', async () => {
    const appId = await scene.addApp();
    const as = scene.people.owner;
    const importId = await scene.read(as.userId, { version: '2.0.0' });
    const body = { importId, backendUrl: 'https://backend.example' };
    await scene.call('createApiVersion', { as, params: { apiId: slug }, body });
    const apiId = await found(slug);
    const [removed, subscribed, published] = await Promise.all([
      remove({}, as, '"2"'),
      scene.call('createSubscription', { as, params: { appId }, body: { apiId: slug, planId: 'basic' } }),
      scene.call('publishApiVersion', { as, params: { apiId: slug, version: '2.0.0' } }),
    ]);
    const gone = (await scene.data.entities.api.get({ apiId }).go()).data === null;
    expect(gone).toBe(removed.status === 204);
    if (gone) {
      await work();
      await work();
      expect(['cancelled', undefined]).toContain(await statusOf({ appId, apiId }));
    } else expect([409, 412]).toContain(removed.status);
    expect([201, 404]).toContain(subscribed.status);
    expect([200, 404]).toContain(published.status);
  });
});
