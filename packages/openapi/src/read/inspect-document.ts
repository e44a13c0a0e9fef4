import { isList, isObject, type JsonObject, type JsonValue, member, textOf } from '../json-value.ts';
import { checkMeaning } from './check-meaning.ts';
import { checkStructure } from './check-structure.ts';
import { decodeText } from './decode-text.ts';
import { type DocumentProblem, type Finding, PROBLEMS_MAX, quote } from './document-problem.ts';
import { parseJson } from './parse-json.ts';
import type { ParsedText, PlacedFinding } from './parsed-text.ts';
import { createPositions } from './text-position.ts';

export type OpenApiVersion = '3.0' | '3.1';

/** What a document says about itself, without a model of it. */
export type DocumentFacts = {
  readonly title: string;
  readonly version: string;
  readonly description: string | undefined;
  readonly operations: number;
  readonly servers: readonly string[];
  readonly tags: readonly string[];
};

/** The answer of the worker: `json` is the document as JSON text, because text crosses threads cheaply. */
export type Inspection =
  | {
      readonly ok: true;
      readonly json: string;
      readonly version: OpenApiVersion;
      readonly format: 'json' | 'yaml';
      readonly facts: DocumentFacts;
      readonly problems: readonly DocumentProblem[];
    }
  | { readonly ok: false; readonly problems: readonly DocumentProblem[] };

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

const countOperations = (paths: JsonValue | undefined): number =>
  isObject(paths)
    ? Object.values(paths).reduce<number>(
        (sum, item) => sum + METHODS.filter((method) => isObject(member(item, method))).length,
        0,
      )
    : 0;

const namesOf = (list: JsonValue | undefined, field: string): string[] =>
  isList(list) ? list.map((entry) => textOf(entry, field) ?? '').filter((text) => text !== '') : [];

const factsOf = (document: JsonObject): DocumentFacts => ({
  title: textOf(document.info, 'title') ?? '',
  version: textOf(document.info, 'version') ?? '',
  description: textOf(document.info, 'description'),
  operations: countOperations(document.paths),
  servers: namesOf(document.servers, 'url'),
  tags: namesOf(document.tags, 'name'),
});

const versionOf = (document: JsonValue): { version: OpenApiVersion } | { finding: Finding } => {
  const refuse = (rule: string, pointer: string, message: string) => ({
    finding: { severity: 'error', rule, message, pointer } as const,
  });
  if (!isObject(document))
    return refuse('not-openapi', '', 'The document is not an object: it is no OpenAPI document.');
  const openapi = member(document, 'openapi');
  const swagger = member(document, 'swagger');
  if (typeof openapi === 'string' && /^3\.[01]\.\d+/.test(openapi))
    return { version: openapi.startsWith('3.0') ? '3.0' : '3.1' };
  if (openapi !== undefined)
    return refuse(
      'openapi-version',
      '/openapi',
      `OpenAPI ${quote(String(openapi))} is not taken; 3.0.x and 3.1.x are, written as text.`,
    );
  if (swagger !== undefined)
    return refuse(
      'openapi-version',
      '/swagger',
      `Swagger ${quote(String(swagger))} is not taken yet; convert the document to OpenAPI 3.0 or 3.1.`,
    );
  return refuse('not-openapi', '', 'The field "openapi" with the version is missing: this is no OpenAPI document.');
};

const looksLikeJson = (text: string): boolean => /^\s*[{[]/.test(text);

const parse = async (text: string, format: 'json' | 'yaml'): Promise<ParsedText> =>
  format === 'json' ? parseJson(text) : (await import('./parse-yaml.ts')).parseYaml(text);

const place = (text: string, parsed: ParsedText, findings: readonly Finding[]): DocumentProblem[] => {
  const kept = findings
    .toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
    .slice(0, PROBLEMS_MAX);
  const located =
    kept.length > 0 ? parsed.locate(new Set(kept.map(({ pointer }) => pointer))) : new Map<string, number>();
  const positionAt = createPositions(text);
  const placed = kept.map(({ severity, rule, message, pointer }) => ({
    ...{ severity, rule, message, pointer },
    ...positionAt(located.get(pointer) ?? 0),
  }));
  return placed.sort((a, b) => a.line - b.line || a.column - b.column);
};

const placeSyntax = (text: string, findings: readonly PlacedFinding[]): DocumentProblem[] => {
  const positionAt = createPositions(text);
  return findings.slice(0, PROBLEMS_MAX).map(({ offset, ...finding }) => ({ ...finding, ...positionAt(offset) }));
};

/** Reads and checks a document in this thread; `readDocument` does it in one that can be killed. */
export const inspectDocument = async (bytes: Uint8Array): Promise<Inspection> => {
  const decoded = decodeText(bytes);
  if ('problem' in decoded) return { ok: false, problems: [decoded.problem] };
  const { text } = decoded;
  const format = looksLikeJson(text) ? 'json' : 'yaml';
  const parsed = await parse(text, format);
  const syntax = placeSyntax(text, parsed.findings);
  if (parsed.value === undefined) return { ok: false, problems: syntax };
  const version = versionOf(parsed.value);
  if ('finding' in version || !isObject(parsed.value))
    return { ok: false, problems: [...syntax, ...place(text, parsed, 'finding' in version ? [version.finding] : [])] };
  const structure = checkStructure(parsed.value, version.version);
  const meaning = checkMeaning(parsed.value, structure.references);
  const problems = [...syntax, ...place(text, parsed, [...structure.findings, ...meaning])];
  if (problems.some(({ severity }) => severity === 'error')) return { ok: false, problems };
  const json = JSON.stringify(parsed.value);
  return { ok: true, json, version: version.version, format, facts: factsOf(parsed.value), problems };
};
