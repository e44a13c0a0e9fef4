import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DEMO } from '../../../scripts/start/demo.ts';
import { makeUser } from '../../security/rival.ts';
import { callOperation } from '../contract-call.ts';

describe('sign-in with a password', () => {
  it('finds the ways, opens a session, and refuses a wrong one, an unknown address, and too many', async () => {
    for (const { email } of [DEMO.publisher, DEMO.developer])
      expect((await callOperation('findSignInWays', { body: { email } })).status).toBe(200);
    const { email, password } = DEMO.publisher;
    const made = await callOperation('beginSignIn', { body: { email, password } });
    expect(made.status).toBe(201);
    const { created } = made.body as { created: { accessToken: string; sessionToken: string } };
    expect((await callOperation('getCurrentUser', { token: created.accessToken })).status).toBe(200);
    const { sessionToken } = created;
    expect((await callOperation('refreshSession', { body: { sessionToken } })).status).toBe(200);
    const nobody = { email: `${randomUUID()}@portico.example`, password: 'Wrong-password-1' };
    const statuses: number[] = [];
    for (let tries = 0; tries < 5; tries++)
      statuses.push((await callOperation('beginSignIn', { body: nobody })).status);
    expect(statuses).toEqual([401, 401, 401, 401, 429]);
  });

  it('asks for another password than the temporary one, a good one, once', async () => {
    const email = `${randomUUID()}@portico.example`;
    await makeUser(email, 'Temporary-1', false);
    const { body } = await callOperation('beginSignIn', { body: { email, password: 'Temporary-1' } });
    const { step } = body as { step: { asks: string; continuation: string } };
    const answer = (newPassword: string) =>
      callOperation('answerSignIn', { body: { continuation: step.continuation, newPassword } });
    expect((await answer('weak')).status).toBe(422);
    expect((await answer('Chosen-by-me-1')).status).toBe(200);
    expect((await answer('Chosen-by-me-1')).status).toBe(401);
  });
});
