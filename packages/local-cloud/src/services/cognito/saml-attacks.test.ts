import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SignedXml } from 'xml-crypto';
import { responseXml, type SamlAnswer, signAssertion } from '../../idp/saml-response.ts';
import { createSamlKey, createSamlSignIns, GRACE, metadataXml, samlProvider } from './saml-testing.ts';
import { type CognitoFixture, createCognitoFixture, poolProperties } from './testing.ts';

let fixture: CognitoFixture;
let saml: ReturnType<typeof createSamlSignIns>;
const key = createSamlKey();
const stranger = createSamlKey();
const MALLORY = { subject: 'admin', attributes: { email: ['admin@corp.example'], name: ['Admin'] } };
const EXC_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';

beforeAll(async () => {
  fixture = await createCognitoFixture({
    pool: { Schema: [...poolProperties.Schema, { Name: 'groups', AttributeDataType: 'String' }] },
    client: { SupportedIdentityProviders: ['Saml'], WriteAttributes: ['email', 'name', 'custom:groups'] },
  });
  const { UserPoolId: _, ...provider } = samlProvider(fixture.poolId, 'Saml', metadataXml(key.certificate));
  await fixture.deploy('AWS::Cognito::UserPoolIdentityProvider', 'Saml', { ...provider, UserPoolId: fixture.poolId });
  saml = createSamlSignIns(fixture, 'Saml');
});
afterAll(() => fixture.close());

/** A response that is signed as a whole. */
const signResponse = (xml: string): string => {
  const signed = new SignedXml({
    privateKey: key.pem,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: EXC_C14N,
  });
  signed.addReference({
    xpath: "/*[local-name(.)='Response']",
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', EXC_C14N],
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
  });
  const reference = "/*[local-name(.)='Response']/*[local-name(.)='Issuer']";
  signed.computeSignature(xml, { prefix: 'ds', location: { reference, action: 'after' } });
  return signed.getSignedXml();
};

const part = (xml: string, pattern: RegExp): string => pattern.exec(xml)?.[0] ?? '';
const ASSERTION = /<saml:Assertion[\s\S]*<\/saml:Assertion>/;
const SIGNATURE = /<ds:Signature[\s\S]*<\/ds:Signature>/;
const within = (signature: string, inside: string) =>
  signature.replace('</ds:Signature>', () => `${inside}</ds:Signature>`);
const withId = (element: string, id: string) => element.replace(/ ID="[^"]*"/, ` ID="${id}"`);
const afterIssuer = (element: string, inside: string) =>
  element.replace('</saml:Issuer>', () => `</saml:Issuer>${inside}`);

/** The parts of a wrapping: what was signed, and what its forger wants to be read. */
const wrapping = (good: string, bad: string) => {
  const assertion = part(good, ASSERTION);
  const signature = part(assertion, SIGNATURE);
  return {
    assertion,
    signature,
    bare: assertion.replace(signature, ''),
    forged: withId(part(bad, ASSERTION), '_forged'),
    sameId: withId(part(bad, ASSERTION), / ID="([^"]*)"/.exec(assertion)?.[1] ?? ''),
    put: (inside: string) => good.replace(ASSERTION, () => inside),
  };
};
type Wrapping = ReturnType<typeof wrapping>;

// Somorovsky et al., "On Breaking SAML: Be Whoever You Want to Be"; numbered as testers of SAML number them.
const ASSERTION_WRAPPINGS: Readonly<Record<string, (parts: Wrapping) => string>> = {
  'XSW3: a forged assertion before the signed one': ({ put, forged, assertion }) => put(forged + assertion),
  'XSW4: a forged assertion around the signed one': ({ put, forged, assertion }) =>
    put(forged.replace('</saml:Assertion>', () => `${assertion}</saml:Assertion>`)),
  'XSW5: the signature in a forged assertion, the signed one after it': ({ put, forged, signature, bare }) =>
    put(afterIssuer(forged, signature) + bare),
  'XSW6: the signed one within the signature of a forged assertion': ({ put, forged, signature, bare }) =>
    put(afterIssuer(forged, within(signature, bare))),
  'XSW7: a forged assertion in extensions': ({ put, sameId, assertion }) =>
    put(`<samlp:Extensions>${sameId}</samlp:Extensions>${assertion}`),
  'XSW8: the signed one in an object of the signature of a forged assertion': ({ put, forged, signature, bare }) =>
    put(afterIssuer(forged, within(signature, `<ds:Object>${bare}</ds:Object>`))),
};

describe('a signed assertion', () => {
  it('is a sign-in, with several groups as one text', async () => {
    const begun = await saml.begin();
    const { code } = await saml.post(begun, saml.good(begun, key.pem));
    expect(decodeJwt((await saml.tokens(begun, code)).id_token ?? '')).toMatchObject({
      'cognito:username': 'Saml_grace',
      email: 'grace@corp.example',
      'custom:groups': '[api+admins,developers]',
      identities: [{ providerName: 'Saml', providerType: 'SAML', issuer: 'https://idp.example/metadata' }],
    });
  });

  it('is one too in a response that is signed besides', async () => {
    const begun = await saml.begin();
    expect((await saml.post(begun, signResponse(saml.good(begun, key.pem)))).code).toBeDefined();
  });
});

describe('wrapped signatures (XSW)', () => {
  it.each(Object.entries(ASSERTION_WRAPPINGS))('%s is refused', async (_, wrap) => {
    const begun = await saml.begin();
    const bad = responseXml(saml.answerTo(begun, { person: MALLORY }));
    await saml.refused(begun, wrap(wrapping(saml.good(begun, key.pem), bad)), /failed/);
  });

  it.each([
    ['XSW1: within its signature', (signature: string, bare: string) => within(signature, bare)],
    ['XSW2: before its signature', (signature: string, bare: string) => bare + signature],
  ])('a forged response with the signed one %s is refused', async (_, join) => {
    const begun = await saml.begin();
    const signed = signResponse(responseXml(saml.answerTo(begun)));
    const signature = part(signed, SIGNATURE);
    const bad = withId(responseXml(saml.answerTo(begun, { person: MALLORY })), '_forged');
    await saml.refused(begun, afterIssuer(bad, join(signature, signed.replace(signature, ''))), /failed/);
  });
});

describe('signatures', () => {
  it('that are missing, of another key, or over something else are refused', async () => {
    const unsigned = await saml.begin();
    await saml.refused(unsigned, responseXml(saml.answerTo(unsigned)), /[Ss]ignature/);
    const other = await saml.begin();
    await saml.refused(other, saml.good(other, stranger.pem), /[Ss]ignature/);
    const changed = await saml.begin();
    await saml.refused(changed, saml.good(changed, key.pem).replace('>grace<', '>admin<'), /[Ss]ignature/);
    const alone = await saml.begin();
    await saml.refused(alone, signResponse(responseXml(saml.answerTo(alone))), /[Ss]ignature/);
  });

  it.each([
    ['http://www.w3.org/2000/09/xmldsig#rsa-sha1', 'http://www.w3.org/2001/04/xmlenc#sha256'],
    ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2000/09/xmldsig#sha1'],
  ])('with %s over %s are refused', async (signatureAlgorithm, digestAlgorithm) => {
    const begun = await saml.begin();
    const xml = signAssertion(responseXml(saml.answerTo(begun)), {
      privateKey: key.pem,
      signatureAlgorithm,
      digestAlgorithm,
    });
    await saml.refused(begun, xml, /sha1 is not taken/);
  });
});

describe('XML that is not plain', () => {
  it.each([
    ['a comment that cuts the name', '>grace<', '>grace<!-- -->.other<'],
    ['an instruction that cuts the name', '>grace<', '>grace<?cut here?>.other<'],
  ])('%s is refused, signed or not', async (_, from, to) => {
    const begun = await saml.begin();
    await saml.refused(begun, saml.good(begun, key.pem).replace(from, to), /comment|instruction/);
    const signed = await saml.begin();
    const before = responseXml(saml.answerTo(signed)).replace(from, to);
    await saml.refused(signed, signAssertion(before, { privateKey: key.pem }), /comment|instruction/);
  });

  it('with entities, within or outside, is refused before it is parsed', async () => {
    const bombs = [
      '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
      '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/evil.dtd">',
    ];
    for (const bomb of bombs) {
      const begun = await saml.begin();
      await saml.refused(begun, bomb + saml.good(begun, key.pem).replace('>grace<', '>&b;<'), /document type/);
    }
  });
});

describe('what an assertion is for', () => {
  const hour = 3_600_000;
  const at = (milliseconds: number) => new Date(Date.now() + milliseconds);
  it.each<[string, Partial<SamlAnswer>, RegExp]>([
    ['another audience', { audience: 'urn:amazon:cognito:sp:us-east-1_Other' }, /audience/i],
    ['another recipient', { recipient: 'https://other.example/saml2/idpresponse' }, /another address/],
    ['another request', { inResponseTo: '_another' }, /InResponseTo/],
    ['another issuer', { issuer: 'https://evil.example' }, /another identity provider/],
    ['earlier', { at: at(-hour) }, /No valid subject confirmation|expired/],
    ['later', { at: at(hour) }, /not yet valid/],
    ['nobody', { person: { ...GRACE, subject: '' } }, /nobody/],
  ])('for %s it is refused', async (_, more, why) => {
    const begun = await saml.begin();
    await saml.refused(begun, saml.good(begun, key.pem, more), why);
  });

  it('whose recipient alone is another one is refused', async () => {
    const begun = await saml.begin();
    const xml = responseXml(saml.answerTo(begun)).replace(/Recipient="[^"]*"/, 'Recipient="https://other.example/"');
    await saml.refused(begun, signAssertion(xml, { privateKey: key.pem }), /not confirmed/);
  });

  it.each([
    ['no audience', /<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/, ''],
    ['no confirmation', /<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/, ''],
    ['a confirmation of another kind', 'cm:bearer', 'cm:sender-vouches'],
  ])('with %s it is refused', async (_, from, to) => {
    const begun = await saml.begin();
    const xml = responseXml(saml.answerTo(begun)).replace(from, to);
    await saml.refused(begun, signAssertion(xml, { privateKey: key.pem }), /failed/);
  });
});

describe('an answer', () => {
  it('is taken once, in the browser that asked, for the request it is to, and never unasked', async () => {
    const begun = await saml.begin();
    const xml = saml.good(begun, key.pem);
    expect((await saml.post(begun, xml)).code).toBeDefined();
    // Again with its state; then with the state of another sign-in, its own or somebody else's.
    expect((await saml.post(begun, xml)).status).toBe(400);
    await saml.refused(await saml.begin(), xml, /InResponseTo/);
    const victim = await saml.begin();
    const thief = await saml.begin();
    expect((await saml.post({ ...thief, browser: victim.browser }, saml.good(thief, key.pem))).status).toBe(400);
    expect((await saml.post({ ...victim, relayState: '' }, saml.good(victim, key.pem))).status).toBe(400);
  });

  it('whose assertion was used is refused under another response', async () => {
    const first = await saml.begin();
    const assertion = part(
      responseXml(saml.answerTo(first)),
      / ID="[^"]*" Version="2.0" IssueInstant="[^"]*"><saml:Iss/,
    );
    const id = / ID="([^"]*)"/.exec(assertion)?.[1] ?? '';
    const same = (begun: typeof first) =>
      signAssertion(
        responseXml(saml.answerTo(begun)).replace(ASSERTION, (element) => withId(element, id)),
        { privateKey: key.pem },
      );
    expect((await saml.post(first, same(first))).code).toBeDefined();
    const second = await saml.begin();
    await saml.refused(second, same(second), /used already/);
  });
});
