import { beforeAll, describe, expect, it } from 'vitest';
import { importDocument } from '../../../scripts/start/seed.ts';
import { publishApi, smallDocument, until, uploadBytes } from '../../portico/world.ts';
import { callOperation, tagOf } from '../contract-call.ts';
import { suiteOf } from '../standing.ts';
import { admin, developer, publisher, slug, subscribedApp, unique, upstream } from './scene.ts';

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

describe('the life of versions', () => {
  let apiId = '';
  const paths = (version: string) => ({ params: { apiId, version }, token: publisher.token });
  const step = async (
    id: 'putDeprecation' | 'withdrawDeprecation' | 'retireApiVersion',
    version: string,
    body: object = {},
  ) => callOperation(id, { ...paths(version), body, headers: await tagOf('getApiVersion', paths(version)) });
  const makeDefault = async (version: string) =>
    callOperation('putDefaultVersion', {
      ...paths(version),
      headers: await tagOf('getApi', paths(version)),
      body: { version, reason: 'Asked' },
    });
  const addVersion = async (version: string, content = smallDocument()) => {
    const { id: importId } = await importDocument(publisher.client, { content });
    const body = { importId, version, backendUrl: `${upstream.url}/v2` };
    expect((await callOperation('createApiVersion', { ...paths(version), body })).status).toBe(201);
  };

  beforeAll(async () => {
    apiId = (await publishApi(publisher, unique('life'), smallDocument(), upstream.url)).slug;
  });

  it('go one way, each step refused where it is none', async () => {
    // Another document: the same would be compared with nothing.
    await addVersion('2.0.0', smallDocument({ '/things': 'listThings', '/more': 'more' }));
    expect((await step('putDeprecation', '2.0.0')).status).toBe(409);
    expect((await makeDefault('2.0.0')).status).toBe(409);
    expect((await makeDefault('9.9.9')).status).toBe(422);
    expect((await step('retireApiVersion', '1.0.0')).status).toBe(409);
    expect((await step('withdrawDeprecation', '1.0.0')).status).toBe(409);
    expect((await step('putDeprecation', '1.0.0', { successor: '1.0.0' })).status).toBe(422);
    const { body } = await callOperation('listLifecycleSteps', paths('1.0.0'));
    expect(body).toMatchObject({ items: [{ kind: 'added' }, { kind: 'published' }, { kind: 'added' }] });
  });

  it('are published as the rules say, and who breaks is said before', async () => {
    const rules = { breakingChange: 'free', grade: 'block', minimumGrade: 'A', owner: 'free' };
    const ofApi = { ...paths('2.0.0'), headers: await tagOf('getApiPublishingRules', paths('2.0.0')) };
    const excused = [{ rule: 'grade', reason: 'Later', until: inSeconds(60) }];
    const refused = await callOperation('putApiPublishingRules', { ...ofApi, body: { ...rules, exceptions: excused } });
    expect([refused.status, refused.body]).toMatchObject([403, { code: 'forbidden' }]);
    const never = [{ ...excused[0], until: '2027-12-31T23:59:60Z' }];
    const leap = await callOperation('putApiPublishingRules', { ...ofApi, body: { ...rules, exceptions: never } });
    expect(leap.status).toBe(422);
    expect((await callOperation('putApiPublishingRules', { ...ofApi, body: rules })).status).toBe(200);
    expect((await callOperation('previewPublication', paths('2.0.0'))).body).toMatchObject({
      ...{ verdict: 'blocked', from: '1.0.0', affected: [], bump: 'minor', compatible: 1 },
      findings: [expect.objectContaining({ rule: 'grade', level: 'block' })],
    });
    const blocked = await callOperation('publishApiVersion', paths('2.0.0'));
    expect([blocked.status, blocked.body]).toMatchObject([
      409,
      { code: 'publishing-blocked', errors: [{ rule: 'grade' }] },
    ]);
    await callOperation('putApiPublishingRules', {
      ...{ ...paths('2.0.0'), headers: await tagOf('getApiPublishingRules', paths('2.0.0')) },
      body: { ...rules, grade: 'free' },
    });
  });

  it('are called by path, by header, and by default, and say how they end', async () => {
    const query = { makeDefault: 'false' };
    expect((await callOperation('publishApiVersion', { ...paths('2.0.0'), query })).status).toBe(200);
    const { call: called, callRoot } = await subscribedApp(apiId);
    // A plan's rate is not what is asked about.
    const rarely = { seconds: 60, every: 400 };
    const pathOf = async (answer: ReturnType<typeof called>) => (await answer).body;
    expect(await pathOf(called('things', apiId))).toEqual({ path: '/things' });
    expect(await pathOf(called('things', `${apiId}@2.0.0`))).toEqual({ path: '/v2/things' });
    expect(await pathOf(called('things', apiId, { 'x-api-version': '2.0.0' }))).toEqual({ path: '/v2/things' });
    expect(await pathOf(called('things', `${apiId}@1.0.0`, { 'x-api-version': '2.0.0' }))).toEqual({ path: '/things' });
    expect((await called('things', `${apiId}@9.9.9`)).status).toBe(404);
    expect((await makeDefault('2.0.0')).status).toBe(200);
    await until(
      'the gateway follows the default',
      async () => JSON.stringify(await pathOf(called('things', apiId))).includes('/v2/'),
      rarely,
    );
    expect((await makeDefault('1.0.0')).status).toBe(200);
    expect((await makeDefault('2.0.0')).status).toBe(200);

    const plan = {
      sunsetAt: inSeconds(3600),
      successor: '2.0.0',
      brownouts: [{ startsAt: inSeconds(3), minutes: 1 }],
    };
    expect((await step('putDeprecation', '1.0.0', plan)).status).toBe(200);
    await until('it browns out', async () => (await called('things', `${apiId}@1.0.0`)).status === 410, rarely);
    const out = await called('things', `${apiId}@1.0.0`);
    expect(out.body).toMatchObject({ code: 'version-brownout' });
    expect([...out.headers.keys()]).toEqual(expect.arrayContaining(['deprecation', 'sunset', 'link', 'retry-after']));
    expect(out.headers.get('deprecation')).toMatch(/^@\d{10}$/);
    expect((await callRoot({}, `${apiId}@1.0.0`)).status).toBe(410);
    expect((await step('putDeprecation', '1.0.0', { successor: '2.0.0' })).status).toBe(200);
    await until('it answers again', async () => (await called('things', `${apiId}@1.0.0`)).status === 200, rarely);
    expect((await step('retireApiVersion', '1.0.0')).status).toBe(200);
    await until('it is retired', async () => (await called('things', `${apiId}@1.0.0`)).status === 410, rarely);
    expect((await called('things', apiId)).status).toBe(200);
    expect((await step('putDeprecation', '2.0.0')).status).toBe(200);
    expect((await step('withdrawDeprecation', '2.0.0')).status).toBe(200);
  });
});

describe('the end of an app', () => {
  it('is asked for by name; its keys open nothing within seconds, and nothing of it is left', async () => {
    const { appId, call } = await subscribedApp();
    expect((await call('things')).status).toBe(200);
    const { client, token } = developer;
    const { body } = await callOperation('getApp', { params: { appId }, token });
    const { name } = body as { name: string };
    const asked = { params: { appId }, token };
    const headers = await tagOf('getApp', asked);
    expect((await callOperation('deleteApp', { ...asked, untagged: true, body: { name } })).status).toBe(428);
    const unseen = { ...asked, headers: { 'if-match': '"unseen"' }, body: { name } };
    expect((await callOperation('deleteApp', unseen)).status).toBe(412);
    expect((await callOperation('deleteApp', { ...asked, headers, body: { name: 'Another' } })).status).toBe(422);
    const tests = suiteOf(appId, slug, { kind: 'schema' });
    const { id: suiteId } = await client.createTestSuite({ body: tests });
    expect((await callOperation('deleteApp', { ...asked, headers, body: { name } })).status).toBe(409);
    await client.deleteTestSuite({ suiteId });
    const ended = await Promise.all(
      [1, 2, 3].map(() => callOperation('deleteApp', { ...asked, headers, body: { name } })),
    );
    expect(ended.map(({ status }) => status).sort()).toEqual([204, 404, 404]);
    const since = Date.now();
    await until('the gateway refuses its keys', async () => [401, 403].includes((await call('things')).status));
    expect(Date.now() - since).toBeLessThan(5_000);
    await until('its keys are revoked', async () => (await call('things')).status === 401, {
      seconds: 120,
      every: 300,
    });
    const found = await publisher.client.listSubscribers({ apiId: slug });
    expect(found.items.filter((one) => one.appId === appId)).toEqual([]);
  });
});

describe('the end of an API', () => {
  it('is asked for by name, is refused while it has subscribers, and is told here and at the gateway', async () => {
    const name = unique('ending');
    const { id: apiId } = await publishApi(publisher, name, smallDocument(), upstream.url);
    const { appId, call } = await subscribedApp(name);
    expect((await call('things', name)).status).toBe(200);
    const uploadId = await uploadBytes(publisher, Buffer.from('Ending'));
    await publisher.client.addGuideFile({ apiId, body: { name: 'ending.txt', uploadId } });
    const { url: file } = await publisher.client.getGuideFile({ apiId, file: 'ending.txt' });
    expect((await fetch(file)).status).toBe(200);
    const asked = { params: { apiId }, token: publisher.token };
    const headers = await tagOf('getApi', asked);
    const end = (body: object, token = publisher.token) =>
      callOperation('deleteApi', { ...asked, token, headers, body });
    expect((await callOperation('deleteApi', { ...asked, untagged: true, body: { name } })).status).toBe(428);
    const unseen = { ...asked, headers: { 'if-match': '"unseen"' }, body: { name } };
    expect((await callOperation('deleteApi', unseen)).status).toBe(412);
    expect((await end({ name: 'Another' })).status).toBe(422);
    expect((await end({ name })).body).toMatchObject({ code: 'has-subscribers' });
    expect((await end({ name, force: true })).status).toBe(403);
    const forced = { name, force: true };
    const ended = await Promise.all([1, 2, 3].map(() => end(forced, admin.token)));
    expect(ended.map(({ status }) => status).sort()).toEqual([204, 404, 404]);
    for (const id of ['getApi', 'getApiIcon', 'listApiVersions'] as const)
      expect((await callOperation(id, asked)).body).toMatchObject({ code: 'api-deleted' });
    const gone = await until('the gateway says it', async () => {
      const answer = await call('things', name);
      return answer.status === 410 && answer;
    });
    expect(gone.body).toMatchObject({ code: 'api-deleted' });
    await until(
      'the subscription has ended',
      async () => (await developer.client.listSubscriptions({ appId })).items.length === 0,
      { seconds: 120, every: 300 },
    );
    await until('its files are gone', async () => (await fetch(file)).status === 404, { seconds: 120, every: 300 });
    const { items } = await developer.client.listNotices({});
    expect(items).toContainEqual(expect.objectContaining({ kind: 'api-deleted', name, appId }));
  });
});
