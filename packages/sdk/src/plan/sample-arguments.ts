import type { JsonValue } from '@portico/openapi';
import type { PlannedOperation, TypeDeclaration, TypeUse } from './sdk-plan.ts';

type Declarations = ReadonlyMap<string, TypeDeclaration>;

const DEPTH_MAX = 4;

const TEXTS: Readonly<Record<string, string>> = {
  date: '2026-03-14',
  'date-time': '2026-03-14T09:00:00Z',
  email: 'ada@example.com',
  uri: 'https://example.com',
  uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
};

/** A small value of a type; members that need not be there are not. */
const sampleOf = (type: TypeUse, declarations: Declarations, depth = 0): JsonValue => {
  if (type.kind === 'string') return TEXTS[type.format ?? ''] ?? 'text';
  if (type.kind === 'binary') return 'content';
  if (type.kind === 'constant') return type.value;
  if (type.kind === 'boolean') return true;
  if (type.kind === 'integer' || type.kind === 'number') return 1;
  if (type.kind === 'list') return depth > DEPTH_MAX ? [] : [sampleOf(type.items, declarations, depth + 1)];
  const found = type.kind === 'named' ? declarations.get(type.name) : undefined;
  if (found?.kind === 'enum') return found.values[0]?.value ?? 'text';
  const [variant] = found?.kind === 'union' ? found.variants : [];
  if (variant) return depth > DEPTH_MAX ? null : sampleOf(variant.type, declarations, depth + 1);
  if (found?.kind !== 'record' || depth > DEPTH_MAX) return {};
  const needed = found.fields.filter(({ required, readOnly }) => required && !readOnly);
  return Object.fromEntries(needed.map((field) => [field.name, sampleOf(field.type, declarations, depth + 1)]));
};

/** What an operation is called with: parameters by identifier, and the preferred body. */
export type SampleArguments = {
  readonly parameters: Readonly<Record<string, JsonValue>>;
  readonly body: { readonly value: JsonValue } | undefined;
};

/** The least an operation can be called with, to be shown. */
export const sampleArguments = (
  { parameters, bodies, bodyRequired, exampleBody }: PlannedOperation,
  declarations: Declarations,
): SampleArguments => {
  const [body] = bodies;
  const structured = body?.kind === 'json' || body?.kind === 'form';
  const needed = parameters.filter(({ parameter }) => parameter.required);
  return {
    parameters: Object.fromEntries(needed.map(({ identifier, type }) => [identifier, sampleOf(type, declarations)])),
    body:
      body && bodyRequired
        ? { value: structured && exampleBody !== undefined ? exampleBody : sampleOf(body.type, declarations) }
        : undefined,
  };
};

/** Longest call that a comment shows. */
const EXAMPLE_MAX = 400;

/** The line of a comment that shows a call; `undefined` when it would fill the comment. */
export const exampleLine = (code: string): string | undefined =>
  code.length > EXAMPLE_MAX || code.includes('\n') ? undefined : `Example: ${code}`;
