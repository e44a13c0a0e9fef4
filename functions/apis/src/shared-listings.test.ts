import type { Schema } from '@portico/contract';
import { createId, type Principal } from '@portico/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';
import { doApiJob } from './api-jobs.ts';
import { sharedListingOf, sharedScope, sharedTermsOf } from './listing.ts';
import { settleShared } from './shared-listings.ts';

type Api = Schema<'Api'>;

let scene: Scene;
let slug = '';
let teams: readonly string[] = [];
/** In two of the teams, in none of them. */
let friend: Principal;
let stranger: Principal;

const readerIn = async (...of: readonly string[]): Promise<Principal> => {
  const userId = createId('user', scene.clock.now());
  for (const teamId of of) await scene.data.entities.membership.create({ userId, teamId, role: 'owner' }).go();
  return { userId, roles: ['developer'] };
};

beforeEach(async () => {
  scene = await createScene();
  const { data, clock } = scene;
  teams = Array.from({ length: 3 }, () => createId('team', clock.now()));
  for (const [index, teamId] of teams.entries()) {
    await data.entities.team.create({ teamId, slug: `team-${index}`, name: `T${index}`, createdAt: '' }).go();
    await data.entities.teamSlug.create({ slug: `team-${index}`, teamId }).go();
  }
  friend = await readerIn(...teams.slice(0, 2));
  stranger = await readerIn();
  slug = await scene.register('private');
});

const work = async () => {
  const { data, documents, clock } = scene;
  const until = new Date(Date.now() + 60_000);
  const { data: jobs } = await data.entities.apiJob.scan.go({ pages: 'all' });
  // Each by two workers.
  const twice = [...jobs, ...jobs];
  await Promise.all(twice.map(({ jobId }) => doApiJob({ data, documents, now: clock.now })({ jobId }, { until })));
};
const change = async (body: object, operation: 'updateApi' | 'transferApi' | 'deleteApi' = 'updateApi') => {
  const as = scene.people.owner;
  const { headers } = await scene.call<Api>('getApi', { as, params: { apiId: slug } });
  const tag = { 'If-Match': String(headers.ETag ?? '') };
  const answer = await scene.call<Api & { errors: object }>(operation, {
    ...{ as, params: { apiId: slug }, body, headers: tag },
  });
  await work();
  return answer;
};
const found = async (as: Principal | undefined, { sort, ...query }: Record<string, string> = {}) => {
  const who = as ? { as } : { asVisitor: true as const };
  const { body } = await scene.call<{ items: Api[] }>('listApis', {
    ...{ ...who, query: { ...query, ...(sort && { sort }) } },
  });
  const facets = await scene.call<Schema<'CatalogueFacets'>>('getCatalogueFacets', { ...who, query });
  expect(facets.body.total).toBe(body.items.length);
  return body.items.map((item) => item.slug);
};
const statusFor = async (as: Principal, operation: 'getApi' | 'listApiVersions' = 'getApi') =>
  (await scene.call(operation, { as, params: { apiId: slug } })).status;
const leftovers = async () => {
  const { catalogueTerm, sharedListing } = scene.data.entities;
  const terms = (await catalogueTerm.scan.go({ pages: 'all' })).data.filter(({ shelf }) => shelf === 'shared');
  return { terms: terms.length, listings: (await sharedListing.scan.go({ pages: 'all' })).data.length };
};

describe('an API that is private', () => {
  it('is there for the teams it is shared with, once, and for nobody else', async () => {
    expect(await statusFor(friend)).toBe(404);
    const { status, body } = await change({ sharedWith: ['team-0', teams[1], 'team-2', teams[2]] });
    expect(status).toBe(200);
    expect(body.sharedWith).toEqual([0, 1, 2].map((at) => ({ id: teams[at], slug: `team-${at}`, name: `T${at}` })));
    const has = { tag: { tag: 'none' }, q: { q: 'api' }, own: { teamId: scene.teamId }, sorted: { sort: 'updated' } };
    for (const query of [{}, has.q, has.own, has.sorted, { access: 'private' }]) {
      expect(await found(friend, query)).toEqual([slug]);
      expect(await found(scene.people.admin, query)).toEqual([slug]);
      for (const nobody of [stranger, undefined]) expect(await found(nobody, query)).toEqual([]);
    }
    expect(await found(friend, has.tag)).toEqual([]);
    expect([await statusFor(friend), await statusFor(friend, 'listApiVersions')]).toEqual([200, 200]);
    expect(await statusFor(stranger)).toBe(404);
    // With whom else, only those are told who may change it.
    const seen = await scene.call<Api>('getApi', { as: friend, params: { apiId: slug } });
    expect([seen.body.mayEdit, seen.body.sharedWith]).toEqual([false, undefined]);
  });

  it('is there no more for who leaves the last of the teams', async () => {
    await change({ sharedWith: teams });
    const { userId } = friend;
    for (const [index, teamId] of teams.slice(0, 2).entries()) {
      await scene.data.entities.membership.delete({ userId, teamId }).go();
      expect([await found(friend), await statusFor(friend)]).toEqual(index === 0 ? [[slug], 200] : [[], 404]);
    }
  });

  it('is subscribed to by those who see it, as it was seen', async () => {
    const body = { teamId: teams[0], name: 'App' };
    const { id: appId } = (await scene.call<{ id: string }>('createApp', { as: friend, body })).body;
    const subscribe = async () =>
      (
        await scene.call('createSubscription', {
          ...{ as: friend, params: { appId }, body: { apiId: slug, planId: 'basic' } },
        })
      ).status;
    expect(await subscribe()).toBe(404);
    await change({ sharedWith: teams });
    expect(await subscribe()).toBe(201);
  });

  it('is there for none of them before something is published', async () => {
    slug = await scene.register('private', false);
    await change({ sharedWith: teams });
    expect([await statusFor(friend), await found(friend)]).toEqual([404, []]);
    await scene.call('publishApiVersion', { as: scene.people.owner, params: { apiId: slug, version: '1.0.0' } });
    await work();
    expect([await statusFor(friend), await found(friend)]).toEqual([200, [slug]]);
  });

  it('is found by what it is now, and no more by a team that it is not shared with any more', async () => {
    await change({ sharedWith: teams.slice(0, 1) });
    await change({ name: 'Gallery', tags: ['art'] });
    expect(await found(friend, { q: 'gallery', tag: 'art' })).toEqual([slug]);
    await change({ sharedWith: teams.slice(2) });
    expect([await statusFor(friend), await found(friend), await found(friend, { q: 'gallery' })]).toEqual([
      404,
      [],
      [],
    ]);
    expect(await found(await readerIn(...teams), { q: 'gallery' })).toEqual([slug]);
    await change({ sharedWith: [] });
    expect(await leftovers()).toEqual({ terms: 0, listings: 0 });
    const { apiId } = (await scene.data.entities.slug.get({ slug }).go()).data ?? { apiId: '' };
    expect((await scene.data.entities.api.get({ apiId }).go()).data).toMatchObject({ shownTo: [], listedFor: [] });
  });

  it('loses nobody before the lists have followed, and shows nobody what they may not see', async () => {
    await change({ sharedWith: teams });
    const { headers } = await scene.call<Api>('getApi', { as: scene.people.owner, params: { apiId: slug } });
    await scene.call('updateApi', {
      ...{ as: scene.people.owner, params: { apiId: slug }, body: { sharedWith: [] } },
      headers: { 'If-Match': String(headers.ETag ?? '') },
    });
    // No worker came yet.
    for (const query of [{}, { q: 'api' }])
      expect((await scene.call<{ items: Api[] }>('listApis', { as: friend, query })).body.items).toEqual([]);
  });

  it('is everybody’s once it is not private, and shared as before when it is again', async () => {
    await change({ sharedWith: teams });
    await change({ visibility: 'internal' });
    for (const who of [friend, stranger]) expect(await found(who)).toEqual([slug]);
    expect(await leftovers()).toEqual({ terms: 0, listings: 0 });
    await change({ visibility: 'private' });
    expect([await found(friend), await found(stranger)]).toEqual([[slug], []]);
  });

  it('stays shared when it is handed over, also to one of the teams', async () => {
    await change({ sharedWith: teams });
    const [teamId = ''] = teams;
    await scene.data.entities.membership.create({ userId: scene.people.owner.userId, teamId, role: 'owner' }).go();
    expect((await change({ teamId }, 'transferApi')).status).toBe(200);
    expect(await found(friend)).toEqual([slug]);
    expect(await found(await readerIn(teams[2] ?? ''))).toEqual([slug]);
    expect(await found(scene.people.member)).toEqual([]);
    expect((await leftovers()).listings).toBe(2);
  });

  it('is nowhere when it is deleted, and those who saw it are told', async () => {
    await change({ sharedWith: teams });
    const [deleted, { name }] = [slug, { name: 'API 1' }];
    expect((await change({ name }, 'deleteApi')).status).toBe(204);
    expect(await leftovers()).toEqual({ terms: 0, listings: 0 });
    expect(await found(friend)).toEqual([]);
    slug = deleted;
    expect([await statusFor(friend), await statusFor(stranger)]).toEqual([410, 404]);
  });

  it('is listed to the end when it broke off in between', async () => {
    await change({ sharedWith: teams.slice(0, 2) });
    const { data } = scene;
    const { apiId } = (await data.entities.slug.get({ slug }).go()).data ?? { apiId: '' };
    const [teamId = ''] = teams;
    const before = (await data.entities.sharedListing.get({ teamId, apiId }).go()).data;
    if (!before) throw new Error('not listed');
    // As if it had been listed for one team as something else, and for the other not at all.
    const item = (await data.entities.api.get({ apiId }).go()).data;
    if (!item) throw new Error('not there');
    const other = sharedListingOf(teamId, { ...item, name: 'Zoo', tags: ['animals'] });
    await data.entities.catalogueTerm.delete(sharedTermsOf(before)).go();
    await data.entities.catalogueTerm.put(sharedTermsOf(other)).go();
    await data.entities.sharedListing.put({ ...other, writings: 7 }).go();
    await data.entities.sharedListing.delete({ teamId: teams[1] ?? '', apiId }).go();
    await Promise.all([settleShared(data, apiId), settleShared(data, apiId)]);
    expect([await found(friend, { q: 'zoo' }), await found(friend, { q: 'api' })]).toEqual([[], [slug]]);
    const terms = await data.entities.catalogueTerm.scan.go({ pages: 'all' });
    const mine = terms.data.filter(({ scope }) => scope === sharedScope(teamId)).map(({ word }) => word);
    expect(mine.sort()).toEqual(
      sharedTermsOf(sharedListingOf(teamId, item))
        .map(({ word }) => word)
        .sort(),
    );
  });

  it('is shared with teams that there are, twenty at most', async () => {
    const refused = await change({ sharedWith: ['team-0', 'team-9', 'team_00000000000000000000000009'] });
    expect(refused).toMatchObject({ status: 422, body: { code: 'invalid-reference' } });
    expect(refused.body.errors).toMatchObject([{ pointer: '/sharedWith/1' }, { pointer: '/sharedWith/2' }]);
    const many = Array.from({ length: 21 }, () => 'team-0');
    expect((await change({ sharedWith: many })).status).toBe(400);
    expect((await change({ sharedWith: many.slice(1) })).body.sharedWith).toHaveLength(1);
  });
});

it('more than can be looked at is listed, and not counted', async () => {
  const words = ['#shared', '@team_1', '~published', '%gZ'];
  for (const [index, teamId] of teams.slice(0, 2).entries()) {
    await scene.data.entities.hiddenShelf.put({ teamId: sharedScope(teamId), newest: 'api_z' }).go();
    const listings = Array.from({ length: 501 }, (_, at) => ({ teamId, apiId: `api_${index}${at}`, words }));
    await scene.data.entities.sharedListing.put(listings.map((one) => ({ ...one, updated: '$u', writings: 1 }))).go();
  }
  const told = async (as: Principal) =>
    (await scene.call<Schema<'CatalogueFacets'>>('getCatalogueFacets', { as })).body;
  expect((await told(await readerIn(teams[0] ?? ''))).total).toBe(501);
  expect((await told(friend)).total).toBeUndefined();
});
