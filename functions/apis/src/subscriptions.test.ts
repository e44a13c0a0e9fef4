import { createId } from '@portico/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});

type Subscription = { readonly id: string; readonly status: string; readonly apiSlug: string };
type Person = keyof Scene['people'];
const subscribe = (appId: string, apiId: string, who: Person = 'owner', planId = 'basic') =>
  scene.call<Subscription>('createSubscription', { as: scene.people[who], params: { appId }, body: { apiId, planId } });
const list = (appId: string, who: Person = 'owner') =>
  scene.call<{ items: Subscription[] }>('listSubscriptions', { as: scene.people[who], params: { appId } });
const cancel = (appId: string, subscriptionId: string, who: Person = 'owner') =>
  scene.call('cancelSubscription', { as: scene.people[who], params: { appId, subscriptionId } });

describe('a subscription', () => {
  it('is one for an app and an API, however many ask at once', async () => {
    const [appId, apiId] = [await scene.addApp(), await scene.register()];
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => subscribe(appId, apiId)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect((await subscribe(appId, apiId, 'owner', 'premium')).body).toMatchObject({ code: 'already-subscribed' });
    expect((await list(appId)).body.items).toMatchObject([{ apiSlug: apiId, status: 'active' }]);
  });

  it('needs an API that is published and seen, and a plan there is', async () => {
    const appId = await scene.addApp();
    for (const apiId of ['nothing', await scene.register('public', false)])
      expect(await subscribe(appId, apiId), apiId).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect((await subscribe(appId, await scene.register(), 'owner', 'gold')).status).toBe(404);
    expect((await list(appId)).body.items).toEqual([]);
  });

  it('is not for an app of others, nor to an API that is hidden from one', async () => {
    const [appId, hidden] = [await scene.addApp(), await scene.register('private')];
    const apiId = await scene.register();
    for (const who of ['member', 'outsider'] as const)
      expect((await subscribe(appId, apiId, who)).status, who).toBe(404);
    const own = createId('team', scene.clock.now());
    const { outsider } = scene.people;
    await scene.data.entities.membership.create({ userId: outsider.userId, teamId: own, role: 'owner' }).go();
    const made = await scene.call<{ id: string }>('createApp', { as: outsider, body: { teamId: own, name: 'Mine' } });
    expect((await subscribe(made.body.id, hidden, 'outsider')).status).toBe(404);
    expect((await subscribe(made.body.id, apiId, 'outsider')).status).toBe(201);
  });

  it('changes its plan as it was seen, by who may change the app; what the app has stays', async () => {
    const [appId, apiId] = [await scene.addApp(), await scene.register()];
    const { id: subscriptionId } = (await subscribe(appId, apiId)).body;
    const params = { appId, subscriptionId };
    const key = await scene.call<{ key: { id: string } }>('createApiKey', {
      as: scene.people.owner,
      params: { appId },
      body: { name: 'K', environment: 'live' },
    });
    const read = (who: Person = 'owner', below = params) =>
      scene.call<{ planId: string }>('getSubscription', { as: scene.people[who], params: below });
    const change = (planId: string, tag: unknown, who: Person = 'owner', below = params) =>
      scene.call<{ planId: string }>('changeSubscription', {
        as: scene.people[who],
        params: below,
        body: { planId },
        headers: { 'If-Match': String(tag) },
      });
    const { headers } = await read('member');
    for (const who of ['member', 'outsider'] as const)
      expect((await change('premium', headers.ETag, who)).status, who).toBe(404);
    expect((await change('gold', headers.ETag)).status).toBe(404);
    expect((await change('premium', '"7"')).status).toBe(412);
    expect((await change('premium', headers.ETag, 'owner', { ...params, appId: await scene.addApp() })).status).toBe(
      404,
    );
    const changed = await change('premium', headers.ETag, 'maintainer');
    expect(changed).toMatchObject({ status: 200, body: { id: subscriptionId, planId: 'premium', status: 'active' } });
    expect((await read()).headers.ETag).toBe(changed.headers.ETag);
    expect((await change('basic', headers.ETag)).status).toBe(412);
    const keys = await scene.call<{ items: { id: string; status: string }[] }>('listApiKeys', {
      as: scene.people.owner,
      params: { appId },
    });
    expect(keys.body.items).toMatchObject([{ id: key.body.key.id, status: 'active' }]);
    expect((await list(appId)).body.items).toMatchObject([{ id: subscriptionId, planId: 'premium' }]);
    await cancel(appId, subscriptionId);
    expect((await read()).status).toBe(404);
    expect((await change('basic', changed.headers.ETag)).status).toBe(404);
  });

  it('is cancelled by who may change the app, once, and can be made again', async () => {
    const [appId, apiId] = [await scene.addApp(), await scene.register()];
    const { body } = await subscribe(appId, apiId);
    for (const who of ['member', 'outsider'] as const)
      expect((await cancel(appId, body.id, who)).status, who).toBe(404);
    expect((await cancel(await scene.addApp(), body.id)).status).toBe(404);
    expect((await cancel(appId, body.id)).status).toBe(204);
    expect((await cancel(appId, body.id)).status).toBe(404);
    expect((await list(appId)).body.items).toEqual([]);
    const again = await subscribe(appId, apiId, 'maintainer', 'premium');
    expect(again.status).toBe(201);
    expect(again.body.id).not.toBe(body.id);
    // The one that was cancelled does not end the new one.
    expect((await cancel(appId, body.id)).status).toBe(404);
    expect((await list(appId, 'member')).body.items).toHaveLength(1);
  });

  it('says what its API is called now, wherever it is read', async () => {
    const appId = await scene.addApp();
    const { body } = await subscribe(appId, await scene.register());
    const { id: subscriptionId, apiId } = body as Subscription & { readonly apiId: string };
    await scene.data.entities.api.patch({ apiId }).set({ name: 'A new name' }).go();
    expect((await list(appId)).body.items).toMatchObject([{ id: subscriptionId, apiName: 'A new name' }]);
    const params = { appId, subscriptionId };
    const read = await scene.call('getSubscription', { as: scene.people.owner, params });
    expect(read.body).toMatchObject({ apiName: 'A new name' });
  });
});
