import type { Data } from '@portico/data';
import { createFaultyTable, createTestTable } from '@portico/data/test-table';
import { createId } from '@portico/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { eraseUsers } from './erase-users.ts';

const AT = new Date('2026-11-29T12:00:00.000Z');
const daysAgo = (days: number) => new Date(AT.getTime() - days * 86_400_000).toISOString();
let data: Data;
let forgotten: string[];
let pass: ReturnType<typeof eraseUsers>;
beforeEach(async () => {
  data = await createTestTable();
  forgotten = [];
  pass = eraseUsers({ data, now: () => AT, forget: async (sub) => void forgotten.push(sub) });
});

const person = async (name: string, deletedAt: string | undefined) => {
  const userId = createId('user', AT);
  const { accessToken, identity, session, user, userTerm } = data.entities;
  const status = deletedAt ? 'deleted' : 'active';
  const gone = deletedAt ? { deletedAt, disabledAt: deletedAt } : {};
  const listed = { standing: `${status} developer`, place: `${deletedAt ?? AT.toISOString()} ${userId}` };
  await user.create({ userId, email: `${name}@a.example`, name, createdAt: daysAgo(90), ...gone, ...listed }).go();
  await identity.create({ issuer: 'i', sub: `sub-${name}`, userId }).go();
  await userTerm.create({ start: name.slice(0, 2), word: name, userId }).go();
  await session
    .create({
      ...{ sessionId: `ses_${name}`, userId, tokenHash: 'h', sealedRefreshToken: 's', createdAt: daysAgo(40) },
      ...{ lastSeenAt: daysAgo(40), expiresAt: daysAgo(30) },
    })
    .go();
  await accessToken
    .create({
      ...{ tokenId: `pat_${name}`, userId, name: 't', scopes: ['apis:read'], hash: 'h', lastFour: '1234' },
      ...{ createdAt: daysAgo(40), expiresAt: daysAgo(-9) },
    })
    .go();
  await data.entities.agentGrant
    .create({
      ...{ grantId: `agr_${name}`, userId, clientId: 'c', clientName: 'n', resource: 'r', redirectUri: 'u' },
      ...{ challenge: 'c', codeHash: 'h', codeExpiresAt: daysAgo(40), seed: 's', generation: 0, accesses: [] },
      ...{ createdAt: daysAgo(40), expiresAt: daysAgo(-50) },
    })
    .go();
  await data.entities.recoveryCode.create({ userId, hash: `recovery-${name}` }).go();
  return userId;
};
const teamOf = async (teamId: string, members: Record<string, 'owner' | 'member'>) => {
  const owners = Object.values(members).filter((role) => role === 'owner').length;
  await data.entities.team.create({ teamId, name: 'Ann’s team', slug: teamId, owners, createdAt: '' }).go();
  await data.entities.teamSlug.create({ slug: teamId, teamId }).go();
  for (const [userId, role] of Object.entries(members))
    await data.entities.membership.create({ userId, teamId, role }).go();
};
const left = async (name: string, userId: string) => {
  const { accessToken, identity, membership, session, user, userTerm } = data.entities;
  const found = await Promise.all([
    user.get({ userId }).go({ consistent: true }),
    identity.get({ issuer: 'i', sub: `sub-${name}` }).go({ consistent: true }),
    userTerm.query.primary({ start: name.slice(0, 2) }).go({ consistent: true }),
    session.get({ sessionId: `ses_${name}` }).go({ consistent: true }),
    accessToken.get({ tokenId: `pat_${name}` }).go({ consistent: true }),
    data.entities.agentGrant.get({ grantId: `agr_${name}` }).go({ consistent: true }),
    membership.query.primary({ userId }).go({ consistent: true }),
    data.entities.recoveryCode.query.primary({ userId }).go({ consistent: true }),
  ]);
  return found.map(({ data: one }) => one).filter((one) => one !== null && !(Array.isArray(one) && one.length === 0))
    .length;
};

describe('somebody who was deleted', () => {
  it('is erased after 30 days with all that says who they were, in the user pool too, and not before', async () => {
    const [old, recent, here] = [
      await person('ann', daysAgo(31)),
      await person('bob', daysAgo(29)),
      await person('cleo', undefined),
    ];
    await teamOf('team_alone', { [old]: 'owner' });
    expect(await pass()).toBe(1);
    expect(forgotten).toEqual(['sub-ann']);
    expect(await left('ann', old)).toBe(0);
    expect(await left('bob', recent)).toBe(7);
    expect(await left('cleo', here)).toBe(7);
    const team = (await data.entities.team.get({ teamId: 'team_alone' }).go({ consistent: true })).data;
    expect([team?.name, team?.slug]).toEqual(['Former team', undefined]);
    const told = (await data.entities.auditEntry.query.byEntity({ entityId: old }).go()).data;
    expect(told).toMatchObject([{ action: 'user.erase', actorId: 'portico' }]);
    expect(JSON.stringify(told)).not.toMatch(/\bann\b/i);
    expect(await pass()).toBe(0);
  });

  it('leaves no team without an owner: another member is one then', async () => {
    const [old, here] = [await person('ann', daysAgo(31)), await person('bob', undefined)];
    await teamOf('team_shared', { [old]: 'owner', [here]: 'member' });
    await teamOf('team_two', { [old]: 'owner', [here]: 'owner' });
    await pass();
    const rolesIn = async (teamId: string) =>
      (await data.entities.membership.query.byTeam({ teamId }).go()).data.map(({ userId, role }) => [userId, role]);
    expect([await rolesIn('team_shared'), await rolesIn('team_two')]).toEqual([[[here, 'owner']], [[here, 'owner']]]);
    expect((await data.entities.team.get({ teamId: 'team_two' }).go({ consistent: true })).data).toMatchObject({
      owners: 1,
      name: 'Ann’s team',
    });
  });

  it('can be restored no more once it has begun, and a pass that broke off is gone through again', async () => {
    const old = await person('ann', daysAgo(31));
    const failing = eraseUsers({ data, now: () => AT, forget: () => Promise.reject(new Error('the pool is away')) });
    await expect(failing()).rejects.toThrow('the pool is away');
    expect((await data.entities.user.get({ userId: old }).go({ consistent: true })).data?.erasedAt).toBe(
      AT.toISOString(),
    );
    expect(await pass()).toBe(1);
    expect(await left('ann', old)).toBe(0);
  });

  it('is erased whole, though passes break off at each of their writes, heard of or not', async () => {
    const table = await createFaultyTable();
    data = table.data;
    const forget = async (sub: string) => void forgotten.push(sub);
    pass = eraseUsers({ data, now: () => AT, forget });
    const begin = async (name: string) => {
      const old = await person(name, daysAgo(31));
      await teamOf(`team_${name}`, { [old]: 'owner' });
      return old;
    };
    await begin('whole');
    const { writes } = await table.during(undefined, pass);
    expect(writes).toBeGreaterThan(6);
    for (const kind of ['gone', 'unheard'] as const)
      for (let from = 1; from <= writes; from++) {
        const name = `${kind}${from}`;
        const old = await begin(name);
        await expect(table.during({ from, kind }, pass)).rejects.toThrow();
        await pass();
        const team = (await data.entities.team.get({ teamId: `team_${name}` }).go({ consistent: true })).data;
        expect([name, await left(name, old), team?.name]).toEqual([name, 0, 'Former team']);
      }
  });
});
