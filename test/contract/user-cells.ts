import type { SignIn } from '@portico/client';
import { LIMITS } from '@portico/domain';
import { expect } from 'vitest';
import { type Person, until } from '../portico/world.ts';
import { mailsTo } from '../security/rival.ts';
import { callOperation, tagOf } from './contract-call.ts';
import { addMember, addUser } from './standing.ts';

/** What an admin does with somebody, from the list to the end and back. */
export const peopleAreKept = async ({ token }: Person, owner: Person) => {
  const params = { userId: await addUser() };
  const asked = { params, token };
  const change = async (body: object) =>
    callOperation('updateUser', { ...asked, body, headers: await tagOf('getUser', asked) });
  expect(await change({ name: 'Renamed', role: 'publisher' })).toMatchObject({
    status: 200,
    body: { role: 'publisher' },
  });
  expect((await callOperation('listUsers', { token, query: { q: 'renam' } })).body).toMatchObject({
    items: [{ id: params.userId }],
  });
  expect(await change({ status: 'disabled' })).toMatchObject({ status: 200, body: { status: 'disabled' } });
  expect((await callOperation('restoreUser', asked)).status).toBe(409);
  expect((await callOperation('deleteUser', asked)).status).toBe(204);
  expect((await change({ status: 'active' })).status).toBe(409);
  const whole = { name: 'Renamed', role: 'developer', status: 'active' };
  const replaced = { ...asked, body: whole, headers: await tagOf('getUser', asked) };
  expect((await callOperation('replaceUser', replaced)).status).toBe(409);
  expect(await callOperation('restoreUser', asked)).toMatchObject({ status: 200, body: { status: 'active' } });
  // The only owner of a team with somebody else in it.
  const { id: teamId } = await owner.client.createTeam({ body: { name: 'Not alone' } });
  await addMember(teamId);
  const { user } = await owner.client.getCurrentUser();
  expect(await callOperation('deleteUser', { params: { userId: user.id }, token })).toMatchObject({
    status: 409,
    body: { code: 'last-owner' },
  });
};

/** An admin makes an account for somebody, who signs in with the password of the mail and chooses another. */
export const guestsComeIn = async ({ token }: Person) => {
  const email = `guest-${Date.now()}@portico.example`;
  const body = { email: email.toUpperCase(), name: 'Guest', role: 'publisher' };
  const make = (more = {}) => callOperation('createUser', { body: { ...body, ...more }, token });
  const made = await make();
  expect(made).toMatchObject({ status: 201, body: { email, role: 'publisher', status: 'active' } });
  expect(made.headers.get('etag')).not.toBe('');
  expect((await make()).status).toBe(409);
  expect((await make({ email: 'somebody@corp.example' })).status).toBe(409);
  const params = { userId: (made.body as { id: string }).id };
  const passwordIn = async (mails: number) =>
    until('the password is mailed', async () => {
      const texts = await mailsTo(email);
      return texts.length >= mails && /<br><br>(\S+)$/.exec(texts[0] ?? '')?.[1];
    });
  const first = await passwordIn(1);
  expect((await callOperation('inviteUser', { params, token })).status).toBe(204);
  const password = await passwordIn(2);
  expect((await callOperation('beginSignIn', { body: { email, password: first } })).status).toBe(401);
  const begun = (await callOperation('beginSignIn', { body: { email, password } })).body as SignIn;
  expect(begun.step?.asks).toBe('new-password');
  const answer = { continuation: begun.step?.continuation, newPassword: 'Chosen-by-me-1' };
  const entered = await callOperation('answerSignIn', { body: answer });
  expect(entered.body).toMatchObject({ created: { user: { id: params.userId, roles: ['publisher', 'developer'] } } });
  expect((await callOperation('inviteUser', { params, token })).status).toBe(409);
};

/** What somebody does with access tokens, until there is no place for another. */
export const tokensAreKept = async ({ token }: Person) => {
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  const body = { name: 'CI', scopes: ['teams:read'], expiresAt };
  const made = await callOperation('createAccessToken', { body, token });
  expect(made).toMatchObject({ status: 201, body: { token: { status: 'active' } } });
  const { secret, token: first } = made.body as { secret: string; token: { id: string } };
  expect((await callOperation('listTeams', { token: secret })).status).toBe(200);
  expect((await callOperation('createTeam', { body: { name: 'No' }, token: secret })).status).toBe(403);
  const more = await Promise.all(
    Array.from({ length: LIMITS.tokensPerPerson }, () => callOperation('createAccessToken', { body, token })),
  );
  expect(new Set(more.map(({ status }) => status))).toEqual(new Set([201, 409]));
  const { items } = (await callOperation('listAccessTokens', { token, query: { limit: '100' } })).body as {
    items: { id: string }[];
  };
  expect(items).toHaveLength(LIMITS.tokensPerPerson);
  for (const { id } of [first, ...items.filter(({ id }) => id !== first.id)])
    expect((await callOperation('revokeAccessToken', { params: { tokenId: id }, token })).status).toBe(204);
};
