import type { Schema } from '@portico/contract';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';
import { doApiJob } from './api-jobs.ts';

type Facets = Schema<'CatalogueFacets'>;
type Api = Schema<'Api'>;

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});

/** What waits for the worker of API jobs, done as it does it. */
const work = async (times = 1) => {
  const { data, clock, documents } = scene;
  const until = new Date(Date.now() + 60_000);
  const { data: jobs } = await data.entities.apiJob.scan.go({ pages: 'all' });
  for (let time = 0; time < times; time += 1)
    await Promise.all(jobs.map(({ jobId }) => doApiJob({ data, documents, now: clock.now })({ jobId }, { until })));
};
const told = async (as = scene.people.owner, query: Record<string, string> = {}) => {
  const { status, body } = await scene.call<Facets>('getCatalogueFacets', { as, query });
  expect(status).toBe(200);
  const values = Object.fromEntries(
    body.facets.map(({ name, values: of }) => [name, Object.fromEntries(of.map((one) => [one.value, one.count]))]),
  );
  return { total: body.total, ...values } as Readonly<Record<string, unknown>> & { readonly total?: number };
};
const update = async (slug: string, body: object) => {
  const as = scene.people.owner;
  const { headers } = await scene.call<Api>('getApi', { as, params: { apiId: slug } });
  const tag = { 'If-Match': String(headers.ETag ?? '') };
  const { status } = await scene.call('updateApi', { as, params: { apiId: slug }, body, headers: tag });
  expect(status).toBe(200);
};

describe('what the catalogue can be narrowed by', () => {
  let slug = '';
  beforeEach(async () => {
    scene = await createScene();
    slug = await scene.register('public');
    await update(slug, { tags: ['art'], categories: ['culture'] });
    await work();
  });

  it('is counted once, however often it was changed, and however many workers count', async () => {
    await update(slug, { tags: ['art', 'tickets'] });
    await update(slug, { tags: ['tickets'] });
    await work(3);
    const expected = { total: 1, category: { culture: 1 }, tag: { tickets: 1 }, teamId: { [scene.teamId]: 1 } };
    expect(await told()).toMatchObject({ ...expected, lifecycle: { published: 1 } });
    expect((await told()).tag).toEqual({ tickets: 1 });
    expect(await scene.data.entities.apiJob.scan.go({ pages: 'all' })).toMatchObject({ data: [] });
  });

  it('is nobody’s who may not see it, in all and in what is narrowed', async () => {
    await update(slug, { visibility: 'private' });
    await work();
    const { people } = scene;
    expect((await told()).access).toEqual({ private: 1 });
    for (const as of [people.outsider, people.owner, people.member, people.admin]) {
      const sees = as !== people.outsider;
      for (const query of [{}, { tag: 'art' }, { q: 'api' }])
        expect([(await told(as, query)).total, query]).toEqual([sees ? 1 : 0, query]);
    }
    const visitor = await scene.call<Facets>('getCatalogueFacets', { asVisitor: true });
    expect(visitor.body).toMatchObject({ total: 0, facets: Array(7).fill({ values: [] }) });
  });

  it('is counted no more once the API is deleted', async () => {
    const as = scene.people.owner;
    const params = { apiId: slug };
    const { headers, body } = await scene.call<Api>('getApi', { as, params });
    const tag = { 'If-Match': String(headers.ETag ?? '') };
    await scene.call('deleteApi', { as, params, headers: tag, body: { name: body.name } });
    await work(2);
    const nothing = { category: {}, tag: {}, teamId: {}, access: {}, lifecycle: {}, grade: {}, kind: {} };
    expect(await told()).toEqual({ total: 0, ...nothing });
    expect((await scene.data.entities.facetCount.scan.go({ pages: 'all' })).data).toEqual([]);
  });

  it('has what its document is written in, of one that was listed before that was asked once it is saved again', async () => {
    const { data, people } = scene;
    const { apiId } = (await data.entities.slug.get({ slug }).go()).data ?? { apiId: '' };
    const found = async (kind: string) => {
      const { body } = await scene.call<{ items: Api[] }>('listApis', { as: people.owner, query: { kind } });
      return body.items.map((api) => api.slug);
    };
    expect((await told()).kind).toEqual({ openapi: 1 });
    expect([await found('openapi'), await found('graphql')]).toEqual([[slug], []]);
    // As it was kept: without the mark, in its terms and in its counts.
    const terms = (await data.entities.catalogueTerm.scan.go({ pages: 'all' })).data;
    await data.entities.catalogueTerm.delete(terms.filter(({ word }) => word === '^openapi')).go();
    const { data: item } = await data.entities.api.get({ apiId }).go();
    const counted = item?.counted?.filter((one) => !one.endsWith('^openapi')) ?? [];
    await data.entities.api.patch({ apiId }).set({ counted }).remove(['listedKind']).go();
    await data.entities.facetCount.delete({ scope: 'public', mark: '^openapi' }).go();
    expect([(await told()).kind, await found('openapi')]).toEqual([{}, []]);
    await update(slug, { summary: 'Saved again' });
    await work();
    expect([(await told()).kind, await found('openapi')]).toEqual([{ openapi: 1 }, [slug]]);
  });

  it('follows what becomes of the default version by its date', async () => {
    const { data, clock, people } = scene;
    const params = { apiId: slug, version: '1.0.0' };
    const { headers } = await scene.call('getApiVersion', { as: people.owner, params });
    const at = (seconds: number) => new Date(clock.now().getTime() + seconds * 1000).toISOString();
    const body = { deprecatedAt: at(60), sunsetAt: at(3600) };
    const tag = { 'If-Match': String(headers.ETag ?? '') };
    expect((await scene.call('putDeprecation', { as: people.owner, params, headers: tag, body })).status).toBe(200);
    await work();
    expect((await told()).lifecycle).toEqual({ published: 1 });
    const { apiId } = (await data.entities.slug.get({ slug }).go()).data ?? { apiId: '' };
    // What `overdue` writes when a date comes.
    const comes = async (seconds: number) => {
      clock.pass(seconds);
      const job = { jobId: `job_${seconds}`, kind: 'list', apiId, apiName: '', apiSlug: slug, teamId: '' } as const;
      await data.entities.apiJob.create({ ...job, createdAt: clock.now().toISOString() }).go();
      await work(2);
    };
    await comes(61);
    expect((await told()).lifecycle).toEqual({ deprecated: 1 });
    await comes(3600);
    expect((await told()).lifecycle).toEqual({ retired: 1 });
    const list = (lifecycle: string) =>
      scene.call<{ items: Api[] }>('listApis', { as: people.owner, query: { lifecycle } });
    expect((await list('retired')).body.items.map((api) => api.slug)).toEqual([slug]);
    expect((await list('published')).body.items).toEqual([]);
  });

  it('moves along with an API that is handed over', async () => {
    const { data, people, clock } = scene;
    const other = 'team_00000000000000000000000001';
    await data.entities.team.create({ teamId: other, name: 'Other', createdAt: clock.now().toISOString() }).go();
    await data.entities.membership.create({ userId: people.owner.userId, teamId: other, role: 'owner' }).go();
    const { headers } = await scene.call<Api>('getApi', { as: people.owner, params: { apiId: slug } });
    const tag = { 'If-Match': String(headers.ETag ?? '') };
    const asked = { as: people.owner, params: { apiId: slug }, headers: tag, body: { teamId: other } };
    expect((await scene.call('transferApi', asked)).status).toBe(200);
    await work();
    expect((await told()).teamId).toEqual({ [other]: 1 });
  });
});
