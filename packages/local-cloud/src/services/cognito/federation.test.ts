import { AdminDisableUserCommand, ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CorporateIdp, forkCorporateIdp } from '../../idp/index.ts';
import { type CognitoFixture, createBrowser, createCognitoFixture, freePort, pkce, redirectUri } from './testing.ts';

let fixture: CognitoFixture;
let idp: CorporateIdp;
const account = { sub: 'emp-1', email: 'grace@corp.example', name: 'Grace Hopper', password: 'Flow-matic-1' };
const other = { sub: 'emp-2', email: 'mallory@corp.example', name: 'Mallory', password: 'Mallory-pass-1' };

beforeAll(async () => {
  fixture = await createCognitoFixture();
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  idp = await forkCorporateIdp(
    {
      port,
      issuer,
      dataFolder: fixture.cloud.context.folder('idp'),
      accounts: [account, other],
      clients: [
        {
          clientId: 'user-pool',
          clientSecret: 'shared-secret',
          redirectUris: [`${fixture.signIn}/oauth2/idpresponse`],
        },
      ],
    },
    () => undefined,
  );
  await fixture.deploy('AWS::Cognito::UserPoolIdentityProvider', 'Corporate', {
    UserPoolId: fixture.poolId,
    ProviderName: 'Corporate',
    ProviderType: 'OIDC',
    ProviderDetails: {
      client_id: 'user-pool',
      client_secret: 'shared-secret',
      oidc_issuer: issuer,
      authorize_scopes: 'openid email profile',
      attributes_request_method: 'GET',
    },
    AttributeMapping: { email: 'email', name: 'name', email_verified: 'email_verified' },
  });
});
afterAll(async () => {
  await idp.stop();
  await fixture.close();
});

/** Signs in at the provider and stops at its redirect back to the user pool. */
const atProvider = async (browser: ReturnType<typeof createBrowser>, challenge: string, person = account) => {
  const { response, url } = await browser.follow(fixture.authorizeUrl(challenge, { identity_provider: 'Corporate' }), [
    fixture.signIn,
    idp.issuer,
  ]);
  const submitted = await browser.submit(url, await response.text(), {
    email: person.email,
    password: person.password,
  });
  expect([submitted.status, submitted.headers.get('location')]).toEqual([303, expect.stringContaining('/auth/')]);
  const { location } = await browser.follow(new URL(submitted.headers.get('location') ?? '', url).toString(), [
    idp.issuer,
  ]);
  return location;
};
const tokensFor = async (person = account) => {
  const { verifier, challenge } = pkce();
  const browser = createBrowser();
  const back = await browser.open(await atProvider(browser, challenge, person));
  const code = new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? '';
  return (
    await fixture.token({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier })
  ).body;
};

describe('a sign-in through the corporate identity provider', () => {
  it('gives the tokens of a federated user, the same one every time', async () => {
    const id = decodeJwt((await tokensFor()).id_token ?? '');
    expect(id).toMatchObject({
      'cognito:username': 'Corporate_emp-1',
      email: account.email,
      email_verified: true,
      name: account.name,
      'cognito:groups': [`${fixture.poolId}_Corporate`],
      identities: [{ userId: 'emp-1', providerName: 'Corporate', providerType: 'OIDC' }],
    });
    expect(decodeJwt((await tokensFor()).id_token ?? '').sub).toBe(id.sub);
    const { Users } = await fixture.client.send(
      new ListUsersCommand({ UserPoolId: fixture.poolId, Filter: `email = "${account.email}"` }),
    );
    expect(Users?.map((user) => user.UserStatus)).toEqual(['EXTERNAL_PROVIDER']);
  });

  it('offers the provider on the hosted page', async () => {
    const { response } = await createBrowser().follow(fixture.authorizeUrl(pkce().challenge), [fixture.signIn]);
    expect(await response.text()).toContain('Continue with Corporate');
  });

  it('is refused by the provider with a wrong password, on its own page', async () => {
    const browser = createBrowser();
    const { response, url } = await browser.follow(
      fixture.authorizeUrl(pkce().challenge, { identity_provider: 'Corporate' }),
      [fixture.signIn, idp.issuer],
    );
    const answer = await browser.submit(url, await response.text(), { email: account.email, password: 'wrong' });
    expect([answer.status, await answer.text()]).toEqual([
      401,
      expect.stringContaining('The e-mail or password is not right.'),
    ]);
  });

  it('ends at a wrong, absent or used state', async () => {
    const { challenge } = pkce();
    const browser = createBrowser();
    const callback = await atProvider(browser, challenge);
    const altered = new URL(callback);
    altered.searchParams.set('state', 'forged');
    expect((await browser.open(altered.toString())).status).toBe(400);
    altered.searchParams.delete('state');
    expect((await browser.open(altered.toString())).status).toBe(400);
    expect((await browser.open(callback)).status).toBe(302);
    expect((await browser.open(callback)).status).toBe(400);
  });

  it('ends when the answer arrives in a browser that did not begin it', async () => {
    const callback = await atProvider(createBrowser(), pkce().challenge);
    expect((await createBrowser().open(callback)).status).toBe(400);
  });

  it('ends with an error for the application when the answer names another issuer or a code that is not real', async () => {
    for (const [name, value] of [
      ['iss', 'http://evil.example'],
      ['code', 'forged'],
    ] as const) {
      const browser = createBrowser();
      const callback = new URL(await atProvider(browser, pkce().challenge));
      callback.searchParams.set(name, value);
      const location = new URL((await browser.open(callback.toString())).headers.get('location') ?? '');
      expect([location.searchParams.get('error'), location.searchParams.get('code')]).toEqual(['server_error', null]);
    }
  });

  it('is refused to a disabled user', async () => {
    await tokensFor(other);
    await fixture.client.send(new AdminDisableUserCommand({ UserPoolId: fixture.poolId, Username: 'Corporate_emp-2' }));
    const browser = createBrowser();
    const back = await browser.open(await atProvider(browser, pkce().challenge, other));
    expect(new URL(back.headers.get('location') ?? '').searchParams.get('error')).toBe('access_denied');
  });
});
