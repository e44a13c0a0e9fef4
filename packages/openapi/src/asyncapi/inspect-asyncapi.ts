import { phrase } from '@portico/words';
import {
  follow,
  isList,
  isObject,
  type JsonObject,
  type JsonValue,
  joinPointer,
  member,
  pointerOfReference,
  textOf,
} from '../json-value.ts';
import { checkReferences } from '../read/check-meaning.ts';
import { type Finding, quote } from '../read/document-problem.ts';
import { contactOf, type Inspection, namesOf } from '../read/inspect-document.ts';
import type { Source } from '../read/parse-source.ts';
import { type AsyncApiDialect, checkAsyncApi } from './check-asyncapi.ts';

/** As many as of any other document. */
const OPERATIONS_MAX = 25_000;
/** What is referred to is read on the page of each that refers: of so many messages pages are made in seconds. */
const REFERENCES_MAX = 100_000;

const dialectOf = (version: JsonValue | undefined): AsyncApiDialect | undefined => {
  if (typeof version !== 'string') return undefined;
  if (/^2\.[0-6]\.\d{1,3}$/.test(version)) return '2.6.0';
  return /^3\.[01]\.\d{1,3}$/.test(version) ? '3.1.0' : undefined;
};

/** References of a document; what looks like one in an example or an extension is none. */
const referencesOf = (document: JsonObject): { readonly pointer: string; readonly reference: string }[] => {
  const found: { pointer: string; reference: string }[] = [];
  const open: [JsonValue, string][] = [[document, '']];
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, pointer] = next;
    if (isList(value)) open.push(...value.map((one, at): [JsonValue, string] => [one, joinPointer(pointer, at)]));
    if (!isObject(value)) continue;
    const reference = textOf(value, '$ref');
    if (reference !== undefined) found.push({ pointer: joinPointer(pointer, '$ref'), reference });
    for (const [name, held] of Object.entries(value)) {
      const isData = /^(?:example|examples|default|const|enum)$/.test(name) && !pointer.endsWith('/properties');
      if (!isData && !name.startsWith('x-')) open.push([held, joinPointer(pointer, name)]);
    }
  }
  return found;
};

const operationsOf = (document: JsonObject, dialect: AsyncApiDialect): number => {
  if (dialect !== '2.6.0') return Object.keys(document.operations ?? {}).length;
  // A channel that is referred to has its operations where it stands; where there is none, somebody else says so.
  const settled = (channel: JsonValue) => {
    const target = pointerOfReference(textOf(channel, '$ref') ?? '');
    return target === undefined ? channel : (follow(document, target) ?? channel);
  };
  return Object.values(document.channels ?? {}).reduce<number>(
    (sum, channel) =>
      sum + ['subscribe', 'publish'].filter((name) => member(settled(channel), name) !== undefined).length,
    0,
  );
};

/** Addresses as a gateway could call them: `host` and `pathname` of version 3 put together. */
const serversOf = (document: JsonObject): string[] =>
  Object.values(document.servers ?? {}).flatMap((server) => {
    const url = textOf(server, 'url');
    const protocol = textOf(server, 'protocol');
    if (url !== undefined) return url.includes('://') || protocol === undefined ? [url] : [`${protocol}://${url}`];
    const host = textOf(server, 'host');
    return host === undefined ? [] : [`${protocol ?? ''}://${host}${textOf(server, 'pathname') ?? ''}`];
  });

/** Reads and checks a parsed AsyncAPI document, in this thread. */
export const inspectAsyncApi = async (source: Source, document: JsonObject): Promise<Inspection> => {
  const choice = { root: source.root, roots: source.roots };
  const refused = (findings: readonly Finding[]): Inspection => ({
    ...{ ok: false, problems: [...source.problems, ...source.place(findings)] },
    ...choice,
  });
  const dialect = dialectOf(document.asyncapi);
  if (!dialect) {
    const words = phrase`AsyncAPI ${quote(String(document.asyncapi))} is not taken; 2.0 to 2.6, 3.0 and 3.1 are, written as text.`;
    return refused([{ severity: 'error', rule: 'asyncapi-version', words, pointer: '/asyncapi' }]);
  }
  const findings = await checkAsyncApi(document, dialect);
  const references = referencesOf(document);
  if (references.length > REFERENCES_MAX) {
    const words = phrase`The document has ${references.length} references; at most ${REFERENCES_MAX} are taken.`;
    return refused([{ severity: 'error', rule: 'document-references', words, pointer: '' }]);
  }
  const wrong = findings.length > 0 ? findings : checkReferences(document, references);
  if (wrong.length > 0) return refused(wrong);
  const operations = operationsOf(document, dialect);
  if (operations > OPERATIONS_MAX) {
    const words = phrase`The document has ${operations} operations; at most ${OPERATIONS_MAX} are taken.`;
    return refused([{ severity: 'error', rule: 'document-operations', words, pointer: '/operations' }]);
  }
  const { info } = document;
  return {
    ok: true,
    kind: 'asyncapi',
    json: JSON.stringify(document),
    version: String(document.asyncapi),
    sourceVersion: String(document.asyncapi),
    format: source.format,
    facts: {
      title: textOf(info, 'title') ?? '',
      version: textOf(info, 'version') ?? '',
      description: textOf(info, 'description'),
      operations,
      servers: serversOf(document),
      tags: namesOf(document.tags ?? member(info, 'tags'), 'name'),
      contact: contactOf(info),
      termsOfService: textOf(info, 'termsOfService'),
    },
    problems: source.problems,
    ...choice,
  };
};
