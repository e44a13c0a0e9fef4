import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

describe('the hosted sign-in', () => {
  beforeEach(async () => {
    fixture = await createCognitoFixture();
    await createAda();
  });

  it('leads from the authorize page over the form to a code and to tokens with the nonce', async () => {
    const { verifier, challenge } = pkce();
    const browser = createBrowser();
    const response = await signIn(browser, challenge);
    const location = new URL(response.headers.get('location') ?? '');
    expect([response.status, location.origin + location.pathname, location.searchParams.get('state')]).toEqual([
      302,
      redirectUri,
      'st',
    ]);
    const { status, body } = await exchange(codeOf(response), verifier);
    expect(status).toBe(200);
    expect(decodeJwt(body.id_token ?? '')).toMatchObject({
      iss: fixture.issuer,
      aud: fixture.clientId,
      nonce: 'no',
      email,
    });
    expect(decodeJwt(body.access_token ?? '')).toMatchObject({
      scope: 'openid email profile',
      version: 2,
      token_use: 'access',
    });
    const info = await fetch(`${fixture.signIn}/oauth2/userInfo`, {
      headers: { authorization: `Bearer ${body.access_token}` },
    });
    expect(await info.json()).toMatchObject({ email, sub: decodeJwt(body.access_token ?? '').sub });
  });

  it('remembers the browser until it signs out, and returns only to a registered address', async () => {
    const browser = createBrowser();
    const { challenge } = pkce();
    await signIn(browser, challenge);
    expect(codeOf(await browser.open(fixture.authorizeUrl(challenge)))).not.toBe('');
    const logout = (uri: string) =>
      browser.open(`${fixture.signIn}/logout?client_id=${fixture.clientId}&logout_uri=${encodeURIComponent(uri)}`);
    expect((await logout('http://evil.example/')).status).toBe(400);
    expect((await logout('http://localhost:3000/')).headers.get('location')).toBe('http://localhost:3000/');
    expect((await browser.open(fixture.authorizeUrl(challenge))).headers.get('location')).toMatch(/^\/login/);
  });

  it('answers a wrong password, somebody unknown and a disabled user without a code', async () => {
    const { challenge } = pkce();
    const words = async (given: object) => {
      const response = await signIn(createBrowser(), challenge, given);
      expect([response.status, response.headers.get('location')]).toEqual([401, null]);
      return /role="alert"[^>]*>([^<]+)/.exec(await response.text())?.[1];
    };
    expect(await words({ password: 'wrong' })).toBe(await words({ username: 'nobody@example.com' }));
    await fixture.client.send(new AdminDisableUserCommand({ UserPoolId: fixture.poolId, Username: email }));
    expect(await words({})).toMatch(/disabled/);
  });

  it('refuses a form without the token of its browser, and shows what was typed as text', async () => {
    const { challenge } = pkce();
    const browser = createBrowser();
    const { response, url } = await browser.follow(fixture.authorizeUrl(challenge), [fixture.signIn]);
    const html = await response.text();
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    const forged = await browser.submit(url, html, {
      _csrf: 'x'.repeat(43),
      username: '"><script>alert(1)</script>',
      password,
    });
    expect(forged.status).toBe(401);
    expect(await forged.text()).not.toContain('<script>');
  });

  it('sends nobody to an address that is not registered exactly', async () => {
    const { challenge } = pkce();
    for (const uri of [
      `${redirectUri}/`,
      `${redirectUri}?x=1`,
      'http://localhost:3000/api/auth',
      'http://localhost:3000@evil.example/api/auth/callback',
      'javascript:alert(1)',
      '',
    ]) {
      const response = await createBrowser().open(fixture.authorizeUrl(challenge, { redirect_uri: uri }));
      expect([uri, response.status, response.headers.get('location')]).toEqual([uri, 400, null]);
    }
    expect((await createBrowser().open(fixture.authorizeUrl(challenge, { client_id: 'none' }))).status).toBe(400);
  });

  it.each([
    ['no PKCE', undefined, {}, 'invalid_request'],
    ['plain PKCE', 'a'.repeat(43), { code_challenge_method: 'plain' }, 'invalid_request'],
    ['an unknown scope', 'a'.repeat(43), { scope: 'openid aws.cognito.signin.user.admin' }, 'invalid_scope'],
    ['the implicit flow', 'a'.repeat(43), { response_type: 'token' }, 'unsupported_response_type'],
    ['an unknown provider', 'a'.repeat(43), { identity_provider: 'Other' }, 'invalid_request'],
  ])('tells the application about %s', async (_name, challenge, more, error) => {
    const url = new URL(fixture.authorizeUrl(challenge, {}));
    for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value);
    const response = await createBrowser().open(url.toString());
    const location = new URL(response.headers.get('location') ?? '');
    expect([
      location.origin + location.pathname,
      location.searchParams.get('error'),
      location.searchParams.get('state'),
    ]).toEqual([redirectUri, error, 'st']);
  });

  it('gives a code that works once, for five minutes, with its own verifier and redirect address', async () => {
    const { verifier, challenge } = pkce();
    const fresh = async () => codeOf(await signIn(createBrowser(), challenge));
    const invalid = { status: 400, body: { error: 'invalid_grant' } };
    expect(await exchange(await fresh(), pkce().verifier)).toEqual(invalid);
    expect(await exchange(await fresh(), verifier, { redirect_uri: 'http://localhost:3000/other' })).toEqual(invalid);
    expect(
      await fixture.token({ grant_type: 'authorization_code', code: await fresh(), redirect_uri: redirectUri }),
    ).toEqual(invalid);
    const code = await fresh();
    const { body } = await exchange(code, verifier);
    expect(await exchange(code, verifier)).toEqual(invalid);
    // The replay ended what the first use began.
    expect(await fixture.token({ grant_type: 'refresh_token', refresh_token: body.refresh_token ?? '' })).toEqual(
      invalid,
    );
    const late = await fresh();
    fixture.cloud.setNow(() => new Date(Date.now() + 301_000));
    expect(await exchange(late, verifier)).toEqual(invalid);
  });

  it('refreshes and revokes', async () => {
    const { verifier, challenge } = pkce();
    const { body } = await exchange(codeOf(await signIn(createBrowser(), challenge)), verifier);
    const refresh = () => fixture.token({ grant_type: 'refresh_token', refresh_token: body.refresh_token ?? '' });
    expect((await refresh()).status).toBe(200);
    await fetch(`${fixture.signIn}/oauth2/revoke`, {
      method: 'POST',
      body: new URLSearchParams({ token: body.refresh_token ?? '', client_id: fixture.clientId }),
    });
    expect(await refresh()).toEqual({ status: 400, body: { error: 'invalid_grant' } });
    const info = await fetch(`${fixture.signIn}/oauth2/userInfo`, {
      headers: { authorization: `Bearer ${body.access_token}` },
    });
    expect(info.status).toBe(401);
  });

  it('describes itself for relying parties', async () => {
    const document: unknown = await (await fetch(`${fixture.issuer}/.well-known/openid-configuration`)).json();
    expect(document).toMatchObject({ issuer: fixture.issuer, token_endpoint: `${fixture.signIn}/oauth2/token` });
    expect((await fetch(`${fixture.signIn}/us-east-1_none/.well-known/jwks.json`)).status).toBe(404);
  });
});
