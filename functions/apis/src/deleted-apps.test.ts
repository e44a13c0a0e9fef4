import { createId } from '@portico/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';
import { doApiJob } from './api-jobs.ts';

let scene: Scene;
let appId: string;
beforeEach(async () => {
  scene = await createScene(undefined, { appsPerTeam: 1 });
  appId = await scene.addApp();
});

const remove = async ({ as = scene.people.owner, name = 'App', tag = '"1"' } = {}) =>
  scene.call<{ code: string }>('deleteApp', {
    ...{ as, params: { appId }, headers: { 'if-match': tag }, body: { name } },
  });
const subscribe = async (planId = 'basic') => {
  const apiId = await scene.register();
  const as = scene.people.owner;
  const made = await scene.call('createSubscription', { as, params: { appId }, body: { apiId, planId } });
  expect(made.status).toBe(201);
  return apiId;
};
const makeKey = async (name = 'K') => {
  const as = scene.people.owner;
  const made = await scene.call<{ key: { id: string } }>('createApiKey', {
    ...{ as, params: { appId }, body: { name, environment: 'live' } },
  });
  return made.body.key.id;
};
const jobs = async () => (await scene.data.entities.appEnd.scan.go()).data;
const work = async () => {
  const until = new Date(Date.now() + 60_000);
  for (const { jobId } of await jobs())
    await doApiJob({ data: scene.data, documents: scene.documents, now: scene.clock.now })({ jobId }, { until });
};
const subscriptions = async () =>
  (await scene.data.entities.subscription.query.primary({ appId }).go()).data.map(({ status }) => status);
const liveKeys = async () =>
  (await scene.data.entities.apiKey.scan.go()).data.filter(({ revokedAt }) => revokedAt === undefined);

describe('an app that is deleted', () => {
  it('is called by its name, as it was seen, by an owner of its team or an admin', async () => {
    const { admin, maintainer, member, outsider } = scene.people;
    for (const as of [maintainer, member, outsider]) expect((await remove({ as })).status).toBe(404);
    expect((await remove({ name: 'Another' })).body).toMatchObject({ code: 'invalid-reference' });
    expect((await remove({ tag: '"2"' })).status).toBe(412);
    expect((await remove({ as: admin })).status).toBe(204);
    expect((await remove()).status).toBe(404);
  });

  it('is in no list, and its place is another’s', async () => {
    await remove();
    const { owner } = scene.people;
    expect((await scene.call('listApps', { as: owner, query: { teamId: scene.teamId } })).body).toEqual({ items: [] });
    expect((await scene.call('getApp', { as: owner, params: { appId } })).status).toBe(404);
    expect(await scene.addApp()).toMatch(/^app_/);
  });

  it('is not deleted as long as it has test suites', async () => {
    const suite = { suiteId: createId('suite', scene.clock.now()), appId, apiId: 'api_1', apiSlug: 'a', name: 'S' };
    const { suite: suites } = scene.data.entities;
    await suites.create({ ...suite, version: '1.0.0', tests: [], createdAt: scene.clock.now().toISOString() }).go();
    expect((await remove()).body).toMatchObject({ code: 'conflict' });
    await suites.delete({ suiteId: suite.suiteId }).go();
    expect((await remove()).status).toBe(204);
  });

  it('has its keys revoked and its subscriptions cancelled, what waits is withdrawn, and nobody counts it', async () => {
    const apiId = await subscribe();
    await subscribe('enterprise');
    await makeKey();
    await scene.call('createTryItKey', { as: scene.people.owner, params: { appId } });
    expect((await remove()).status).toBe(204);
    await work();
    expect([await subscriptions(), await liveKeys()]).toEqual([['cancelled', 'cancelled'], []]);
    const { accessRequest, places, planHolder } = scene.data.entities;
    expect((await accessRequest.scan.go()).data.map(({ status, shelf }) => [status, shelf])).toEqual([
      ['withdrawn', 'decided'],
    ]);
    expect((await planHolder.scan.go()).data).toEqual([]);
    const asked = { as: scene.people.owner, params: { apiId } };
    expect((await scene.call('listSubscribers', asked)).body).toEqual({ items: [] });
    expect((await scene.call('countSubscribers', asked)).body).toMatchObject({ live: 0 });
    expect(await jobs()).toHaveLength(1);
    await work();
    expect([await jobs(), (await places.get({ holderId: appId, kind: 'keys' }).go()).data]).toEqual([[], null]);
  });

  it('has what an index shows late ended the second time, and nothing is told twice', async () => {
    const keyId = await makeKey();
    await subscribe();
    await remove();
    await work();
    const { apiKey, auditEntry } = scene.data.entities;
    await apiKey.patch({ keyId }).remove(['revokedAt']).go();
    await work();
    expect(await liveKeys()).toEqual([]);
    const entries = (await auditEntry.scan.go({ pages: 'all' })).data.map(({ action }) => action);
    const told = (wanted: string) => entries.filter((action) => action === wanted).length;
    expect(['app.delete', 'subscription.end', 'key.revoke'].map(told)).toEqual([1, 1, 2]);
  });

  it('and somebody who gives it a key or subscribes it as it is deleted: nothing is left that works', async () => {
    const apiId = await scene.register();
    const asked = { as: scene.people.owner, params: { appId } };
    const [removed, key, subscribed] = await Promise.all([
      remove(),
      scene.call('createApiKey', { ...asked, body: { name: 'K', environment: 'live' } }),
      scene.call('createSubscription', { ...asked, body: { apiId, planId: 'basic' } }),
    ]);
    expect(removed.status).toBe(204);
    for (const { status } of [key, subscribed]) expect([201, 404]).toContain(status);
    await work();
    await work();
    expect(await liveKeys()).toEqual([]);
    expect((await subscriptions()).filter((status) => status !== 'cancelled')).toEqual([]);
  });
});
