import { isList, type JsonObject, type JsonValue, member, setMember, textOf } from '../json-value.ts';
import type { Schema } from './api-model.ts';

export type Annotations = Omit<Extract<Schema, { kind: 'any' }>, 'kind'>;

const LIMITS = [
  'minLength',
  'maxLength',
  'pattern',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'contentMediaType',
  'contentEncoding',
] as const;

export const limitsOf = (raw: JsonObject): JsonObject =>
  Object.fromEntries(LIMITS.flatMap((name) => (Object.hasOwn(raw, name) ? [[name, raw[name] ?? null]] : [])));

const exampleOf = (raw: JsonObject): JsonValue | undefined => {
  if (Object.hasOwn(raw, 'example')) return raw.example;
  return isList(raw.examples) ? raw.examples[0] : undefined;
};

const ANNOTATIONS = new Set('title description deprecated readOnly writeOnly nullable default example $ref'.split(' '));

/** Keywords that are read into annotations or compositions, whatever the kind. */
const COMMON = new Set([...ANNOTATIONS, 'allOf', 'oneOf', 'anyOf', 'discriminator']);
const OBJECT = ['properties', 'required', 'additionalProperties'];

/** Keywords that a kind takes in; every other one is kept as it stands. */
export const TAKEN: Readonly<Partial<Record<Schema['kind'], readonly string[]>>> = {
  string: ['type', 'format', ...LIMITS],
  number: ['type', 'format', ...LIMITS],
  integer: ['type', 'format', ...LIMITS],
  boolean: ['type'],
  null: ['type'],
  array: ['type', 'items', 'prefixItems', ...LIMITS],
  object: ['type', ...OBJECT],
  enum: ['enum', 'const'],
  never: ['enum'],
  union: ['type', 'format', 'enum', 'const', 'items', 'prefixItems', ...OBJECT, ...LIMITS],
};

/** Whether the examples are no more than the one that is read. */
const onlyExample = (raw: JsonObject): boolean =>
  isList(raw.examples) && raw.examples.length < 2 && !Object.hasOwn(raw, 'example');

/** What stands beside a reference, besides annotations. */
export const besideReference = (raw: JsonObject): JsonObject => {
  const rest: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(raw))
    if (!ANNOTATIONS.has(name) && !(name === 'examples' && onlyExample(raw))) setMember(rest, name, value);
  return rest;
};

export const restOf = (raw: JsonObject, kind: Schema['kind']): JsonObject => {
  const taken = new Set(TAKEN[kind]);
  const rest: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(raw))
    if (!taken.has(name) && !COMMON.has(name) && !(name === 'examples' && onlyExample(raw)))
      setMember(rest, name, value);
  const required = isList(raw.required)
    ? raw.required.filter((name) => member(raw.properties, String(name)) === undefined)
    : [];
  if (kind === 'object' && required.length > 0) rest.required = required;
  if (kind === 'object' && raw.additionalProperties === false && Object.hasOwn(raw, 'patternProperties'))
    rest.additionalProperties = false;
  return rest;
};

export const annotationsOf = (raw: JsonObject, pointer: string, nullable: boolean): Annotations => ({
  pointer,
  title: textOf(raw, 'title'),
  description: textOf(raw, 'description'),
  deprecated: raw.deprecated === true,
  readOnly: raw.readOnly === true,
  writeOnly: raw.writeOnly === true,
  nullable,
  default: raw.default,
  example: exampleOf(raw),
  rest: {},
});

export const typesOf = (raw: JsonObject): readonly string[] => {
  if (isList(raw.type)) return raw.type.filter((name) => typeof name === 'string');
  if (typeof raw.type === 'string') return [raw.type];
  if (['properties', 'additionalProperties', 'patternProperties'].some((name) => Object.hasOwn(raw, name)))
    return ['object'];
  if (Object.hasOwn(raw, 'items') || Object.hasOwn(raw, 'prefixItems')) return ['array'];
  return [];
};

/** What both require is required; of anything else the later one holds. */
export const joinRest = (left: JsonObject, right: JsonObject): JsonObject => {
  const required = [left, right].flatMap((rest) => (isList(rest.required) ? rest.required : []));
  return { ...left, ...right, ...(required.length > 0 && { required: [...new Set(required)] }) };
};

/** The annotations of a place, and those of what is found there that it does not overrule. */
export const under = (over: Annotations, found: Annotations): Annotations => ({
  pointer: over.pointer,
  title: over.title ?? found.title,
  description: over.description ?? found.description,
  deprecated: over.deprecated || found.deprecated,
  readOnly: over.readOnly || found.readOnly,
  writeOnly: over.writeOnly || found.writeOnly,
  nullable: over.nullable,
  // Null is a default and an example like any other.
  default: over.default === undefined ? found.default : over.default,
  example: over.example === undefined ? found.example : over.example,
  rest: joinRest(found.rest, over.rest),
});

/** An annotation of the place wins over the one of what is found there. */
export const annotate = (schema: Schema, over: Annotations): Schema => ({
  ...schema,
  ...under(over, schema),
  pointer: schema.pointer,
  nullable: over.nullable || schema.nullable,
});

/** Whether two schemas say the same, wherever they stand. */
const same = (left: Schema, right: Schema): boolean => {
  const text = (schema: Schema) => JSON.stringify(schema, (key, value) => (key === 'pointer' ? undefined : value));
  return text(left) === text(right);
};

export const mergeObjects = (left: Schema, right: Schema): Schema => {
  if (left === right || left.kind !== 'object' || right.kind !== 'object') return left;
  const properties = new Map(left.properties.map((property) => [property.name, property]));
  for (const property of right.properties) {
    const known = properties.get(property.name);
    if (known === undefined) properties.set(property.name, property);
    else {
      const earlier = same(known.schema, property.schema) ? known.overruled : [...known.overruled, known.schema];
      const required = property.required || known.required;
      properties.set(property.name, { ...property, required, overruled: [...earlier, ...property.overruled] });
    }
  }
  const additional = left.additional && right.additional ? (left.open ? left.additional : right.additional) : undefined;
  return {
    ...left,
    rest: joinRest(left.rest, right.rest),
    properties: [...properties.values()],
    additional,
    open: left.open || right.open,
  };
};
