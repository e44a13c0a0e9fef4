import { INVITATION_SECONDS, type Principal } from '@portico/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { createScene, type Scene, secretIn } from '../test/scene.ts';
import { MailRefused } from './mailer.ts';

type Invited = { readonly id: string; readonly status: string; readonly mail: string };

let scene: Scene;
let params: { readonly teamId: string };
beforeEach(async () => {
  scene = await createScene();
  params = { teamId: scene.teamId };
});

const accept = (as: Principal, secret: string) => scene.call('acceptInvitation', { as, body: { secret } });
const find = (as: Principal, secret: string) => scene.call('findInvitation', { as, body: { secret } });
const listed = async () =>
  (await scene.call<{ items: Invited[] }>('listInvitations', { as: scene.people.owner, params })).body.items;
const act = (id: 'resendInvitation' | 'revokeInvitation', invitationId: string, as: Principal = scene.people.owner) =>
  scene.call<Invited>(id, { as, params: { ...params, invitationId } });
/** Somebody who was invited, and the secret of their mail. */
const invited = async (email = 'ines@example.com', role: 'owner' | 'member' = 'member') => {
  const { body } = await scene.invite(email, role);
  return { invitationId: body.id, secret: await scene.mail(body.id) };
};

describe('an invitation', () => {
  it('is mailed, accepted by who has the address, and gone', async () => {
    const ines = await scene.person('ines');
    const made = await scene.invite('Ines@Example.com', 'maintainer');
    expect(made).toMatchObject({
      status: 201,
      body: { email: 'ines@example.com', role: 'maintainer', status: 'open', mail: 'sending' },
    });
    const secret = await scene.mail(made.body.id);
    expect(await listed()).toMatchObject([{ mail: 'sent', mailedAt: expect.any(String) }]);
    expect((await find(ines, secret)).body).toMatchObject({
      teamName: 'Walrus',
      role: 'maintainer',
      invitedBy: 'olga',
    });
    expect(await accept(ines, secret)).toMatchObject({
      status: 201,
      body: { id: scene.teamId, name: 'Walrus', role: 'maintainer' },
    });
    expect(await scene.rolesIn(scene.teamId)).toMatchObject({ [ines.userId]: 'maintainer' });
    expect(await listed()).toEqual([]);
  });

  it('keeps nothing that opens it: neither the invitation, nor what is queued', async () => {
    const { invitationId, secret } = await invited();
    const { invitation, event } = scene.data.entities;
    const kept = JSON.stringify([await invitation.get({ invitationId }).go(), await event.scan.go()]);
    expect(kept).toContain(invitationId);
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(secret.slice(26));
  });

  it('has one answer where it is unknown, used, revoked, sent again, run out, or no secret at all', async () => {
    const ines = await scene.person('ines');
    const used = await invited();
    await accept(ines, used.secret);
    await scene.call('removeMember', { as: scene.people.owner, params: { ...params, userId: ines.userId } });
    const revoked = await invited();
    await act('revokeInvitation', revoked.invitationId);
    const old = await invited();
    await act('resendInvitation', old.invitationId);
    const expired = await scene.mail(old.invitationId);
    scene.clock.pass(INVITATION_SECONDS);
    const flipped = `${expired.slice(0, -1)}${expired.endsWith('A') ? 'B' : 'A'}`;
    const secrets = [used.secret, revoked.secret, old.secret, expired, flipped, 'x'.repeat(69), 'x'.repeat(20)];
    const answers = await Promise.all(secrets.flatMap((secret) => [find(ines, secret), accept(ines, secret)]));
    const said = new Set(answers.map(({ status, body }) => JSON.stringify([status, body])));
    expect(said.size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 404, body: { detail: expect.stringContaining('not valid any more') } });
  });

  it('is for the address that is proven to be theirs, in whichever spelling, and clearly for no other', async () => {
    const { secret } = await invited('Zoë@Example.com');
    const refusals = [
      await scene.person('zoe', { email: 'zoe@example.com' }),
      await scene.person('unproven', { email: 'zoë@example.com', emailVerified: false }),
      await scene.person('cyrillic', { email: 'zоë@example.com' }),
    ];
    for (const somebody of refusals)
      for (const answer of [await find(somebody, secret), await accept(somebody, secret)])
        expect(answer).toMatchObject({ status: 403, body: { code: 'invitation-for-another' } });
    const zoe = await scene.person('right', { email: 'ZOE\u0308@example.com' });
    expect((await accept(zoe, secret)).status).toBe(201);
  });

  it('makes an owner where it says so, who can be the last', async () => {
    const ines = await scene.person('ines');
    const { secret } = await invited('ines@example.com', 'owner');
    expect((await accept(ines, secret)).status).toBe(201);
    expect((await scene.call('leaveTeam', { as: scene.people.owner, params })).status).toBe(204);
    expect((await scene.call('leaveTeam', { as: ines, params })).body).toMatchObject({ code: 'last-owner' });
  });

  it('is accepted once, however often it is tried at once', async () => {
    const ines = await scene.person('ines');
    const { secret } = await invited('ines@example.com', 'owner');
    const tries = await Promise.all(Array.from({ length: 8 }, () => accept(ines, secret)));
    expect(tries.filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await scene.call('getTeam', { as: ines, params })).body).toMatchObject({ owners: 2 });
  });
});

describe('inviting', () => {
  it('is an owner’s: for others the team’s invitations are not there', async () => {
    const { id: invitationId } = (await scene.invite('ines@example.com')).body;
    for (const as of [scene.people.maintainer, scene.people.member, scene.people.outsider]) {
      expect((await scene.invite('x@example.com', 'member', as)).status).toBe(404);
      expect((await scene.call('listInvitations', { as, params })).status).toBe(404);
      for (const id of ['resendInvitation', 'revokeInvitation'] as const)
        expect((await act(id, invitationId, as)).status).toBe(404);
    }
    const other = await scene.call<{ id: string }>('createTeam', {
      as: scene.people.outsider,
      body: { name: 'Other' },
    });
    const elsewhere = { as: scene.people.outsider, params: { teamId: other.body.id, invitationId } };
    expect((await scene.call('revokeInvitation', elsewhere)).status).toBe(404);
    expect((await scene.call('resendInvitation', elsewhere)).status).toBe(404);
  });

  it('is by an address that everybody reads alike: what only looks like another one is refused', async () => {
    await scene.person('ann');
    for (const email of ['аnn@example.com', 'ɑnn@example.com', 'ann@exаmple.com', 'annı@example.com'])
      expect(await scene.invite(email)).toMatchObject({
        status: 400,
        body: { code: 'invalid-request', errors: [{ pointer: '/email' }] },
      });
    expect((await scene.invite('Ａnn@example.com')).body).toMatchObject({ email: 'ann@example.com' });
    expect((await scene.invite('ann@example.com')).body).toMatchObject({ code: 'already-invited' });
  });

  it('of who is there, or is invited already, is a problem; of who let it run out it is not', async () => {
    expect(await scene.invite('MIA@example.com')).toMatchObject({ status: 409, body: { code: 'already-member' } });
    expect((await scene.invite('ines@example.com')).status).toBe(201);
    expect(await scene.invite('INES@example.com')).toMatchObject({ status: 409, body: { code: 'already-invited' } });
    scene.clock.pass(INVITATION_SECONDS);
    expect(await listed()).toMatchObject([{ status: 'expired' }]);
    const again = await scene.invite('ines@example.com', 'maintainer');
    expect(again).toMatchObject({ status: 201, body: { role: 'maintainer', status: 'open' } });
    expect(await listed()).toHaveLength(1);
    const ines = await scene.person('ines');
    expect((await accept(ines, await scene.mail(again.body.id))).status).toBe(201);
  });

  it('of who came by another way tells them so when they accept, and not before', async () => {
    const ines = await scene.person('ines');
    const { secret } = await invited();
    await scene.join(scene.teamId, ines, 'maintainer');
    expect(await accept(ines, secret)).toMatchObject({ status: 409, body: { code: 'already-member' } });
    expect(await scene.rolesIn(scene.teamId)).toMatchObject({ [ines.userId]: 'maintainer' });
  });

  it('at once of one address makes one invitation', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => scene.invite('ines@example.com')));
    expect(all.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await listed()).toHaveLength(1);
  });

  it.each([
    '',
    'a',
    'a@',
    '@b.example',
    'a b@example.com',
    'a@b@c.example',
    'a@example.com\nBcc: x@y.example',
    'a@<b>',
  ])('of %j is no address', async (email) => expect((await scene.invite(email)).status).toBe(400));
});

describe('how many there may be', () => {
  it('is a number of open invitations; one that ran out, was revoked or accepted makes room', async () => {
    scene = await createScene(undefined, { invitationsPerTeam: 3 });
    params = { teamId: scene.teamId };
    const addresses = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}@example.com`);
    const made = await Promise.all(addresses.map((address) => scene.invite(address)));
    expect(made.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(made.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'limit-reached' });
    await act('revokeInvitation', made.find(({ status }) => status === 201)?.body.id ?? '');
    expect((await scene.invite('f@example.com')).status).toBe(201);
    expect((await scene.invite('g@example.com')).status).toBe(409);
    scene.clock.pass(INVITATION_SECONDS);
    expect((await scene.invite('g@example.com')).status).toBe(201);
    // Two that ran out, opened anew, take the other two places; a third finds none.
    const expired = (await listed()).filter(({ status }) => status === 'expired');
    const again = await Promise.all(expired.map(({ id }) => act('resendInvitation', id)));
    expect(again.map(({ status }) => status).sort()).toEqual([200, 200, 409]);
  });

  it('is a number of teams of a person, made or joined; one that is left makes room', async () => {
    scene = await createScene(undefined, { teamsPerPerson: 3 });
    const { person } = scene;
    const principal = await person('ines');
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        scene.call<{ id: string }>('createTeam', { as: principal, body: { name: `T${index}` } }),
      ),
    );
    expect(made.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409, 409, 409, 409, 409]);
    expect(made.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'limit-reached' });
    const invited = (await scene.invite('ines@example.com')).body.id;
    const accept = async () =>
      scene.call('acceptInvitation', { as: principal, body: { secret: await scene.mail(invited) } });
    expect(await accept()).toMatchObject({ status: 409, body: { code: 'limit-reached' } });
    const own = made.find(({ status }) => status === 201)?.body.id ?? '';
    await scene.data.entities.membership.delete({ userId: principal.userId, teamId: own }).go();
    expect((await accept()).status).toBe(201);
    expect((await scene.call('createTeam', { as: principal, body: { name: 'One more' } })).status).toBe(409);
  });

  it('is a number of mails an hour, counted however many come at once', async () => {
    scene = await createScene(undefined, { invitationMailsPerHour: 4 });
    params = { teamId: scene.teamId };
    const { id } = (await scene.invite('ines@example.com')).body;
    const again = await Promise.all(Array.from({ length: 3 }, () => act('resendInvitation', id)));
    expect(again.map(({ status }) => status)).toEqual([200, 200, 200]);
    const refused = await scene.invite('x@example.com');
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate-limited' } });
    expect(Number(refused.headers['Retry-After'])).toBe(3600);
    scene.clock.pass(3600);
    expect((await scene.invite('x@example.com')).status).toBe(201);
    // The same person, of another team.
    const { owner } = scene.people;
    const { body: second } = await scene.call<{ id: string }>('createTeam', { as: owner, body: { name: 'Second' } });
    const elsewhere = (email: string) =>
      scene.call('createInvitation', { as: owner, params: { teamId: second.id }, body: { email, role: 'member' } });
    const more = await Promise.all(['a', 'b', 'c', 'd'].map((name) => elsewhere(`${name}@example.com`)));
    expect(more.map(({ status }) => status).sort()).toEqual([201, 201, 201, 429]);
    expect((await scene.invite('y@example.com', 'member', scene.people.admin)).status).toBe(201);
  });
});

describe('the mail', () => {
  it('is the newest only: what was asked for before it, or is gone, is not sent', async () => {
    const { body } = await scene.invite('ines@example.com');
    const { data: first } = await scene.data.entities.invitation.get({ invitationId: body.id }).go();
    await act('resendInvitation', body.id);
    await scene.deliver({ invitationId: body.id, round: first?.round ?? '' });
    expect(scene.mails).toEqual([]);
    const secret = await scene.mail(body.id);
    await scene.mail(body.id);
    expect(scene.mails.map(secretIn)).toEqual([secret]);
    await act('revokeInvitation', body.id);
    await scene.mail(body.id);
    expect(scene.mails).toHaveLength(1);
  });

  it('that is not taken is told as failed and can be sent again; what the deployment has to mend is told to who watches', async () => {
    const { body } = await scene.invite('ines@example.com');
    scene.outcome.refusal = new MailRefused('address', new Error('no such address'));
    await scene.mail(body.id);
    expect(await listed()).toMatchObject([{ mail: 'failed' }]);
    expect((await scene.data.entities.mailing.get({ invitationId: body.id }).go()).data).toBeNull();
    expect((await act('resendInvitation', body.id)).body).toMatchObject({ mail: 'sending' });
    scene.outcome.refusal = new MailRefused('deployment', new Error('the account is suspended'));
    await expect(scene.mail(body.id)).rejects.toThrow('SES refuses the mail');
    expect(await listed()).toMatchObject([{ mail: 'failed' }]);
    await scene.mail(body.id);
  });

  it('says who invites whereto in both languages, as text and as HTML in which a name is a name', async () => {
    const eve = await scene.person('<b>Eve</b>\r\nBcc: x@y.example\u202e', { roles: ['developer'] });
    const name = '"><script>alert(1)</script> & co';
    const { body: team } = await scene.call<{ id: string }>('createTeam', { as: eve, body: { name } });
    const made = await scene.call<{ id: string }>('createInvitation', {
      as: eve,
      params: { teamId: team.id },
      body: { email: 'ines@example.com', role: 'member' },
    });
    await scene.mail(made.body.id);
    const [mail] = scene.mails;
    expect(mail?.to).toBe('ines@example.com');
    expect(mail?.html).not.toMatch(/<script|<b>/);
    expect(mail?.html).toContain('&lt;script&gt;');
    expect(`${mail?.subject}${mail?.text}`).not.toMatch(/[\r\u202e]/);
    expect(mail?.text).toMatch(/invites you to the team “.*” in Portico, as member/);
    expect(mail?.text).toContain('lädt Sie in das Team');
    const links = [...(mail?.html ?? '').matchAll(/href="([^"]+)"/g)].map(([, link]) => link);
    expect(new Set(links)).toEqual(new Set([`https://portal.example/invitations/${secretIn(mail)}`]));
  });
});
