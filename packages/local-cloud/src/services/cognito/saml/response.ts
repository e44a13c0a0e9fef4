import { SAML, ValidateInResponseTo } from '@node-saml/node-saml';
import { type Fields, fieldsOf, recordsOf, textOf } from '../../wire/fields.ts';
import type { SamlMetadata } from './metadata.ts';

const CLOCK_SKEW_MILLISECONDS = 60_000;
const REQUEST_LIFE_MILLISECONDS = 600_000;
/** What a signature may be made of: no SHA-1, no MD5, no MAC, no transform that leaves something out. */
const ALGORITHMS = new Set([
  'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  'http://www.w3.org/2001/10/xml-exc-c14n#',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
  'http://www.w3.org/2001/04/xmlenc#sha256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384',
  'http://www.w3.org/2001/04/xmlenc#sha512',
]);
const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

/** The user pool as a service provider towards one identity provider. */
export type ServiceProvider = {
  readonly entityId: string;
  /** The assertion consumer service. */
  readonly replyUrl: string;
  readonly idp: SamlMetadata;
};

/** What a proven assertion says. */
export type Assertion = {
  readonly id: string;
  readonly subject: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  readonly expiresAtMilliseconds: number;
};

const engineFor = ({ entityId, replyUrl, idp }: ServiceProvider, requestId: string) =>
  new SAML({
    issuer: entityId,
    audience: entityId,
    callbackUrl: replyUrl,
    entryPoint: idp.signInUrl,
    idpCert: [...idp.certificates],
    idpIssuer: idp.entityId,
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    wantAssertionsSigned: true,
    // Whichever of the two is signed, what is read is what the assertion's own signature is over.
    wantAuthnResponseSigned: false,
    // biome-ignore lint/plugin: the library names it so
    acceptedClockSkewMs: CLOCK_SKEW_MILLISECONDS,
    // biome-ignore lint/plugin: the library names it so
    requestIdExpirationPeriodMs: REQUEST_LIFE_MILLISECONDS,
    validateInResponseTo: ValidateInResponseTo.always,
    generateUniqueId: () => requestId,
    // The ticket of the sign-in remembers the request: here is just the one that this browser sent.
    cacheProvider: {
      saveAsync: async () => null,
      getAsync: async (key) => (key === requestId ? new Date().toISOString() : null),
      removeAsync: async () => null,
    },
  });

/** Where the browser is sent: an AuthnRequest by the redirect binding. */
export const requestUrl = (provider: ServiceProvider, requestId: string, relayState: string): Promise<string> =>
  engineFor(provider, requestId).getAuthorizeUrlAsync(relayState, undefined, {});

const requirePlain = (xml: string): void => {
  // A document type, an entity, a comment that cuts a text in two, a section of characters: no signer needs one.
  if (/<!|<\?(?!xml\s)/i.test(xml)) throw new Error('the response has a document type, a comment or an instruction');
  for (const [, algorithm = ''] of xml.matchAll(/Algorithm\s*=\s*["']([^"']*)["']/g))
    if (!ALGORITHMS.has(algorithm)) throw new Error(`the algorithm ${algorithm} is not taken`);
};

const textIn = (parent: Fields, name: string): string | undefined => {
  const values = recordsOf(parent, name);
  return values.length === 1 ? textOf(values[0] ?? {}, '_') : undefined;
};
const attributeOf = (element: Fields, name: string): string | undefined => textOf(fieldsOf(element.$), name);

/** The confirmation that this answer is for this request at this address. */
const confirmationOf = (assertion: Fields, requestId: string, replyUrl: string): Fields | undefined =>
  recordsOf(assertion, 'Subject')
    .flatMap((subject) => recordsOf(subject, 'SubjectConfirmation'))
    .filter((confirmation) => attributeOf(confirmation, 'Method') === BEARER)
    .flatMap((confirmation) => recordsOf(confirmation, 'SubjectConfirmationData'))
    .find(
      (data) =>
        attributeOf(data, 'Recipient') === replyUrl &&
        attributeOf(data, 'InResponseTo') === requestId &&
        Date.parse(attributeOf(data, 'NotOnOrAfter') ?? '') > Date.now() - CLOCK_SKEW_MILLISECONDS,
    );

const textsIn = (value: unknown): string[] => (typeof value === 'string' ? [value] : []);

const attributesOf = (given: unknown): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(fieldsOf(given)).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.flatMap(textsIn) : textsIn(value),
    ]),
  );

/** Proves a response to a request (SAML profiles §4.1.4.3); throws why it does not. All that is read was signed. */
export const readResponse = async (
  provider: ServiceProvider,
  requestId: string,
  samlResponse: string,
): Promise<Assertion> => {
  const xml = Buffer.from(samlResponse, 'base64').toString('utf8');
  requirePlain(xml);
  const start = xml.indexOf('<', xml.indexOf('?>') + 1);
  const [, destination] = /\sDestination\s*=\s*["']([^"']*)["']/.exec(xml.slice(start, xml.indexOf('>', start))) ?? [];
  if (destination !== undefined && destination !== provider.replyUrl)
    throw new Error('the response is meant for another address');
  const { profile } = await engineFor(provider, requestId).validatePostResponseAsync({ SAMLResponse: samlResponse });
  const assertion = fieldsOf(fieldsOf(profile?.getAssertion?.()).Assertion);
  if (textIn(assertion, 'Issuer') !== provider.idp.entityId)
    throw new Error('the assertion is of another identity provider');
  const confirmation = confirmationOf(assertion, requestId, provider.replyUrl);
  if (!confirmation) throw new Error('the assertion is not confirmed for this request and address');
  const [subject = {}] = recordsOf(assertion, 'Subject');
  const id = attributeOf(assertion, 'ID') ?? '';
  const name = textIn(subject, 'NameID') ?? '';
  if (id === '' || name === '') throw new Error('the assertion names nobody');
  return {
    id,
    subject: name,
    attributes: attributesOf(profile?.attributes),
    expiresAtMilliseconds: Date.parse(attributeOf(confirmation, 'NotOnOrAfter') ?? ''),
  };
};
