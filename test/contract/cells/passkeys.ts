import { randomUUID } from 'node:crypto';
import { createTestPasskey } from '@portico/local-cloud/test-passkey';
import { describe, expect, it } from 'vitest';
import { deployment } from '../../portico/world.ts';
import { createAuthenticator } from '../../security/authenticator.ts';
import { signInRival } from '../../security/rival.ts';
import { callOperation } from '../contract-call.ts';
import { developer } from './scene.ts';

const password = 'Rival-of-all-1';
const rpId = new URL(deployment.portalUrl).hostname;

type Asked = { step: { asks: string; continuation: string; passkey: { challenge: string; rpId: string } } };
const begin = async (email: string) => {
  const { status, body } = await callOperation('beginPasskeySignIn', { body: { email } });
  expect(status).toBe(201);
  return (body as Asked).step;
};
const add = async (token: string, passkey = createTestPasskey(deployment.portalUrl)) => {
  const asked = await callOperation('beginPasskey', { token });
  expect(asked.status).toBe(200);
  const { challenge } = asked.body as { challenge: string };
  return { passkey, added: await callOperation('addPasskey', { token, body: passkey.create({ challenge, rpId }) }) };
};

describe('a passkey', () => {
  it('is added with recovery codes, signs in, is a second factor, and is removed', async () => {
    const email = `${randomUUID()}@portico.example`;
    const { token, sessionToken } = await signInRival(email);
    expect((await callOperation('beginPasskey', { token: developer.token })).status).toBe(409);
    const { passkey, added } = await add(token);
    const { codes } = added.body as { codes: string[] };
    expect([added.status, new Set(codes).size]).toEqual([200, 10]);
    const replayed = await callOperation('addPasskey', {
      token,
      body: passkey.create({ challenge: 'x'.repeat(43), rpId }),
    });
    expect(replayed.status).toBe(422);
    const { body: security } = await callOperation('getSecurity', { token });
    expect(security).toMatchObject({ passkeys: [{ id: passkey.id }], authenticator: false, recoveryCodes: 10 });

    const step = await begin(email);
    expect(step).toMatchObject({ asks: 'passkey', passkey: { rpId, userVerification: 'required' } });
    const answer = { continuation: step.continuation, passkey: passkey.get(step.passkey) };
    const signedIn = await callOperation('answerSignIn', { body: answer });
    expect(signedIn.status).toBe(200);
    const { accessToken } = (signedIn.body as { created: { accessToken: string } }).created;
    // One answer.
    expect((await callOperation('answerSignIn', { body: answer })).status).toBe(401);

    const withPassword = await callOperation('beginSignIn', { body: { email, password } });
    const other = (withPassword.body as { created: { accessToken: string; sessionToken: string } }).created;
    for (const [id, body] of [
      ['beginPasskey', undefined],
      ['addPasskey', passkey.create(step.passkey)],
      // Another factor would be one that is shown at once.
      ['associateAuthenticator', undefined],
      ['confirmAuthenticator', { code: '000000' }],
    ] as const)
      expect((await callOperation(id, { token: other.accessToken, body })).status).toBe(403);
    const refused = await callOperation('removePasskey', {
      token: other.accessToken,
      params: { passkeyId: passkey.id },
    });
    expect([refused.status, refused.body]).toMatchObject([403, { code: 'second-factor-needed' }]);
    for (const [of, shown, status] of [
      [other.sessionToken, { password, recoveryCode: codes[0] }, 200],
      [sessionToken, { password, recoveryCode: codes[0] }, 422],
      [sessionToken, { password }, 400],
      [sessionToken, { passkey: passkey.get(step.passkey) }, 400],
    ] as const)
      expect((await callOperation('stepUpSession', { body: { sessionToken: of, ...shown } })).status).toBe(status);
    const again = await begin(email);
    const shown = { sessionToken, continuation: again.continuation, passkey: passkey.get(again.passkey) };
    expect((await callOperation('stepUpSession', { body: shown })).status).toBe(200);

    const remove = () => callOperation('removePasskey', { token: accessToken, params: { passkeyId: passkey.id } });
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
    const { body: after } = await callOperation('getSecurity', { token: accessToken });
    expect(after).toMatchObject({ passkeys: [], recoveryCodes: 0 });
  });

  it('is asked of everybody alike, and refused alike: a copy’s, another’s, and whoever has none', async () => {
    const [email, another, nobody] = [1, 2, 3].map(() => `${randomUUID()}@portico.example`) as [string, string, string];
    const { token } = await signInRival(email);
    const { passkey } = await add(token);
    await signInRival(another);
    const refusals = await Promise.all(
      [email, another, nobody].map(async (address) => {
        const { passkey: options, ...step } = await begin(address);
        const { challenge, ...same } = options;
        const flaws = address === email ? { unverified: true } : {};
        const body = { continuation: step.continuation, passkey: passkey.get(options, flaws) };
        const { status, body: problem } = await callOperation('answerSignIn', { body });
        const { detail, code } = problem as { detail: string; code: string };
        return { same, length: challenge.length, status, detail, code };
      }),
    );
    expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1);
    expect(refusals[0]).toMatchObject({ status: 401, code: 'sign-in-failed' });
  });

  it('signs in who has an authenticator app, too, without its code', async () => {
    const email = `${randomUUID()}@portico.example`;
    const { token } = await signInRival(email);
    const { body } = await callOperation('associateAuthenticator', { token });
    const app = createAuthenticator((body as { secret: string }).secret);
    expect((await callOperation('confirmAuthenticator', { token, body: { code: await app.code() } })).status).toBe(200);
    const { passkey, added } = await add(token);
    expect(added.body).toEqual({});
    const step = await begin(email);
    const answer = { continuation: step.continuation, passkey: passkey.get(step.passkey) };
    expect((await callOperation('answerSignIn', { body: answer })).body).toHaveProperty('created');
    expect((await callOperation('removeAuthenticator', { token })).status).toBe(204);
    const { body: security } = await callOperation('getSecurity', { token });
    expect(security).toMatchObject({ authenticator: false, recoveryCodes: 10 });
  });
});
