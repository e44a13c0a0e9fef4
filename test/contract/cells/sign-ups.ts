import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSession } from '../../../scripts/start/sign-in.ts';
import { deployment, until } from '../../portico/world.ts';
import { mailedCode, mailsTo } from '../../security/rival.ts';
import { callOperation, tagOf } from '../contract-call.ts';
import { admin, publisher } from './scene.ts';

const password = 'Chosen-by-me-1';
const somebody = (domain = 'portico.example') => `${randomUUID()}@${domain}`;
const setTo = async (mode: string, domains: string[] = []) => {
  const headers = await tagOf('getSignUpSettings', { token: admin.token });
  const put = await callOperation('putSignUpSettings', { headers, token: admin.token, body: { mode, domains } });
  expect([put.status, put.body]).toEqual([200, { mode, domains }]);
};
const ask = async (email: string) => {
  expect((await callOperation('askSignUp', { body: { email } })).status).toBe(204);
};
const confirm = (email: string, code: string, newPassword = password) =>
  callOperation('confirmSignUp', { body: { email, code, name: 'New Person', newPassword } });
const signIn = async (email: string) => (await callOperation('beginSignIn', { body: { email, password } })).status;

describe('making an account', () => {
  it('is for whoever the settings let, with an address that is proven; others hear the same', async () => {
    await setTo('domain', ['portico.example']);
    const [mine, other] = [somebody(), somebody('elsewhere.example')];
    for (const email of [mine, other]) await ask(email);
    const code = await mailedCode(mine);
    expect(await mailsTo(other)).toEqual([]);
    expect((await confirm(mine, code, 'Password1!')).status).toBe(422);
    const wrong = await confirm(mine, code === '000000' ? '000001' : '000000');
    const never = await confirm(other, '000000');
    expect([wrong.status, never.status]).toEqual([401, 401]);
    expect({ ...(wrong.body as object), requestId: '' }).toEqual({ ...(never.body as object), requestId: '' });
    // Before the code came back, whatever was chosen opens nothing.
    expect(await signIn(mine)).toBe(401);
    expect((await confirm(mine, code)).body).toEqual({ status: 'ready' });
    expect(await signIn(mine)).toBe(201);
  });

  it('with an address that has one sets its password anew, and makes no second, however it is written', async () => {
    await setTo('open');
    const email = `a${somebody()}`;
    await ask(email);
    await confirm(email, await mailedCode(email));
    const { user } = await createSession(deployment, { email, password });
    // Wide letters are the letters they stand for.
    await ask(`\uff41${email.slice(1)}`.toUpperCase());
    await until('another mail comes', async () => (await mailsTo(email)).length > 1);
    const code = await mailedCode(email);
    expect((await confirm(email, code, 'Chosen-anew-1')).body).toEqual({ status: 'ready' });
    expect((await createSession(deployment, { email, password: 'Chosen-anew-1' })).user.id).toBe(user.id);
    // Letters that only look like others make no account.
    const cyrillic = `\u0430${somebody()}`;
    await ask(cyrillic);
    expect(await mailsTo(cyrillic)).toEqual([]);
  });

  it('waits for an admin where they say so, and is nothing when they refuse', async () => {
    await setTo('approval');
    const [taken, refused] = [somebody(), somebody()];
    for (const email of [taken, refused]) {
      await ask(email);
      expect((await confirm(email, await mailedCode(email))).body).toEqual({ status: 'waiting' });
      expect(await signIn(email)).toBe(401);
    }
    const { body } = await callOperation('listSignUpRequests', { token: admin.token, query: { limit: '100' } });
    const { items } = body as { items: { id: string; email: string; name: string }[] };
    for (const [email, letIn] of [
      [taken, true],
      [refused, false],
    ] as const) {
      const found = items.find((item) => item.email === email);
      expect(found?.name).toBe('New Person');
      const decide = () =>
        callOperation('decideSignUpRequest', {
          token: admin.token,
          params: { requestId: found?.id ?? '' },
          body: { letIn },
        });
      expect((await decide()).status).toBe(204);
      expect((await decide()).status).toBe(404);
    }
    expect([await signIn(taken), await signIn(refused)]).toEqual([201, 401]);
  });

  it('is for who was invited to a team, where it is by invitation', async () => {
    await setTo('invitation');
    const [invited, other] = [somebody(), somebody()];
    await publisher.client.createInvitation({ teamId: publisher.teamId, body: { email: invited, role: 'member' } });
    for (const email of [invited, other]) await ask(email);
    await confirm(invited, await mailedCode(invited));
    expect(await signIn(invited)).toBe(201);
    expect(await mailsTo(other)).toEqual([]);
    await setTo('off');
  });
});
