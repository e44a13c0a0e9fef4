import type { Schema } from '@portico/contract';
import type { PlanItem } from '@portico/data';
import { createId, planAt } from '@portico/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';
import { smallerLimits } from './plan-preview.ts';
import { isLive } from './subscriber-counts.ts';

type Preview = Schema<'PlanPreview'>;
type Subscription = Schema<'Subscription'>;

let scene: Scene;
let slug: string;
beforeEach(async () => {
  scene = await createScene();
  slug = await scene.register();
});

const owner = () => scene.people.owner;
const preview = async (planId: string, body: object, as = scene.people.admin) =>
  scene.call<Preview>('previewPlanChange', { as, params: { planId }, body });
const subscribe = async (planId: string, apiId = slug, appId?: string) => {
  const app = appId ?? (await scene.addApp());
  const { body } = await scene.call<Subscription>('createSubscription', {
    as: owner(),
    params: { appId: app },
    body: { apiId, planId, reason: 'Needed.' },
  });
  return body;
};
const turnTo = async ({ appId, id: subscriptionId }: Subscription, planId: string) => {
  const params = { appId, subscriptionId };
  const { headers } = await scene.call('getSubscription', { as: owner(), params });
  return scene.call<Subscription>('changeSubscription', {
    as: owner(),
    params,
    headers: { 'if-match': String(headers.ETag) },
    body: { planId },
  });
};
const cancel = ({ appId, id: subscriptionId }: Subscription) =>
  scene.call('cancelSubscription', { as: owner(), params: { appId, subscriptionId } });
const use = (holderId: string, apiId: string, period: string, used: number) =>
  scene.data.entities.quota.put({ holderId, apiId, period, used, expiresAtSeconds: 4_000_000_000 }).go();

/** By reading every subscription there is: what each plan must be found to have. */
const byReading = async () => {
  const { data: all } = await scene.data.entities.subscription.scan.go({ pages: 'all' });
  return all
    .filter(isLive)
    .flatMap(({ appId, apiId, planId, nextPlanId }) =>
      [...new Set([planId, nextPlanId ?? planId])].map((plan) => `${plan} ${appId} ${apiId}`),
    )
    .sort();
};
const byPlan = async () => {
  const { data: all } = await scene.data.entities.planHolder.scan.go({ pages: 'all' });
  return all.map(({ planId, appId, apiId }) => `${planId} ${appId} ${apiId}`).sort();
};

describe('which subscriptions have a plan', () => {
  it('is known after whatever becomes of them', async () => {
    const [approver] = [await scene.register()];
    await scene.data.entities.plan.patch({ catalogue: 'all', planId: 'enterprise' }).set({ approval: 'owner' }).go();
    const agree = async () => {
      expect(await byPlan()).toEqual(await byReading());
      return byPlan();
    };
    const first = await subscribe('premium');
    expect(await agree()).toHaveLength(1);
    await turnTo(first, 'basic');
    expect(await agree()).toHaveLength(2);
    scene.clock.pass(20 * 86_400);
    await turnTo(first, 'premium');
    expect(await agree()).toHaveLength(1);
    const waits = await subscribe('enterprise', approver, first.appId);
    expect(waits.status).toBe('pending');
    expect(await agree()).toHaveLength(2);
    const decider = scene.people.maintainer;
    const { body } = await scene.call<{ items: { id: string }[] }>('listAccessRequests', { as: decider });
    await scene.call('rejectAccessRequest', {
      as: decider,
      params: { accessRequestId: String(body.items[0]?.id) },
      body: { reason: 'No.' },
    });
    expect(await agree()).toHaveLength(1);
    await subscribe('enterprise', approver, first.appId);
    await turnTo(first, 'enterprise');
    const { body: two } = await scene.call<{ items: { id: string }[] }>('listAccessRequests', { as: decider });
    for (const { id: accessRequestId } of two.items)
      expect((await scene.call('approveAccessRequest', { as: decider, params: { accessRequestId } })).status).toBe(200);
    expect((await agree()).map((line) => line.split(' ')[0])).toEqual(['enterprise', 'enterprise']);
    const params = { apiId: slug, subscriptionId: first.id };
    await scene.call('suspendSubscription', { as: owner(), params, body: { reason: 'Abuse.' } });
    expect(await agree()).toHaveLength(2);
    await cancel(first);
    expect(await agree()).toHaveLength(1);
  });
});

describe('a change of a plan', () => {
  it('tells who has it, waits for it, leaves it and comes to it', async () => {
    const [stays, leaves, comes, gone] = [
      await subscribe('premium'),
      await subscribe('premium'),
      await subscribe('enterprise').then(() => subscribe('basic')),
      await subscribe('premium'),
    ];
    await cancel(gone);
    await turnTo(leaves, 'basic');
    expect((await preview('basic', { summary: 'Less.' })).body).toMatchObject({
      ...{ subscribers: 1, arriving: 1, leaving: 0, waiting: 0, more: false, over: 0, smaller: [] },
    });
    expect((await preview('premium', { summary: 'Less.' })).body).toMatchObject({
      ...{ subscribers: 2, leaving: 1, arriving: 0 },
    });
    expect((await preview('enterprise', { summary: 'Less.' })).body).toMatchObject({ subscribers: 0, waiting: 1 });
    // When the month is over nobody has written anything.
    scene.clock.pass(20 * 86_400);
    expect((await preview('premium', { summary: 'Less.' })).body).toMatchObject({ subscribers: 1, leaving: 0 });
    expect((await preview('basic', { summary: 'Less.' })).body).toMatchObject({ subscribers: 2, arriving: 0 });
    expect(planAt(await found(stays), scene.clock.now()).planId).toBe('premium');
    expect(comes.planId).toBe('basic');
  });

  const found = async ({ appId, apiId }: Subscription) =>
    (await scene.data.entities.subscription.get({ appId, apiId }).go()).data ?? expect.unreachable();

  it('names who used more than it would let, this month or today, by app or by team', async () => {
    const [much, little] = [await subscribe('premium'), await subscribe('premium')];
    await use(much.appId, much.apiId, '2026-11', 5_000);
    await use(little.appId, little.apiId, '2026-11', 4_999);
    await use(little.appId, little.apiId, '2026-11-22', 70);
    const { body } = await preview('premium', { requestsPerMonth: 4_999 });
    expect(body).toMatchObject({ over: 1, smaller: ['requestsPerMonth'] });
    expect(body.most).toEqual([
      { ...{ appId: much.appId, appName: 'App', apiId: much.apiId, apiName: 'API 1' }, thisMonth: 5_000, today: 0 },
    ]);
    expect((await preview('premium', { requestsPerDay: 69 })).body).toMatchObject({
      ...{ over: 1, smaller: ['requestsPerDay'], most: [{ appId: little.appId, today: 70 }] },
    });
    expect((await preview('premium', { requestsPerDay: 70 })).body).toMatchObject({ over: 0, most: [] });
    const ofTeam = await subscribe('basic');
    await use(`${scene.teamId}.basic`, ofTeam.apiId, '2026-11', 100);
    expect((await preview('basic', { requestsPerMonth: 99 })).body).toMatchObject({
      ...{ over: 1, most: [{ appId: ofTeam.appId, thisMonth: 100 }] },
    });
  });

  it('says that there are more than it tells of', async () => {
    const holders = Array.from({ length: 2_001 }, (_, index) => ({
      ...{ planId: 'premium', apiId: `api_${index}` },
      appId: createId('app', scene.clock.now()),
    }));
    await scene.data.entities.planHolder.put(holders).go();
    await scene.data.entities.subscription
      .put(
        holders.map((holder, index) => ({
          ...{ ...holder, subscriptionId: `sub_${index}`, apiSlug: 'a', apiName: 'A', status: 'active' as const },
          createdAt: '2026-11-01T00:00:00.000Z',
        })),
      )
      .go();
    expect((await preview('premium', { summary: 'Less.' })).body).toMatchObject({ subscribers: 2_000, more: true });
  });

  it('is previewed by who may make it, as it could be made', async () => {
    const { maintainer, member, outsider } = scene.people;
    expect((await preview('basic', { burst: 30 }, maintainer)).status).toBe(403);
    await scene.call('createPlan', {
      as: maintainer,
      body: { id: 'gold', apiId: slug, name: 'G', summary: 'G', requestsPerSecond: 5, burst: 10, requestsPerMonth: 9 },
    });
    const statuses = [];
    for (const person of [maintainer, member, outsider])
      statuses.push((await preview(`${slug}.gold`, { burst: 6 }, person)).status);
    expect(statuses).toEqual([200, 403, 404]);
    expect((await preview('basic', { burst: 1 })).status).toBe(400);
    expect((await preview('nothing', { burst: 10 })).status).toBe(404);
    expect((await scene.data.entities.plan.get({ catalogue: 'all', planId: 'basic' }).go()).data?.burst).toBe(20);
  });

  it('makes smaller what it makes smaller', () => {
    type Limits = Pick<PlanItem, 'operationRates' | 'requestsPerDay' | 'limitsPer'>;
    const limits = {
      requestsPerSecond: 10,
      burst: 20,
      requestsPerMonth: 100,
      limitsPer: 'app' as PlanItem['limitsPer'],
    };
    const turned = (before: Partial<Limits>, after: Partial<Limits & typeof limits>) =>
      smallerLimits({ ...limits, ...before }, { ...limits, ...after });
    const rate = (requestsPerSecond: number, burst = 20) => ({
      operationRates: [{ operation: 'a', requestsPerSecond, burst }],
    });
    expect(turned({}, { requestsPerSecond: 9, burst: 19, requestsPerMonth: 99 })).toEqual([
      ...['requestsPerSecond', 'burst', 'requestsPerMonth'],
    ]);
    expect([turned({}, { requestsPerDay: 5 }), turned({ requestsPerDay: 5 }, {})]).toEqual([['requestsPerDay'], []]);
    expect([turned({}, rate(9)), turned({}, rate(11)), turned(rate(5), rate(9)), turned(rate(5), rate(4))]).toEqual([
      ...[['operationRates'], [], [], ['operationRates']],
    ]);
    // Its own rate gone, the plan's holds.
    expect([turned(rate(15), {}), turned(rate(5), {})]).toEqual([['operationRates'], []]);
    expect([turned({}, { limitsPer: 'team' }), turned({ limitsPer: 'team' }, {})]).toEqual([['limitsPer'], []]);
  });
});
