import type { JsonValue } from '@portico/openapi';
import type { PlannedBody, TypeDeclaration, TypeUse } from '../plan/sdk-plan.ts';
import { constantCode, isAsked } from './emit-models.ts';
import { constantName, memberName } from './java-names.ts';
import { literal } from './java-text.ts';
import { type Context, typeCode } from './java-types.ts';

type Members = { readonly [name: string]: JsonValue };
type Record = Extract<TypeDeclaration, { kind: 'record' }>;
type Union = Extract<TypeDeclaration, { kind: 'union' }>;

const isMembers = (value: JsonValue): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON as it would be read from an answer. */
const parsed = (type: TypeUse, value: JsonValue, context: Context): string =>
  `${typeCode(type, context)}.parse(${literal(JSON.stringify(value))})`;

const declarationOf = (type: TypeUse, { declarations }: Context): TypeDeclaration | undefined =>
  type.kind === 'named' ? declarations.get(type.name) : undefined;

/** Whether a value can be written as one of a type; else it is read from JSON, as an answer would be. */
const fits = (type: TypeUse, value: JsonValue, context: Context): boolean => {
  if (value === null) return type.nullable || type.kind === 'null' || type.kind === 'any';
  const found = declarationOf(type, context);
  if (found?.kind === 'record')
    return (
      isMembers(value) &&
      found.fields.every(({ name, ...field }) =>
        Object.hasOwn(value, name) ? fits(field.type, value[name] ?? null, context) : !isAsked({ name, ...field }),
      )
    );
  if (found?.kind === 'union') return found.variants.some((variant) => fits(variant.type, value, context));
  if (found) return found.base === 'integer' ? Number.isSafeInteger(value) : typeof value === 'string';
  if (type.kind === 'constant') return type.value === value;
  if (type.kind === 'list') return Array.isArray(value) && value.every((item) => fits(type.items, item, context));
  if (type.kind === 'map')
    return isMembers(value) && Object.values(value).every((item) => fits(type.values, item, context));
  if (type.kind === 'boolean') return typeof value === 'boolean';
  if (type.kind === 'string' || type.kind === 'binary') return typeof value === 'string';
  if (type.kind === 'integer') return Number.isSafeInteger(value);
  return type.kind === 'any' || (type.kind === 'number' && typeof value === 'number');
};

const recordCode = (record: Record, value: Members, context: Context): string => {
  const known = new Set(record.fields.map(({ name }) => name));
  const given = record.fields.filter(({ name }) => Object.hasOwn(value, name));
  const calls = given.map(
    ({ name, identifier, type }) => `.${memberName(identifier)}(${valueCode(type, value[name] ?? null, context)})`,
  );
  const { additional } = record;
  // A builder that has set any member by its name is one of no type any more: these come last.
  const further = Object.entries(value)
    .filter(([name]) => !known.has(name))
    .map(([name, member]) =>
      additional && fits(additional, member, context)
        ? `.additionalProperty(${literal(name)}, ${valueCode(additional, member, context)})`
        : `.member(${literal(name)}, ${jsonCode(member)})`,
    )
    .toSorted();
  return `${context.names.type(record.name)}.builder()${[...calls, ...further].join('')}.build()`;
};

/** JSON as Java code, whatever its type. */
const jsonCode = (value: JsonValue): string =>
  value === null || typeof value === 'object'
    ? `JsonType.ANY.parse(${literal(JSON.stringify(value))})`
    : constantCode(value);

const knownMembers = (type: TypeUse, value: JsonValue, context: Context): number => {
  const found = declarationOf(type, context);
  if (found?.kind !== 'record' || !isMembers(value)) return 0;
  return found.fields.filter((field) => Object.hasOwn(value, field.name)).length;
};

const unionCode = (union: Union, value: JsonValue, context: Context): string | undefined => {
  const { variants, discriminator } = union;
  const told = discriminator !== undefined && isMembers(value) ? value[discriminator] : undefined;
  const fitting = variants.filter(({ type }) => fits(type, value, context));
  const named = fitting.find(({ values }) => typeof told === 'string' && values.includes(told));
  const best = fitting.toSorted((a, b) => knownMembers(b.type, value, context) - knownMembers(a.type, value, context));
  const variant = named ?? best[0];
  return variant && `${context.names.type(union.name)}.of${variant.name}(${valueCode(variant.type, value, context)})`;
};

const mapCode = (values: TypeUse, value: Members, context: Context): string => {
  const entries = Object.entries(value).map(
    ([name, member]) => `Map.entry(${literal(name)}, ${valueCode(values, member, context)})`,
  );
  return `Map.ofEntries(${entries.join(', ')})`;
};

const hasNull = (value: JsonValue): boolean =>
  typeof value === 'object' && value !== null && Object.values(value).includes(null);

/** A JSON value as Java code that makes one of a type: what tests, README and examples pass. */
export const valueCode = (type: TypeUse, value: JsonValue, context: Context): string => {
  if (type.kind === 'any' || type.kind === 'null') return jsonCode(value);
  if (value === null && type.nullable) return 'null';
  if (!fits(type, value, context)) return parsed(type, value, context);
  const found = declarationOf(type, context);
  if (found?.kind === 'record' && isMembers(value)) return recordCode(found, value, context);
  if (found?.kind === 'union') return unionCode(found, value, context) ?? parsed(type, value, context);
  if (found?.kind === 'enum') {
    const name = context.names.type(found.name);
    const listed = found.values.find((entry) => entry.value === value);
    const code = typeof value === 'string' || typeof value === 'number' ? constantCode(value) : '""';
    return listed ? `${name}.${constantName(listed.name)}` : `${name}.of(${code})`;
  }
  if (type.kind === 'list' && Array.isArray(value)) {
    if (hasNull(value) || type.items.kind === 'any') return parsed(type, value, context);
    return `List.of(${value.map((item) => valueCode(type.items, item, context)).join(', ')})`;
  }
  if (type.kind === 'map' && isMembers(value))
    return hasNull(value) || type.values.kind === 'any'
      ? parsed(type, value, context)
      : mapCode(type.values, value, context);
  if (type.kind === 'binary')
    return `FileInput.of(${literal(String(value))}.getBytes(java.nio.charset.StandardCharsets.UTF_8))`;
  if (type.kind === 'number' && typeof value === 'number')
    return `${Number.isSafeInteger(value) ? value.toFixed(1) : value}d`;
  return typeof value === 'object' ? parsed(type, value, context) : constantCode(value);
};

/** The value of a body, whatever its kind. */
export const bodyCode = (body: PlannedBody, value: JsonValue, context: Context): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (body.kind === 'text') return literal(text);
  if (body.kind === 'binary') return valueCode({ kind: 'binary', nullable: false }, text, context);
  return valueCode(body.type, value, context);
};
