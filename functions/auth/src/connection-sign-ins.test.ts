import { type ConnectionItem, isOpen, writeTogether } from '@portico/data';
import { CORPORATE_CONNECTION, createId, providerOf } from '@portico/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, createSessionScene, REQUEST, type SessionScene } from '../test/session-scene.ts';
import { adminsThrough } from './connection-admins.ts';

let scene: SessionScene;
let connection: ConnectionItem;
let teamId: string;
beforeAll(async () => {
  scene = await createSessionScene();
});
afterAll(() => scene.stop());
beforeEach(async () => {
  scene.begin();
  const at = scene.now();
  teamId = createId('team', at);
  await scene.data.entities.team.create({ teamId, name: 'Staff', createdAt: at.toISOString() }).go();
  connection = await addConnection();
  groups('[api+publishers,staff]');
});

const addConnection = async () => {
  const at = scene.now();
  const item: ConnectionItem = {
    ...{ connectionId: createId('connection', at), name: 'Acme', kind: 'saml', issuer: 'https://idp.example' },
    ...{ domains: ['acme.example'], claims: { email: 'email', name: 'name', groups: 'groups' }, enabled: true },
    mappings: [
      { group: 'api publishers', role: 'publisher' },
      { group: 'staff', teamId },
      { group: 'leads', teamId, teamRole: 'maintainer' },
    ],
    ...{ revision: 1, createdAt: at.toISOString(), list: 'all' },
  };
  await scene.data.entities.connection.create(item).go();
  return item;
};
/** Whoever signs in next comes through the connection, with these groups. */
const groups = (text: string | undefined, email = 'ann@acme.example') =>
  scene.claim({
    'cognito:username': `${providerOf(connection.connectionId)}_emp_1`,
    'cognito:groups': [],
    'custom:groups': text,
    email,
    email_verified: false,
  });
const signIn = () => scene.signIns.create(REQUEST);
const switchTo = (changes: Partial<ConnectionItem>) =>
  scene.data.entities.connection.patch({ connectionId: connection.connectionId }).set(changes).go();
const membershipOf = async (userId: string) =>
  (await scene.data.entities.membership.get({ userId, teamId }).go({ consistent: true })).data;
const toldOf = async (entityId: string) =>
  (await scene.data.entities.auditEntry.query.byEntity({ entityId }).go({ pages: 'all' })).data;

describe('a sign-in through a connection', () => {
  it('makes the person with the role and the team that the groups give, each told as the connection’s', async () => {
    const { user, session } = await signIn();
    expect(user.roles).toEqual(['publisher', 'developer']);
    expect(await membershipOf(user.id)).toMatchObject({ role: 'member', givenBy: connection.connectionId });
    const [entry] = await toldOf(teamId);
    expect(entry).toMatchObject({ action: 'member.add', actorId: connection.connectionId });
    const kept = (await scene.data.entities.session.get({ sessionId: session.id }).go()).data;
    expect(kept?.connectionId).toBe(connection.connectionId);
    // A team of their own they have besides.
    const { data: own } = await scene.data.entities.membership.query.primary({ userId: user.id }).go();
    expect(own.map(({ role }) => role).sort()).toEqual(['member', 'owner']);
  });

  it('follows the groups at each sign-in, and takes again what it gave', async () => {
    const { user } = await signIn();
    groups('[staff,leads]');
    expect((await signIn()).user.roles).toEqual(['developer']);
    expect((await membershipOf(user.id))?.role).toBe('maintainer');
    groups(undefined);
    await signIn();
    expect(await membershipOf(user.id)).toBeNull();
    const actions = (await toldOf(teamId)).map(({ action }) => action);
    expect(actions.sort()).toEqual(['member.add', 'member.change', 'member.remove']);
    expect((await toldOf(user.id)).filter(({ action }) => action === 'user.change')).toHaveLength(1);
  });

  it('leaves what somebody was given here: a team, a role', async () => {
    const { user } = await signIn();
    const key = { userId: user.id, teamId };
    await scene.data.entities.membership.patch(key).set({ role: 'maintainer' }).remove(['givenBy']).go();
    await scene.data.entities.user.patch({ userId: user.id }).set({ role: 'admin', roleGiven: true }).go();
    groups('nothing');
    expect((await signIn()).user.roles).toEqual(['admin', 'developer']);
    expect((await membershipOf(user.id))?.role).toBe('maintainer');
  });

  it('is nobody else’s, whatever the address; and the address counts as theirs in the connection’s domains only', async () => {
    const mine = await signIn();
    scene.somebody();
    scene.claim({ email: 'ann@acme.example', email_verified: true });
    const byPassword = await signIn();
    expect(byPassword.user.id).not.toBe(mine.user.id);
    expect((await scene.data.entities.user.get({ userId: mine.user.id }).go()).data?.emailVerified).toBe(true);
    scene.somebody();
    groups('staff', 'boss@elsewhere.example');
    scene.claim({ email_verified: true });
    const { user } = await signIn();
    expect((await scene.data.entities.user.get({ userId: user.id }).go()).data?.emailVerified).toBe(false);
  });
});

describe('a sign-in through the deployment’s own connection', () => {
  it('gives by groups what admins said, believes the address, and costs its sessions nothing', async () => {
    groups('[leads,staff]', 'dev@corp.example');
    const corporate = { 'cognito:username': 'Corporate_emp_1', email_verified: true };
    scene.claim(corporate);
    const { user, session } = await signIn();
    expect([user.roles, await membershipOf(user.id)]).toEqual([['developer'], null]);
    const key = { connectionId: CORPORATE_CONNECTION };
    const { mappings } = connection;
    await scene.data.entities.connection.patch(key).set({ mappings, enabled: false }).go();
    groups('[api+publishers,leads]', 'dev@corp.example');
    scene.claim(corporate);
    const again = await signIn();
    expect(again.user.roles).toEqual(['publisher', 'developer']);
    expect(await membershipOf(user.id)).toMatchObject({ role: 'maintainer', givenBy: CORPORATE_CONNECTION });
    expect((await scene.data.entities.user.get({ userId: user.id }).go()).data?.emailVerified).toBe(true);
    const kept = (await scene.data.entities.session.get({ sessionId: session.id }).go()).data;
    expect(kept?.connectionId).toBe(CORPORATE_CONNECTION);
    expect(await codeOf(scene.signIns.refresh({ sessionToken: again.sessionToken }))).toBe('none');
  });
});

describe('the last admin', () => {
  const admins = async () => {
    const key = { holderId: 'portico', kind: 'admins' } as const;
    return [...((await scene.data.entities.places.get(key).go({ consistent: true })).data?.ids ?? [])];
  };
  const read = async () => {
    const { connectionId } = connection;
    const { data } = await scene.data.entities.connection.get({ connectionId }).go({ consistent: true });
    if (!data) throw new Error('there is none');
    return data;
  };
  /** Switches the connection off as the table has it. */
  const off = async () => {
    const now = await read();
    const through = await adminsThrough(scene.data, now);
    return writeTogether(scene.data, (items) => ({
      admins: through.leave(items),
      connection: items.connection
        .patch({ connectionId: connection.connectionId })
        .set({ enabled: false })
        .where(through.stillThose)
        .commit(),
    }));
  };
  beforeEach(async () => {
    await scene.data.entities.places.delete({ holderId: 'portico', kind: 'admins' }).go();
    await scene.data.entities.connection
      .patch({ connectionId: connection.connectionId })
      .set({ mappings: [{ group: 'admins', role: 'admin' }] })
      .go();
    groups('admins');
  });
  const byPassword = async () => {
    scene.somebody();
    scene.claim({ 'cognito:groups': ['admin'], email: 'pia@portico.example' });
    return (await signIn()).user.id;
  };

  it('comes through a connection: it stays on', async () => {
    const { user } = await signIn();
    expect(await admins()).toEqual([user.id]);
    expect(await codeOf(adminsThrough(scene.data, await read()))).toBe('last-admin');
  });

  it('is who comes another way, once it is off: they stay, whoever else is called an admin', async () => {
    const { user } = await signIn();
    const other = await byPassword();
    expect(await off()).toBeUndefined();
    expect(await admins()).toEqual([other]);
    scene.claim({ 'cognito:groups': [] });
    expect((await signIn()).user.roles).toContain('admin');
    // Called an admin while it is off, they are none who can act.
    const { people } = scene;
    for (const role of ['developer', 'admin'] as const)
      await people.update(user.id, (await people.get(user.id)).etag, { role });
    expect(await admins()).toEqual([other]);
  });

  it('is not overlooked where somebody comes through it for the first time meanwhile', async () => {
    await byPassword();
    const now = await read();
    const through = await adminsThrough(scene.data, now);
    groups('admins');
    scene.claim({ sub: 'late' });
    await signIn();
    const refused = await writeTogether(scene.data, (items) => ({
      connection: items.connection
        .patch({ connectionId: connection.connectionId })
        .set({ enabled: false })
        .where(through.stillThose)
        .commit(),
    }));
    expect(refused).toBe('connection');
  });

  it('counts again from their next sign-in', async () => {
    const { user } = await signIn();
    const claims = scene.claims();
    const other = await byPassword();
    await off();
    await switchTo({ enabled: true });
    expect(await admins()).toEqual([other]);
    scene.claim(claims);
    await signIn();
    expect((await admins()).sort()).toEqual([user.id, other].sort());
    const { adminsCounted } = await read();
    await signIn();
    expect((await read()).adminsCounted).toBe(adminsCounted);
  });
});

describe('a connection that is switched off', () => {
  it('lets nobody in and ends what came through it, for good', async () => {
    const { sessionToken } = await signIn();
    scene.later(1);
    await switchTo({ enabled: false, sessionsEndedAt: scene.now().toISOString() });
    expect(await codeOf(signIn())).toBe('sign-in-failed');
    expect(await codeOf(scene.signIns.refresh({ sessionToken }))).toBe('session-ended');
    scene.later(1);
    await switchTo({ enabled: true });
    expect(await codeOf(scene.signIns.refresh({ sessionToken }))).toBe('session-ended');
    const again = await signIn();
    expect(await codeOf(scene.signIns.refresh({ sessionToken: again.sessionToken }))).toBe('none');
    await scene.data.entities.connection.delete({ connectionId: connection.connectionId }).go();
    expect(await codeOf(signIn())).toBe('sign-in-failed');
    expect(await codeOf(scene.signIns.refresh({ sessionToken: again.sessionToken }))).toBe('session-ended');
  });

  it('between the question and the answer opens no session', async () => {
    await signIn();
    let tries = 0;
    const before = async () => {
      // The person is written first, then the session.
      if (++tries < 2) return scene.interrupt(before);
      await switchTo({ enabled: false });
    };
    scene.interrupt(before);
    expect(await codeOf(signIn())).toBe('sign-in-failed');
    const { data } = await scene.data.entities.session.scan.go({ pages: 'all' });
    const through = data.filter(({ connectionId }) => connectionId === connection.connectionId);
    expect(through.filter((item) => isOpen(item, undefined, scene.now()))).toHaveLength(1);
  });
});
