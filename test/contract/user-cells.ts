import { LIMITS } from '@portico/domain';
import { expect } from 'vitest';
import type { Person } from '../portico/world.ts';
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
