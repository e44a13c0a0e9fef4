import { X509Certificate } from 'node:crypto';
import { type Phrase, phrase } from '@portico/words';
import { XMLParser } from 'fast-xml-parser';

const REDIRECT_BINDING = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
const CERTIFICATES_MAX = 20;
const ENTITY_ID_MAX = 1024;

export type SamlMetadata = {
  readonly entityId: string;
  /** When each certificate runs out that it signs with. */
  readonly certificatesUntil: readonly string[];
};

export class UnusableMetadata extends Error {
  readonly words: Phrase;
  constructor(words: Phrase) {
    super('the metadata cannot be used');
    this.words = words;
  }
}

type Node = Readonly<Record<string, unknown>>;

const nodeOf = (value: unknown): Node => (typeof value === 'object' && value !== null ? (value as Node) : {});
/** Elements of a name, each as an object; one without attributes is its text. */
const all = (parent: Node, name: string): Node[] =>
  [parent[name] ?? []].flat().map((one) => (typeof one === 'string' ? { '#text': one } : nodeOf(one)));
const text = (node: Node, name: string): string | undefined => {
  const value = node[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** The value of an attribute: what XML itself knows is written out; there is no document type that could name more. */
const decoded = (value: string): string =>
  value.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex?: string, decimal?: string, name = '') => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (hex !== undefined || decimal !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    return NAMED[name] ?? whole;
  });

const endOf = (base64: string): string => {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64')).validToDate.toISOString();
  } catch {
    throw new UnusableMetadata(phrase`has a certificate that cannot be read`);
  }
};

/** What the metadata of one SAML identity provider says. No document type, no entities: nothing outside of it is read. */
export const readSamlMetadata = (xml: string): SamlMetadata => {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new UnusableMetadata(phrase`has a document type, which is not taken`);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: true,
    parseTagValue: false,
    processEntities: false,
  });
  let entity: Node;
  try {
    entity = nodeOf(nodeOf(parser.parse(xml, true)).EntityDescriptor);
  } catch {
    throw new UnusableMetadata(phrase`is no XML`);
  }
  const entityId = decoded(text(entity, '@entityID') ?? '').trim();
  const [provider] = all(entity, 'IDPSSODescriptor');
  if (!entityId || entityId.length > ENTITY_ID_MAX || !provider)
    throw new UnusableMetadata(phrase`describes no SAML identity provider`);
  if (!all(provider, 'SingleSignOnService').some((service) => text(service, '@Binding') === REDIRECT_BINDING))
    throw new UnusableMetadata(phrase`has no sign-in by HTTP-Redirect`);
  const certificates = all(provider, 'KeyDescriptor')
    .filter((key) => (text(key, '@use') ?? 'signing') === 'signing')
    .flatMap((key) => all(key, 'KeyInfo'))
    .flatMap((info) => all(info, 'X509Data'))
    .flatMap((data) => all(data, 'X509Certificate'))
    .flatMap((certificate) => text(certificate, '#text') ?? []);
  if (certificates.length === 0) throw new UnusableMetadata(phrase`has no certificate to sign with`);
  return { entityId, certificatesUntil: certificates.slice(0, CERTIFICATES_MAX).map(endOf) };
};
