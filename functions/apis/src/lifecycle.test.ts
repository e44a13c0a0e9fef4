import { beforeEach, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';

type Version = {
  readonly version: string;
  readonly status: string;
  readonly isDefault: boolean;
  readonly gatewayUrl: string;
  readonly deprecation?: object;
};
type Api = { readonly latestVersion: string; readonly lifecycle: string; readonly deprecation?: object };

let scene: Scene;
let apiId = '';
/** Where an API of two published versions is; the newer is the default. */
beforeEach(async () => {
  scene = await createScene();
  apiId = await scene.register('public');
  await add('2.0.0');
  await call('publishApiVersion', { version: '2.0.0' });
});

const OF_THE_API: readonly string[] = ['getApi', 'putDefaultVersion', 'listLifecycleSteps'];
const call = <Body = { readonly code?: string }>(
  id: Parameters<Scene['call']>[0],
  {
    version = '1.0.0',
    who = 'owner',
    ...asked
  }: { version?: string; who?: keyof Scene['people'] } & NonNullable<Parameters<Scene['call']>[1]> = {},
) => {
  const params = OF_THE_API.includes(id) ? { apiId } : { apiId, version };
  return scene.call<Body>(id, { as: scene.people[who], params, ...asked });
};

const add = async (version: string) => {
  const importId = await scene.read(scene.people.owner.userId, { version });
  const body = { importId, backendUrl: 'https://b.example' };
  await scene.call('createApiVersion', { as: scene.people.owner, params: { apiId }, body });
};
const versionOf = async (version: string) => (await call<Version>('getApiVersion', { version })).body;
const theApi = async () => (await call<Api>('getApi')).body;

/** Takes a step on what is read first. */
const step = async <Body = { readonly code?: string }>(
  id: 'putDeprecation' | 'withdrawDeprecation' | 'retireApiVersion',
  body: object = {},
  version = '1.0.0',
) => {
  const { headers } = await call('getApiVersion', { version });
  return call<Body>(id, { version, body, headers: { 'if-match': String(headers.ETag) } });
};
const makeDefault = async (version: string, reason = 'Because') => {
  const { headers } = await call('getApi');
  return call('putDefaultVersion', { body: { version, reason }, headers: { 'if-match': String(headers.ETag) } });
};
const iso = (seconds: number) => new Date(scene.clock.now().getTime() + seconds * 1000).toISOString();
const stepsOf = async () => {
  const { body } = await call<{ items: { kind: string; version: string; reason?: string; userName?: string }[] }>(
    'listLifecycleSteps',
  );
  return body.items.map(({ kind, version, reason }) => [kind, version, ...(reason ? [reason] : [])].join(' '));
};

describe('the default version', () => {
  it('is what was published last, unless it is said, and is called without a name', async () => {
    expect(await versionOf('2.0.0')).toMatchObject({
      isDefault: true,
      gatewayUrl: `https://api.example/proxy/${apiId}`,
    });
    expect(await versionOf('1.0.0')).toMatchObject({
      ...{ isDefault: false, status: 'published' },
      gatewayUrl: `https://api.example/proxy/${apiId}@1.0.0`,
    });
    await add('3.0.0');
    const asked = { version: '3.0.0', query: { makeDefault: 'false' } };
    expect((await call('publishApiVersion', asked)).body).toMatchObject({ status: 'published', isDefault: false });
    expect(await theApi()).toMatchObject({ latestVersion: '2.0.0' });
  });

  it('is switched and switched back in one step, on the API that was seen, with who and why', async () => {
    const { headers } = await call('getApi');
    const back = {
      body: { version: '1.0.0', reason: 'Too many errors' },
      headers: { 'if-match': String(headers.ETag) },
    };
    scene.clock.pass(1);
    expect(await call('putDefaultVersion', back)).toMatchObject({ status: 200, body: { latestVersion: '1.0.0' } });
    expect(await call('putDefaultVersion', back)).toMatchObject({ status: 412 });
    expect(await versionOf('latest')).toMatchObject({ version: '1.0.0', isDefault: true });
    scene.clock.pass(1);
    expect(await makeDefault('2.0.0')).toMatchObject({ status: 200, body: { latestVersion: '2.0.0' } });
    expect((await stepsOf()).slice(0, 2)).toEqual(['made-default 2.0.0 Because', 'made-default 1.0.0 Too many errors']);
  });

  it('is none that does not answer: no draft, none that is retired, none that is not there', async () => {
    await add('3.0.0');
    expect(await makeDefault('3.0.0')).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(await makeDefault('9.9.9')).toMatchObject({ status: 422, body: { errors: [{ pointer: '/version' }] } });
    await step('putDeprecation', { sunsetAt: iso(60) });
    scene.clock.pass(61);
    expect(await makeDefault('1.0.0')).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });

  it('is switched once by two at once who saw the same', async () => {
    const { headers } = await call('getApi');
    const seen = { 'if-match': String(headers.ETag) };
    const both = ['1.0.0', '2.0.0'].map((version) => call('putDefaultVersion', { body: { version }, headers: seen }));
    expect((await Promise.all(both)).map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

describe('a version goes from draft to published to deprecated to retired', () => {
  it('and by no other way', async () => {
    await add('3.0.0');
    expect(await step('putDeprecation', {}, '3.0.0')).toMatchObject({ status: 409 });
    expect(await step('retireApiVersion', {}, '3.0.0')).toMatchObject({ status: 409 });
    expect(await step('retireApiVersion')).toMatchObject({ status: 409 });
    expect(await step('withdrawDeprecation')).toMatchObject({ status: 409 });
    expect(await step('putDeprecation', { reason: 'Old' })).toMatchObject({
      status: 200,
      body: { status: 'deprecated' },
    });
    expect(await step('retireApiVersion', { reason: 'Empty' })).toMatchObject({
      status: 200,
      body: { status: 'retired' },
    });
    for (const id of ['putDeprecation', 'withdrawDeprecation', 'retireApiVersion'] as const)
      expect(await step(id), id).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(await call('publishApiVersion')).toMatchObject({ status: 409 });
    // All in one instant of this clock: in any order.
    expect(await stepsOf()).toEqual(expect.arrayContaining(['retired 1.0.0 Empty', 'deprecation-planned 1.0.0 Old']));
  });

  it('before its day, and then nothing of it is still to come', async () => {
    const brownouts = [60, 240].map((seconds) => ({ startsAt: iso(seconds), minutes: 1 }));
    await step('putDeprecation', { sunsetAt: iso(600), brownouts });
    scene.clock.pass(120);
    const deprecation = { sunsetAt: iso(0), brownouts: brownouts.slice(0, 1) };
    expect(await step('retireApiVersion')).toMatchObject({ body: { status: 'retired', deprecation } });
    expect((await versionOf('1.0.0')).deprecation).toMatchObject(deprecation);
    await step('putDeprecation', { sunsetAt: iso(600) }, '2.0.0');
    scene.clock.pass(60);
    const others = { sunsetAt: iso(0) };
    expect(await step('retireApiVersion', {}, '2.0.0')).toMatchObject({ body: { deprecation: others } });
    expect((await theApi()).deprecation).toMatchObject(others);
  });

  it('by the clock alone, where dates were said, and back as long as it has not ended', async () => {
    const plan = { deprecatedAt: iso(60), sunsetAt: iso(120), successor: '2.0.0', note: 'Go on.' };
    expect(await step('putDeprecation', plan)).toMatchObject({ body: { status: 'published', deprecation: plan } });
    const seen: string[] = [];
    for (const seconds of [59, 1, 59, 1]) {
      scene.clock.pass(seconds);
      seen.push((await versionOf('1.0.0')).status);
    }
    expect(seen).toEqual(['published', 'deprecated', 'deprecated', 'retired']);
    expect(await step('withdrawDeprecation')).toMatchObject({ status: 409 });
    await step('putDeprecation', { sunsetAt: iso(60) }, '2.0.0');
    expect(await theApi()).toMatchObject({ lifecycle: 'deprecated' });
    expect(await step('withdrawDeprecation', {}, '2.0.0')).toMatchObject({ status: 200 });
    expect(await theApi()).toMatchObject({ lifecycle: 'published' });
    expect((await theApi()).deprecation).toBeUndefined();
    expect((await versionOf('2.0.0')).deprecation).toBeUndefined();
  });

  it('is the default to its end only where no other one answers', async () => {
    await step('putDeprecation', {}, '2.0.0');
    expect(await step('retireApiVersion', {}, '2.0.0')).toMatchObject({ body: { code: 'version-is-default' } });
    await step('putDeprecation', {}, '1.0.0');
    expect(await step('retireApiVersion', {}, '1.0.0')).toMatchObject({ status: 200 });
    expect(await step('retireApiVersion', {}, '2.0.0')).toMatchObject({ status: 200 });
    expect(await theApi()).toMatchObject({ latestVersion: '2.0.0', lifecycle: 'retired' });
  });

  it('is what one of two at once makes of it, who saw the same', async () => {
    await step('putDeprecation');
    const { headers } = await call('getApiVersion');
    const seen = { body: {}, headers: { 'if-match': String(headers.ETag) } };
    const answers = await Promise.all(
      (['retireApiVersion', 'putDeprecation', 'withdrawDeprecation'] as const).map((id) => call(id, seen)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });
});

describe('a plan of a deprecation', () => {
  it('has dates that fit, a successor that answers, and a time that can be kept', async () => {
    const refused = async (plan: object) => {
      const { status, body } = await step('putDeprecation', plan);
      return [status, (body as { errors?: { pointer: string }[] }).errors?.map(({ pointer }) => pointer)];
    };
    expect(await refused({ sunsetAt: iso(-1) })).toEqual([422, ['/sunsetAt']]);
    expect(await refused({ deprecatedAt: iso(60), sunsetAt: iso(59) })).toEqual([422, ['/sunsetAt']]);
    expect(await refused({ brownouts: [{ startsAt: iso(-60), minutes: 1 }] })).toEqual([422, ['/brownouts/0']]);
    for (const successor of ['1.0.0', '9.9.9']) expect(await refused({ successor })).toEqual([422, ['/successor']]);
    expect(await refused({ sunsetAt: '2027-12-31T23:59:60Z' })).toEqual([422, ['/sunsetAt']]);
    for (const information of ['http://a.example/', 'https://a.example/>; rel="x"', 'javascript:alert(1)'])
      expect((await refused({ information }))[0], information).toBe(400);
    expect((await versionOf('1.0.0')).deprecation).toBeUndefined();
  });

  it('is changed as it was seen; since when it is deprecated stays', async () => {
    const { body } = await step<{ deprecation: object }>('putDeprecation');
    scene.clock.pass(100);
    const changed = await step('putDeprecation', { sunsetAt: iso(60) });
    expect(changed.body).toMatchObject({ deprecation: { ...body.deprecation, sunsetAt: iso(60) } });
    const { headers } = await call('getApiVersion');
    const seen = { body: {}, headers: { 'if-match': String(headers.ETag) } };
    expect((await call('putDeprecation', seen)).status).toBe(200);
    expect((await call('putDeprecation', seen)).status).toBe(412);
  });
});

it('who may not edit the API finds none of it', async () => {
  const { headers } = await call('getApiVersion');
  const seen = { headers: { 'if-match': String(headers.ETag) }, body: {} };
  for (const id of ['putDeprecation', 'withdrawDeprecation', 'retireApiVersion'] as const)
    expect((await call(id, { ...seen, who: 'outsider' })).status, id).toBe(404);
  const body = { version: '1.0.0' };
  expect((await call('putDefaultVersion', { ...seen, body, who: 'outsider' })).status).toBe(404);
  expect((await call('listLifecycleSteps', { who: 'outsider' })).status).toBe(404);
  expect((await stepsOf()).sort()).toEqual(['added 1.0.0', 'added 2.0.0', 'published 1.0.0', 'published 2.0.0']);
});
