import type { JsonValue } from '@portico/openapi';
import type { Field, TypeDeclaration, TypeUse } from '../plan/sdk-plan.ts';
import { fieldName } from './python-names.ts';
import { constant, literal } from './python-text.ts';
import type { Declarations } from './python-types.ts';

type Members = { readonly [name: string]: JsonValue };
type Record = Extract<TypeDeclaration, { kind: 'record' }>;
type Union = Extract<TypeDeclaration, { kind: 'union' }>;

const isMembers = (value: JsonValue): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON as Python code, whatever its type. */
export const jsonCode = (value: JsonValue): string => {
  if (value === null) return 'None';
  if (Array.isArray(value)) return `[${value.map(jsonCode).join(', ')}]`;
  if (typeof value !== 'object') return constant(value);
  return `{${Object.entries(value)
    .map(([name, member]) => `${literal(name)}: ${jsonCode(member)}`)
    .join(', ')}}`;
};

const isRequired = (field: Field): boolean => field.required && !field.readOnly && field.type.kind !== 'constant';

const recordCode = (record: Record, value: Members, declarations: Declarations): string => {
  const { name, fields, additional } = record;
  const known = new Map(fields.map((field) => [field.name, field]));
  const given = fields.filter((field) => Object.hasOwn(value, field.name));
  // What lacks a member the constructor asks for is still read as an answer would be.
  if (fields.some((field) => isRequired(field) && !Object.hasOwn(value, field.name)))
    return `models.${name}.from_json(${jsonCode(value)})`;
  const further = Object.entries(value).filter(([member]) => !known.has(member));
  const codes = given.map((field) => {
    const member = value[field.name] ?? null;
    return `${fieldName(field.identifier)}=${valueCode(field.type, member, declarations)}`;
  });
  if (further.length > 0) {
    const type: TypeUse = additional ?? { kind: 'any', nullable: true };
    const members = further.map(([member, inner]) => `${literal(member)}: ${valueCode(type, inner, declarations)}`);
    codes.push(`additional_properties={${members.join(', ')}}`);
  }
  return `models.${name}(${codes.join(', ')})`;
};

const fits = (type: TypeUse, value: JsonValue, declarations: Declarations): boolean => {
  if (value === null) return type.nullable || type.kind === 'null';
  if (type.kind === 'named') {
    const found = declarations.get(type.name);
    if (found?.kind === 'record')
      return isMembers(value) && found.fields.every((field) => !isRequired(field) || Object.hasOwn(value, field.name));
    if (found?.kind === 'union') return found.variants.some((variant) => fits(variant.type, value, declarations));
    return found?.base === 'integer' ? typeof value === 'number' : typeof value === 'string';
  }
  if (type.kind === 'constant') return type.value === value;
  if (type.kind === 'list') return Array.isArray(value);
  if (type.kind === 'map') return isMembers(value);
  if (type.kind === 'boolean') return typeof value === 'boolean';
  if (type.kind === 'string' || type.kind === 'binary') return typeof value === 'string';
  return type.kind === 'any' || typeof value === 'number';
};

const knownMembers = (type: TypeUse, value: JsonValue, declarations: Declarations): number => {
  const found = type.kind === 'named' ? declarations.get(type.name) : undefined;
  if (found?.kind !== 'record' || !isMembers(value)) return 0;
  return found.fields.filter((field) => Object.hasOwn(value, field.name)).length;
};

const variantOf = ({ variants, discriminator }: Union, value: JsonValue, declarations: Declarations) => {
  const told = discriminator !== undefined && isMembers(value) ? value[discriminator] : undefined;
  const named = variants.find(({ values }) => typeof told === 'string' && values.includes(told));
  const fitting = variants.filter(({ type }) => fits(type, value, declarations));
  const best = fitting.toSorted(
    (a, b) => knownMembers(b.type, value, declarations) - knownMembers(a.type, value, declarations),
  );
  return named ?? best[0] ?? variants.find(({ type }) => type.kind === 'named');
};

/** A JSON value as Python code that makes one of a type: what tests, README and examples pass. */
export const valueCode = (type: TypeUse, value: JsonValue, declarations: Declarations): string => {
  if (value === null) return 'None';
  if (type.kind === 'list' && Array.isArray(value))
    return `[${value.map((item) => valueCode(type.items, item, declarations)).join(', ')}]`;
  if (type.kind === 'map' && isMembers(value))
    return `{${Object.entries(value)
      .map(([name, member]) => `${literal(name)}: ${valueCode(type.values, member, declarations)}`)
      .join(', ')}}`;
  if (type.kind === 'binary' && typeof value === 'string') return `${literal(value)}.encode()`;
  const found = type.kind === 'named' ? declarations.get(type.name) : undefined;
  if (found?.kind === 'record' && isMembers(value)) return recordCode(found, value, declarations);
  const variant = found?.kind === 'union' ? variantOf(found, value, declarations) : undefined;
  return variant ? valueCode(variant.type, value, declarations) : jsonCode(value);
};
