import { X509Certificate } from 'node:crypto';
import { XMLParser } from 'fast-xml-parser';
import { type Fields, fieldsOf, textOf } from '../../wire/fields.ts';
import { XML_OPTIONS } from './xml-options.ts';

const REDIRECT_BINDING = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';

/** What a SAML identity provider says of itself. */
export type SamlMetadata = {
  readonly entityId: string;
  /** Where the browser is sent with the request. */
  readonly signInUrl: string;
  /** PEM. */
  readonly certificates: readonly string[];
};

const LISTS = new Set(['KeyDescriptor', 'SingleSignOnService', 'X509Certificate', 'X509Data', 'IDPSSODescriptor']);
const parser = new XMLParser({
  ...XML_OPTIONS,
  isArray: (name) => LISTS.has(name),
});

const many = (fields: Fields, name: string): readonly Fields[] => {
  const value = fields[name];
  return (Array.isArray(value) ? value : []).map((entry: unknown) =>
    typeof entry === 'string' ? { '#text': entry } : fieldsOf(entry),
  );
};

const certificateOf = (base64: string): string => {
  const body = base64.replace(/\s+/g, '');
  const lines = body.match(/.{1,64}/g) ?? [];
  const pem = `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
  return new X509Certificate(pem).toString();
};

/** Reads metadata of one identity provider (SAML metadata §2.4); throws what is missing. No DTD, no entities. */
export const readSamlMetadata = (xml: string): SamlMetadata => {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new Error('a document type is not taken');
  const entity = fieldsOf(fieldsOf(parser.parse(xml)).EntityDescriptor);
  const entityId = textOf(entity, '@entityID');
  const [provider] = many(entity, 'IDPSSODescriptor');
  if (!entityId || !provider) throw new Error('it describes no identity provider');
  const service = many(provider, 'SingleSignOnService').find((entry) => textOf(entry, '@Binding') === REDIRECT_BINDING);
  const signInUrl = textOf(service ?? {}, '@Location');
  if (!signInUrl) throw new Error('it has no SingleSignOnService with the HTTP-Redirect binding');
  const certificates = many(provider, 'KeyDescriptor')
    .filter((key) => (textOf(key, '@use') ?? 'signing') === 'signing')
    .flatMap((key) => many(fieldsOf(key.KeyInfo), 'X509Data'))
    .flatMap((data) => many(data, 'X509Certificate'))
    .map((certificate) => certificateOf(textOf(certificate, '#text') ?? ''));
  if (certificates.length === 0) throw new Error('it has no signing certificate');
  return { entityId, signInUrl: signInUrl.replaceAll('&amp;', '&'), certificates };
};
