import type { JsonValue } from '@portico/openapi';
import type { PlannedOperation, TypeUse } from '../plan/sdk-plan.ts';
import { type ClientMethod, clientMethods, inputForm } from './client-methods.ts';
import { memberName } from './java-names.ts';
import { type Context, imports, outside } from './java-types.ts';
import { bodyCode, valueCode } from './java-values.ts';

const DEPTH_MAX = 4;

const TEXTS: Readonly<Record<string, string>> = {
  date: '2026-03-14',
  'date-time': '2026-03-14T09:00:00Z',
  email: 'ada@example.com',
  uri: 'https://example.com',
  uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
};

/** A small value of a type; members that need not be there are not. */
const sampleOf = (type: TypeUse, context: Context, depth = 0): JsonValue => {
  if (type.kind === 'string') return TEXTS[type.format ?? ''] ?? 'text';
  if (type.kind === 'binary') return 'content';
  if (type.kind === 'constant') return type.value;
  if (type.kind === 'boolean') return true;
  if (type.kind === 'integer' || type.kind === 'number') return 1;
  if (type.kind === 'list') return depth > DEPTH_MAX ? [] : [sampleOf(type.items, context, depth + 1)];
  const found = type.kind === 'named' ? context.declarations.get(type.name) : undefined;
  if (found?.kind === 'enum') return found.values[0]?.value ?? 'text';
  const [variant] = found?.kind === 'union' ? found.variants : [];
  if (variant) return depth > DEPTH_MAX ? null : sampleOf(variant.type, context, depth + 1);
  if (found?.kind !== 'record' || depth > DEPTH_MAX) return {};
  const needed = found.fields.filter(({ required, readOnly }) => required && !readOnly);
  return Object.fromEntries(needed.map((field) => [field.name, sampleOf(field.type, context, depth + 1)]));
};

/** What an operation is called with: parameters by identifier, and the preferred body. */
export type Given = {
  readonly parameters: Readonly<Record<string, JsonValue>>;
  readonly body: { readonly value: JsonValue } | undefined;
};

/** The arguments of a method as Java code. */
export const argumentsCode = (planned: PlannedOperation, given: Given, context: Context): string => {
  const form = inputForm(planned);
  const [body] = planned.bodies;
  const bodyText = body && given.body ? bodyCode(body, given.body.value, context) : undefined;
  const parameters = planned.parameters
    .filter(({ identifier }) => Object.hasOwn(given.parameters, identifier))
    .map(({ identifier, type }) => ({
      identifier,
      code: valueCode(type, given.parameters[identifier] ?? null, context),
    }));
  if (form.form === 'none') return '';
  if (form.form === 'one') return bodyText ?? parameters[0]?.code ?? 'null';
  if (!form.needed && parameters.length === 0 && bodyText === undefined) return '';
  const calls = parameters.map(({ identifier, code }) => `.${memberName(identifier)}(${code})`);
  return `${context.names.inputs(planned.name)}.builder()${calls.join('')}${bodyText === undefined ? '' : `.body(${bodyText})`}.build()`;
};

const needed = (planned: PlannedOperation, context: Context): Given => {
  const { parameters, bodies, bodyRequired, exampleBody } = planned;
  const [body] = bodies;
  const structured = body?.kind === 'json' || body?.kind === 'form';
  return {
    parameters: Object.fromEntries(
      parameters
        .filter(({ parameter }) => parameter.required)
        .map(({ identifier, type }) => [identifier, sampleOf(type, context)]),
    ),
    body:
      !body || !bodyRequired
        ? undefined
        : { value: structured && exampleBody !== undefined ? exampleBody : sampleOf(body.type, context) },
  };
};

/** The call a newcomer makes first: of an operation that reads and asks for least. */
export const firstCall = (context: Context): { readonly code: string; readonly method: ClientMethod } | undefined => {
  const calls = clientMethods(context.plan).filter(({ kind }) => kind === 'call');
  const plain = calls.filter(({ planned }) => planned.operation.method === 'get' && planned.bodies.length === 0);
  const needs = ({ planned }: ClientMethod) =>
    planned.parameters.filter(({ parameter }) => parameter.required).length + (planned.operation.deprecated ? 100 : 0);
  const method = (plain.length > 0 ? plain : calls).toSorted((a, b) => needs(a) - needs(b))[0];
  if (!method) return undefined;
  return {
    method,
    code: `client.${method.name}(${argumentsCode(method.planned, needed(method.planned, context), context)})`,
  };
};

/** Imports of a program that uses the client. */
export const programImports = (text: string, context: Context): string => {
  const { names } = context;
  return imports(text, context, [`${names.root}.${names.client}`, `${names.root}.Webhooks`, ...outside(context)]);
};
