import { LIMITS } from '@portico/domain';
import { describe, expect, it } from 'vitest';
import { publishApi, smallDocument, until } from '../../portico/world.ts';
import { callOperation } from '../contract-call.ts';
import { developer, publisher, slug, subscribedApp, unique, upstream } from './scene.ts';

describe('consuming', () => {
  it('makes an app, subscribes it, and gives it keys', async () => {
    const token = developer.token;
    expect((await callOperation('listPlans', { asVisitor: true })).status).toBe(200);
    const app = await callOperation('createApp', { body: { teamId: developer.teamId, name: 'Cells' }, token });
    expect(app.status).toBe(201);
    const params = { appId: (app.body as { id: string }).id };
    expect((await callOperation('getApp', { params, token })).status).toBe(200);
    expect((await callOperation('listApps', { query: { teamId: developer.teamId }, token })).status).toBe(200);
    const subscribed = await callOperation('createSubscription', {
      params,
      body: { apiId: slug, planId: 'basic' },
      token,
    });
    expect(subscribed.status).toBe(201);
    expect(
      (await callOperation('createSubscription', { params, body: { apiId: slug, planId: 'basic' }, token })).status,
    ).toBe(409);
    expect((await callOperation('listSubscriptions', { params, token })).status).toBe(200);
    const key = await callOperation('createApiKey', { params, body: { name: 'Cells', environment: 'live' }, token });
    expect(key.status).toBe(201);
    const { secret } = key.body as { secret: string };
    expect((await callOperation('listApiKeys', { params, token })).status).toBe(200);
    expect(JSON.stringify((await callOperation('listApiKeys', { params, token })).body)).not.toContain(secret);
    const narrowed = { name: 'Narrowed', environment: 'live', scopes: ['read orders'] };
    const { body: narrow } = await callOperation('createApiKey', { params, body: narrowed, token });
    const path = { apiId: slug, path: 'things' };
    const refused = await callOperation('callApi', { params: path, key: (narrow as { secret: string }).secret });
    expect([refused.status, refused.body]).toMatchObject([403, { code: 'key-scope-missing' }]);
    expect((await callOperation('createTryItKey', { params, token })).status).toBe(201);
    const spare = await callOperation('createApiKey', { params, body: { name: 'Spare', environment: 'live' }, token });
    const { id: keyId } = (spare.body as { key: { id: string } }).key;
    const rotation = { params: { ...params, keyId }, body: { overlap: 'P1D' }, token };
    expect((await callOperation('rotateApiKey', rotation)).status).toBe(201);
    expect((await callOperation('rotateApiKey', rotation)).status).toBe(409);
    expect((await callOperation('revokeApiKey', { params: { ...params, keyId }, token })).status).toBe(204);
    expect((await callOperation('reportKey', { body: { key: secret, where: 'the cells' } })).status).toBe(204);
    const [found] = await until('the key that was found has its end', async () => {
      const { items } = (await callOperation('listApiKeys', { params, token })).body as {
        items: { reportedAt?: string; reportedWhere?: string; expiresAt: string; status: string }[];
      };
      const reported = items.filter(({ reportedAt }) => reportedAt !== undefined);
      return reported.length > 0 && reported;
    });
    expect(found).toMatchObject({ reportedWhere: 'the cells', status: 'active' });
    expect(Date.parse(found?.expiresAt ?? '')).toBeLessThanOrEqual(Date.now() + 86_400_000);
  });

  it('forwards calls, and answers 401, 403, 404, 400, 502, 504 and 429 as problems', async () => {
    const { call, callRoot } = await subscribedApp();
    expect(await call('things')).toMatchObject({ status: 200, body: { path: '/things' } });
    expect((await call('things', 'museum')).status).toBe(403);
    expect((await call('things', 'no-such-api')).status).toBe(404);
    expect((await call('a%5c..%5cb')).status).toBe(400);
    expect((await call('rude')).status).toBe(502);
    expect((await call('slow')).status).toBe(504);
    expect(await callRoot()).toMatchObject({ status: 200, body: { path: '/' } });
    expect((await callRoot({}, 'museum')).status).toBe(403);
    expect((await callRoot({}, 'no-such-api')).status).toBe(404);
    expect((await callOperation('callApiRoot', { params: { apiId: '%zz' }, encoded: true })).status).toBe(400);
    expect((await callRoot({ rude: '' })).status).toBe(502);
    expect((await callRoot({ slow: '' })).status).toBe(504);
    const limited = await until('the plan’s burst is used up', async () => {
      const answers = await Promise.all(Array.from({ length: 40 }, () => call('things')));
      return answers.find(({ status }) => status === 429);
    });
    await until('the root has no more of it', async () => {
      const answers = await Promise.all(Array.from({ length: 40 }, () => callRoot()));
      return answers.some(({ status }) => status === 429);
    });
    expect(limited.body).toMatchObject({ code: 'rate-limited' });
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('shows the usage of the app and of the API', async () => {
    const range = {
      from: new Date(Date.now() - 600_000).toISOString(),
      to: new Date(Date.now() + 60_000).toISOString(),
    };
    const { appId, call } = await subscribedApp();
    for (let times = 0; times < 5; times++) await call('things');
    const params = { appId, apiId: slug };
    await until('the calls are counted', async () => {
      const { body } = await callOperation('getAppUsage', { params, query: range, token: developer.token });
      return (body as { total: { requests: number } }).total.requests > 3;
    });
    expect((await callOperation('getApiUsage', { params, query: range, token: publisher.token })).status).toBe(200);
    expect((await callOperation('listCalls', { params, token: developer.token })).status).toBe(200);
    const forged = await callOperation('listCalls', { params, query: { cursor: 'AAAA.AAAA' }, token: developer.token });
    expect(forged.status).toBe(400);
    for (const id of ['getAppUsage', 'getApiUsage'] as const)
      expect(
        (
          await callOperation(id, {
            params,
            query: { from: range.to, to: range.from },
            token: id === 'getAppUsage' ? developer.token : publisher.token,
          })
        ).status,
      ).toBe(422);
  });

  it('cancels the subscription', async () => {
    const { appId } = await subscribedApp();
    const params = { appId };
    const spare = await publishApi(publisher, unique('spare'), smallDocument(), upstream.url);
    const { body } = await callOperation('createSubscription', {
      params,
      body: { apiId: spare.slug, planId: 'basic' },
      token: developer.token,
    });
    expect(
      (
        await callOperation('cancelSubscription', {
          params: { ...params, subscriptionId: (body as { id: string }).id },
          token: developer.token,
        })
      ).status,
    ).toBe(204);
  });
});

describe('how many there may be', () => {
  const known = (code: string, body: unknown) => expect(body).toMatchObject({ code, detail: expect.any(String) });

  it('is told to who asks for an app or a key more', async () => {
    const { client, token } = developer;
    const { id: teamId } = await client.createTeam({ body: { name: 'Many' } });
    const { id: appId } = await client.createApp({ body: { teamId, name: 'Many' } });
    const another = () => callOperation('createApp', { body: { teamId, name: 'Many' }, token });
    const apps = await Promise.all(Array.from({ length: LIMITS.appsPerTeam }, another));
    expect(apps.filter(({ status }) => status === 201)).toHaveLength(LIMITS.appsPerTeam - 1);
    known('limit-reached', apps.find(({ status }) => status === 409)?.body);
    const body = { name: 'Many', environment: 'live' };
    const keys = await Promise.all(
      Array.from({ length: LIMITS.keysPerApp + 1 }, () =>
        callOperation('createApiKey', { params: { appId }, body, token }),
      ),
    );
    expect(keys.filter(({ status }) => status === 201)).toHaveLength(LIMITS.keysPerApp);
    known('limit-reached', keys.find(({ status }) => status === 409)?.body);
  });

  it('is no limit to runs that have ended: whoever starts more finds room', async () => {
    const { appId } = await subscribedApp();
    const tests = [
      {
        name: 'things',
        operationId: 'listThings',
        request: { method: 'GET' as const, path: '/things' },
        assertions: [{ kind: 'status' as const, status: 200 }],
      },
    ];
    const suite = await developer.client.createTestSuite({
      body: { appId, apiId: slug, version: 'latest', name: 'Many', tests },
    });
    const start = () => callOperation('createTestRun', { params: { suiteId: suite.id }, token: developer.token });
    const started = await Promise.all(Array.from({ length: LIMITS.runsAtOnce + 2 }, start));
    for (const { status, body } of started) if (status !== 202) known('too-many-at-once', body);
    await until('there is room again', async () => (await start()).status === 202);
  });
});
