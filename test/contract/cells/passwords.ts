import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSession } from '../../../scripts/start/sign-in.ts';
import { deployment, until } from '../../portico/world.ts';
import { mailedCode, signInRival } from '../../security/rival.ts';
import { callOperation } from '../contract-call.ts';
import { developer } from './scene.ts';

describe('passwords', () => {
  it('are changed by who knows them and set anew by who reads the mail; others go through the same motions', async () => {
    const email = `${randomUUID()}@portico.example`;
    const { token } = await signInRival(email);
    const change = (password: string, newPassword: string) =>
      callOperation('changePassword', { token, body: { password, newPassword } });
    expect((await callOperation('getSecurity', { token })).body).toMatchObject({ hasPassword: true });
    expect((await callOperation('getSecurity', { token: developer.token })).body).toMatchObject({ hasPassword: false });
    expect((await change('Rival-of-all-1', 'Password1!')).status).toBe(422);
    expect((await change('Rival-of-all-1', 'Rival-of-all-1')).body).toMatchObject({
      errors: [{ pointer: '/newPassword', detail: 'is one of your last five' }],
    });
    expect((await change('Rival-of-all-1', 'Another-one-1')).status).toBe(204);
    const statuses: number[] = [];
    for (let tries = 0; tries < 5; tries++) statuses.push((await change('Wrong-one-1', 'Another-one-2')).status);
    expect(statuses).toEqual([422, 422, 422, 422, 429]);

    for (const address of [email, `${randomUUID()}@portico.example`])
      expect((await callOperation('askPasswordCode', { body: { email: address } })).status).toBe(204);
    const code = await mailedCode(email);
    const wrong = code === '000000' ? '000001' : '000000';
    const set = (body: { email: string; code: string; newPassword: string }) =>
      callOperation('resetPassword', { body });
    const refused = await set({ email, code: wrong, newPassword: 'Set-anew-1' });
    const unknown = await set({ email: `${randomUUID()}@portico.example`, code: wrong, newPassword: 'Set-anew-1' });
    expect([refused.status, unknown.status]).toEqual([401, 401]);
    const same = (answer: { body: unknown }) => ({ ...(answer.body as object), requestId: '' });
    expect(same(refused)).toEqual(same(unknown));
    expect((await set({ email, code, newPassword: 'weak' })).status).toBe(422);
    expect((await set({ email, code, newPassword: 'Set-anew-1' })).status).toBe(204);
    // Whoever knew the old one is out.
    const { accessToken } = await createSession(deployment, { email, password: 'Set-anew-1' });
    expect((await callOperation('getSecurity', { token: accessToken })).status).toBe(200);
    await until('the old session is over', async () => (await callOperation('getSecurity', { token })).status === 401);
  });
});
