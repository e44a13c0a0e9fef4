import { createHash, createPrivateKey, createPublicKey, type JsonWebKey } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { inflateRawSync } from 'node:zlib';
import { XMLParser } from 'fast-xml-parser';
import { type DomainResponse, readDomainRequest, send } from '../services/cognito/domain/http.ts';
import { hidden, page, problemPage } from '../services/cognito/domain/page.ts';
import { XML_OPTIONS } from '../services/cognito/saml/xml-options.ts';
import { fieldsOf, textOf } from '../services/wire/fields.ts';
import { escapeXml } from '../services/wire/xml.ts';
import { selfSignedCertificate } from './certificate.ts';
import { responseXml, type SamlPerson, signAssertion } from './saml-response.ts';

const REQUEST_BYTES_MAX = 65_536;
const SUBMIT = 'document.forms[0].submit()';
const SUBMIT_HASH = createHash('sha256').update(SUBMIT).digest('base64');

export type SamlIdpOptions = {
  readonly origin: string;
  readonly key: JsonWebKey;
  readonly companyName: string;
  /** Assertion consumer services that answers are sent to; no other. */
  readonly replyUrls: readonly string[];
  readonly signIn: (email: string, password: string) => SamlPerson | undefined;
  readonly signInPage: (hidden: string, email: string, error?: string) => DomainResponse;
  readonly now: () => Date;
};

type Asked = { readonly id: string; readonly issuer: string; readonly replyUrl: string };

const parser = new XMLParser(XML_OPTIONS);

/** An AuthnRequest by the redirect binding (SAML bindings §3.4). */
const readRequest = (encoded: string): Asked => {
  const bytes = inflateRawSync(Buffer.from(encoded, 'base64'), { maxOutputLength: REQUEST_BYTES_MAX });
  const request = fieldsOf(fieldsOf(parser.parse(bytes.toString('utf8'))).AuthnRequest);
  const { Issuer } = request;
  const issuer = typeof Issuer === 'string' ? Issuer : textOf(fieldsOf(Issuer), '#text');
  return {
    id: textOf(request, '@ID') ?? '',
    issuer: issuer ?? '',
    replyUrl: textOf(request, '@AssertionConsumerServiceURL') ?? '',
  };
};

/** A page that sends itself on, and has a button for browsers without script. */
const postingPage = (action: string, fields: Readonly<Record<string, string>>): DomainResponse => {
  const inputs = Object.entries(fields).map(([name, value]) => hidden(name, value));
  const shown = page({
    title: 'Signing in',
    content: `<h1>Signing in</h1><form method="post" action="${escapeXml(action)}">${inputs.join('')}<button type="submit">Go on</button></form><script>${SUBMIT}</script>`,
    formTargets: ['http:', 'https:'],
  });
  const policy = `${String(shown.headers?.['content-security-policy'])}; script-src 'sha256-${SUBMIT_HASH}'`;
  return { ...shown, headers: { ...shown.headers, 'content-security-policy': policy } };
};

/** The SAML side of the company's identity provider: metadata, and sign-in by the redirect and post bindings. */
export const createSamlIdp = ({ origin, key, companyName, replyUrls, signIn, signInPage, now }: SamlIdpOptions) => {
  const privateKey = createPrivateKey({ key, format: 'jwk' });
  const certificate = selfSignedCertificate(companyName, privateKey, createPublicKey(privateKey));
  const issuer = `${origin}/saml/metadata`;
  const metadata = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${escapeXml(issuer)}">`,
    '<md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">',
    `<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`,
    '<md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</md:NameIDFormat>',
    `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${escapeXml(origin)}/saml/sign-in"/>`,
    '</md:IDPSSODescriptor></md:EntityDescriptor>',
  ].join('');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

  const answer = async (request: IncomingMessage): Promise<DomainResponse> => {
    const { method, path, query, form } = await readDomainRequest(request);
    if (path === '/saml/metadata')
      return { status: 200, headers: { 'content-type': 'application/samlmetadata+xml' }, body: metadata };
    if (path !== '/saml/sign-in') return problemPage(404, 'There is no such page', 'Go back and sign in from there.');
    const given = method === 'POST' ? form : query;
    const SAMLRequest = given.get('SAMLRequest') ?? '';
    const RelayState = given.get('RelayState') ?? '';
    const asked = readRequest(SAMLRequest);
    if (!replyUrls.includes(asked.replyUrl))
      return problemPage(400, 'This sign-in cannot go on', 'Whoever sent you here is not known to this company.');
    const carried = hidden('SAMLRequest', SAMLRequest) + hidden('RelayState', RelayState);
    if (method !== 'POST') return signInPage(carried, '');
    const email = form.get('email') ?? '';
    const person = signIn(email, form.get('password') ?? '');
    if (!person) return signInPage(carried, email, 'The e-mail or password is not right.');
    const { id: inResponseTo, issuer: audience, replyUrl: recipient } = asked;
    const xml = responseXml({ issuer, audience, recipient, inResponseTo, person, at: now() });
    const SAMLResponse = Buffer.from(signAssertion(xml, { privateKey: pem })).toString('base64');
    return postingPage(recipient, { SAMLResponse, RelayState });
  };
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      send(response, await answer(request));
    } catch {
      send(response, problemPage(400, 'This sign-in cannot go on', 'The request is not one of SAML.'));
    }
  };
};
