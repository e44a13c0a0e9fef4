import { X509Certificate } from 'node:crypto';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSamlMetadata } from '../services/cognito/saml/metadata.ts';
import {
  type CognitoFixture,
  createBrowser,
  createCognitoFixture,
  freePort,
  pkce,
  poolProperties,
  redirectUri,
} from '../services/cognito/testing.ts';
import { type CorporateIdp, forkCorporateIdp } from './index.ts';

let fixture: CognitoFixture;
let idp: CorporateIdp;
const paula = {
  sub: 'p-1',
  email: 'paula@partner.example',
  name: 'Paula & Partner',
  password: 'Partner-pass-1',
  groups: ['api-publishers', 'everybody'],
};

beforeAll(async () => {
  fixture = await createCognitoFixture({
    pool: { Schema: [...poolProperties.Schema, { Name: 'groups', AttributeDataType: 'String' }] },
    client: { SupportedIdentityProviders: ['Partner'], WriteAttributes: ['email', 'name', 'custom:groups'] },
  });
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const config = { port, issuer, dataFolder: fixture.cloud.context.folder('idp'), accounts: [paula], clients: [] };
  idp = await forkCorporateIdp({ ...config, samlReplyUrls: [`${fixture.signIn}/saml2/idpresponse`] }, () => undefined);
  await fixture.deploy('AWS::Cognito::UserPoolIdentityProvider', 'Partner', {
    UserPoolId: fixture.poolId,
    ProviderName: 'Partner',
    ProviderType: 'SAML',
    ProviderDetails: { MetadataURL: `${issuer}/saml/metadata` },
    AttributeMapping: { email: 'email', name: 'name', 'custom:groups': 'groups' },
  });
});
afterAll(async () => {
  await idp.stop();
  await fixture.close();
});

describe('the SAML side of the corporate identity provider', () => {
  it('shows metadata with a certificate that verifies', async () => {
    const { entityId, certificates } = readSamlMetadata(await (await fetch(`${idp.issuer}/saml/metadata`)).text());
    const certificate = new X509Certificate(certificates[0] ?? '');
    expect([entityId, certificate.verify(certificate.publicKey)]).toEqual([`${idp.issuer}/saml/metadata`, true]);
  });

  it('signs somebody in with their groups, after a wrong password too', async () => {
    const { verifier, challenge } = pkce();
    const browser = createBrowser();
    const { response, url } = await browser.follow(fixture.authorizeUrl(challenge, { identity_provider: 'Partner' }), [
      fixture.signIn,
      idp.issuer,
    ]);
    const wrong = await browser.submit(url, await response.text(), { email: paula.email, password: 'wrong' });
    expect(wrong.status).toBe(401);
    const right = await browser.submit(url, await wrong.text(), { email: paula.email, password: paula.password });
    const back = await browser.submit(url, await right.text(), {});
    const code = new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier };
    expect(decodeJwt((await fixture.token(form)).body.id_token ?? '')).toMatchObject({
      email: paula.email,
      name: paula.name,
      'custom:groups': '[api-publishers,everybody]',
      identities: [{ userId: 'p-1', providerName: 'Partner', providerType: 'SAML' }],
    });
  });

  it('answers to nobody it does not know, nor to what is no request', async () => {
    const elsewhere = await fetch(`${idp.issuer}/saml/sign-in?SAMLRequest=eJxT&RelayState=a`);
    expect(elsewhere.status).toBe(400);
  });
});
