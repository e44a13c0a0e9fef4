import type { OperationId } from '@portico/contract';
import { createRaces, type Operation } from '@portico/data/races';
import { createRaceTable, type RaceTable } from '@portico/data/test-table';
import { createId, type Principal } from '@portico/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { GATING, sampled } from '../../../test/material/gating.ts';
import { createScene, type Scene } from '../test/scene.ts';

type Asked = NonNullable<Parameters<Scene['call']>[1]>;
type Api = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  readonly teamId: string;
  readonly tags: readonly string[];
  readonly visibility: string;
  readonly latestVersion?: string;
  readonly featured: boolean;
};
type Operations = Readonly<Record<string, Operation>>;

let table: RaceTable;
let scene: Scene;
let races: Awaited<ReturnType<typeof createRaces>>;
/** Published, with two drafts more; and one of which nothing is published. */
let api = '';
let draft = '';
let spare = '';
/** What meets: operations on one thing, and on what they are decided from. */
let groups: readonly Operations[];

const asOwner = <Body>(id: OperationId, asked: Asked = {}) =>
  scene.call<Body>(id, { as: scene.people.owner, ...asked });

/** Changes what is read first: what it was is what the change is made on. */
const change = (slug: string, body: object) => async () => {
  const params = { apiId: slug };
  const { headers } = await asOwner('getApi', { params });
  return asOwner('updateApi', { params, body, headers: { 'if-match': String(headers.ETag) } });
};
const putBackend = (slug: string) => async () => {
  const params = { apiId: slug, version: '1.0.0' };
  const { headers } = await asOwner('getBackend', { params });
  const body = { targets: [{ url: 'https://new.example' }] };
  return asOwner('putBackend', { params, body, headers: { 'if-match': String(headers.ETag) } });
};
const publish = (slug: string, version: string) => () =>
  asOwner('publishApiVersion', { params: { apiId: slug, version } });

/** A step in the life of a version, on what is read first. */
const step = (id: 'putDeprecation' | 'withdrawDeprecation' | 'retireApiVersion', slug: string) => async () => {
  const params = { apiId: slug, version: '1.0.0' };
  const { headers } = await asOwner('getApiVersion', { params });
  return asOwner(id, { params, body: {}, headers: { 'if-match': String(headers.ETag) } });
};
const makeDefault = (slug: string, version: string) => async () => {
  const params = { apiId: slug };
  const { headers } = await asOwner('getApi', { params });
  return asOwner('putDefaultVersion', { params, body: { version }, headers: { 'if-match': String(headers.ETag) } });
};

/** From then on nothing is published: nobody of the scene is an owner who may sign in. */
const askForOwner = (slug: string) => async () => {
  const params = { apiId: slug };
  const { headers } = await asOwner('getApiPublishingRules', { params });
  const body = { breakingChange: 'free', grade: 'free', minimumGrade: 'F', owner: 'block' };
  return asOwner('putApiPublishingRules', { params, body, headers: { 'if-match': String(headers.ETag) } });
};

/** A team of somebody's own. */
const ownTeam = async ({ userId }: Principal) => {
  const teamId = createId('team', scene.clock.now());
  const { team, membership } = scene.data.entities;
  await team.create({ teamId, name: 'Own', createdAt: scene.clock.now().toISOString() }).go();
  await membership.create({ userId, teamId, role: 'owner' }).go();
  return teamId;
};

/** An app of a team that has nothing to do with the API's: what it may subscribe to is what lists say. */
const outsidersApp = async () => {
  const { outsider } = scene.people;
  const teamId = await ownTeam(outsider);
  return (await scene.call<{ id: string }>('createApp', { as: outsider, body: { teamId, name: 'Theirs' } })).body.id;
};

/** By the table: what every decision hangs on. */
const ofTheTeam = (): Operations => {
  const key = { userId: scene.people.owner.userId, teamId: scene.teamId };
  const { membership } = scene.data.entities;
  return {
    'the owner leaves the team': async () => {
      await membership.delete(key).go();
      return { status: 204 };
    },
    'the owner becomes a member': async () => {
      await membership.upsert({ ...key, role: 'member' }).go();
      return { status: 204 };
    },
  };
};

/** To another team of the owner’s. */
const handOver =
  (id: 'transferApi' | 'transferApp', params: Readonly<Record<string, string>>, to: string) => async () => {
    const read = id === 'transferApi' ? 'getApi' : 'getApp';
    const { headers } = await asOwner(read, { params });
    return asOwner(id, { params, body: { teamId: to }, headers: { 'if-match': String(headers.ETag) } });
  };

const ofTheApi = (importId: string, theirs: string): Operations => ({
  'hand it over': handOver('transferApi', { apiId: api }, spare),
  'publish 2.0.0': publish(api, '2.0.0'),
  'publish 3.0.0': publish(api, '3.0.0'),
  'make it private': change(api, { visibility: 'private' }),
  'make it internal': change(api, { visibility: 'internal' }),
  'share it with a team': change(api, { visibility: 'private', sharedWith: [spare] }),
  'rename it': change(api, { name: 'Walrus weighing', summary: 'Weighs' }),
  'feature it': change(api, { featured: true }),
  'put its backend': putBackend(api),
  'add a version': () => {
    const body = { importId, version: '4.0.0', backendUrl: 'https://b.example' };
    return asOwner('createApiVersion', { params: { apiId: api }, body });
  },
  'subscribe an outsider’s app': () => {
    const body = { apiId: api, planId: 'basic' };
    return scene.call('createSubscription', { as: scene.people.outsider, params: { appId: theirs }, body });
  },
});

/** Two published versions, the older one deprecated and the newer the default, and a draft. */
const ofVersions = async (importId: string): Promise<Operations> => {
  const slug = await scene.register('public');
  for (const version of ['2.0.0', '3.0.0']) {
    const body = { importId, version, backendUrl: 'https://b.example' };
    await asOwner('createApiVersion', { params: { apiId: slug }, body });
  }
  await publish(slug, '2.0.0')();
  await step('putDeprecation', slug)();
  return {
    'deprecate 1.0.0 anew': step('putDeprecation', slug),
    'withdraw its deprecation': step('withdrawDeprecation', slug),
    'retire 1.0.0': step('retireApiVersion', slug),
    'publish the first again': publish(slug, '1.0.0'),
    'go back to 1.0.0': makeDefault(slug, '1.0.0'),
    'stay with 2.0.0': makeDefault(slug, '2.0.0'),
    'publish the third': publish(slug, '3.0.0'),
    'ask for an owner': askForOwner(slug),
    'make all versions private': change(slug, { visibility: 'private' }),
    'hand all versions over': handOver('transferApi', { apiId: slug }, spare),
    ...ofTheTeam(),
  };
};

const ofTheApp = async (): Promise<Operations> => {
  const params = { appId: await scene.addApp() };
  const apiId = await scene.register('public');
  const body = { apiId, planId: 'basic' };
  const { body: subscription } = await asOwner<{ id: string }>('createSubscription', { params, body });
  const { body: asked } = await asOwner<{ id: string }>('createSubscription', {
    params,
    body: { apiId: await scene.register('public'), planId: 'enterprise' },
  });
  const listed = await scene.call<{ items: { id: string; appId: string }[] }>('listAccessRequests', {
    as: scene.people.admin,
  });
  const waiting = { accessRequestId: listed.body.items.find(({ appId }) => appId === params.appId)?.id ?? '' };
  const newKey = () =>
    asOwner<{ key: { id: string } }>('createApiKey', { params, body: { name: 'K', environment: 'live' } });
  const { key } = (await newKey()).body;
  return {
    'subscribe again': () => asOwner('createSubscription', { params, body: { apiId, planId: 'premium' } }),
    'change the plan': async () => {
      const below = { ...params, subscriptionId: subscription.id };
      const { headers } = await asOwner('getSubscription', { params: below });
      const seen = { 'if-match': String(headers.ETag) };
      return asOwner('changeSubscription', { params: below, body: { planId: 'premium' }, headers: seen });
    },
    'ask for another plan': async () => {
      const below = { ...params, subscriptionId: subscription.id };
      const { headers } = await asOwner('getSubscription', { params: below });
      const seen = { 'if-match': String(headers.ETag) };
      return asOwner('changeSubscription', { params: below, body: { planId: 'enterprise' }, headers: seen });
    },
    'approve what is asked': () => scene.call('approveAccessRequest', { as: scene.people.admin, params: waiting }),
    'reject what is asked': () =>
      scene.call('rejectAccessRequest', { as: scene.people.maintainer, params: waiting, body: { reason: 'No.' } }),
    'withdraw what is asked': () => asOwner('cancelSubscription', { params: { ...params, subscriptionId: asked.id } }),
    'cancel the subscription': () =>
      asOwner('cancelSubscription', { params: { ...params, subscriptionId: subscription.id } }),
    'hand the app over': handOver('transferApp', params, spare),
    'delete the app': async () => {
      const { headers } = await asOwner('getApp', { params });
      return asOwner('deleteApp', { params, body: { name: 'App' }, headers: { 'if-match': String(headers.ETag) } });
    },
    'create a key': newKey,
    'rotate a key': () => asOwner('rotateApiKey', { params: { ...params, keyId: key.id }, body: { overlap: 'P1D' } }),
    'revoke a key': () => asOwner('revokeApiKey', { params: { ...params, keyId: key.id } }),
  };
};

beforeAll(async () => {
  table = await createRaceTable();
  scene = await createScene(table.data);
  [api, draft] = [await scene.register('public'), await scene.register('public', false)];
  spare = await ownTeam(scene.people.owner);
  const importId = await scene.read(scene.people.owner.userId, { version: '2.0.0' });
  for (const version of ['2.0.0', '3.0.0']) {
    const body = { importId, version, backendUrl: 'https://b.example' };
    await asOwner('createApiVersion', { params: { apiId: api }, body });
  }
  groups = [
    {
      'publish the draft': publish(draft, '1.0.0'),
      'make the draft private': change(draft, { visibility: 'private' }),
      'hand the draft over': handOver('transferApi', { apiId: draft }, spare),
      'rename the draft': change(draft, { name: 'Zebra counting', tags: ['striped'] }),
      ...ofTheTeam(),
    },
    { ...ofTheApi(importId, await outsidersApp()), ...ofTheTeam() },
    await ofVersions(importId),
    { ...(await ofTheApp()), ...ofTheTeam() },
  ];
  races = await createRaces(table);
});

const wordsOf = ({ name, slug, summary, tags }: Api) =>
  [name, slug, summary, ...tags]
    .join(' ')
    .toLowerCase()
    .match(/[a-z0-9]{2,}/g) ?? [];

/** What lists, search and the front page must say of an API follows from the API alone. */
const catalogueAgrees = async (slug: string) => {
  const { admin, outsider, member } = scene.people;
  const { body: item } = await scene.call<Api>('getApi', { as: admin, params: { apiId: slug } });
  const shown = item.latestVersion !== undefined;
  const readers = [
    { who: undefined, sees: shown && item.visibility === 'public' },
    { who: outsider, sees: shown && item.visibility !== 'private' },
    { who: member, sees: item.teamId === scene.teamId || (shown && item.visibility !== 'private') },
  ];
  const queries = [
    {},
    ...wordsOf(item).map((q) => ({ q })),
    ...item.tags.map((tag) => ({ tag })),
    { featured: 'true' },
  ];
  for (const { who, sees } of readers) {
    const as = who ? { as: who } : { asVisitor: true };
    expect((await scene.call('getApi', { ...as, params: { apiId: slug } })).status).toBe(sees ? 200 : 404);
    for (const query of queries) {
      const { body } = await scene.call<{ items: Api[] }>('listApis', { ...as, query });
      const wanted = sees && (!('featured' in query) || item.featured);
      expect([query, body.items.some(({ id }) => id === item.id)]).toEqual([query, wanted]);
    }
  }
};

type Pair = { readonly names: readonly [string, string]; readonly both: readonly [Operation, Operation] };
const pairsOf = (group: Operations): Pair[] =>
  Object.entries(group).flatMap(([one, first]) =>
    Object.entries(group)
      .filter(([other]) => other !== one)
      .map(([other, second]): Pair => ({ names: [one, other], both: [first, second] })),
  );

describe('two operations on one thing', () => {
  it('lead where one order leads, when one happens between what the other reads and what it writes', async () => {
    const wrong: string[] = [];
    for (const { names, both } of sampled(groups.flatMap(pairsOf), 3)) {
      const { orders, withoutFirst } = await races.allowed(names, both);
      const came = await races.interrupted(...both);
      // Whoever is told that it was changed meanwhile has changed nothing.
      const wanted = came.firstRefused ? [...orders, withoutFirst] : orders;
      if (came.status >= 500 || !wanted.includes(came.state)) wrong.push(`${names.join(' ∥ ')}: ${came.status}`);
    }
    expect(wrong).toEqual([]);
  }, 1_800_000);

  it('lead where one order leads, when they come at once, and lists and search agree with the API', async () => {
    const all = groups.flatMap(pairsOf).filter(({ names }) => !names.some((name) => name.startsWith('the owner')));
    const wrong: string[] = [];
    for (let round = 0; round < (GATING ? 80 : 240); round++) {
      const { names, both } = all[(round * 37) % all.length] as Pair;
      const { orders, withoutFirst, withoutSecond } = await races.allowed(names, both);
      const came = await races.atOnce(...both, (round % 7) * 1.5);
      const wanted: string[] = [...orders];
      if (came.firstRefused) wanted.push(withoutFirst);
      if (came.secondRefused) wanted.push(withoutSecond);
      if (!wanted.includes(came.state)) wrong.push(names.join(' ∥ '));
      if (round % 20 === 0) for (const slug of [api, draft]) await catalogueAgrees(slug);
    }
    expect(wrong).toEqual([]);
  }, 1_800_000);
});
