import { describe, expect, it } from 'vitest';
import { data } from '../../portico/table.ts';
import { signIn, until } from '../../portico/world.ts';
import { callOperation, tagOf } from '../contract-call.ts';
import { developer, publisher, slug, unique } from './scene.ts';

describe('governing access', () => {
  it('makes a plan, changes it and archives it, down to the last that is offered', async () => {
    const { token } = await signIn('admin');
    const planId = unique('plan').toLowerCase();
    const limits = { requestsPerSecond: 5, burst: 10, requestsPerMonth: 1_000 };
    const body = { id: planId, name: 'Made', summary: 'Made.', ...limits, terms: 'Be kind.' };
    expect((await callOperation('createPlan', { body, token })).status).toBe(201);
    expect((await callOperation('createPlan', { body, token })).status).toBe(409);
    const params = { planId };
    const headers = await tagOf('getPlan', { params, token });
    expect((await callOperation('updatePlan', { params, headers, body: { name: 'Changed' }, token })).status).toBe(200);
    const smaller = { params, body: { requestsPerMonth: 10 }, token };
    expect((await callOperation('previewPlanChange', smaller)).body).toMatchObject({
      ...{ subscribers: 0, smaller: ['requestsPerMonth'] },
    });
    const { plan } = data.entities;
    const all = await plan.query.primary({ catalogue: 'all' }).go({ pages: 'all', consistent: true });
    const others = all.data
      .filter((one) => one.planId !== planId && !one.archivedAt)
      .map((one) => ({ catalogue: 'all', planId: one.planId }));
    // As if they were archived, for a moment.
    for (const other of others) await plan.patch(other).set({ archivedAt: new Date().toISOString() }).go();
    try {
      expect((await callOperation('archivePlan', { params, token })).status).toBe(409);
    } finally {
      for (const other of others) await plan.patch(other).remove(['archivedAt']).go();
    }
    expect((await callOperation('archivePlan', { params, token })).status).toBe(204);
  });

  it('asks for access, approves it, and rejects it', async () => {
    const waiting = async () => {
      const app = await developer.client.createApp({ body: { teamId: developer.teamId, name: unique('Asking') } });
      const body = { apiId: slug, planId: 'enterprise', reason: 'Cells' };
      const asked = { params: { appId: app.id }, body, token: developer.token };
      expect((await callOperation('createSubscription', asked)).body).toMatchObject({ status: 'pending' });
      expect((await callOperation('listAccessRequests', { token: publisher.token })).status).toBe(200);
      for await (const { id, appId } of publisher.client.iterateListAccessRequests({ limit: 100 }))
        if (appId === app.id) return { accessRequestId: id };
      return expect.fail('nobody is asked');
    };
    const { token } = publisher;
    const first = await waiting();
    expect((await callOperation('approveAccessRequest', { params: first, token })).status).toBe(200);
    expect((await callOperation('approveAccessRequest', { params: first, token })).status).toBe(409);
    const second = await waiting();
    const no = { params: second, body: { reason: 'Cells' }, token };
    expect((await callOperation('rejectAccessRequest', no)).status).toBe(200);
    expect((await callOperation('rejectAccessRequest', no)).status).toBe(409);
    const { body: page } = await callOperation('listSubscribers', { params: { apiId: slug }, token });
    const [subscriber] = (page as { items: { subscriptionId: string; status: string }[] }).items.filter(
      ({ status }) => status === 'active',
    );
    const params = { apiId: slug, subscriptionId: subscriber?.subscriptionId ?? '' };
    expect((await callOperation('getSubscriberUsage', { params, token })).body).toMatchObject({ more: false });
    expect((await callOperation('countSubscribers', { params, token })).body).toMatchObject({ more: false });
    const write = (more: object) =>
      callOperation('writeToSubscribers', { params, token, body: { subject: 'Cells', text: 'Cells', ...more } });
    expect((await write({ subscriptionId: params.subscriptionId })).status).toBe(202);
    expect((await write({ subscriptionId: `sub_${'0'.repeat(26)}` })).status).toBe(422);
    await until(
      'it is told',
      async () => {
        const { items } = await developer.client.listNotices({});
        return items.some(({ kind, subject }) => kind === 'message' && subject === 'Cells');
      },
      { seconds: 120, every: 300 },
    );
    const suspend = { params, body: { reason: 'Cells' }, token };
    expect((await callOperation('suspendSubscription', suspend)).status).toBe(200);
    expect((await callOperation('suspendSubscription', suspend)).status).toBe(409);
    expect((await callOperation('resumeSubscription', { params, token })).status).toBe(204);
    expect((await callOperation('resumeSubscription', { params, token })).status).toBe(409);
    const own = await waiting();
    const asDeveloper = { params: own, token: developer.token };
    expect((await callOperation('approveAccessRequest', asDeveloper)).status).toBe(403);
    expect((await callOperation('rejectAccessRequest', { ...asDeveloper, body: no.body })).status).toBe(403);
  });
});
