import type { ApiVersion, OpenApiDocument } from '@portico/client';

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'query'] as const;
const GROUPS_MAX = 12;
const OPERATIONS_MAX = 5;
const TEXT_MAX = 200;

export type FactOperation = { readonly method: string; readonly path: string; readonly summary: string | undefined };
export type FactGroup = {
  readonly name: string;
  readonly description: string | undefined;
  readonly count: number;
  readonly operations: readonly FactOperation[];
};

/** What an overview tells of a document. It is small, and the document it is made from never changes. */
export type DocumentFacts = {
  readonly groups: readonly FactGroup[];
  readonly groupsLeft: number;
  readonly schemes: readonly { readonly name: string; readonly kind: string }[];
  readonly contact: { readonly name: string; readonly href: string | undefined } | undefined;
  readonly license: { readonly name: string; readonly href: string | undefined } | undefined;
  readonly terms: string | undefined;
  readonly guide: string | undefined;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, TEXT_MAX) : undefined;

/** Publishers are not trusted: an address is shown as a link only when it leads to the web. */
const webOf = (value: unknown): string | undefined => {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : undefined;
};

const membersOf = (value: unknown): [string, Record<string, unknown>][] =>
  isRecord(value)
    ? Object.entries(value).filter((entry): entry is [string, Record<string, unknown>] => isRecord(entry[1]))
    : [];

/** Operations without a tag are told by the first part of their path, as `/refunds/{id}` is of refunds. */
const groupOf = (path: string, tags: unknown): string => {
  const tag = Array.isArray(tags) ? textOf(tags[0]) : undefined;
  return tag ?? path.split('/').find((part) => part !== '' && !part.startsWith('{') && !/^v\d+$/.test(part)) ?? path;
};

const groupsOf = (document: OpenApiDocument): FactGroup[] => {
  const groups = new Map<string, FactOperation[]>();
  for (const [path, item] of membersOf(document['paths']))
    for (const method of METHODS) {
      const operation = item[method];
      if (!isRecord(operation)) continue;
      const name = groupOf(path, operation['tags']);
      const summary = textOf(operation['summary']);
      groups.set(name, [...(groups.get(name) ?? []), { method, path, summary }]);
    }
  const told = new Map(
    (Array.isArray(document['tags']) ? document['tags'] : [])
      .filter(isRecord)
      .map((tag) => [textOf(tag['name']), textOf(tag['description'])]),
  );
  return [...groups].map(([name, operations]) => ({
    name,
    description: told.get(name)?.split('\n')[0],
    count: operations.length,
    operations: operations.slice(0, OPERATIONS_MAX),
  }));
};

const kindOf = (scheme: Record<string, unknown>): string => {
  const { type, in: place, name, scheme: http } = scheme;
  if (type === 'apiKey') return `${textOf(name) ?? ''} (${textOf(place) ?? ''})`;
  return type === 'http' ? `HTTP ${textOf(http) ?? ''}` : (textOf(type) ?? '');
};

export const factsOf = (document: OpenApiDocument): DocumentFacts => {
  const { info, components, externalDocs } = document;
  const { contact, license, termsOfService } = isRecord(info) ? info : {};
  const groups = groupsOf(document);
  const person = isRecord(contact) ? contact : {};
  const email = textOf(person['email']);
  const href = webOf(person['url']) ?? (email && /^[^\s@]+@[^\s@]+$/.test(email) ? `mailto:${email}` : undefined);
  const contactName = textOf(person['name']) ?? email ?? href;
  const licenseName = isRecord(license) ? (textOf(license['name']) ?? textOf(license['identifier'])) : undefined;
  return {
    groups: groups.slice(0, GROUPS_MAX),
    groupsLeft: Math.max(groups.length - GROUPS_MAX, 0),
    schemes: membersOf(isRecord(components) ? components['securitySchemes'] : undefined).map(([name, scheme]) => ({
      name,
      kind: kindOf(scheme),
    })),
    contact: contactName ? { name: contactName, href } : undefined,
    license: licenseName
      ? { name: licenseName, href: isRecord(license) ? webOf(license['url']) : undefined }
      : undefined,
    terms: webOf(termsOfService),
    guide: isRecord(externalDocs) ? webOf(externalDocs['url']) : undefined,
  };
};

/** A published version's facts last as long as its document, which is for ever; others may be known by the same hash. */
export const factsKey = ({ apiId, version, contentHash }: ApiVersion): string => `${apiId} ${version} ${contentHash}`;
