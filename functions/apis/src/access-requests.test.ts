import { createId } from '@portico/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';

type Person = keyof Scene['people'];
type Request = {
  id: string;
  status: string;
  kind: string;
  mayDecide: boolean;
  decisionReason?: string;
  planId: string;
};
type Subscription = { id: string; status: string; planId: string; requestedPlanId?: string; decisionReason?: string };

let scene: Scene;
let slug: string;
/** An app of a team of its own, which the outsider is an owner of. */
let appId: string;
beforeEach(async () => {
  scene = await createScene();
  slug = await scene.register();
  const teamId = createId('team', scene.clock.now());
  const { userId } = scene.people.outsider;
  await scene.data.entities.team.create({ teamId, name: 'Askers', createdAt: scene.clock.now().toISOString() }).go();
  await scene.data.entities.membership.create({ userId, teamId, role: 'owner' }).go();
  const made = await scene.call<{ id: string }>('createApp', {
    as: scene.people.outsider,
    body: { teamId, name: 'Asking' },
  });
  appId = made.body.id;
});

const subscribe = (planId: string, more: object = {}) =>
  scene.call<Subscription>('createSubscription', {
    as: scene.people.outsider,
    params: { appId },
    body: { apiId: slug, planId, ...more },
  });
const shown = async () =>
  (await scene.call<{ items: Subscription[] }>('listSubscriptions', { as: scene.people.outsider, params: { appId } }))
    .body.items[0];
const list = async (who: Person, decided = false) =>
  (
    await scene.call<{ items: Request[] }>('listAccessRequests', {
      as: scene.people[who],
      query: { decided: String(decided) },
    })
  ).body.items;
const decide = (who: Person, requestId: string, reason?: string) =>
  reason === undefined
    ? scene.call<Request>('approveAccessRequest', { as: scene.people[who], params: { accessRequestId: requestId } })
    : scene.call<Request>('rejectAccessRequest', {
        as: scene.people[who],
        params: { accessRequestId: requestId },
        body: { reason },
      });
const change = async (planId: string) => {
  const params = { appId, subscriptionId: (await shown())?.id ?? '' };
  const { headers } = await scene.call('getSubscription', { as: scene.people.outsider, params });
  return scene.call<Subscription>('changeSubscription', {
    as: scene.people.outsider,
    params,
    body: { planId },
    headers: { 'if-match': String(headers.ETag) },
  });
};
const cancelOwn = async () =>
  scene.call('cancelSubscription', {
    as: scene.people.outsider,
    params: { appId, subscriptionId: (await shown())?.id ?? '' },
  });
const told = async (who: Person) =>
  (await scene.data.entities.notice.query.primary({ userId: scene.people[who].userId }).go()).data;

describe('a plan that is approved', () => {
  it('is asked for: the subscription waits, and those who may decide are told', async () => {
    expect((await subscribe('enterprise', { reason: 'We grow.' })).body).toMatchObject({
      status: 'pending',
      planId: 'enterprise',
      reason: 'We grow.',
    });
    const [request] = await list('owner');
    expect(request).toMatchObject({ kind: 'subscription', status: 'pending', mayDecide: true, planId: 'enterprise' });
    expect(await list('maintainer')).toHaveLength(1);
    expect(await list('admin')).toHaveLength(1);
    expect(await list('outsider')).toEqual([]);
    for (const who of ['owner', 'maintainer'] as const)
      expect(await told(who)).toMatchObject([{ kind: 'access-asked', reason: 'We grow.' }]);
    expect(await told('member')).toEqual([]);
    expect((await subscribe('basic')).body).toMatchObject({ code: 'already-subscribed' });
  });

  it('holds once it is approved, by one of any who decide at once', async () => {
    await subscribe('enterprise');
    const [{ id = '' } = {}] = await list('owner');
    const answers = await Promise.all([
      decide('owner', id),
      decide('maintainer', id),
      decide('admin', id, 'No.'),
      decide('owner', id, 'No.'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const [decision] = await list('owner', true);
    expect(await list('owner')).toEqual([]);
    expect((await shown())?.status).toBe(decision?.status === 'approved' ? 'active' : 'rejected');
    expect(await told('outsider')).toMatchObject([{ kind: `access-${decision?.status}`, appId }]);
  });

  it('is told no with a reason, and may be asked for again', async () => {
    await subscribe('enterprise');
    const [{ id = '' } = {}] = await list('owner');
    expect((await decide('owner', id, 'Too much.')).body).toMatchObject({
      status: 'rejected',
      decisionReason: 'Too much.',
      mayDecide: false,
    });
    expect(await shown()).toMatchObject({ status: 'rejected', decisionReason: 'Too much.' });
    expect(await told('outsider')).toMatchObject([{ kind: 'access-rejected', reason: 'Too much.' }]);
    expect((await subscribe('basic')).body.status).toBe('active');
  });

  it('is decided by nobody who asked for it, nor by who has nothing to decide', async () => {
    const asked = await scene.call<Subscription>('createSubscription', {
      as: scene.people.admin,
      params: { appId },
      body: { apiId: slug, planId: 'enterprise' },
    });
    expect(asked.status).toBe(201);
    const [{ id = '', mayDecide } = {}] = await list('admin');
    expect(mayDecide).toBe(false);
    expect(await decide('admin', id)).toMatchObject({ status: 403, body: { code: 'own-request' } });
    expect(await decide('admin', id, 'No.')).toMatchObject({ status: 403, body: { code: 'own-request' } });
    expect((await decide('outsider', id)).status).toBe(404);
    expect((await decide('member', id)).status).toBe(403);
    expect((await decide('maintainer', id)).status).toBe(200);
  });

  it('is listed for a year once it is decided, deleted or not', async () => {
    await subscribe('enterprise');
    const [{ id = '' } = {}] = await list('owner');
    await decide('owner', id);
    scene.clock.pass(365 * 86_400 - 1);
    expect(await list('owner', true)).toHaveLength(1);
    scene.clock.pass(1);
    expect([await list('owner', true), await list('admin', true)]).toEqual([[], []]);
  });

  it('is over when it is withdrawn; approved meanwhile, one of both holds', async () => {
    for (let round = 0; round < 10; round++) {
      await subscribe('enterprise');
      const [{ id = '' } = {}] = await list('owner');
      const subscriptionId = (await shown())?.id ?? '';
      const cancel = () =>
        scene.call('cancelSubscription', { as: scene.people.outsider, params: { appId, subscriptionId } });
      const [approved, cancelled] = await Promise.all([decide('owner', id), cancel()]);
      expect(cancelled.status).toBe(204);
      expect(await shown()).toBeUndefined();
      const request = (await scene.data.entities.accessRequest.get({ requestId: id }).go()).data;
      expect(request?.status).toBe(approved.status === 200 ? 'approved' : 'withdrawn');
      expect(await list('owner')).toEqual([]);
    }
  });

  it('is changed to when it is approved; until then the old one holds', async () => {
    await subscribe('basic');
    expect((await change('enterprise')).body).toMatchObject({
      status: 'active',
      planId: 'basic',
      requestedPlanId: 'enterprise',
    });
    const [{ id = '', kind } = {}] = await list('owner');
    expect(kind).toBe('plan-change');
    await decide('owner', id);
    expect(await shown()).toMatchObject({ status: 'active', planId: 'enterprise' });
    expect((await shown())?.requestedPlanId).toBeUndefined();
    await cancelOwn();
    await subscribe('basic');
    await change('enterprise');
    await change('premium');
    expect(await list('owner')).toEqual([]);
    expect((await shown())?.planId).toBe('premium');
    await change('enterprise');
    const [{ id: again = '' } = {}] = await list('owner');
    await decide('owner', again, 'Not now.');
    expect(await shown()).toMatchObject({ status: 'active', planId: 'premium', decisionReason: 'Not now.' });
  });

  it('is decided by the team that has the API: who it was handed over from has nothing to decide', async () => {
    await subscribe('enterprise');
    const [{ id = '' } = {}] = await list('owner');
    const heirs = createId('team', scene.clock.now());
    const { userId } = scene.people.outsider;
    await scene.data.entities.team.create({ teamId: heirs, name: 'Heirs', createdAt: '2026-11-22T12:00:00.000Z' }).go();
    await scene.data.entities.membership.create({ userId, teamId: heirs, role: 'owner' }).go();
    const api = await scene.call('getApi', { as: scene.people.admin, params: { apiId: slug } });
    const handed = await scene.call('transferApi', {
      as: scene.people.admin,
      params: { apiId: slug },
      body: { teamId: heirs },
      headers: { 'if-match': String(api.headers.ETag) },
    });
    expect(handed.status).toBe(200);
    expect(await list('owner')).toEqual([]);
    expect((await decide('owner', id)).status).toBe(404);
    expect(await list('outsider')).toMatchObject([{ id, mayDecide: false }]);
    expect((await decide('admin', id)).status).toBe(200);
  });

  it('is for no app whose team the API is not for any more, and for one it is shared with', async () => {
    const edit = async (body: object) => {
      const on = { as: scene.people.owner, params: { apiId: slug } };
      const { headers } = await scene.call('getApi', on);
      await scene.call('updateApi', { ...on, body, headers: { 'if-match': String(headers.ETag) } });
    };
    const app = await scene.data.entities.app.get({ appId }).go();
    await subscribe('enterprise');
    const [{ id = '' } = {}] = await list('owner');
    await edit({ visibility: 'private' });
    expect(await decide('owner', id)).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect((await shown())?.status).toBe('pending');
    await edit({ sharedWith: [app.data?.teamId] });
    expect((await decide('owner', id)).status).toBe(200);
    await edit({ visibility: 'internal' });
    await cancelOwn();
    await subscribe('basic');
    await change('enterprise');
    const [{ id: another = '' } = {}] = await list('owner');
    await edit({ visibility: 'private', sharedWith: [] });
    expect((await decide('owner', another)).status).toBe(409);
    expect((await decide('owner', another, 'It is ours alone.')).status).toBe(200);
    expect(await shown()).toMatchObject({ status: 'active', planId: 'basic' });
  });

  it('is not there any more once the app is not', async () => {
    await subscribe('enterprise');
    const [{ id = '' } = {}] = await list('owner');
    const on = { as: scene.people.outsider, params: { appId } };
    const { headers } = await scene.call('getApp', on);
    const tag = { 'if-match': String(headers.ETag) };
    expect((await scene.call('deleteApp', { ...on, body: { name: 'Asking' }, headers: tag })).status).toBe(204);
    expect([(await decide('owner', id)).status, (await decide('owner', id, 'No.')).status]).toEqual([404, 404]);
  });
});

describe('a subscriber', () => {
  type Subscriber = { subscriptionId: string; appId: string; status: string; teamName: string; planId: string };
  const subscribersFor = (who: Person) =>
    scene.call<{ items: Subscriber[] }>('listSubscribers', { as: scene.people[who], params: { apiId: slug } });
  const turn = (id: 'suspendSubscription' | 'resumeSubscription', subscriptionId: string, who: Person = 'owner') =>
    scene.call(id, {
      as: scene.people[who],
      params: { apiId: slug, subscriptionId },
      ...(id === 'suspendSubscription' && { body: { reason: 'Too many errors.' } }),
    });

  it('is seen by the team that has the API, suspended with a reason and resumed, and told so', async () => {
    const { id } = (await subscribe('basic')).body;
    expect((await subscribersFor('owner')).body.items).toMatchObject([
      { subscriptionId: id, appId, status: 'active', teamName: 'Askers', planId: 'basic' },
    ]);
    expect((await subscribersFor('outsider')).status).toBe(404);
    expect((await turn('suspendSubscription', id, 'outsider')).status).toBe(404);
    expect((await turn('resumeSubscription', id)).status).toBe(409);
    expect((await turn('suspendSubscription', id)).body).toMatchObject({ status: 'suspended' });
    expect((await turn('suspendSubscription', id)).status).toBe(409);
    expect(await shown()).toMatchObject({ status: 'suspended', decisionReason: 'Too many errors.' });
    expect((await change('premium')).status).toBe(409);
    expect((await turn('resumeSubscription', id, 'maintainer')).status).toBe(204);
    expect(await shown()).toMatchObject({ status: 'active', planId: 'basic' });
    // Of one instant: in any order.
    expect((await told('outsider')).map(({ kind, reason }) => `${kind} ${reason}`).sort()).toEqual([
      'access-resumed undefined',
      'access-suspended Too many errors.',
    ]);
  });

  it('who cancels while suspended is approved before it works again, however often it is tried', async () => {
    const cancel = (subscriptionId: string) =>
      scene.call('cancelSubscription', { as: scene.people.outsider, params: { appId, subscriptionId } });
    const { id } = (await subscribe('basic')).body;
    await turn('suspendSubscription', id);
    await cancel(id);
    expect((await subscribersFor('owner')).body.items).toEqual([]);
    for (let tries = 0; tries < 2; tries++) {
      const again = await subscribe('basic');
      expect(again.body).toMatchObject({ status: 'pending' });
      await cancel(again.body.id);
    }
    await subscribe('basic');
    const [{ id: request = '' } = {}] = await list('owner');
    expect((await decide('owner', request)).status).toBe(200);
    expect((await shown())?.status).toBe('active');
    await cancel((await shown())?.id ?? '');
    expect((await subscribe('basic')).body).toMatchObject({ status: 'active' });
  });

  it('is suspended and changes its plan at once in one order', async () => {
    const { id } = (await subscribe('basic')).body;
    const [suspended, changed] = await Promise.all([turn('suspendSubscription', id), change('premium')]);
    expect(suspended.status).toBe(200);
    expect(await shown()).toMatchObject({
      status: 'suspended',
      planId: changed.status === 200 ? 'premium' : 'basic',
    });
  });
});

describe('a plan', () => {
  const plan = { name: 'Gold', summary: 'Much.', requestsPerSecond: 50, burst: 100, requestsPerMonth: 1_000_000 };
  const as = () => scene.people.admin;
  const make = (id: string, more: object = {}) =>
    scene.call('createPlan', { as: as(), body: { id, ...plan, ...more } });
  const patch = async (planId: string, body: object) => {
    const { headers } = await scene.call('getPlan', { asVisitor: true, params: { planId } });
    return scene.call('updatePlan', {
      as: as(),
      params: { planId },
      body,
      headers: { 'if-match': String(headers.ETag) },
    });
  };

  it('is made once, by one of many at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => make('gold')));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)]);
    expect((await make('odd', { burst: 10 })).body).toMatchObject({ errors: [{ pointer: '/burst' }] });
  });

  it('is agreed to as its terms are now: other terms are another version, and none ask for nothing', async () => {
    await make('gold', { terms: 'Be kind.' });
    expect((await subscribe('gold')).body).toMatchObject({ code: 'terms-not-accepted' });
    expect((await subscribe('gold', { acceptedTerms: 2 })).status).toBe(422);
    expect((await subscribe('gold', { acceptedTerms: 1 })).body).toMatchObject({ acceptedTerms: 1 });
    expect((await patch('gold', { summary: 'More.' })).body).toMatchObject({ terms: 'Be kind.', termsVersion: 1 });
    expect((await patch('gold', { terms: 'Be kinder.' })).body).toMatchObject({ termsVersion: 2 });
    await cancelOwn();
    await subscribe('basic');
    expect((await change('gold')).status).toBe(422);
    const cleared = await patch('gold', { terms: null });
    expect(cleared.body).not.toHaveProperty('terms');
    expect((await change('gold')).status).toBe(200);
  });

  it('is archived, and offered again', async () => {
    await make('gold');
    await scene.call('archivePlan', { as: as(), params: { planId: 'gold' } });
    expect((await subscribe('gold')).status).toBe(404);
    expect((await patch('gold', { archived: false })).body).not.toHaveProperty('archivedAt');
    expect((await subscribe('gold')).status).toBe(201);
  });

  it('limits what it says: no more a day than a month, one rate for an operation, each with its burst', async () => {
    const rate = { operation: 'post /tickets', requestsPerSecond: 2, burst: 4 };
    const wrong = {
      requestsPerDay: 1_000_001,
      operationRates: [rate, rate, { ...rate, operation: 'get /', burst: 1 }],
    };
    expect((await make('odd', wrong)).body).toMatchObject({
      errors: ['/requestsPerDay', '/operationRates/1/operation', '/operationRates/2/burst'].map((pointer) => ({
        pointer,
      })),
    });
    expect((await make('day', { requestsPerDay: 50_000, operationRates: [rate] })).status).toBe(201);
    expect((await patch('day', { requestsPerDay: null })).body).not.toHaveProperty('requestsPerDay');
    expect((await patch('day', { operationRates: [] })).body).toMatchObject({ operationRates: [] });
  });

  it('that is smaller holds when the month is over, one that is larger at once; chosen back, nothing follows', async () => {
    await subscribe('premium');
    expect((await change('basic')).body).toMatchObject({
      planId: 'premium',
      nextPlanId: 'basic',
      nextPlanAt: '2026-12-01T00:00:00.000Z',
    });
    expect((await change('premium')).body).not.toHaveProperty('nextPlanId');
    await change('basic');
    scene.clock.pass(8.5 * 86_400);
    expect(await shown()).toMatchObject({ planId: 'basic' });
    expect(await shown()).not.toHaveProperty('nextPlanId');
    expect((await change('premium')).body).toMatchObject({ planId: 'premium' });
  });

  it('is archived: offered no longer, kept by who has it; of the last two at once one stays', async () => {
    await make('gold');
    await subscribe('gold');
    const archive = (planId: string) => scene.call('archivePlan', { as: as(), params: { planId } });
    expect((await archive('gold')).status).toBe(204);
    expect((await archive('gold')).status).toBe(404);
    const plans = async (archived: boolean) =>
      (
        await scene.call<{ items: { id: string }[] }>('listPlans', {
          asVisitor: true,
          query: { archived: String(archived) },
        })
      ).body.items.map(({ id }) => id);
    expect(await plans(false)).not.toContain('gold');
    expect(await plans(true)).toContain('gold');
    expect(await shown()).toMatchObject({ status: 'active', planId: 'gold' });
    await cancelOwn();
    await subscribe('basic');
    expect((await change('gold')).status).toBe(404);
    expect((await archive('premium')).status).toBe(204);
    const last = await Promise.all([archive('basic'), archive('enterprise')]);
    expect(last.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await plans(false)).toHaveLength(1);
  });
});
