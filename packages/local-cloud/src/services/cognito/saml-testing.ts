import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { expect } from 'vitest';
import { selfSignedCertificate } from '../../idp/certificate.ts';
import { responseXml, type SamlAnswer, type SamlPerson, signAssertion } from '../../idp/saml-response.ts';
import { type CognitoFixture, createBrowser, pkce, redirectUri } from './testing.ts';

export const ENTITY_ID = 'https://idp.example/metadata';
export const SIGN_IN_URL = 'https://idp.example/sign-in';
export const GRACE: SamlPerson = {
  subject: 'grace',
  attributes: { email: ['grace@corp.example'], name: ['Grace'], groups: ['api admins', 'developers'] },
};

/** A key of an identity provider with its certificate. */
export const createSamlKey = () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { pem, certificate: selfSignedCertificate('Test', privateKey, createPublicKey(createPrivateKey(pem))) };
};

export const metadataXml = (certificate: string, entityId = ENTITY_ID): string =>
  `<?xml version="1.0"?><EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${certificate}</X509Certificate></X509Data></KeyInfo></KeyDescriptor><SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${SIGN_IN_URL}"/></IDPSSODescriptor></EntityDescriptor>`;

export const samlProvider = (poolId: string, ProviderName: string, metadata: string) => ({
  UserPoolId: poolId,
  ProviderName,
  ProviderType: 'SAML' as const,
  ProviderDetails: { MetadataFile: metadata },
  AttributeMapping: { email: 'email', name: 'name', 'custom:groups': 'groups' },
});

/** Sign-ins through a SAML provider of a pool, whose answers the test writes itself. */
export const createSamlSignIns = (fixture: CognitoFixture, provider: string) => {
  const replyUrl = `${fixture.signIn}/saml2/idpresponse`;
  const begin = async () => {
    const browser = createBrowser();
    const { verifier, challenge } = pkce();
    const { location } = await browser.follow(fixture.authorizeUrl(challenge, { identity_provider: provider }), [
      fixture.signIn,
    ]);
    const url = new URL(location);
    const request = inflateRawSync(Buffer.from(url.searchParams.get('SAMLRequest') ?? '', 'base64')).toString();
    const requestId = /ID="([^"]+)"/.exec(request)?.[1] ?? '';
    const relayState = url.searchParams.get('RelayState') ?? '';
    return { browser, verifier, url, request, requestId, relayState };
  };
  type Begun = Awaited<ReturnType<typeof begin>>;
  const answerTo = ({ requestId }: Begun, more: Partial<SamlAnswer> = {}): SamlAnswer => ({
    issuer: ENTITY_ID,
    audience: `urn:amazon:cognito:sp:${fixture.poolId}`,
    recipient: replyUrl,
    inResponseTo: requestId,
    person: GRACE,
    at: new Date(),
    ...more,
  });
  /** Posts a response as the browser would; answers the code that came, or why none did. */
  const post = async ({ browser, relayState }: Pick<Begun, 'browser' | 'relayState'>, xml: string) => {
    const body = new URLSearchParams({ SAMLResponse: Buffer.from(xml).toString('base64'), RelayState: relayState });
    const response = await browser.open(replyUrl, { method: 'POST', body });
    const { searchParams } = new URL(response.headers.get('location') ?? 'none:');
    const code = searchParams.get('code') ?? undefined;
    return { status: response.status, code, why: searchParams.get('error_description') ?? (await response.text()) };
  };
  const tokens = async ({ verifier }: Begun, code: string | undefined) => {
    const form = { grant_type: 'authorization_code', redirect_uri: redirectUri, code_verifier: verifier };
    return (await fixture.token({ ...form, code: code ?? '' })).body;
  };
  return {
    begin,
    answerTo,
    post,
    tokens,
    /** An answer that nothing is wrong with. */
    good: (begun: Begun, privateKey: string, more: Partial<SamlAnswer> = {}) =>
      signAssertion(responseXml(answerTo(begun, more)), { privateKey }),
    async refused(begun: Begun, xml: string, why: RegExp) {
      const answer = await post(begun, xml);
      expect([answer.code, answer.why]).toEqual([undefined, expect.stringMatching(why)]);
    },
  };
};
