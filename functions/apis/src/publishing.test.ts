import { callerSlot, dayOf, slotsOver } from '@portico/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';

type Preview = {
  readonly verdict: string;
  readonly from?: string;
  readonly bump: string;
  readonly breaking: number;
  readonly changelog?: string;
  readonly findings: readonly { readonly rule: string; readonly level: string; readonly exception?: object }[];
  readonly affected: readonly { readonly appName: string; readonly calls: number; readonly operations: string[] }[];
  readonly moreAffected: boolean;
};

let scene: Scene;
let slug = '';
let apiId = '';

const documentOf = (paths: readonly string[]) => ({
  openapi: '3.0.3',
  info: { title: 'Museum', version: '1' },
  paths: Object.fromEntries(
    paths.map((path) => [
      path,
      { get: { operationId: `get${path.slice(1)}`, responses: { 200: { description: 'ok' } } } },
    ]),
  ),
});

/** A draft with these paths. */
const add = async (version: string, paths: readonly string[], grade?: 'A' | 'D') => {
  const routes = paths.map((path) => ({ key: `get${path.slice(1)}`, method: 'get', path }));
  const contentHash = await scene.documents.putDocument(documentOf(paths), routes);
  const importId = await scene.read(scene.people.owner.userId, { version, contentHash });
  const body = { importId, version, backendUrl: 'https://b.example' };
  await scene.call('createApiVersion', { as: scene.people.owner, params: { apiId: slug }, body });
  if (grade) {
    const lint = { score: 60, grade, errors: 0, warnings: 0, reasons: [] };
    await scene.data.entities.version.patch({ apiId, version }).set({ lint }).go();
  }
};
const preview = async (version: string) =>
  (await scene.call<Preview>('previewPublication', { as: scene.people.owner, params: { apiId: slug, version } })).body;
const publish = (version: string) =>
  scene.call('publishApiVersion', { as: scene.people.owner, params: { apiId: slug, version } });

const RULES = { breakingChange: 'free', grade: 'free', minimumGrade: 'F', owner: 'free' };
const ofPortal = async (rules: object) => {
  const as = scene.people.admin;
  const { headers } = await scene.call('getPublishingRules', { as });
  return scene.call('putPublishingRules', { as, body: rules, headers: { 'if-match': String(headers.ETag) } });
};
const ofApi = async (rules: object, who: 'owner' | 'admin' = 'owner') => {
  const asked = { as: scene.people[who], params: { apiId: slug } };
  const { headers } = await scene.call('getApiPublishingRules', asked);
  return scene.call('putApiPublishingRules', { ...asked, body: rules, headers: { 'if-match': String(headers.ETag) } });
};

/** An app that called an operation so often on a day so many days ago. */
const called = async (name: string, operation: string, calls: number, daysAgo = 0) => {
  const { owner } = scene.people;
  const made = await scene.call<{ id: string }>('createApp', { as: owner, body: { teamId: scene.teamId, name } });
  const day = dayOf(scene.clock.now().getTime()) - daysAgo;
  await scene.data.entities.caller
    .create({ apiId, version: '1.0.0', operation, appId: made.body.id, [callerSlot(day)]: calls })
    .go();
};

beforeEach(async () => {
  scene = await createScene();
  const contentHash = await scene.documents.putDocument(documentOf(['/things', '/old']), [
    { key: 'getthings', method: 'get', path: '/things' },
    { key: 'getold', method: 'get', path: '/old' },
  ]);
  const { owner } = scene.people;
  const importId = await scene.read(owner.userId, { contentHash });
  slug = 'museum';
  const body = { importId, teamId: scene.teamId, slug, name: 'Museum', backendUrl: 'https://b.example' };
  apiId = (await scene.call<{ id: string }>('createApi', { as: owner, body })).body.id;
  await scene.data.entities.user
    .create({ ...{ userId: scene.people.owner.userId, email: 'o@a.example', name: 'Olga' }, ...USER })
    .go();
  expect((await publish('1.0.0')).status).toBe(200);
});
const USER = { createdAt: '2026-11-22T12:00:00.000Z' };

describe('what publishing would do', () => {
  it('is what changes, what the rules say of it, and which apps called what breaks lately, the busiest first', async () => {
    await called('Little', 'getold', 2);
    await called('Much', 'getold', 40, 29);
    await called('Long ago', 'getold', 9, 30);
    await called('Elsewhere', 'getthings', 99);
    await add('1.1.0', ['/things', '/new']);
    const told = await preview('1.1.0');
    expect(told).toMatchObject({ from: '1.0.0', verdict: 'warned', bump: 'major', breaking: 1, moreAffected: false });
    expect(told.findings).toMatchObject([{ rule: 'breaking-change', level: 'warn' }]);
    expect(told.changelog).toContain('/old');
    expect(told.affected).toMatchObject([
      { appName: 'Much', teamName: 'Team', calls: 40, operations: ['getold'] },
      { appName: 'Little', calls: 2 },
    ]);
    await add('2.0.0', ['/things', '/new']);
    expect(await preview('2.0.0')).toMatchObject({
      verdict: 'clear',
      findings: [],
      affected: [{ calls: 40 }, { calls: 2 }],
    });
    await add('1.2.0', ['/things', '/old', '/new']);
    expect(await preview('1.2.0')).toMatchObject({ verdict: 'clear', bump: 'minor', affected: [] });
  });

  it('costs a query for an operation that breaks, whatever the number of apps, and says that there are more', async () => {
    await Promise.all(
      Array.from({ length: 620 }, (_, index) =>
        scene.data.entities.caller
          .create({
            ...{ apiId, version: '1.0.0', operation: 'getold', appId: `app_${String(index).padStart(26, '0')}` },
            [callerSlot(dayOf(scene.clock.now().getTime()))]: 1,
          })
          .go(),
      ),
    );
    await add('2.0.0', ['/things']);
    expect(await preview('2.0.0')).toMatchObject({ moreAffected: true });
  });
});

describe('a version that a rule is in the way of', () => {
  it('is not published, and says which; the stricter of the portal’s and the API’s holds', async () => {
    await add('1.1.0', ['/things'], 'D');
    await ofPortal({ ...RULES, breakingChange: 'block' });
    await ofApi({ ...RULES, grade: 'block', minimumGrade: 'B' });
    const refused = await publish('1.1.0');
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'publishing-blocked', errors: [{ rule: 'breaking-change' }, { rule: 'grade' }] },
    });
    expect((await preview('1.1.0')).verdict).toBe('blocked');
    await ofApi(RULES);
    expect((await publish('1.1.0')).body).toMatchObject({ errors: [{ rule: 'breaking-change' }] });
    await ofPortal(RULES);
    expect(await preview('1.1.0')).toMatchObject({ verdict: 'clear', findings: [] });
    expect((await publish('1.1.0')).status).toBe(200);
  });

  it('is published where an admin excused the API, for as long as that is said', async () => {
    await add('1.1.0', ['/things']);
    await ofPortal({ ...RULES, breakingChange: 'block' });
    const until = new Date(scene.clock.now().getTime() + 60_000).toISOString();
    const excused = { ...RULES, exceptions: [{ rule: 'breaking-change', reason: 'Nobody calls it', until }] };
    expect(await ofApi(excused)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await ofApi(excused, 'admin')).status).toBe(200);
    // Who may edit the API changes the rest, and leaves what admins said.
    expect((await ofApi({ ...excused, owner: 'warn' })).status).toBe(200);
    expect((await ofApi(RULES)).status).toBe(403);
    expect(await preview('1.1.0')).toMatchObject({
      verdict: 'warned',
      findings: [{ rule: 'breaking-change', level: 'block', exception: { reason: 'Nobody calls it' } }],
    });
    scene.clock.pass(61);
    expect((await publish('1.1.0')).status).toBe(409);
    await ofApi(excused, 'admin');
    expect((await publish('1.1.0')).status).toBe(409);
  });

  it('has nobody who answers for it, when no owner of its team may sign in', async () => {
    await add('2.0.0', ['/things']);
    await ofPortal({ ...RULES, owner: 'block' });
    await scene.data.entities.user
      .patch({ userId: scene.people.owner.userId })
      .set({ disabledAt: scene.clock.now().toISOString() })
      .go();
    expect((await publish('2.0.0')).body).toMatchObject({ errors: [{ rule: 'owner' }] });
  });
});

it('the ring of days is emptied long before it comes round', () => {
  const day = dayOf(Date.UTC(2026, 10, 22));
  const over = new Set(slotsOver(day));
  for (let ago = 0; ago < 30; ago += 1) expect(over.has(callerSlot(day - ago)), String(ago)).toBe(false);
  expect(over.has(callerSlot(day + 1)), 'tomorrow’s').toBe(false);
  expect([over.has(callerSlot(day - 30)), over.has(callerSlot(day - 61))]).toEqual([true, true]);
});
