import { createRaces, type Operation } from '@portico/data/races';
import { createRaceTable, type RaceTable } from '@portico/data/test-table';
import type { Principal } from '@portico/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { createScene, type Scene, type Someone } from '../test/scene.ts';

type Operations = Readonly<Record<string, Operation>>;

let table: RaceTable;
let scene: Scene;
let races: Awaited<ReturnType<typeof createRaces>>;
let second: Someone;
let operations: Operations;

/** A team of two owners, a maintainer and a member; somebody invited as an owner, and somebody as a member. */
beforeAll(async () => {
  table = await createRaceTable();
  scene = await createScene(table.data);
  const { owner, maintainer, member } = scene.people;
  const params = { teamId: scene.teamId };
  second = await scene.person('sid');
  await scene.join(scene.teamId, second, 'owner');
  const invited = async (name: string, role: 'owner' | 'member') => {
    const { body } = await scene.invite(`${name}@example.com`, role);
    return { as: await scene.person(name), id: body.id, secret: await scene.mail(body.id) };
  };
  const heir = await invited('ines', 'owner');
  const guest = await invited('gus', 'member');
  const give = (to: Principal, role: string, as: Principal) => () =>
    scene.call('updateMember', { as, params: { ...params, userId: to.userId }, body: { role } });
  const remove = (whom: Principal, as: Principal) => () =>
    scene.call('removeMember', { as, params: { ...params, userId: whom.userId } });
  const accept =
    ({ as, secret }: typeof heir) =>
    () =>
      scene.call('acceptInvitation', { as, body: { secret } });
  const act = (id: 'resendInvitation' | 'revokeInvitation', invitationId: string) => () =>
    scene.call(id, { as: owner, params: { ...params, invitationId } });
  operations = {
    'the first leaves': () => scene.call('leaveTeam', { as: owner, params }),
    'the second leaves': () => scene.call('leaveTeam', { as: second, params }),
    'the first removes the second': remove(second, owner),
    'the second lowers the first': give(owner, 'member', second),
    'the second makes the maintainer an owner': give(maintainer, 'owner', second),
    'the first removes the maintainer': remove(maintainer, owner),
    'an admin lowers the second': give(second, 'maintainer', scene.people.admin),
    'the second hands over to a member': async () => {
      const { headers } = await scene.call('getTeam', { as: second, params });
      const asked = { as: second, params, body: { userId: member.userId } };
      return scene.call('transferTeam', { ...asked, headers: { 'if-match': String(headers.ETag) } });
    },
    'the first renames it': async () => {
      const { headers } = await scene.call('getTeam', { as: owner, params });
      const asked = { as: owner, params, body: { name: 'Seal', slug: 'seal' } };
      return scene.call('updateTeam', { ...asked, headers: { 'if-match': String(headers.ETag) } });
    },
    'somebody else takes the slug': () =>
      scene.call('createTeam', { as: scene.people.outsider, body: { name: 'Seal', slug: 'seal' } }),
    'the invited owner accepts': accept(heir),
    'the invited member accepts': accept(guest),
    'the invited member is revoked': act('revokeInvitation', guest.id),
    'the invited member is sent a new mail': act('resendInvitation', guest.id),
    'another is invited': () => scene.invite('nora@example.com'),
    'another is invited by the second': () => scene.invite('nora@example.com', 'member', second),
  };
  races = await createRaces(table);
});

/** How many owners there are, by the memberships and by the team. */
const owners = async () => {
  const roles = Object.values(await scene.rolesIn(scene.teamId));
  const { data: team } = await scene.data.entities.team.get({ teamId: scene.teamId }).go({ consistent: true });
  return { by: roles.filter((role) => role === 'owner').length, counted: team?.owners };
};

describe('two operations on one team', () => {
  it('lead where one order leads, when one happens between what the other reads and what it writes; an owner stays', async () => {
    const wrong: string[] = [];
    for (const [one, first] of Object.entries(operations))
      for (const [other, then] of Object.entries(operations)) {
        if (one === other) continue;
        const { orders, withoutFirst } = await races.allowed([one, other], [first, then]);
        const came = await races.interrupted(first, then);
        const { by, counted } = await owners();
        const wanted = came.firstRefused ? [...orders, withoutFirst] : orders;
        if (came.status >= 500 || !wanted.includes(came.state)) wrong.push(`${one} ∥ ${other}: ${came.status}`);
        if (by < 1 || by !== counted) wrong.push(`${one} ∥ ${other}: ${by} owners, ${counted} counted`);
      }
    expect(wrong).toEqual([]);
  }, 1_800_000);

  it('that both take an owner away leave one, however often they come at once', async () => {
    const taking = [
      'the first leaves',
      'the second leaves',
      'the first removes the second',
      'the second lowers the first',
      'an admin lowers the second',
    ].map((name) => operations[name] as Operation);
    for (const [index, one] of taking.entries())
      for (const [position, other] of taking.entries()) {
        if (index === position) continue;
        await races.atOnce(one, other, (index + position) % 4);
        const { by, counted } = await owners();
        expect([by, counted]).toEqual([1, 1]);
      }
  });
});
