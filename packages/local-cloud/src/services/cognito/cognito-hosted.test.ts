import { AdminCreateUserCommand, AdminSetUserPasswordCommand } from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { createMailbox } from '../ses/mailbox.ts';
import { type CognitoFixture, createBrowser, createCognitoFixture, password, pkce, redirectUri } from './testing.ts';

let fixture: CognitoFixture;
const email = 'ada@example.com';

const createAda = async (temporary?: string) => {
  const Username = email;
  const UserPoolId = fixture.poolId;
  await fixture.client.send(
    new AdminCreateUserCommand({
      UserPoolId,
      Username,
      MessageAction: 'SUPPRESS',
      TemporaryPassword: temporary,
      UserAttributes: [{ Name: 'email_verified', Value: 'true' }],
    }),
  );
  if (temporary === undefined)
    await fixture.client.send(
      new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: password, Permanent: true }),
    );
};

/** Opens the hosted page and sends the form. */
const signIn = async (
  browser: ReturnType<typeof createBrowser>,
  challenge: string | undefined,
  given: { username?: string; password?: string } = {},
) => {
  const { response, url } = await browser.follow(fixture.authorizeUrl(challenge), [fixture.signIn]);
  return await browser.submit(url, await response.text(), { username: email, password, ...given });
};

const codeOf = (response: Response): string =>
  new URL(response.headers.get('location') ?? 'http://none').searchParams.get('code') ?? '';
const exchange = (code: string, verifier: string, more: Record<string, string> = {}) =>
  fixture.token({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...more,
  });

afterEach(() => fixture.close());

describe('somebody who forgot the password', () => {
  const lastCode = () => /\d{6}/.exec(createMailbox(fixture.cloud.context).list(1, email)[0]?.text ?? '')?.[0] ?? '';
  const ask = async (browser: ReturnType<typeof createBrowser>, challenge: string, username: string) => {
    const url = fixture.authorizeUrl(challenge).replace('/oauth2/authorize', '/forgotPassword');
    const page = await browser.open(url);
    const answer = await browser.submit(url, await page.text(), { username });
    return { url, html: await answer.text() };
  };

  it('sets a new one with the code from the mail and is signed in; the code works once', async () => {
    fixture = await createCognitoFixture();
    await createAda();
    const { verifier, challenge } = pkce();
    const browser = createBrowser();
    const { url, html } = await ask(browser, challenge, email);
    const weak = await browser.submit(url, html, { code: lastCode(), new_password: 'weak' });
    expect([weak.status, weak.headers.get('location')]).toEqual([400, null]);
    const again = await browser.submit(url, html, { code: lastCode(), new_password: password });
    expect(await again.text()).toContain('previously been used');
    const done = await browser.submit(url, html, { code: lastCode(), new_password: 'Another-horse-8' });
    expect((await exchange(codeOf(done), verifier)).status).toBe(200);
    expect((await browser.submit(url, html, { code: lastCode(), new_password: 'Third-horse-9' })).status).toBe(400);
  });

  it('learns nothing about an account that does not exist', async () => {
    fixture = await createCognitoFixture();
    await createAda();
    const { challenge } = pkce();
    const words = async (username: string) =>
      (await ask(createBrowser(), challenge, username)).html.replace(/<input type="hidden"[^>]*>/g, '');
    expect(await words('nobody@example.com')).toBe(await words(email));
  });

  it('cannot guess the code, not even by asking for new ones', async () => {
    fixture = await createCognitoFixture();
    await createAda();
    const { challenge } = pkce();
    const browser = createBrowser();
    for (let round = 0; round < 6; round++) {
      const { url, html } = await ask(browser, challenge, email);
      await browser.submit(url, html, { code: 'wrong', new_password: 'Another-horse-8' });
    }
    const { url, html } = await ask(browser, challenge, email);
    const answer = await browser.submit(url, html, { code: lastCode(), new_password: 'Another-horse-8' });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('Attempt limit exceeded')]);
  });
});

describe('somebody with a temporary password', () => {
  it('chooses a password on the way in', async () => {
    fixture = await createCognitoFixture();
    await createAda('Temporary-1');
    const browser = createBrowser();
    const { verifier, challenge } = pkce();
    const page = await signIn(browser, challenge, { password: 'Temporary-1' });
    const html = await page.text();
    expect(html).toContain('Choose a password');
    const weak = await browser.submit(`${fixture.signIn}/login`, html, {
      new_password: 'weak',
      new_password_again: 'weak',
    });
    expect(weak.status).toBe(400);
    const done = await browser.submit(`${fixture.signIn}/login`, html, {
      new_password: password,
      new_password_again: password,
    });
    expect((await exchange(codeOf(done), verifier)).status).toBe(200);
  });
});

describe('a machine client', () => {
  it('gets an access token for its scopes with its secret, and none without', async () => {
    fixture = await createCognitoFixture({
      client: { GenerateSecret: true, AllowedOAuthFlows: ['client_credentials'], AllowedOAuthScopes: ['portico/read'] },
    });
    const basic = (secret: string) => ({
      authorization: `Basic ${Buffer.from(`${fixture.clientId}:${secret}`).toString('base64')}`,
    });
    const { status, body } = await fixture.token({ grant_type: 'client_credentials' }, basic(fixture.appSecret ?? ''));
    expect([status, decodeJwt(body.access_token ?? '').scope]).toEqual([200, 'portico/read']);
    expect((await fixture.token({ grant_type: 'client_credentials' }, basic('wrong'))).body).toEqual({
      error: 'invalid_client',
    });
    expect(
      (
        await fixture.token(
          { grant_type: 'client_credentials', scope: 'portico/write' },
          basic(fixture.appSecret ?? ''),
        )
      ).body,
    ).toEqual({ error: 'invalid_scope' });
  });
});
