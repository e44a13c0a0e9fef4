import {
  hasETag,
  isPaged,
  mediasOf,
  type Operation,
  operationsOf,
  type PortalDocument,
  parameterOf,
  type Schema,
  takesIdempotencyKey,
  takesIfMatch,
} from './document.ts';

const comment = (text: string | undefined) =>
  text ? `/** ${text.trim().replaceAll('*/', '*\\/').replaceAll('\n', ' ')} */\n` : '';
const key = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

/** A schema of the contract's subset as a TypeScript type. */
export const typeOf = (schema: Schema): string =>
  schema.nullable ? `${typeOf({ ...schema, nullable: false })} | null` : plainTypeOf(schema);

const plainTypeOf = (schema: Schema): string => {
  if (schema.$ref) return schema.$ref.replace('#/components/schemas/', '');
  // JSON Schema wants null among the values of what is nullable (OpenAPI 3.0.3, proposal 2019-10-31); the type says it once.
  if (schema.enum)
    return schema.enum
      .filter((value) => value !== null)
      .map((value) => JSON.stringify(value))
      .join(' | ');
  switch (schema.type) {
    case 'string':
      return schema.format === 'binary' ? 'Uint8Array' : 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array':
      return `readonly (${schema.items ? typeOf(schema.items) : 'unknown'})[]`;
    case 'object':
      return objectOf(schema);
    default:
      // Any value, where it does not say what.
      return schema.properties ? objectOf(schema) : 'unknown';
  }
};

const indented = (text: string): string => text.replaceAll('\n', '\n  ');

/** A line a member, so that a change of the contract is a change of a line. */
const block = (members: readonly string[]): string =>
  members.length === 0 ? 'Record<never, never>' : `{\n${members.map((member) => `  ${indented(member)};\n`).join('')}}`;

const objectOf = (schema: Schema): string => {
  if (!schema.properties)
    return `{ readonly [name: string]: ${typeof schema.additionalProperties === 'object' ? typeOf(schema.additionalProperties) : 'unknown'} }`;
  return block(
    Object.entries(schema.properties).map(([name, property]) => {
      const optional = schema.required?.includes(name) || property.default !== undefined ? '' : '?';
      return `${comment(property.description)}readonly ${key(name)}${optional}: ${typeOf(property)}`;
    }),
  );
};

/** Parameters that the kernel reads for every route: a page is handed over as a whole. */
const KERNELS = new Set(['query limit', 'query cursor']);

const parametersOf = (document: PortalDocument, operation: Operation, place: string): string =>
  block(
    (operation.parameters ?? [])
      .map((parameter) => parameterOf(document, parameter))
      .filter(
        (parameter) =>
          parameter.in === place && !(isPaged(document, operation) && KERNELS.has(`${place} ${parameter.name}`)),
      )
      .map(
        ({ name, required, schema }) =>
          `readonly ${key(name)}${required || schema.default !== undefined ? '' : '?'}: ${typeOf(schema)}`,
      ),
  );

const bodyOf = (content: Record<string, { schema: Schema }> | undefined): string => {
  const first = Object.values(content ?? {})[0];
  return first ? typeOf(first.schema) : 'undefined';
};

const requestOf = (document: PortalDocument, operation: Operation): string =>
  block([
    `readonly params: ${parametersOf(document, operation, 'path')}`,
    `readonly query: ${parametersOf(document, operation, 'query')}`,
    `readonly body: ${bodyOf(operation.requestBody?.content)}`,
    ...(isPaged(document, operation) ? ['readonly page: Page'] : []),
    ...(mediasOf(operation).length > 1
      ? [
          `/** The one that its caller prefers. */\nreadonly media: ${mediasOf(operation)
            .map((media) => JSON.stringify(media))
            .join(' | ')}`,
        ]
      : []),
    ...(takesIfMatch(document, operation)
      ? ['/** The tag of the state that was seen. */\nreadonly ifMatch: string']
      : []),
  ]);

const operationType = (document: PortalDocument, method: string, operation: Operation): string => {
  const [status = '200', response] = Object.entries(operation.responses).find(([code]) => code.startsWith('2')) ?? [];
  return `${operation.operationId}: ${block([
    `request: ${requestOf(document, operation)}`,
    `response: { readonly status: ${status}; readonly body: ${bodyOf(response?.content)} }`,
    `function: '${operation['x-portico-function']}'`,
    `access: '${operation['x-portico-access']}'`,
    `paged: ${isPaged(document, operation)}`,
    `tagged: ${hasETag(operation)}`,
    `repeatable: ${takesIdempotencyKey(document, operation)}`,
    `changing: ${method !== 'get'}`,
  ])}`;
};

/** types.ts: every schema, and for every operation its request, its success and what the kernel does for it. */
export const emitTypes = (document: PortalDocument): string => {
  const schemas = Object.entries(document.components.schemas).map(
    ([name, schema]) => `${comment(schema.description)}export type ${name} = ${typeOf(schema)};`,
  );
  const operations = [...operationsOf(document)].map(({ method, operation }) =>
    operationType(document, method, operation),
  );
  const names = Object.keys(document.components.schemas).map((name) => `${name}: ${name}`);
  return [
    "import type { Page } from '../operations.ts';",
    '',
    ...schemas,
    '',
    `export type Schemas = ${block(names)};`,
    '',
    `export type Operations = ${block(operations)};`,
    '',
  ].join('\n');
};
