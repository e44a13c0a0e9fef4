import { writeTogether } from '@portico/data';
import { createId, ROLES, type Role, USER_STATUSES, type UserStatus, wordsOf } from '@portico/domain';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { END_NAMES, ENDS } from '../test/ends-of-people.ts';
import { createScene, type Scene, type Someone } from '../test/scene.ts';
import { newUserParts } from './user-record.ts';

type Person = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly status: UserStatus;
};
type Page = { readonly items: readonly Person[]; readonly nextCursor?: string };

const tagOf = async (scene: Scene, userId: string) => {
  const { headers } = await scene.call('getUser', { as: scene.people.admin, params: { userId } });
  return { 'If-Match': String(headers.ETag) };
};
const change = async (scene: Scene, { userId }: Someone, body: object, headers?: Record<string, string>) =>
  scene.call<Person>('updateUser', {
    as: scene.people.admin,
    params: { userId },
    body,
    headers: headers ?? (await tagOf(scene, userId)),
  });

describe('an admin', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await createScene();
  });

  it('gives somebody a name and a role, disables and enables them; each edit is of what was seen', async () => {
    const { outsider } = scene.people;
    const seen = await tagOf(scene, outsider.userId);
    expect(await change(scene, outsider, { name: ' Otto von B ', role: 'publisher' }, seen)).toMatchObject({
      status: 200,
      body: { name: 'Otto von B', role: 'publisher', status: 'active' },
    });
    expect((await change(scene, outsider, { role: 'admin' }, seen)).status).toBe(412);
    const disabled = await change(scene, outsider, { status: 'disabled' });
    expect(disabled.body).toMatchObject({ status: 'disabled', disabledAt: scene.clock.now().toISOString() });
    const enabled = await change(scene, outsider, { status: 'active' });
    expect(enabled.body).toMatchObject({ status: 'active', role: 'publisher' });
    expect(enabled.body).not.toHaveProperty('disabledAt');
    const item = (await scene.data.entities.user.get({ userId: outsider.userId }).go()).data;
    expect(item).toMatchObject({ roleGiven: true, sessionsEndedAt: expect.any(String) });
  });

  it('finds somebody by their new name and no longer by the old', async () => {
    const { outsider, admin } = scene.people;
    await change(scene, outsider, { name: 'Zacharias' });
    const named = async (q: string) =>
      (await scene.call<Page>('listUsers', { as: admin, query: { q } })).body.items.map(({ id }) => id);
    expect(await named('zach')).toEqual([outsider.userId]);
    expect(await named('otto zach')).toEqual([outsider.userId]);
    expect(await named('OTTO@example.com')).toEqual([outsider.userId]);
    expect(await named('ottoman')).toEqual([]);
    expect(await named('…')).toEqual([]);
    await change(scene, outsider, { name: 'Łukasz Sørensen-Weiß' });
    for (const q of ['Łukasz', 'lukasz', 'SORENSEN', 'Sørensen', 'weiss', 'Weiß', 'lukas weis'])
      expect(await named(q), q).toEqual([outsider.userId]);
  });

  it('deletes somebody, who can be restored, and is neither deleted nor restored twice', async () => {
    const { outsider, admin } = scene.people;
    const params = { userId: outsider.userId };
    expect((await scene.call('restoreUser', { as: admin, params })).status).toBe(409);
    expect((await scene.call('deleteUser', { as: admin, params })).status).toBe(204);
    expect((await scene.call('deleteUser', { as: admin, params })).status).toBe(404);
    const { body } = await scene.call<Person>('getUser', { as: admin, params });
    expect(body).toMatchObject({ status: 'deleted', erasedAt: '2026-12-22T12:00:00.000Z' });
    expect((await change(scene, outsider, { status: 'active' })).status).toBe(409);
    expect(await scene.call('restoreUser', { as: admin, params })).toMatchObject({
      status: 200,
      body: { status: 'active', role: 'developer' },
    });
  });

  it('deletes nobody whose team would be without an owner', async () => {
    const { owner, admin, maintainer } = scene.people;
    const params = { userId: owner.userId };
    expect(await scene.call('deleteUser', { as: admin, params })).toMatchObject({
      status: 409,
      body: { code: 'last-owner' },
    });
    await scene.join(scene.teamId, await scene.person('second'), 'owner');
    expect((await scene.call('deleteUser', { as: admin, params })).status).toBe(204);
    expect((await scene.call('deleteUser', { as: admin, params: { userId: maintainer.userId } })).status).toBe(204);
  });

  it('tells the log who was what and is what now', async () => {
    const { outsider, admin } = scene.people;
    await change(scene, outsider, { role: 'publisher', status: 'disabled' });
    const { body } = await scene.call<{ items: readonly object[] }>('listAuditEntries', {
      as: admin,
      query: { entityId: outsider.userId },
    });
    expect(body.items[0]).toMatchObject({
      action: 'user.disable',
      actor: { id: admin.userId },
      changes: [
        { name: 'role', before: '"developer"', after: '"publisher"' },
        { name: 'status', before: '"active"', after: '"disabled"' },
      ],
    });
  });

  it.each(END_NAMES)('is one of those who cannot all be gone: %s the last one', async (end) => {
    const refused = await ENDS[end](scene, scene.people.admin);
    expect(refused).toMatchObject({ status: 409, body: { code: 'last-admin' } });
  });
});

describe('the list of people', () => {
  const NAMES = ['Ann', 'Anna', 'Bert', 'Änne', 'Cleo Ann', 'Ann Anna'];
  let scene: Scene;
  let all: (Person & { seenAt: string; lastSignInAt: string | undefined })[];

  beforeAll(async () => {
    scene = await createScene();
    const { data } = scene;
    all = [];
    for (let index = 0; index < 240; index++) {
      const userId = createId('user', new Date(1e12 + index));
      const role = ROLES[(index * 7) % 3] ?? 'developer';
      const status = USER_STATUSES[index % 5 === 0 ? 1 : index % 7 === 0 ? 2 : 0] ?? 'active';
      const at = new Date(1.7e12 + ((index * 7919) % 240) * 60_000).toISOString();
      const lastSignInAt = index % 11 === 0 ? undefined : at;
      const name = NAMES[index % NAMES.length] ?? '';
      const item = {
        ...{ userId, role, name, email: `p${index}@corp-${index % 3}.example`, createdAt: at },
        ...(lastSignInAt !== undefined && { lastSignInAt }),
        ...(status !== 'active' && { disabledAt: at }),
        ...(status === 'deleted' && { deletedAt: '2026-11-01T00:00:00.000Z' }),
      };
      await writeTogether(data, (items) => newUserParts(items, item));
      if (index % 4 === 0) await data.entities.membership.create({ userId, teamId: scene.teamId, role: 'member' }).go();
      const seenAt = status === 'deleted' ? '2026-11-01T00:00:00.000Z' : (lastSignInAt ?? '0');
      all.push({ id: userId, name, email: item.email, role, status, seenAt, lastSignInAt });
    }
  });

  const read = async (query: Record<string, string>, limit: number) => {
    const found: Person[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const { body }: { body: Page } = await scene.call<Page>('listUsers', {
        as: scene.people.admin,
        query: { ...query, limit: String(limit), ...(cursor && { cursor }) },
      });
      expect(body.items.length).toBeLessThanOrEqual(limit);
      found.push(...body.items);
      cursor = body.nextCursor;
      pages += 1;
    } while (cursor && pages < 1000);
    return found.map(({ id }) => id);
  };

  const FROM = new Date(1.7e12 + 60 * 60_000).toISOString();
  const TO = new Date(1.7e12 + 170 * 60_000).toISOString();
  const FILTERS: readonly Record<string, string>[] = [
    {},
    ...ROLES.map((role) => ({ role })),
    ...USER_STATUSES.map((status) => ({ status })),
    ...USER_STATUSES.flatMap((status) => ROLES.map((role) => ({ status, role }))),
    { signedInFrom: FROM },
    { signedInTo: TO },
    { signedInFrom: FROM, signedInTo: TO },
    { signedInFrom: FROM, signedInTo: TO, role: 'publisher' },
    { signedInTo: TO, status: 'deleted' },
    { q: 'ann' },
    { q: 'ANN cle' },
    { q: 'p12' },
    { q: 'corp', role: 'admin', signedInFrom: FROM },
    { q: 'p7@corp-1.example' },
    { q: 'ann', status: 'disabled' },
    { q: '@corp-1.example' },
    { q: 'ann bert corp' },
  ];

  it.each(FILTERS.map((filter) => [JSON.stringify(filter), filter] as const))(
    'says of %s exactly who there is, whatever the page’s size',
    async (_, filter) => {
      const words = wordsOf(filter.q ?? '');
      const ids = new Set(all.map(({ id }) => id));
      const wanted = all.filter(
        ({ role, status, lastSignInAt = '0', name, email }) =>
          (!filter.role || role === filter.role) &&
          (!filter.status || status === filter.status) &&
          (!filter.signedInFrom || lastSignInAt >= filter.signedInFrom) &&
          (!filter.signedInTo || lastSignInAt < filter.signedInTo) &&
          (filter.q?.indexOf('@') !== undefined && filter.q.indexOf('@') > 0
            ? email === filter.q
            : words.every((word) => wordsOf(`${name} ${email}`).some((one) => one.startsWith(word)))),
      );
      for (const limit of [7, 50]) {
        const found = (await read(filter, limit)).filter((id) => ids.has(id));
        if (filter.q === undefined) {
          const inOrder = wanted.toSorted((a, b) => (`${a.seenAt} ${a.id}` < `${b.seenAt} ${b.id}` ? 1 : -1));
          expect(found).toEqual(inOrder.map(({ id }) => id));
        } else expect(found.toSorted()).toEqual(wanted.map(({ id }) => id).sort());
      }
    },
  );

  it('is of a team where one is asked for', async () => {
    const { teamId } = scene;
    const wanted = all.filter((_, index) => index % 4 === 0);
    const found = await read({ teamId, role: 'publisher' }, 10);
    expect(found.filter((id) => all.some((one) => one.id === id)).sort()).toEqual(
      wanted
        .filter(({ role }) => role === 'publisher')
        .map(({ id }) => id)
        .sort(),
    );
    const both = await read({ teamId, q: 'bert' }, 10);
    expect(both.sort()).toEqual(
      wanted
        .filter(({ name }) => name === 'Bert')
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('finds who is rare among many by what is rare of them, in one page', async () => {
    const { data } = scene;
    const teamId = createId('team', new Date());
    for (let index = 0; index < 230; index++) {
      const userId = createId('user', new Date(1e12 + index));
      const role = index === 100 ? ('admin' as const) : ('developer' as const);
      const at = new Date(1.6e12 + index * 60_000).toISOString();
      const item = {
        userId,
        role,
        name: 'Often Found',
        email: `often${index}@much.example`,
        createdAt: at,
        lastSignInAt: at,
      };
      await writeTogether(data, (items) => newUserParts(items, item));
      if (index % 100 === 50) await data.entities.membership.create({ userId, teamId, role: 'member' }).go();
    }
    const found = async (query: Record<string, string>, limit = '5') => {
      const { body } = await scene.call<Page>('listUsers', { as: scene.people.admin, query: { ...query, limit } });
      return { many: body.items.length, more: body.nextCursor !== undefined };
    };
    const alone = { many: 1, more: false };
    expect(await found({ q: 'often', teamId })).toEqual({ many: 2, more: false });
    expect(await found({ q: 'found often100' })).toEqual(alone);
    const signedInFrom = new Date(1.6e12 + 7 * 60_000).toISOString();
    const signedInTo = new Date(1.6e12 + 8 * 60_000).toISOString();
    expect(await found({ q: 'often', signedInFrom, signedInTo })).toEqual(alone);
    const stretch = {
      signedInFrom: new Date(1.6e12 + 100 * 60_000).toISOString(),
      signedInTo: new Date(1.6e12 + 215 * 60_000).toISOString(),
    };
    expect(await found({ q: 'often', ...stretch }, '25')).toEqual({ many: 25, more: true });
  });

  it('refuses a range that ends before it begins', async () => {
    const query = { signedInFrom: TO, signedInTo: FROM };
    expect((await scene.call('listUsers', { as: scene.people.admin, query })).status).toBe(400);
  });
});
