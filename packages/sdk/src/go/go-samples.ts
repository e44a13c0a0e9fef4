import type { JsonValue } from '@portico/openapi';
import type { TypeUse } from '../plan/sdk-plan.ts';
import type { ClientMethod } from './client-methods.ts';
import { type GoPackage, hasNil, memberName, type Qualifier } from './go-types.ts';
import { optionalCode, valueCode } from './go-values.ts';

const DEPTH_MAX = 4;

const TEXTS: Readonly<Record<string, string>> = {
  date: '2026-03-14',
  'date-time': '2026-03-14T09:00:00Z',
  email: 'ada@example.com',
  uri: 'https://example.com',
  uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
};

/** A small value of a type; members that need not be there are not. */
const sampleOf = (type: TypeUse, go: GoPackage, depth = 0): JsonValue => {
  if (type.kind === 'string') return TEXTS[type.format ?? ''] ?? 'text';
  if (type.kind === 'binary') return 'content';
  if (type.kind === 'constant') return type.value;
  if (type.kind === 'boolean') return true;
  if (type.kind === 'integer' || type.kind === 'number') return 1;
  if (type.kind === 'list') return depth > DEPTH_MAX ? [] : [sampleOf(type.items, go, depth + 1)];
  const found = type.kind === 'named' ? go.declarations.get(type.name) : undefined;
  if (found?.kind === 'enum') return found.values[0]?.value ?? 'text';
  const [variant] = found?.kind === 'union' ? found.variants : [];
  if (variant) return depth > DEPTH_MAX ? null : sampleOf(variant.type, go, depth + 1);
  if (found?.kind !== 'record' || depth > DEPTH_MAX) return {};
  const needed = found.fields.filter(({ required, readOnly }) => required && !readOnly);
  return Object.fromEntries(needed.map((field) => [field.name, sampleOf(field.type, go, depth + 1)]));
};

/** What a method is called with: parameters by identifier, and a body. */
export type CallValues = {
  readonly parameters: Readonly<Record<string, JsonValue>>;
  readonly body: { readonly value: JsonValue } | undefined;
};

const bodyCode = ({ body, planned }: ClientMethod, values: CallValues, go: GoPackage, from: Qualifier): string => {
  if (!body || !values.body) return 'nil';
  const { value } = values.body;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (body.kind === 'binary' || body.kind === 'eventStream')
    return `strings.NewReader(${valueCode({ kind: 'string', format: undefined, nullable: false }, text, go, from)})`;
  const given = body.kind === 'text' ? text : value;
  return planned.bodyRequired && !body.type.nullable
    ? valueCode(body.type, given, go, from)
    : optionalCode(body.type, given, go, from);
};

/** The arguments of a method as code. */
export const argumentsCode = (method: ClientMethod, values: CallValues, go: GoPackage, from: Qualifier): string => {
  const { planned, kind, body } = method;
  const members = planned.parameters
    .filter(({ identifier }) => Object.hasOwn(values.parameters, identifier))
    .map(({ parameter, identifier, type }) => {
      const value = values.parameters[identifier] ?? null;
      const isPlain = (parameter.required && !type.nullable) || hasNil(type, go);
      const code = isPlain ? valueCode(type, value, go, from) : optionalCode(type, value, go, from);
      return `${memberName(identifier)}: ${code}`;
    });
  return [
    ...(kind === 'pages' ? [] : ['ctx']),
    ...(planned.parameters.length > 0 ? [`${from}${go.names.params(planned.name)}{${members.join(', ')}}`] : []),
    ...(body ? [bodyCode(method, values, go, from)] : []),
  ].join(', ');
};

export type FirstCall = {
  readonly name: string;
  readonly code: string;
  readonly method: string;
  /** What it gives, as names of variables. */
  readonly takes: readonly string[];
};

/** The call a newcomer makes first: of an operation that reads and asks for least. */
export const firstCall = (go: GoPackage): FirstCall | undefined => {
  const calls = go.names.methods.filter(({ kind, bodyIndex }) => kind === 'call' && bodyIndex === 0);
  const plain = calls.filter(({ planned }) => planned.operation.method === 'get' && planned.bodies.length === 0);
  const needs = ({ planned }: ClientMethod) => planned.parameters.filter(({ parameter }) => parameter.required).length;
  const chosen = (plain.length > 0 ? plain : calls).toSorted((a, b) => needs(a) - needs(b))[0];
  if (!chosen) return undefined;
  const { planned, body } = chosen;
  const needed = planned.parameters.filter(({ parameter }) => parameter.required);
  const structured = body?.kind === 'json' || body?.kind === 'form';
  const value =
    body && (structured && planned.exampleBody !== undefined ? planned.exampleBody : sampleOf(body.type, go));
  const values: CallValues = {
    parameters: Object.fromEntries(needed.map(({ identifier, type }) => [identifier, sampleOf(type, go)])),
    body: value === undefined || !planned.bodyRequired ? undefined : { value },
  };
  const passed = argumentsCode(chosen, values, go, `${go.names.identifier}.`).replace(/^ctx/, 'context.Background()');
  return {
    name: chosen.name,
    code: `client.${chosen.name}(${passed})`,
    method: planned.operation.method,
    takes: planned.result ? ['answer', 'err'] : ['err'],
  };
};
