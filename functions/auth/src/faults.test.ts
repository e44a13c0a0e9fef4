import { kinds, ofChange } from '@portico/data/broken-off';
import { written } from '@portico/data/races';
import { createFaultyTable, FAULTS, type FaultKind, type Item } from '@portico/data/test-table';
import { beforeAll, describe, expect, it } from 'vitest';
import { createScene, type Scene, type Someone } from '../test/scene.ts';

type Answer = { readonly status: number; readonly headers: Readonly<Record<string, unknown>> };
type Operation = () => Promise<Answer>;

const texts = (items: readonly Item[]) =>
  ofChange(items)
    .map((item) => JSON.stringify(written(item)))
    .sort();
let table: Awaited<ReturnType<typeof createFaultyTable>>;
let scene: Scene;
let operations: Readonly<Record<string, Operation>>;
let before: readonly Item[];

beforeAll(async () => {
  table = await createFaultyTable();
  scene = await createScene(table.data);
  const { owner, maintainer, member, outsider, admin } = scene.people;
  const params = { teamId: scene.teamId };
  const { body: invitation } = await scene.invite('gus@example.com');
  const guest = { as: await scene.person('gus'), body: { secret: await scene.mail(invitation.id) } };
  const tagged = async (id: 'getTeam' | 'getUser' | 'getCurrentUser', asked: { as: Someone; params?: object }) => ({
    'if-match': String((await scene.call(id, asked as never)).headers.ETag),
  });
  const ofMember = { as: admin, params: { userId: member.userId } };
  const token = {
    name: 'T',
    scopes: ['apis:read'],
    expiresAt: new Date(scene.clock.now().getTime() + 86_400_000).toISOString(),
  };
  const { body: made } = await scene.call<{ token: { id: string } }>('createAccessToken', { as: owner, body: token });
  operations = {
    createTeam: () => scene.call('createTeam', { as: outsider, body: { name: 'Seal' } }),
    updateTeam: async () =>
      scene.call('updateTeam', {
        ...{ as: owner, params, body: { name: 'Seal', slug: 'seal' } },
        headers: await tagged('getTeam', { as: owner, params }),
      }),
    transferTeam: async () =>
      scene.call('transferTeam', {
        ...{ as: owner, params, body: { userId: member.userId } },
        headers: await tagged('getTeam', { as: owner, params }),
      }),
    createInvitation: () => scene.invite('nora@example.com'),
    resendInvitation: () =>
      scene.call('resendInvitation', { as: owner, params: { ...params, invitationId: invitation.id } }),
    revokeInvitation: () =>
      scene.call('revokeInvitation', { as: owner, params: { ...params, invitationId: invitation.id } }),
    acceptInvitation: () => scene.call('acceptInvitation', guest),
    updateMember: () =>
      scene.call('updateMember', {
        ...{ as: owner, params: { ...params, userId: maintainer.userId }, body: { role: 'owner' } },
      }),
    removeMember: () => scene.call('removeMember', { as: owner, params: { ...params, userId: member.userId } }),
    leaveTeam: () => scene.call('leaveTeam', { as: member, params }),
    updateUser: async () =>
      scene.call('updateUser', {
        ...ofMember,
        body: { role: 'admin', name: 'Other' },
        headers: await tagged('getUser', ofMember),
      }),
    'updateUser, disabled': async () =>
      scene.call('updateUser', {
        ...ofMember,
        body: { status: 'disabled' },
        headers: await tagged('getUser', ofMember),
      }),
    deleteUser: () => scene.call('deleteUser', ofMember),
    updateCurrentUser: async () =>
      scene.call('updateCurrentUser', {
        ...{ as: owner, body: { name: 'Olga O', theme: 'dark' } },
        headers: await tagged('getCurrentUser', { as: owner }),
      }),
    createAccessToken: () => scene.call('createAccessToken', { as: owner, body: token }),
    revokeAccessToken: () => scene.call('revokeAccessToken', { as: owner, params: { tokenId: made.token.id } }),
  };
  before = await table.items();
});

const NAMES = [
  ...['createTeam', 'updateTeam', 'transferTeam', 'createInvitation', 'resendInvitation', 'revokeInvitation'],
  ...['acceptInvitation', 'updateMember', 'removeMember', 'leaveTeam', 'updateUser', 'updateUser, disabled'],
  ...['deleteUser', 'updateCurrentUser', 'createAccessToken', 'revokeAccessToken'],
];

/** From the same state, with writes failing from the so-manieth on; what was answered, and what there is then. */
const run = async (name: string, fault?: { readonly from: number; readonly kind: FaultKind }) => {
  await table.restore(before, await table.items());
  const operation = operations[name];
  if (!operation) throw new Error(`there is no ${name}`);
  const { value, writes } = await table.during(fault, operation);
  return { answer: value, writes, items: await table.items() };
};

describe('a change whose writes fail', () => {
  it.each(NAMES)('%s: is done or is not, and says so, at whichever write and however it fails', async (name) => {
    const clean = await run(name);
    expect(clean.answer.status).toBeLessThan(300);
    expect(texts(clean.items)).not.toEqual(texts(before));
    for (const kind of FAULTS)
      for (let from = 1; from <= clean.writes; from++) {
        const { answer, items } = await run(name, { from, kind });
        const what = `${kind} from write ${from} of ${clean.writes}`;
        if (answer.status < 300) expect([what, kinds(items)]).toEqual([what, kinds(clean.items)]);
        else {
          expect([what, answer.status, answer.headers['Retry-After']]).toEqual([what, 503, '1']);
          // What nobody heard of may be done.
          if (kind !== 'unheard' || texts(items).join() === texts(before).join())
            expect([what, texts(items)]).toEqual([what, texts(before)]);
          else expect([what, kinds(items)]).toEqual([what, kinds(clean.items)]);
        }
      }
  });
});
