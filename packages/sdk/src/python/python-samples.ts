import type { JsonValue } from '@portico/openapi';
import type { PlannedOperation, SdkPlan, TypeUse } from '../plan/sdk-plan.ts';
import { clientMethods } from './client-methods.ts';
import { parameterName } from './python-names.ts';
import { type Declarations, declarationsOf } from './python-types.ts';
import { valueCode } from './python-values.ts';

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

const argumentsOf = (
  { parameters, bodies, bodyRequired, exampleBody }: PlannedOperation,
  declarations: Declarations,
) => {
  const codes = parameters
    .filter(({ parameter }) => parameter.required)
    .map(
      ({ identifier, type }) =>
        `${parameterName(identifier)}=${valueCode(type, sampleOf(type, declarations), declarations)}`,
    );
  const [body] = bodies;
  if (!body || !bodyRequired) return codes;
  const structured = body.kind === 'json' || body.kind === 'form';
  const value = structured && exampleBody !== undefined ? exampleBody : sampleOf(body.type, declarations);
  return [...codes, `body=${valueCode(body.type, value, declarations)}`];
};

/** The call a newcomer makes first: of an operation that reads and asks for least. */
export const firstCall = (
  plan: SdkPlan,
): { readonly name: string; readonly code: string; readonly method: string } | undefined => {
  const calls = clientMethods(plan).filter(({ kind }) => kind === 'call');
  const plain = calls.filter(({ planned }) => planned.operation.method === 'get' && planned.bodies.length === 0);
  const needs = ({ planned }: (typeof calls)[number]) =>
    planned.parameters.filter(({ parameter }) => parameter.required).length;
  const chosen = (plain.length > 0 ? plain : calls).toSorted((a, b) => needs(a) - needs(b))[0];
  if (!chosen) return undefined;
  const codes = argumentsOf(chosen.planned, declarationsOf(plan));
  return {
    name: chosen.name,
    code: `client.${chosen.name}(${codes.join(', ')})`,
    method: chosen.planned.operation.method,
  };
};
