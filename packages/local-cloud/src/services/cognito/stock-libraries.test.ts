import { createPrivateKey } from 'node:crypto';
import * as oidc from 'openid-client';
import { Constants, IdentityProvider, ServiceProvider, setSchemaValidator } from 'samlify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSamlKey, createSamlSignIns, metadataXml, samlProvider } from './saml-testing.ts';
import { type CognitoFixture, createCognitoFixture, redirectUri } from './testing.ts';

let fixture: CognitoFixture;
const key = createSamlKey();
beforeAll(async () => {
  fixture = await createCognitoFixture({ client: { SupportedIdentityProviders: ['Saml'] } });
  const { AttributeMapping: _, ...provider } = samlProvider(fixture.poolId, 'Saml', metadataXml(key.certificate));
  await fixture.deploy('AWS::Cognito::UserPoolIdentityProvider', 'Saml', {
    ...provider,
    AttributeMapping: { email: 'email', name: 'name' },
  });
});
afterAll(() => fixture.close());

describe('a stock SAML library as the identity provider', () => {
  it('reads our request and answers it', async () => {
    // Schemas of XML are checked by another library; what is sent is checked here.
    setSchemaValidator({ validate: async () => 'not checked' });
    const saml = createSamlSignIns(fixture, 'Saml');
    const begun = await saml.begin();
    const idp = IdentityProvider({
      metadata: metadataXml(key.certificate),
      privateKey: createPrivateKey(key.pem).export({ type: 'pkcs1', format: 'pem' }),
      isAssertionEncrypted: false,
      requestSignatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
      loginResponseTemplate: {
        context: TEMPLATE,
        attributes: [
          { name: 'email', valueTag: 'email', nameFormat: 'basic', valueXsiType: 'xs:string' },
          { name: 'name', valueTag: 'name', nameFormat: 'basic', valueXsiType: 'xs:string' },
        ],
      },
    });
    const sp = ServiceProvider({
      entityID: `urn:amazon:cognito:sp:${fixture.poolId}`,
      wantAssertionsSigned: true,
      assertionConsumerService: [
        { Binding: Constants.namespace.binding.post, Location: `${fixture.signIn}/saml2/idpresponse` },
      ],
    });
    const { extract } = await idp.parseLoginRequest(sp, 'redirect', {
      query: Object.fromEntries(begun.url.searchParams),
    });
    const request = { extract: { ...extract, request: { ...extract.request } } };
    expect(request.extract.request.id).toBe(begun.requestId);
    expect(extract.issuer).toBe(`urn:amazon:cognito:sp:${fixture.poolId}`);
    const now = new Date();
    const later = new Date(now.getTime() + 300_000).toISOString();
    const fill = (template: string) => {
      const id = `_${'a'.repeat(32)}`;
      const values: Record<string, string> = {
        ID: `_${'b'.repeat(32)}`,
        AssertionID: id,
        Destination: `${fixture.signIn}/saml2/idpresponse`,
        Audience: `urn:amazon:cognito:sp:${fixture.poolId}`,
        SubjectRecipient: `${fixture.signIn}/saml2/idpresponse`,
        NameID: 'ada',
        Issuer: 'https://idp.example/metadata',
        IssueInstant: now.toISOString(),
        ConditionsNotBefore: now.toISOString(),
        ConditionsNotOnOrAfter: later,
        SubjectConfirmationDataNotOnOrAfter: later,
        InResponseTo: begun.requestId,
        StatusCode: 'urn:oasis:names:tc:SAML:2.0:status:Success',
        attrEmail: 'ada@corp.example',
        attrName: 'Ada',
      };
      const context = template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
      return { id, context };
    };
    const { context } = await idp.createLoginResponse(sp, request, 'post', {}, fill);
    const { code, why } = await saml.post(begun, Buffer.from(context, 'base64').toString());
    expect(code, why).toBeDefined();
  });
});

const TEMPLATE =
  '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="{ID}" Version="2.0" IssueInstant="{IssueInstant}" Destination="{Destination}" InResponseTo="{InResponseTo}"><saml:Issuer>{Issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="{StatusCode}"/></samlp:Status><saml:Assertion xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="{AssertionID}" Version="2.0" IssueInstant="{IssueInstant}"><saml:Issuer>{Issuer}</saml:Issuer><saml:Subject><saml:NameID>{NameID}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="{SubjectConfirmationDataNotOnOrAfter}" Recipient="{SubjectRecipient}" InResponseTo="{InResponseTo}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="{ConditionsNotBefore}" NotOnOrAfter="{ConditionsNotOnOrAfter}"><saml:AudienceRestriction><saml:Audience>{Audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>{AttributeStatement}</saml:Assertion></samlp:Response>';

describe('a stock OIDC library as the relying party', () => {
  const configured = () =>
    oidc.discovery(new URL(fixture.issuer), fixture.clientId, undefined, oidc.None(), {
      execute: [oidc.allowInsecureRequests],
    });
  /** Where the browser comes back to after a sign-in at the SAML provider. */
  const arrive = async (url: URL) => {
    const saml = createSamlSignIns({ ...fixture, authorizeUrl: () => url.href }, 'Saml');
    const begun = await saml.begin();
    const { code } = await saml.post(begun, saml.good(begun, key.pem));
    return new URL(
      `${redirectUri}?${new URLSearchParams({ code: code ?? '', state: url.searchParams.get('state') ?? '' })}`,
    );
  };
  const begin = async (config: oidc.Configuration) => {
    const pkceCodeVerifier = oidc.randomPKCECodeVerifier();
    const [expectedState, expectedNonce] = [oidc.randomState(), oidc.randomNonce()];
    const url = oidc.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: 'openid email',
      code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
      state: expectedState,
      nonce: expectedNonce,
      identity_provider: 'Saml',
    });
    return { url, checks: { pkceCodeVerifier, expectedState, expectedNonce } };
  };

  it('signs somebody in by the discovered endpoints, once', async () => {
    const config = await configured();
    const { url, checks } = await begin(config);
    const back = await arrive(url);
    const tokens = await oidc.authorizationCodeGrant(config, back, checks);
    expect(tokens.claims()).toMatchObject({ email: 'grace@corp.example', nonce: checks.expectedNonce });
    await expect(oidc.authorizationCodeGrant(config, back, checks)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  it('takes no state, nonce or verifier of another sign-in', async () => {
    const config = await configured();
    const other = (await begin(config)).checks;
    for (const name of ['expectedState', 'expectedNonce', 'pkceCodeVerifier'] as const) {
      const { url, checks } = await begin(config);
      const back = await arrive(url);
      await expect(
        oidc.authorizationCodeGrant(config, back, { ...checks, [name]: other[name] }),
        name,
      ).rejects.toThrow();
    }
  });
});
