import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ACCESS, COUNTS, FUNCTION_NAMES } from '../src/names.ts';
import type { Operation, Parameter, PortalDocument, Schema } from './document-types.ts';
import { changeSchemas, lintChanges } from './lint-changes.ts';

export type * from './document-types.ts';

export const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'x-amazon-apigateway-any-method'] as const;

/** Every operation of a document, with its resource path and method. */
export function* operationsOf(
  document: PortalDocument,
): Generator<{ path: string; method: string; operation: Operation }> {
  for (const [path, item] of Object.entries(document.paths))
    for (const method of METHODS) {
      const operation = item[method];
      if (operation) yield { path, method, operation };
    }
}

/** Follows a parameter's reference into the document. */
export const parameterOf = (document: PortalDocument, parameter: Parameter | { $ref: string }): Parameter => {
  if (!('$ref' in parameter)) return parameter as Parameter;
  const found =
    document.components.parameters[(parameter as { $ref: string }).$ref.replace('#/components/parameters/', '')];
  if (!found) throw new Error(`no such parameter: ${(parameter as { $ref: string }).$ref}`);
  return found;
};

/** Whether an operation answers a list page by page: it takes a cursor. */
export const isPaged = (document: PortalDocument, operation: Operation): boolean =>
  (operation.parameters ?? []).some((parameter) => parameterOf(document, parameter).name === 'cursor');

const takes = (document: PortalDocument, operation: Operation, header: string): boolean =>
  (operation.parameters ?? []).some((parameter) => {
    const { in: place, name } = parameterOf(document, parameter);
    return place === 'header' && name === header;
  });

/** Whether an operation changes only what its caller has seen. */
export const takesIfMatch = (document: PortalDocument, operation: Operation): boolean =>
  takes(document, operation, 'If-Match');

/** Whether an operation can be repeated under a key. */
export const takesIdempotencyKey = (document: PortalDocument, operation: Operation): boolean =>
  takes(document, operation, 'Idempotency-Key');

/** Whether an operation says which state it answers, for whoever changes it. */
export const hasETag = ({ responses }: Operation): boolean =>
  Object.entries(responses).some(([status, { headers = {} }]) => status.startsWith('2') && 'ETag' in headers);

/** Whether an operation makes something for somebody known: those can all be repeated under a key. */
const creates = (method: string, { 'x-portico-access': access, responses }: Operation): boolean =>
  method === 'post' && access !== 'public' && access !== 'key' && ('201' in responses || '202' in responses);

/** Where a visitor's call of an operation goes: below `/public`, if a visitor may read it. */
export const visitorPathOf = (path: string, method: string, { 'x-portico-access': access }: Operation) =>
  access === 'reader' || (access === 'public' && method === 'get') ? `/public${path}` : undefined;

/** Whether pages of the portal call an operation through its server: all do but the data plane and what hands out tokens. */
export const isForPages = (operation: Operation): boolean =>
  operation['x-portico-access'] !== 'key' && operation['x-portico-page'] !== false;

/** The media types a success is answered in, the first where the caller has no choice. */
export const mediasOf = ({ responses }: Operation): readonly string[] => {
  const [, success] = Object.entries(responses).find(([status]) => status.startsWith('2')) ?? [];
  return Object.keys(success?.content ?? {});
};

/** As what its requests are counted. */
export const countedAs = (method: string, operation: Operation): string =>
  operation['x-portico-counts'] ?? (method === 'get' ? 'reads' : 'writes');

const SECURITY: Readonly<Record<string, Record<string, string[]>[]>> = {
  public: [],
  key: [{ key: [] }],
  reader: [{ user: [] }, {}],
};
const security = (access: string) => SECURITY[access] ?? [{ user: [] }];
const PROBLEM = { $ref: '#/components/responses/Problem' };

const complete = (
  method: string,
  operation: Operation,
  pathParameters: Operation['parameters'],
  fragment: Record<string, string>,
) => {
  const access = operation['x-portico-access'];
  operation.tags = [fragment['x-portico-tag'] ?? ''];
  operation['x-portico-function'] = fragment['x-portico-function'] ?? '';
  operation.security = security(access);
  if (pathParameters) operation.parameters = [...pathParameters, ...(operation.parameters ?? [])];
  if (creates(method, operation)) {
    operation.parameters = [...(operation.parameters ?? []), { $ref: '#/components/parameters/idempotencyKey' }];
    operation.responses['422'] ??= PROBLEM;
  }
  if (operation.parameters?.some((parameter) => '$ref' in parameter && parameter.$ref.endsWith('/ifMatch'))) {
    operation.responses['412'] ??= PROBLEM;
    operation.responses['428'] ??= PROBLEM;
  }
  if (operation.requestBody || operation.parameters?.length) operation.responses['400'] ??= PROBLEM;
  if (access !== 'public') operation.responses['401'] ??= PROBLEM;
  if (access === 'publisher' || access === 'admin') operation.responses['403'] ??= PROBLEM;
  operation.responses.default ??= PROBLEM;
};

/** Objects are closed unless they say otherwise: an unknown field is an error, in requests and in answers. */
const close = (schema: Schema) => {
  if (schema.properties) {
    schema.additionalProperties ??= false;
    for (const property of Object.values(schema.properties)) close(property);
  }
  if (schema.items) close(schema.items);
};

/** Merges openapi/portal.yaml and the fragments beside it into one document, and fails on what the house forbids. */
export const readPortalDocument = (folder: string): PortalDocument => {
  const document = parse(readFileSync(join(folder, 'portal.yaml'), 'utf8')) as PortalDocument;
  const fragments = readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== 'portal.yaml');
  for (const name of fragments.sort()) {
    const text = readFileSync(join(folder, name), 'utf8');
    // The fragments of one API may share YAML anchors within a file; each use is its own object after this copy.
    const fragment = JSON.parse(JSON.stringify(parse(text, { maxAliasCount: 500 }))) as PortalDocument &
      Record<string, string>;
    for (const [path, item] of Object.entries(fragment.paths)) {
      if (document.paths[path]) throw new Error(`${name}: ${path} stands in another fragment too`);
      const shared = (item as unknown as { parameters?: Operation['parameters'] }).parameters;
      delete (item as Record<string, unknown>).parameters;
      for (const [method, operation] of Object.entries(item)) complete(method, operation, shared, fragment);
      document.paths[path] = item;
    }
    for (const [key, schema] of Object.entries(fragment.components?.schemas ?? {})) {
      if (document.components.schemas[key]) throw new Error(`${name}: schema ${key} stands in another fragment too`);
      document.components.schemas[key] = schema;
    }
  }
  for (const schema of Object.values(document.components.schemas)) close(schema);
  const faults = lint(document);
  if (faults.length > 0) throw new Error(`the contract breaks the house rules:\n  ${faults.join('\n  ')}`);
  return document;
};

const lintSchema = (where: string, schema: Schema, faults: string[]) => {
  if (schema.nullable)
    faults.push(`${where}: null says that something is cleared, and stands in a body of PATCH alone`);
  if (schema.type === 'string' && !schema.enum && schema.maxLength === undefined && schema.format !== 'binary')
    faults.push(`${where}: a string needs maxLength or enum`);
  if (schema.type === 'array' && schema.maxItems === undefined) faults.push(`${where}: an array needs maxItems`);
  if (schema.items) lintSchema(`${where}/items`, schema.items, faults);
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    lintSchema(`${where}/${name}`, property, faults);
};

const handsOutTokens = ({ components }: PortalDocument, { responses }: Operation): boolean =>
  Object.values(responses).some(({ content = {} }) =>
    Object.values(content).some(({ schema }) => {
      const found = schema.$ref ? components.schemas[schema.$ref.replace('#/components/schemas/', '')] : schema;
      return Object.keys(found?.properties ?? {}).some((name) => /^(access|session|refresh|id)Token$/.test(name));
    }),
  );

/** The house's rules on the contract, as sentences; empty when it keeps them all. */
export const lint = (document: PortalDocument): string[] => {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const { path, method, operation } of operationsOf(document)) {
    const id = operation.operationId;
    const where = id ?? `${method} ${path}`;
    if (!id || seen.has(id)) faults.push(`${where}: operationId is missing or taken`);
    seen.add(id);
    if (!(FUNCTION_NAMES as readonly string[]).includes(operation['x-portico-function']))
      faults.push(`${where}: unknown function`);
    const access = operation['x-portico-access'];
    if (!(ACCESS as readonly string[]).includes(access)) faults.push(`${where}: unknown access`);
    if (!(COUNTS as readonly string[]).includes(countedAs(method, operation))) faults.push(`${where}: unknown count`);
    if (access === 'reader' && countedAs(method, operation) !== 'reads') faults.push(`${where}: a visitor only reads`);
    if (isForPages(operation) && handsOutTokens(document, operation))
      faults.push(`${where}: it hands out tokens, so no page may call it`);
    if (!operation.summary) faults.push(`${where}: no summary`);
    const successes = Object.keys(operation.responses).filter((status) => status.startsWith('2'));
    if (successes.length !== 1) faults.push(`${where}: one success is declared, not ${successes.length}`);
    const names = (operation.parameters ?? []).map((parameter) => parameterOf(document, parameter));
    for (const [, name] of path.matchAll(/\{(\w+)\+?\}/g))
      if (!names.some((parameter) => parameter.in === 'path' && parameter.name === name))
        faults.push(`${where}: {${name}} is not declared`);
    // What is ended has no state that it leads to.
    if (takesIfMatch(document, operation) && !hasETag(operation) && !('204' in operation.responses))
      faults.push(`${where}: what takes If-Match answers the ETag it leads to`);
    for (const parameter of names) lintSchema(`${where}?${parameter.name}`, parameter.schema, faults);
    if (method === 'patch') faults.push(...lintChanges(document, where, operation));
  }
  const changes = changeSchemas(document, operationsOf(document));
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    const cleared = ([key, property]: [string, Schema]) => [key, { ...property, nullable: false }];
    const properties = Object.fromEntries(Object.entries(schema.properties ?? {}).map(cleared));
    lintSchema(name, changes.has(name) ? { ...schema, properties } : schema, faults);
  }
  return faults;
};
