import { randomBytes } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { escapeXml } from '../services/wire/xml.ts';

const LIFE_MILLISECONDS = 300_000;

export type SamlPerson = {
  readonly subject: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
};

export type SamlAnswer = {
  readonly issuer: string;
  readonly audience: string;
  /** The assertion consumer service. */
  readonly recipient: string;
  readonly inResponseTo: string;
  readonly person: SamlPerson;
  readonly at: Date;
};

export const newId = (): string => `_${randomBytes(16).toString('hex')}`;

const attributeXml = ([name, values]: readonly [string, readonly string[]]): string =>
  `<saml:Attribute Name="${escapeXml(name)}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic">${values
    .map((value) => `<saml:AttributeValue>${escapeXml(value)}</saml:AttributeValue>`)
    .join('')}</saml:Attribute>`;

const assertionXml = ({ issuer, audience, recipient, inResponseTo, person, at }: SamlAnswer): string => {
  const now = at.toISOString();
  const end = new Date(at.getTime() + LIFE_MILLISECONDS).toISOString();
  return [
    `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${newId()}" Version="2.0" IssueInstant="${now}">`,
    `<saml:Issuer>${escapeXml(issuer)}</saml:Issuer>`,
    `<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">${escapeXml(person.subject)}</saml:NameID>`,
    `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData InResponseTo="${escapeXml(inResponseTo)}" NotOnOrAfter="${end}" Recipient="${escapeXml(recipient)}"/></saml:SubjectConfirmation></saml:Subject>`,
    `<saml:Conditions NotBefore="${now}" NotOnOrAfter="${end}"><saml:AudienceRestriction><saml:Audience>${escapeXml(audience)}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
    `<saml:AuthnStatement AuthnInstant="${now}" SessionIndex="${newId()}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`,
    `<saml:AttributeStatement>${Object.entries(person.attributes).map(attributeXml).join('')}</saml:AttributeStatement>`,
    '</saml:Assertion>',
  ].join('');
};

/** A response that is not signed yet. */
export const responseXml = (answer: SamlAnswer): string =>
  [
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${newId()}" Version="2.0" IssueInstant="${answer.at.toISOString()}" Destination="${escapeXml(answer.recipient)}" InResponseTo="${escapeXml(answer.inResponseTo)}">`,
    `<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${escapeXml(answer.issuer)}</saml:Issuer>`,
    '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>',
    assertionXml(answer),
    '</samlp:Response>',
  ].join('');

export type Signing = {
  /** PEM. */
  readonly privateKey: string;
  readonly signatureAlgorithm?: string;
  readonly digestAlgorithm?: string;
};

/** Signs the assertion of a response (enveloped, exclusive canonicalization). */
export const signAssertion = (
  xml: string,
  {
    privateKey,
    signatureAlgorithm = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    digestAlgorithm = 'http://www.w3.org/2001/04/xmlenc#sha256',
  }: Signing,
): string => {
  const canonicalizationAlgorithm = 'http://www.w3.org/2001/10/xml-exc-c14n#';
  const signed = new SignedXml({ privateKey, signatureAlgorithm, canonicalizationAlgorithm });
  const assertion = "/*[local-name(.)='Response']/*[local-name(.)='Assertion']";
  signed.addReference({
    xpath: assertion,
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', canonicalizationAlgorithm],
    digestAlgorithm,
  });
  signed.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: `${assertion}/*[local-name(.)='Issuer']`, action: 'after' },
  });
  return signed.getSignedXml();
};
