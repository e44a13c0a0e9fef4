import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createAuthenticator } from '../../security/authenticator.ts';
import { signInRival } from '../../security/rival.ts';
import { callOperation } from '../contract-call.ts';
import { developer } from './scene.ts';

const password = 'Rival-of-all-1';

describe('an authenticator app', () => {
  it('is set up, asked for, shown again for what is dangerous, stood in for by recovery codes, and removed', async () => {
    const email = `${randomUUID()}@portico.example`;
    const { token, sessionToken } = await signInRival(email);
    const security = async (of = token) => (await callOperation('getSecurity', { token: of })).body;
    expect((await callOperation('associateAuthenticator', { token: developer.token })).status).toBe(409);
    for (const id of ['removeAuthenticator', 'renewRecoveryCodes'] as const)
      expect((await callOperation(id, { token })).status).toBe(409);
    const begun = await callOperation('associateAuthenticator', { token });
    const { secret, uri } = begun.body as { secret: string; uri: string };
    // Other cells give the portal another name meanwhile.
    expect([begun.status, uri, uri.includes(secret)]).toEqual([
      200,
      expect.stringMatching(/^otpauth:\/\/totp\/[^:/?]+:/),
      true,
    ]);
    const app = createAuthenticator(secret);
    expect((await callOperation('confirmAuthenticator', { token, body: { code: '000000' } })).status).toBe(422);
    const set = await callOperation('confirmAuthenticator', { token, body: { code: await app.code() } });
    const { codes } = set.body as { codes: string[] };
    expect([set.status, new Set(codes).size]).toEqual([200, 10]);
    expect(await security()).toMatchObject({ authenticator: true, recoveryCodes: 10 });
    // Set up once; another would stand in for the first.
    expect((await callOperation('associateAuthenticator', { token })).status).toBe(409);

    const begin = async () => {
      const { body } = await callOperation('beginSignIn', { body: { email, password } });
      const { step } = body as { step: { asks: string; continuation: string } };
      expect(step.asks).toBe('code');
      return (answer: object) =>
        callOperation('answerSignIn', { body: { continuation: step.continuation, ...answer } });
    };
    const byCode = await begin();
    expect((await byCode({ code: '000000' })).status).toBe(422);
    expect((await byCode({ code: await app.code() })).status).toBe(200);
    const [spent = ''] = codes;
    const byRecovery = await begin();
    expect((await byRecovery({ recoveryCode: spent, password: 'Not-this-one-1' })).status).toBe(422);
    const recovered = await byRecovery({ recoveryCode: spent.toUpperCase().replaceAll('-', ' '), password });
    expect(recovered.status).toBe(200);
    const again = await begin();
    expect((await again({ recoveryCode: spent, password })).status).toBe(422);
    expect(await security()).toMatchObject({ authenticator: true, recoveryCodes: 9 });

    const step = (of: string, code: string, more = {}) =>
      callOperation('stepUpSession', { body: { sessionToken: of, password, code, ...more } });
    expect((await step(sessionToken, '000000')).status).toBe(422);
    expect((await step('x'.repeat(69), '000000')).status).toBe(401);
    const shown = await step(sessionToken, await app.code());
    expect(shown.status).toBe(200);
    const { accessToken } = shown.body as { accessToken: string };
    expect((await callOperation('renewRecoveryCodes', { token: accessToken })).status).toBe(200);
    expect(await security(accessToken)).toMatchObject({ recoveryCodes: 10 });
    expect((await callOperation('removeAuthenticator', { token: accessToken })).status).toBe(204);
    expect((await callOperation('beginSignIn', { body: { email, password } })).body).toHaveProperty('created');
  });

  it('that was shown longer ago than ten minutes, or never in a session, opens nothing dangerous', async () => {
    const email = `${randomUUID()}@portico.example`;
    const first = await signInRival(email);
    const { accessToken } = await (async () => {
      const { body } = await callOperation('beginSignIn', { body: { email, password } });
      return (body as { created: { accessToken: string } }).created;
    })();
    const { body } = await callOperation('associateAuthenticator', { token: first.token });
    const app = createAuthenticator((body as { secret: string }).secret);
    await callOperation('confirmAuthenticator', { token: first.token, body: { code: await app.code() } });
    for (const id of ['removeAuthenticator', 'renewRecoveryCodes'] as const) {
      const refused = await callOperation(id, { token: accessToken });
      expect([refused.status, refused.body]).toMatchObject([403, { code: 'second-factor-needed' }]);
    }
  });
});
