import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CognitoFixture, createBrowser, createCognitoFixture, pkce } from './testing.ts';

const SECRET = 'a secret that both know, and long enough for a MAC';
let fixture: CognitoFixture;
let server: Server;
let issuer: string;
/** What the provider answers the code with, from the nonce it was asked with. */
let idToken: (nonce: string) => Promise<string>;
let key: Awaited<ReturnType<typeof generateKeyPair>>;
let other: typeof key;
let exchanges: string[] = [];

const sign = (claims: JWTPayload, { by = key.privateKey, age = 0 } = {}) => {
  const now = Math.floor(Date.now() / 1000) - age;
  const payload = { iss: issuer, aud: 'portico', sub: 'grace', email: 'grace@corp.example', ...claims };
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .setIssuedAt(now)
    .setExpirationTime(now + 300)
    .sign(by);
};

beforeAll(async () => {
  [key, other] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const jwk = { ...(await exportJWK(key.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  let nonce = '';
  server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    const json = (value: object) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
    if (url.pathname.endsWith('/openid-configuration'))
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
      });
    if (url.pathname === '/jwks') return json({ keys: [jwk] });
    if (url.pathname === '/nonce') {
      nonce = url.searchParams.get('nonce') ?? '';
      return json({});
    }
    exchanges.push(nonce);
    return json({ id_token: await idToken(nonce), access_token: 'a', token_type: 'Bearer' });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP listener has an AddressInfo
  fixture = await createCognitoFixture();
  await fixture.deploy('AWS::Cognito::UserPoolIdentityProvider', 'Corporate', {
    UserPoolId: fixture.poolId,
    ProviderName: 'Corporate',
    ProviderType: 'OIDC',
    ProviderDetails: {
      client_id: 'portico',
      client_secret: SECRET,
      oidc_issuer: issuer,
      authorize_scopes: 'openid email',
      attributes_request_method: 'GET',
    },
    AttributeMapping: { email: 'email' },
  });
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await fixture.close();
});

/** A sign-in up to the answer of the provider; the answer is the test's to give. */
const begin = async () => {
  const browser = createBrowser();
  const { location } = await browser.follow(
    fixture.authorizeUrl(pkce().challenge, { identity_provider: 'Corporate' }),
    [fixture.signIn],
  );
  const { searchParams } = new URL(location);
  await fetch(`${issuer}/nonce?nonce=${searchParams.get('nonce')}`);
  const back = async (more: Record<string, string> = {}, from = browser) => {
    const query = new URLSearchParams({ state: searchParams.get('state') ?? '', code: 'a-code', ...more });
    const response = await from.open(`${fixture.signIn}/oauth2/idpresponse?${query}`);
    const { searchParams: answer } = new URL(response.headers.get('location') ?? 'none:');
    return { status: response.status, code: answer.get('code'), error: answer.get('error') };
  };
  return { browser, back, state: searchParams.get('state') ?? '', nonce: searchParams.get('nonce') ?? '' };
};

describe('an answer of an OIDC provider', () => {
  it('is taken for the nonce that was sent', async () => {
    idToken = (nonce) => sign({ nonce });
    expect((await (await begin()).back({ iss: issuer })).code).toEqual(expect.any(String));
  });

  it.each<[string, (nonce: string) => Promise<string>]>([
    ['no nonce', () => sign({})],
    ['the nonce of another sign-in', () => sign({ nonce: exchanges[0] ?? '' })],
    ['another audience', (nonce) => sign({ nonce, aud: 'somebody-else' })],
    ['another issuer', (nonce) => sign({ nonce, iss: 'https://evil.example' })],
    ['the signature of another key', (nonce) => sign({ nonce }, { by: other.privateKey })],
    ['an expiry that is past', (nonce) => sign({ nonce }, { age: 3600 })],
    [
      'a MAC with the client’s secret',
      (nonce) =>
        new SignJWT({ iss: issuer, aud: 'portico', sub: 'grace', nonce, email: 'grace@corp.example' })
          .setProtectedHeader({ alg: 'HS256' })
          .setIssuedAt()
          .setExpirationTime('5m')
          .sign(new TextEncoder().encode(SECRET)),
    ],
    [
      'no signature',
      async (nonce) => {
        const [, payload] = (await sign({ nonce })).split('.');
        return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
      },
    ],
  ])('with %s makes no sign-in', async (_, answer) => {
    idToken = answer;
    expect(await (await begin()).back()).toMatchObject({ code: null, error: 'server_error' });
  });

  it('that came from another issuer is not exchanged: a mix-up', async () => {
    idToken = (nonce) => sign({ nonce });
    const { back } = await begin();
    exchanges = [];
    expect(await back({ iss: 'https://evil.example' })).toMatchObject({ code: null, error: 'server_error' });
    expect(exchanges).toEqual([]);
  });

  it('is taken once, with its state, in the browser that asked', async () => {
    idToken = (nonce) => sign({ nonce });
    const mine = await begin();
    const theirs = await begin();
    expect((await theirs.back({}, mine.browser)).status).toBe(400);
    expect((await mine.back({ state: theirs.state })).status).toBe(400);
    const again = await begin();
    expect((await again.back()).code).toEqual(expect.any(String));
    expect((await again.back()).status).toBe(400);
  });
});
