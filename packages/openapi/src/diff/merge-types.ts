import { isList, isObject, type JsonObject, type JsonValue } from '../json-value.ts';
import type { SchemaType } from './settled-schema.ts';

const TYPES: readonly SchemaType[] = ['boolean', 'string', 'number', 'integer', 'array', 'object'];
const OBJECT_WORDS = ['properties', 'additionalProperties', 'patternProperties', 'propertyNames'];
const ARRAY_WORDS = ['items', 'prefixItems', 'contains'];

export type OwnTypes = { readonly types: ReadonlySet<SchemaType>; readonly nullable: boolean };

/** The types a schema names itself. */
export const namedTypes = (raw: JsonObject): OwnTypes | undefined => {
  const named = isList(raw.type) ? raw.type : typeof raw.type === 'string' ? [raw.type] : undefined;
  if (named === undefined) return undefined;
  const types = new Set(TYPES.filter((type) => named.includes(type)));
  if (types.has('number')) types.delete('integer');
  return { types, nullable: named.includes('null') || raw.nullable === true };
};

/** The types that keywords speak of where no type is named. */
export const impliedTypes = (raw: JsonObject): SchemaType | undefined => {
  if (OBJECT_WORDS.some((word) => Object.hasOwn(raw, word))) return 'object';
  return ARRAY_WORDS.some((word) => Object.hasOwn(raw, word)) ? 'array' : undefined;
};

export const intersectTypes = (
  left: ReadonlySet<SchemaType>,
  right: ReadonlySet<SchemaType>,
): ReadonlySet<SchemaType> => {
  const both = new Set<SchemaType>();
  for (const type of TYPES) {
    const inLeft = left.has(type) || (type === 'integer' && left.has('number'));
    const inRight = right.has(type) || (type === 'integer' && right.has('number'));
    if (inLeft && inRight) both.add(type);
  }
  if (both.has('number')) both.delete('integer');
  return both;
};

export const typeOfValue = (value: JsonValue): SchemaType | undefined => {
  if (isList(value)) return 'array';
  if (isObject(value)) return 'object';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return TYPES.find((type) => type === typeof value);
};

/** The values a schema lists, null apart. */
export const listedValues = (
  raw: JsonObject,
): { values: JsonValue[]; nullable: boolean; constant: boolean } | undefined => {
  const listed = Object.hasOwn(raw, 'const') ? [raw.const ?? null] : isList(raw.enum) ? raw.enum : undefined;
  if (listed === undefined) return undefined;
  return {
    values: listed.filter((value) => value !== null),
    nullable: listed.includes(null),
    constant: Object.hasOwn(raw, 'const'),
  };
};

/** A text that is the same for equal values, whatever the order of their members, and for no others. */
export const valueKey = (value: JsonValue): string =>
  JSON.stringify(value, (_, inner: JsonValue) =>
    isObject(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );

export const intersectValues = (left: readonly JsonValue[], right: readonly JsonValue[]): JsonValue[] => {
  const keys = new Set(right.map(valueKey));
  return left.filter((value) => keys.has(valueKey(value)));
};
