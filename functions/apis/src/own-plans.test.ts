import { OWN_PLANS_MAX } from '@portico/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';

type Person = keyof Scene['people'];
type Plan = { readonly id: string; readonly apiId?: string; readonly archivedAt?: string };

let scene: Scene;
let slug: string;
beforeEach(async () => {
  scene = await createScene();
  slug = await scene.register();
});

const LIMITS = { requestsPerSecond: 5, burst: 10, requestsPerMonth: 1_000 };
const make = (who: Person, id = 'gold', apiId = slug) =>
  scene.call<Plan>('createPlan', {
    as: scene.people[who],
    body: { id, apiId, name: 'Gold', summary: 'Much.', ...LIMITS },
  });
const change = async (who: Person, planId: string, body: object) => {
  const params = { planId };
  const { headers } = await scene.call('getPlan', { as: scene.people.owner, params });
  return scene.call<Plan>('updatePlan', {
    as: scene.people[who],
    params,
    body,
    headers: { 'if-match': String(headers.ETag) },
  });
};
const archive = (who: Person, planId: string) =>
  scene.call('archivePlan', { as: scene.people[who], params: { planId } });
const list = async (query: Readonly<Record<string, string>>, who?: Person) => {
  const ids: string[] = [];
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const { status, body } = await scene.call<{ items: Plan[]; nextCursor?: string }>('listPlans', {
      ...(who ? { as: scene.people[who] } : { asVisitor: true }),
      query: { ...query, ...(cursor && { cursor }) },
    });
    if (status !== 200) return status;
    ids.push(...body.items.map(({ id }) => id));
    cursor = body.nextCursor;
  }
  return ids;
};

describe('a plan of an API’s own', () => {
  it('is made by who maintains the API, and named behind it; the portal’s are made by admins', async () => {
    expect((await make('maintainer')).body).toMatchObject({
      id: `${slug}.gold`,
      apiId: expect.stringMatching(/^api_/),
    });
    expect((await make('maintainer')).status).toBe(409);
    expect((await make('outsider')).status).toBe(404);
    const { status } = await scene.call('createPlan', {
      as: scene.people.owner,
      body: { id: 'gold', name: 'Gold', summary: 'Much.', ...LIMITS },
    });
    expect(status).toBe(403);
  });

  it('is changed, archived and offered again by who maintains the API, and by nobody else', async () => {
    await make('owner');
    expect((await change('outsider', `${slug}.gold`, { name: 'Mine' })).status).toBe(404);
    expect((await archive('outsider', `${slug}.gold`)).status).toBe(404);
    expect((await change('owner', 'basic', { name: 'Mine' })).status).toBe(403);
    expect((await archive('owner', 'basic')).status).toBe(403);
    expect((await change('maintainer', `${slug}.gold`, { requestsPerDay: 100 })).body).toMatchObject({
      requestsPerDay: 100,
    });
    expect((await archive('maintainer', `${slug}.gold`)).status).toBe(204);
    expect(await list({ apiId: slug })).not.toContain(`${slug}.gold`);
    await change('maintainer', `${slug}.gold`, { archived: false });
    expect(await list({ apiId: slug })).toContain(`${slug}.gold`);
  });

  it('stands before the portal’s in the list of its API, page by page, and in no other', async () => {
    for (const id of ['gold', 'iron', 'tin']) await make('owner', id);
    const all = [...['gold', 'iron', 'tin'].map((id) => `${slug}.${id}`), 'basic', 'enterprise', 'premium'];
    for (const limit of ['1', '2', '3', '4', '100'])
      expect([...((await list({ apiId: slug, limit })) as string[])].sort()).toEqual(all.toSorted());
    expect(((await list({ apiId: slug, limit: '2' })) as string[]).slice(0, 3)).toEqual(all.slice(0, 3));
    expect(await list({})).toHaveLength(3);
    expect(await list({ apiId: await scene.register() })).toHaveLength(3);
  });

  it('is seen by who sees the API', async () => {
    const hidden = await scene.register('private');
    await make('owner', 'gold', hidden);
    const get = async (as: object) =>
      (await scene.call('getPlan', { ...as, params: { planId: `${hidden}.gold` } })).status;
    expect([
      await get({ as: scene.people.member }),
      await get({ as: scene.people.outsider }),
      await get({ asVisitor: true }),
    ]).toEqual([200, 404, 404]);
    expect([await list({ apiId: hidden }, 'outsider'), await list({ apiId: hidden })]).toEqual([404, 404]);
  });

  it('is subscribed to for its API, and for no other', async () => {
    await make('owner');
    const appId = await scene.addApp();
    const subscribe = async (apiId: string) =>
      (
        await scene.call('createSubscription', {
          as: scene.people.owner,
          params: { appId },
          body: { apiId, planId: `${slug}.gold` },
        })
      ).status;
    expect([await subscribe(await scene.register()), await subscribe(slug)]).toEqual([404, 201]);
  });

  it('is one of so many at the most, however many are made at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: OWN_PLANS_MAX + 5 }, (_, index) => make('owner', `plan-${index}`)),
    );
    const of = (wanted: number) => answers.filter(({ status }) => status === wanted).length;
    expect([of(201), of(409)]).toEqual([OWN_PLANS_MAX, 5]);
    await archive('owner', String(answers.find(({ status }) => status === 201)?.body.id));
    expect((await make('owner', 'one-more')).status).toBe(201);
  });
});
