import { phrase } from '@portico/words';
import { isList, isObject, type JsonObject, type JsonValue, member, textOf } from '../json-value.ts';
import { checkMeaning } from './check-meaning.ts';
import { checkStructure } from './check-structure.ts';
import { convertSwagger } from './convert-swagger.ts';
import { convertThreeTwo } from './convert-three-two.ts';
import type { DocumentProblem, Finding } from './document-problem.ts';
import { countOperations } from './document-roots.ts';
import { versionOf } from './document-version.ts';
import { type Choice, parseSource, type Source } from './parse-source.ts';
import type { SourceVersion } from './shape.ts';
import type { SourceFiles } from './source-files.ts';

/** Versions everything after reading knows; 2.0 is converted to 3.0, 3.2 to 3.1. */
export type OpenApiVersion = '3.0' | '3.1';

/** What a document is written in. */
export type DocumentKind = 'openapi' | 'asyncapi' | 'graphql';

/** What a document says about itself, without a model of it. */
export type DocumentFacts = {
  readonly title: string;
  readonly version: string;
  readonly description: string | undefined;
  readonly operations: number;
  readonly servers: readonly string[];
  readonly tags: readonly string[];
  readonly contact: { readonly name?: string; readonly email?: string; readonly url?: string };
  readonly termsOfService: string | undefined;
};

export type DocumentFormat = 'json' | 'yaml' | 'graphql';

/** The answer of the worker: `json` is the document as JSON text, because text crosses threads cheaply. */
export type Inspection =
  | ({
      readonly ok: true;
      readonly kind: DocumentKind;
      readonly json: string;
      /** Of OpenAPI one that everything after reading knows (`OpenApiVersion`); of others what they say. */
      readonly version: string;
      /** The version the document was written in. */
      readonly sourceVersion: string;
      readonly format: DocumentFormat;
      readonly facts: DocumentFacts;
      readonly problems: readonly DocumentProblem[];
    } & Choice)
  | ({ readonly ok: false; readonly problems: readonly DocumentProblem[] } & Choice);

/** Most operations taken in one document: everything that is made from it is made in seconds. */
const OPERATIONS_MAX = 25_000;

export const namesOf = (list: JsonValue | undefined, field: string): string[] =>
  isList(list) ? list.map((entry) => textOf(entry, field) ?? '').filter((text) => text !== '') : [];

export const contactOf = (info: JsonValue | undefined): DocumentFacts['contact'] => {
  const contact = member(info, 'contact');
  const [name, email, url] = ['name', 'email', 'url'].map((field) => textOf(contact, field));
  return { ...(name && { name }), ...(email && { email }), ...(url && { url }) };
};

const factsOf = (document: JsonObject): DocumentFacts => ({
  title: textOf(document.info, 'title') ?? '',
  version: textOf(document.info, 'version') ?? '',
  description: textOf(document.info, 'description'),
  operations: countOperations(document.paths),
  servers: namesOf(document.servers, 'url'),
  tags: namesOf(document.tags, 'name'),
  contact: contactOf(document.info),
  termsOfService: textOf(document.info, 'termsOfService'),
});

/** The document as everything after reading knows it. */
const modernize = (
  document: JsonObject,
  version: SourceVersion,
): { document: JsonObject; findings: readonly Finding[] } => {
  if (version === '2.0') return { document: convertSwagger(document), findings: [] };
  return version === '3.2' ? convertThreeTwo(document) : { document, findings: [] };
};

/**
 * Reads and checks a document in this thread; `readDocument` does it in one that can be killed. A zip is opened and its
 * files, or files given as such, are bundled into one document.
 */
export const inspectDocument = async (given: Uint8Array | SourceFiles): Promise<Inspection> => {
  const source = await parseSource(given);
  return 'value' in source ? inspectSource(source) : { ok: false, ...source };
};

/** Why a value is not looked at any further. */
const refusalOf = (value: JsonValue, version: ReturnType<typeof versionOf>): Finding | undefined => {
  if ('finding' in version) return version.finding;
  const operations = countOperations(member(value, 'paths'));
  if (operations <= OPERATIONS_MAX) return undefined;
  const words = phrase`The document has ${operations} operations; at most ${OPERATIONS_MAX} are taken.`;
  return { severity: 'error', rule: 'document-operations', words, pointer: '/paths' };
};

export const inspectSource = (source: Source): Inspection => {
  const { value, format, root, roots } = source;
  const choice = { root, roots };
  const version = versionOf(value);
  const refusal = refusalOf(value, version);
  if (refusal || 'finding' in version || !isObject(value))
    return { ok: false, problems: [...source.problems, ...source.place(refusal ? [refusal] : [])], ...choice };
  const structure = checkStructure(value, version.version);
  const meaning = checkMeaning(value, structure.references);
  const broken = [...structure.findings, ...meaning].some(({ severity }) => severity === 'error');
  const { document, findings } = broken ? { document: value, findings: [] } : modernize(value, version.version);
  const problems = [...source.problems, ...source.place([...structure.findings, ...meaning, ...findings])];
  if (problems.some(({ severity }) => severity === 'error')) return { ok: false, problems, ...choice };
  return {
    ok: true,
    kind: 'openapi',
    json: JSON.stringify(document),
    version: (String(document.openapi).startsWith('3.0') ? '3.0' : '3.1') satisfies OpenApiVersion,
    sourceVersion: version.version,
    format,
    facts: factsOf(document),
    problems,
    ...choice,
  };
};
