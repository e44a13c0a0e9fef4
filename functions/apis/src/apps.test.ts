import { createId } from '@portico/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';

type Listed = {
  readonly items: readonly { readonly id: string; readonly mayHandOver: boolean }[];
  nextCursor?: string;
};

let scene: Scene;
/** Of each team of a developer: their role and the apps of it, the newest first. */
const had: { readonly role: 'owner' | 'member'; readonly apps: readonly string[] }[] = [];
const person = { userId: createId('user', new Date()), roles: ['developer'] as const };

beforeAll(async () => {
  scene = await createScene();
  for (let index = 0; index < 60; index += 1) {
    const at = new Date(scene.clock.now().getTime() + index * 1_000);
    const teamId = createId('team', at);
    const role = index % 2 === 0 ? ('owner' as const) : ('member' as const);
    await scene.data.entities.membership.create({ userId: person.userId, teamId, role }).go();
    const apps = Array.from({ length: index === 59 ? 7 : index % 4 === 0 ? 2 : 0 }, (_, order) =>
      createId('app', new Date(at.getTime() + order)),
    );
    for (const appId of apps)
      await scene.data.entities.app.create({ appId, teamId, name: 'A', createdAt: at.toISOString() }).go();
    had.unshift({ role, apps: apps.toReversed() });
  }
  const elsewhere = { appId: createId('app', new Date()), teamId: scene.teamId, name: 'Theirs' };
  await scene.data.entities.app.create({ ...elsewhere, createdAt: scene.clock.now().toISOString() }).go();
});

const list = async (query: Record<string, string>) => {
  const { status, body } = await scene.call<Listed>('listApps', { as: person, query });
  expect(status).toBe(200);
  return body;
};

describe('the apps of all one’s teams', () => {
  it.each([1, 3, 7, 100])('are listed whole, each once, in pages of %i', async (limit) => {
    const items: Listed['items'][number][] = [];
    for (let cursor: string | undefined, pages = 0; pages === 0 || cursor; pages += 1) {
      const page = await list({ limit: String(limit), ...(cursor && { cursor }) });
      expect(page.items.length).toBeLessThanOrEqual(limit);
      items.push(...page.items);
      cursor = page.nextCursor;
      expect(pages).toBeLessThan(60);
    }
    expect(items.map(({ id }) => id)).toEqual(had.flatMap(({ apps }) => apps));
    expect(items.map(({ mayHandOver }) => mayHandOver)).toEqual(
      had.flatMap(({ role, apps }) => apps.map(() => role === 'owner')),
    );
  });

  it('go on behind a team that was left between two pages', async () => {
    const { items, nextCursor = '' } = await list({ limit: '3' });
    const team = (await scene.data.entities.app.get({ appId: items[0]?.id ?? '' }).go()).data?.teamId ?? '';
    await scene.data.entities.membership.delete({ userId: person.userId, teamId: team }).go();
    const next = await list({ limit: '3', cursor: nextCursor });
    const [, ...others] = had.filter(({ apps }) => apps.length > 0);
    expect(next.items.map(({ id }) => id)).toEqual(others.flatMap(({ apps }) => apps).slice(0, 3));
    await scene.data.entities.membership.create({ userId: person.userId, teamId: team, role: 'member' }).go();
  });
});

describe('an app', () => {
  type App = {
    readonly id: string;
    readonly contacts: readonly string[];
    readonly callbackUrls: readonly string[];
    readonly description?: string;
    readonly mayChange: boolean;
  };
  const change = async (appId: string, who: keyof Scene['people'], body: object) => {
    const params = { appId };
    const { headers } = await scene.call('getApp', { as: scene.people.owner, params });
    return scene.call<App>('updateApp', {
      as: scene.people[who],
      params,
      body,
      headers: { 'if-match': String(headers.ETag) },
    });
  };

  it('is changed by who maintains it; what is not said stays, and null clears', async () => {
    const appId = await scene.addApp();
    const contacts = ['on-call@example.com', 'on-call@example.com', 'team@example.com'];
    expect((await change(appId, 'maintainer', { contacts, description: 'Ours.' })).body).toMatchObject({
      ...{ name: 'App', contacts: ['on-call@example.com', 'team@example.com'], description: 'Ours.', mayChange: true },
    });
    expect((await change(appId, 'maintainer', { name: 'Renamed' })).body).toMatchObject({
      ...{ name: 'Renamed', description: 'Ours.', contacts: ['on-call@example.com', 'team@example.com'] },
    });
    const cleared = await change(appId, 'owner', { description: null, contacts: [] });
    expect(cleared.body).toMatchObject({ name: 'Renamed', contacts: [] });
    expect(cleared.body).not.toHaveProperty('description');
    const statuses = [];
    for (const who of ['member', 'outsider'] as const) statuses.push((await change(appId, who, { name: 'X' })).status);
    expect(statuses).toEqual([404, 404]);
    const seen = await scene.call<App>('getApp', { as: scene.people.member, params: { appId } });
    expect(seen.body).toMatchObject({ name: 'Renamed', mayChange: false });
  });

  it('has people sent back over https, or on the machine itself, and never with a fragment', async () => {
    const appId = await scene.addApp();
    const taken = ['https://app.example/back?from=portico', 'http://localhost:8080/back', 'http://127.0.0.1/back'];
    expect((await change(appId, 'owner', { callbackUrls: taken })).body.callbackUrls).toEqual(taken);
    const refused = [
      ...['http://app.example/back', 'https://app.example/#', 'https://a:b@app.example/', 'http://127.0.0.1.example/'],
      ...['https://', 'http://localhost.example/'],
    ];
    for (const [index, url] of refused.entries()) {
      const { status, body } = await change(appId, 'owner', { callbackUrls: [...taken.slice(0, 1), url] });
      const { errors } = body as unknown as { errors: { pointer: string }[] };
      expect([index, status, errors.map(({ pointer }) => pointer)]).toEqual([index, 400, ['/callbackUrls/1']]);
    }
    const body = { teamId: scene.teamId, name: 'Made', callbackUrls: ['http://app.example/'] };
    expect((await scene.call('createApp', { as: scene.people.owner, body })).status).toBe(400);
  });

  it('is seen with its contacts by whose API it is subscribed to', async () => {
    const slug = await scene.register();
    const appId = await scene.addApp();
    await change(appId, 'owner', { contacts: ['on-call@example.com'] });
    const body = { apiId: slug, planId: 'basic' };
    await scene.call('createSubscription', { as: scene.people.owner, params: { appId }, body });
    const { body: page } = await scene.call<{ items: { contacts: string[] }[] }>('listSubscribers', {
      as: scene.people.maintainer,
      params: { apiId: slug },
    });
    expect(page.items.map(({ contacts }) => contacts)).toEqual([['on-call@example.com']]);
  });
});
