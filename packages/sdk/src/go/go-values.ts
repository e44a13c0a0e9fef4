import type { JsonValue } from '@portico/openapi';
import type { TypeDeclaration, TypeUse } from '../plan/sdk-plan.ts';
import { literal } from './go-text.ts';
import { baseType, type GoPackage, hasNil, holdingOf, itemType, memberName, type Qualifier } from './go-types.ts';

type Members = { readonly [name: string]: JsonValue };
type Record = Extract<TypeDeclaration, { kind: 'record' }>;
type Union = Extract<TypeDeclaration, { kind: 'union' }>;

const isMembers = (value: JsonValue | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON as Go code, whatever its type. */
export const jsonCode = (value: JsonValue): string => {
  if (value === null) return 'nil';
  if (typeof value === 'string') return literal(value);
  if (Array.isArray(value)) return `[]any{${value.map(jsonCode).join(', ')}}`;
  if (typeof value !== 'object') return String(value);
  return `map[string]any{${Object.entries(value)
    .map(([name, member]) => `${literal(name)}: ${jsonCode(member)}`)
    .join(', ')}}`;
};

const listCode = (
  type: Extract<TypeUse, { kind: 'list' }>,
  value: readonly JsonValue[],
  go: GoPackage,
  from: Qualifier,
) => `[]${itemType(type.items, go, from)}{${value.map((item) => heldCode(type.items, item, go, from)).join(', ')}}`;

const mapCode = (type: TypeUse, value: Members, go: GoPackage, from: Qualifier): string =>
  `map[string]${itemType(type, go, from)}{${Object.entries(value)
    .map(([name, member]) => `${literal(name)}: ${heldCode(type, member, go, from)}`)
    .join(', ')}}`;

/** A value in a list or a map. */
const heldCode = (type: TypeUse, value: JsonValue, go: GoPackage, from: Qualifier): string =>
  type.nullable ? optionalCode(type, value, go, from) : valueCode(type, value, go, from);

const recordCode = (record: Record, value: Members, go: GoPackage, from: Qualifier): string => {
  const codes = record.fields
    .filter(({ name }) => Object.hasOwn(value, name))
    .map((field) => {
      const member = value[field.name] ?? null;
      const holding = holdingOf(record.name, field, go);
      const type = baseType(field.type, go, from);
      const code =
        holding === 'value'
          ? valueCode(field.type, member, go, from)
          : holding === 'nil'
            ? optionalCode(field.type, member, go, from)
            : member === null
              ? `${from}Null[${type}]()`
              : `${from}NewNullable(${typedCode(field.type, member, go, from)})`;
      return `${memberName(field.identifier)}: ${code}`;
    });
  const known = new Set(record.fields.map(({ name }) => name));
  const further = Object.entries(value).filter(([name]) => !known.has(name));
  if (record.additional && further.length > 0)
    codes.push(`AdditionalProperties: ${mapCode(record.additional, Object.fromEntries(further), go, from)}`);
  return `${from}${go.names.type(record.name)}{${codes.join(', ')}}`;
};

const fits = (type: TypeUse, value: JsonValue, go: GoPackage): boolean => {
  if (value === null) return type.nullable || type.kind === 'null';
  if (type.kind === 'named') {
    const found = go.declarations.get(type.name);
    if (found?.kind === 'record')
      return (
        isMembers(value) &&
        found.fields.every(({ name, required, readOnly }) => !required || readOnly || Object.hasOwn(value, name))
      );
    if (found?.kind === 'union') return found.variants.some((variant) => fits(variant.type, value, go));
    return found?.base === 'integer' ? typeof value === 'number' : typeof value === 'string';
  }
  if (type.kind === 'constant') return type.value === value;
  if (type.kind === 'list') return Array.isArray(value) && value.every((item) => fits(type.items, item, go));
  if (type.kind === 'map') return isMembers(value);
  if (type.kind === 'boolean') return typeof value === 'boolean';
  if (type.kind === 'string' || type.kind === 'binary') return typeof value === 'string';
  if (type.kind === 'integer') return Number.isSafeInteger(value);
  return type.kind === 'any' || typeof value === 'number';
};

const knownMembers = (type: TypeUse, value: JsonValue, go: GoPackage): number => {
  const found = type.kind === 'named' ? go.declarations.get(type.name) : undefined;
  if (found?.kind !== 'record' || !isMembers(value)) return 0;
  return found.fields.filter(({ name }) => Object.hasOwn(value, name)).length;
};

const variantOf = ({ variants, discriminator }: Union, value: JsonValue, go: GoPackage) => {
  const told = discriminator !== undefined && isMembers(value) ? value[discriminator] : undefined;
  const named = variants.find(({ values }) => typeof told === 'string' && values.includes(told));
  const best = variants
    .filter(({ type }) => fits(type, value, go))
    .toSorted((a, b) => knownMembers(b.type, value, go) - knownMembers(a.type, value, go));
  return named ?? best[0] ?? variants.find(({ type }) => type.kind === 'named') ?? variants[0];
};

/** What a value that is of another type than was planned is read by; it is a promise of the example alone. */
const zeroCode = (type: TypeUse, go: GoPackage, from: Qualifier): string => {
  if (hasNil(type, go)) return 'nil';
  const base = baseType(type, go, from);
  return { string: '""', bool: 'false', int64: '0', float64: '0' }[base] ?? `*new(${base})`;
};

const numberCode = (value: number, whole: boolean): string =>
  whole ? BigInt(Math.trunc(value)).toString() : String(value);

/** A JSON value as Go code that makes one of a type: what tests, README and examples pass. */
export const valueCode = (type: TypeUse, value: JsonValue, go: GoPackage, from: Qualifier): string => {
  const base = baseType(type, go, from);
  if (base === 'any') return jsonCode(value);
  if (value === null) return zeroCode(type, go, from);
  if (type.kind === 'list' && Array.isArray(value)) return listCode(type, value, go, from);
  if (type.kind === 'map' && isMembers(value)) return mapCode(type.values, value, go, from);
  if (type.kind === 'binary') return `${from}NewFile("file", []byte(${literal(String(value))}))`;
  if (base === 'string' && typeof value === 'string') return literal(value);
  if (base === 'bool' && typeof value === 'boolean') return String(value);
  if ((base === 'int64' || base === 'float64') && typeof value === 'number') return numberCode(value, base === 'int64');
  const found = type.kind === 'named' ? go.declarations.get(type.name) : undefined;
  if (found?.kind === 'record' && isMembers(value)) return recordCode(found, value, go, from);
  if (found?.kind === 'enum') {
    const known = found.values.find((entry) => entry.value === value);
    if (known) return from + go.names.value(found.name, known.name);
    return typeof value === (found.base === 'string' ? 'string' : 'number')
      ? `${base}(${jsonCode(value)})`
      : `*new(${base})`;
  }
  const variant = found?.kind === 'union' ? variantOf(found, value, go) : undefined;
  if (!variant || found?.kind !== 'union') return zeroCode(type, go, from);
  return `${from}${go.names.maker(found.name, variant.name)}(${valueCode(variant.type, value, go, from)})`;
};

/** A value whose code shows its type. */
const typedCode = (type: TypeUse, value: JsonValue, go: GoPackage, from: Qualifier): string => {
  const base = baseType(type, go, from);
  const code = valueCode(type, value, go, from);
  return base === 'int64' || base === 'float64' ? `${base}(${code})` : code;
};

/** A value where nil leaves it out. */
export const optionalCode = (type: TypeUse, value: JsonValue, go: GoPackage, from: Qualifier): string => {
  if (hasNil(type, go)) return valueCode(type, value, go, from);
  return value === null ? 'nil' : `${from}Ptr(${typedCode(type, value, go, from)})`;
};
