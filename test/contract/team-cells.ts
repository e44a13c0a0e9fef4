import { randomUUID } from 'node:crypto';
import { LIMITS } from '@portico/domain';
import { expect } from 'vitest';
import { deployment, type Person, signIn, until } from '../portico/world.ts';
import { signInRival } from '../security/rival.ts';
import { callOperation, tagOf } from './contract-call.ts';
import { addMember } from './standing.ts';

const unique = (name: string) => `${name}-${randomUUID().slice(0, 8)}`;
const NOBODY = `usr_${'0'.repeat(26)}`;

type Mails = { readonly mails: readonly { readonly text: string }[] };

/** The secret in the newest mail to an address, once a mail with another than `old` is there. */
export const mailedSecret = (address: string, old?: string): Promise<string> =>
  until(`a mail to ${address}`, async () => {
    const answer = await fetch(`${deployment.endpoint}/mailbox.json?to=${encodeURIComponent(address)}`);
    // The mailbox of the local cloud.
    const { mails } = (await answer.json()) as Mails;
    const secret = /\/invitations\/([\w-]+)/.exec(mails[0]?.text ?? '')?.[1];
    return secret !== undefined && secret !== old && secret;
  });

export const teamsAreKept = async ({ token }: Person) => {
  const slug = unique('team');
  const made = await callOperation('createTeam', { body: { name: 'A team', slug }, token });
  expect(made).toMatchObject({ status: 201, body: { slug, role: 'owner' } });
  expect((await callOperation('createTeam', { body: { name: 'Another', slug }, token })).status).toBe(409);
  const params = { teamId: (made.body as { id: string }).id };
  expect((await callOperation('listTeams', { token, query: { limit: '100' } })).status).toBe(200);
  expect((await callOperation('getTeam', { params: { teamId: slug }, token })).status).toBe(200);
  const tag = async () => ({ headers: await tagOf('getTeam', { params, token }) });
  const taken = await callOperation('createTeam', { body: { name: 'x', slug: unique('taken') }, token });
  const body = { slug: (taken.body as { slug: string }).slug };
  expect((await callOperation('updateTeam', { params, body, token, ...(await tag()) })).status).toBe(409);
  const renamed = await callOperation('updateTeam', { params, body: { name: 'Named' }, token, ...(await tag()) });
  expect(renamed).toMatchObject({ status: 200, body: { name: 'Named', slug } });

  const member = { ...params, userId: await addMember(params.teamId) };
  expect((await callOperation('listMembers', { params, token })).body).toMatchObject({ items: [{}, {}] });
  const change = (role: string, of = member) => callOperation('updateMember', { params: of, body: { role }, token });
  expect((await change('maintainer')).status).toBe(200);
  const { items } = (await callOperation('listMembers', { params, token })).body as {
    items: { userId: string; role: string }[];
  };
  const own = { ...params, userId: items.find(({ role }) => role === 'owner')?.userId ?? '' };
  expect(await change('member', own)).toMatchObject({ status: 409, body: { code: 'last-owner' } });
  expect((await callOperation('removeMember', { params: own, token })).status).toBe(409);
  expect((await callOperation('leaveTeam', { params, token })).status).toBe(409);
  const handOver = async (userId: string) =>
    callOperation('transferTeam', { params, body: { userId }, token, ...(await tag()) });
  expect((await handOver(NOBODY)).status).toBe(422);
  // An admin may do it, and has nothing to hand over.
  const admin = { ...(await tag()), token: (await signIn('admin')).token };
  expect((await callOperation('transferTeam', { params, body: { userId: NOBODY }, ...admin })).status).toBe(409);
  expect(await handOver(member.userId)).toMatchObject({ status: 200, body: { role: 'maintainer' } });
  expect((await callOperation('leaveTeam', { params, token })).status).toBe(204);
  expect((await callOperation('getTeam', { params, token })).status).toBe(404);
};

export const thingsAreHandedOver = async ({ client, token }: Person, slug: string) => {
  const teamOf = async (name: string) => (await client.createTeam({ body: { name } })).id;
  const [from, to, elsewhere] = [await teamOf('From'), await teamOf('To'), `team_${'0'.repeat(26)}`];
  const params = { apiId: slug, appId: (await client.createApp({ body: { teamId: from, name: 'Given' } })).id };
  for (const [id, read] of [
    ['transferApi', 'getApi'],
    ['transferApp', 'getApp'],
  ] as const) {
    const give = async (teamId: string) =>
      callOperation(id, { params, body: { teamId }, token, headers: await tagOf(read, { params, token }) });
    expect(await give(elsewhere), id).toMatchObject({ status: 422, body: { errors: [{ pointer: '/teamId' }] } });
    expect(await give(to), id).toMatchObject({ status: 200, body: { teamId: to } });
    expect(await give(to), id).toMatchObject({ status: 422 });
  }
  const { body: apps } = await callOperation('listApps', { query: { teamId: to }, token });
  expect(apps).toMatchObject({ items: [{ id: params.appId }] });
  const { body: apis } = await callOperation('listApis', { query: { teamId: to }, token });
  expect(apis).toMatchObject({ items: [{ slug, teamName: 'To' }] });

  const full = await teamOf('Full');
  const fill = () => client.createApp({ body: { teamId: full, name: 'Full' } });
  await Promise.all(Array.from({ length: LIMITS.appsPerTeam }, fill));
  const headers = await tagOf('getApp', { params, token });
  const refused = await callOperation('transferApp', { params, body: { teamId: full }, token, headers });
  expect(refused).toMatchObject({ status: 409, body: { code: 'limit-reached' } });
};

export const invitationsAreAccepted = async ({ client, token }: Person, other: Person) => {
  const { id: teamId } = await client.createTeam({ body: { name: 'Inviting' } });
  const email = `${unique('invited')}@portico.example`;
  const body = { email, role: 'maintainer' };
  const made = await callOperation('createInvitation', { params: { teamId }, body, token });
  expect(made).toMatchObject({ status: 201, body: { email, status: 'open' } });
  const again = await callOperation('createInvitation', { params: { teamId }, body, token });
  expect(again).toMatchObject({ status: 409, body: { code: 'already-invited' } });
  const params = { teamId, invitationId: (made.body as { id: string }).id };
  const first = await mailedSecret(email);
  expect((await callOperation('resendInvitation', { params, token })).status).toBe(200);
  const secret = await mailedSecret(email, first);
  await until('the mail is told as sent', async () => {
    const { body: page } = await callOperation('listInvitations', { params, token });
    return (page as { items: { mail: string }[] }).items[0]?.mail === 'sent';
  });
  const invited = await signInRival(email, 'Rival-of-all-1', 'developer');
  const ask = (id: 'findInvitation' | 'acceptInvitation', of: string, as = invited.token) =>
    callOperation(id, { body: { secret: of }, token: as });
  for (const id of ['findInvitation', 'acceptInvitation'] as const) {
    expect((await ask(id, first)).status).toBe(404);
    expect(await ask(id, secret, other.token)).toMatchObject({ status: 403, body: { code: 'invitation-for-another' } });
  }
  expect((await ask('findInvitation', secret)).body).toMatchObject({ teamName: 'Inviting', role: 'maintainer' });
  expect(await ask('acceptInvitation', secret)).toMatchObject({ status: 201, body: { id: teamId } });
  expect((await ask('acceptInvitation', secret)).status).toBe(404);
  const there = await callOperation('createInvitation', { params: { teamId }, body, token });
  expect(there).toMatchObject({ status: 409, body: { code: 'already-member' } });

  // Who came by another way while they were invited.
  const { id: second } = await client.createTeam({ body: { name: 'Twice' } });
  await client.createInvitation({ teamId: second, body: { email, role: 'owner' } });
  const twice = await mailedSecret(email, secret);
  await addMember(second, (await invited.client.getCurrentUser()).user.id);
  expect(await ask('acceptInvitation', twice)).toMatchObject({ status: 409, body: { code: 'already-member' } });
  const page = await client.listInvitations({ teamId: second });
  const revoked = { teamId: second, invitationId: page.items[0]?.id ?? '' };
  expect((await callOperation('revokeInvitation', { params: revoked, token })).status).toBe(204);
  expect((await callOperation('resendInvitation', { params: revoked, token })).status).toBe(404);
  const { items } = await client.listMembers({ teamId });
  const member = { teamId, userId: items.find(({ email: of }) => of === email)?.userId ?? '' };
  expect((await callOperation('removeMember', { params: member, token })).status).toBe(204);
  await roomIsCounted(client, token);
};

/** A team has so many open invitations at most. */
const roomIsCounted = async (client: Person['client'], token: string) => {
  const { id: teamId } = await client.createTeam({ body: { name: 'Many' } });
  const invite = () =>
    callOperation('createInvitation', {
      params: { teamId },
      body: { email: `${unique('many')}@portico.example`, role: 'member' },
      token,
    });
  for (let made = 0; made < LIMITS.invitationsPerTeam; made += 5)
    await Promise.all([invite(), invite(), invite(), invite(), invite()]);
  expect(await invite()).toMatchObject({ status: 409, body: { code: 'limit-reached' } });
  const { items } = await client.listInvitations({ teamId, limit: 100 });
  expect(items).toHaveLength(LIMITS.invitationsPerTeam);
};
