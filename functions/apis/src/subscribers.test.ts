import { callerErrorSlot, callerOf, callerSlot, createId, dayOf } from '@portico/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';
import { doApiJob } from './api-jobs.ts';

type Shown = { readonly items: readonly { readonly appId: string; readonly subscriptionId: string }[] };

let scene: Scene;
let slug: string;
let apiId: string;
beforeEach(async () => {
  scene = await createScene();
  slug = await scene.register();
  apiId = (await scene.data.entities.slug.get({ slug }).go()).data?.apiId ?? '';
});

/** An app of a team of its own, subscribed. */
const subscribe = async () => {
  const { entities } = scene.data;
  const at = scene.clock.now();
  const createdAt = at.toISOString();
  const [teamId, userId, appId] = [createId('team', at), createId('user', at), createId('app', at)];
  await entities.team.create({ teamId, name: 'Theirs', createdAt }).go();
  await entities.membership.create({ userId, teamId, role: 'owner' }).go();
  await entities.app.create({ appId, teamId, name: 'App', revision: 1, createdAt }).go();
  const as = { userId, roles: ['developer'] as const };
  const body = { apiId: slug, planId: 'basic' };
  const made = await scene.call<{ id: string }>('createSubscription', { as, params: { appId }, body });
  expect(made.status).toBe(201);
  return { appId, userId, teamId, subscriptionId: made.body.id };
};
const called = (appId: string, version: string, operation: string, calls: number, errors = 0) => {
  const today = dayOf(scene.clock.now().getTime());
  const counts = { [callerSlot(today)]: calls, [callerErrorSlot(today)]: errors };
  const key = { apiId, version, operation, appId };
  return scene.data.entities.caller
    .put({ ...key, ...counts, subscriber: callerOf(apiId, appId), lastCalledOn: '2026-11-22' })
    .go();
};
const deprecate = async () => {
  const asked = { as: scene.people.owner, params: { apiId: slug, version: '1.0.0' } };
  const { headers } = await scene.call('getApiVersion', asked);
  await scene.call('putDeprecation', { ...asked, body: {}, headers: { 'if-match': String(headers.ETag) } });
};
const list = (query: Readonly<Record<string, string>> = {}) =>
  scene.call<Shown>('listSubscribers', { as: scene.people.owner, params: { apiId: slug }, query });

describe('a subscriber', () => {
  it('is shown with what it called in the last 30 days, in all and by version and operation', async () => {
    const one = await subscribe();
    const other = await subscribe();
    await called(one.appId, '1.0.0', 'get /a', 5, 2);
    await called(one.appId, '2.0.0', 'get /b', 7);
    await called(one.appId, '2.0.0', 'get /c', 0);
    const shown = (await list()).body.items;
    expect(shown.find(({ appId }) => appId === one.appId)).toMatchObject({
      ...{ calls: 12, errors: 2, lastCalledOn: '2026-11-22', callsDeprecated: false },
    });
    expect(shown.find(({ appId }) => appId === other.appId)).toMatchObject({ calls: 0, errors: 0 });
    await deprecate();
    expect((await list({ callsDeprecated: 'true' })).body.items.map(({ appId }) => appId)).toEqual([one.appId]);
    const params = { apiId: slug, subscriptionId: one.subscriptionId };
    expect((await scene.call('getSubscriberUsage', { as: scene.people.owner, params })).body).toMatchObject({
      operations: [
        { version: '2.0.0', deprecated: false, operation: 'get /b', calls: 7, errors: 0 },
        { version: '1.0.0', deprecated: true, operation: 'get /a', calls: 5, errors: 2 },
      ],
      more: false,
    });
  });

  it('is counted, and whether its calls are refused once the API is private', async () => {
    await subscribe();
    const { teamId } = await subscribe();
    await scene.addApp();
    const count = async (query = {}) =>
      (await scene.call('countSubscribers', { as: scene.people.owner, params: { apiId: slug }, query })).body;
    expect(await count()).toEqual({ live: 2, cutOff: 2, more: false });
    expect(await count({ sharedWith: `nobodys,${teamId}` })).toEqual({ live: 2, cutOff: 1, more: false });
    expect(await count({ sharedWith: '' })).toEqual({ live: 2, cutOff: 2, more: false });
    // Handed over to one of them, the other loses it.
    expect(await count({ teamId })).toEqual({ live: 2, cutOff: 1, more: false });
    // Somebody of its team is in the one that has the API.
    await scene.data.entities.membership.create({ userId: scene.people.member.userId, teamId, role: 'member' }).go();
    expect(await count()).toEqual({ live: 2, cutOff: 1, more: false });
  });
});

describe('writing to subscribers', () => {
  const write = async (body: object = {}, as = scene.people.owner) => {
    const answer = await scene.call<{ code: string }>('writeToSubscribers', {
      ...{ as, params: { apiId: slug }, body: { subject: 'News', text: 'One\nTwo', ...body } },
    });
    for (const { jobId } of (await scene.data.entities.apiJob.scan.go()).data)
      await doApiJob({ data: scene.data, documents: scene.documents, now: scene.clock.now })(
        { jobId },
        { until: new Date(Date.now() + 60_000) },
      );
    return answer;
  };
  const told = async ({ userId }: { userId: string }) =>
    (await scene.data.entities.notice.query.primary({ userId }).go()).data.filter(({ kind }) => kind === 'message');

  it('reaches all of them, one, or those that call what is deprecated', async () => {
    const [one, other] = [await subscribe(), await subscribe()];
    await called(other.appId, '1.0.0', 'get /a', 5);
    expect((await write()).status).toBe(202);
    expect(await told(one)).toMatchObject([{ name: 'API 1', apiSlug: slug, subject: 'News', text: 'One\nTwo' }]);
    await write({ subscriptionId: one.subscriptionId });
    expect([(await told(one)).length, (await told(other)).length]).toEqual([2, 1]);
    await write({ callsDeprecated: true });
    await deprecate();
    await write({ callsDeprecated: true });
    expect([(await told(one)).length, (await told(other)).filter(({ kind }) => kind === 'message').length]).toEqual([
      2, 2,
    ]);
  });

  it('is for the team that has the API, of text, ten times an hour, however many instances', async () => {
    const of = { subscriptionId: createId('subscription', scene.clock.now()) };
    expect((await write(of)).body).toMatchObject({ code: 'invalid-reference' });
    for (const body of [{ text: ' \n ' }, { subject: 'A\nB' }, { subject: ' ' }])
      expect((await write(body)).status).toBe(400);
    expect((await write({}, scene.people.outsider)).status).toBe(404);
    const many = await Promise.all(Array.from({ length: 14 }, () => write()));
    expect(many.filter(({ status }) => status === 202)).toHaveLength(10);
    expect((await write()).body.code).toBe('rate-limited');
    scene.clock.pass(3600);
    expect((await write()).status).toBe(202);
  });
});
