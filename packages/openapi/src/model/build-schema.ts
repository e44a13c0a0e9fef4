import {
  isList,
  isObject,
  type JsonObject,
  type JsonValue,
  joinPointer,
  member,
  pointerOfReference,
  textOf,
} from '../json-value.ts';
import type { Property, Schema } from './api-model.ts';

type Annotations = Omit<Extract<Schema, { kind: 'any' }>, 'kind'>;

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

const limitsOf = (raw: JsonObject): JsonObject =>
  Object.fromEntries(LIMITS.flatMap((name) => (Object.hasOwn(raw, name) ? [[name, raw[name] ?? null]] : [])));

const exampleOf = (raw: JsonObject): JsonValue | undefined => {
  if (Object.hasOwn(raw, 'example')) return raw.example;
  return isList(raw.examples) ? raw.examples[0] : undefined;
};

const annotationsOf = (raw: JsonObject, pointer: string, nullable: boolean): Annotations => ({
  pointer,
  title: textOf(raw, 'title'),
  description: textOf(raw, 'description'),
  deprecated: raw.deprecated === true,
  readOnly: raw.readOnly === true,
  writeOnly: raw.writeOnly === true,
  nullable,
  default: raw.default,
  example: exampleOf(raw),
});

const typesOf = (raw: JsonObject): readonly string[] => {
  if (isList(raw.type)) return raw.type.filter((name) => typeof name === 'string');
  if (typeof raw.type === 'string') return [raw.type];
  if (['properties', 'additionalProperties', 'patternProperties'].some((name) => Object.hasOwn(raw, name)))
    return ['object'];
  if (Object.hasOwn(raw, 'items') || Object.hasOwn(raw, 'prefixItems')) return ['array'];
  return [];
};

/** An annotation of the place wins over the one of what is found there. */
const annotate = (schema: Schema, over: Annotations): Schema => ({
  ...schema,
  title: over.title ?? schema.title,
  description: over.description ?? schema.description,
  deprecated: over.deprecated || schema.deprecated,
  readOnly: over.readOnly || schema.readOnly,
  writeOnly: over.writeOnly || schema.writeOnly,
  nullable: over.nullable || schema.nullable,
  default: over.default ?? schema.default,
  example: over.example ?? schema.example,
});

/** Reads schemas of one document; `refer` is told of every pointer a schema refers to. */
export const createSchemaReader = (newer: boolean, refer: (pointer: string) => void) => {
  const read = (raw: JsonValue | undefined, pointer: string): Schema => {
    if (raw === false) return { ...annotationsOf({}, pointer, false), kind: 'never' };
    if (!isObject(raw)) return { ...annotationsOf({}, pointer, false), kind: 'any' };
    const types = typesOf(raw);
    const annotations = annotationsOf(
      raw,
      pointer,
      raw.nullable === true || (types.length > 1 && types.includes('null')),
    );
    const target = pointerOfReference(textOf(raw, '$ref') ?? '');
    if (target !== undefined) {
      refer(target);
      const reference: Schema = { ...annotationsOf(newer ? raw : {}, pointer, false), kind: 'reference', target };
      const { $ref: _, ...siblings } = raw;
      return newer && typesOf(siblings).length > 0 ? all([reference, read(siblings, pointer)], annotations) : reference;
    }
    return compose(
      raw,
      pointer,
      types.filter((name) => name !== 'null' || types.length === 1),
      annotations,
    );
  };

  /** The schema's own type, and what allOf, oneOf and anyOf add to it. */
  const compose = (raw: JsonObject, pointer: string, types: readonly string[], annotations: Annotations): Schema => {
    const parts: Schema[] = [];
    const own = plain(raw, pointer, types, annotations);
    if (own.kind !== 'any') parts.push(own);
    for (const word of ['allOf', 'oneOf', 'anyOf'] as const) {
      const list = raw[word];
      if (!isList(list)) continue;
      const schemas = list.map((entry, index) => read(entry, joinPointer(pointer, word, index)));
      if (word === 'allOf') parts.push(...schemas);
      else parts.push(union(raw, word, schemas, annotations));
    }
    return all(parts, annotations);
  };

  const union = (
    raw: JsonObject,
    mode: 'oneOf' | 'anyOf',
    schemas: readonly Schema[],
    annotations: Annotations,
  ): Schema => {
    const variants = schemas.filter(({ kind }) => kind !== 'null');
    const nullable = variants.length < schemas.length || annotations.nullable;
    const [only] = variants;
    const plainly = { ...annotations, nullable };
    if (only === undefined) return { ...plainly, nullable: false, kind: schemas.length > 0 ? 'null' : 'any' };
    if (variants.some(({ kind }) => kind === 'any')) return { ...plainly, kind: 'any' };
    if (variants.length === 1) return annotate(only, plainly);
    const property = textOf(raw.discriminator, 'propertyName');
    const mapping = member(raw.discriminator, 'mapping');
    const targets = isObject(mapping)
      ? Object.entries(mapping).map(([value, name]) => [value, String(name)] as const)
      : [];
    const discriminator = property === undefined ? undefined : { property, mapping: new Map(targets) };
    return { ...plainly, kind: 'union', mode, variants, discriminator };
  };

  /** Joins parts that hold at once: inline objects become one, parts that say nothing vanish. */
  const all = (given: readonly Schema[], annotations: Annotations): Schema => {
    const flat = given
      .flatMap((part) => (part.kind === 'all' ? part.parts : [part]))
      .filter(({ kind }) => kind !== 'any');
    const nullable = annotations.nullable || (given.length > 0 && given.every((part) => part.nullable));
    const objects = flat.filter((part) => part.kind === 'object');
    const [first] = objects;
    const merged = first && objects.length > 1 ? objects.reduce<Schema>(mergeObjects, { ...first }) : first;
    const parts = flat
      .filter((part) => part.kind !== 'object' || part === first)
      .map((part) => (part === first && merged ? merged : part));
    const [only] = parts;
    if (only === undefined)
      return { ...annotations, nullable, kind: given.some(({ kind }) => kind === 'null') ? 'null' : 'any' };
    if (parts.length === 1) return annotate(only, { ...annotations, nullable });
    return { ...annotations, nullable, kind: 'all', parts };
  };

  const plain = (raw: JsonObject, pointer: string, types: readonly string[], annotations: Annotations): Schema => {
    if (Object.hasOwn(raw, 'const')) return values([raw.const ?? null], annotations);
    if (isList(raw.enum)) return values(raw.enum, annotations);
    if (types.length > 1) {
      const variants = types.map((name) => plain(raw, pointer, [name], { ...annotations, nullable: false }));
      return { ...annotations, kind: 'union', mode: 'anyOf', variants, discriminator: undefined };
    }
    const [type] = types;
    const format = textOf(raw, 'format');
    if (type === 'string') return { ...annotations, kind: 'string', format, limits: limitsOf(raw) };
    if (type === 'number' || type === 'integer') return { ...annotations, kind: type, format, limits: limitsOf(raw) };
    if (type === 'boolean' || type === 'null') return { ...annotations, kind: type };
    if (type === 'array') return array(raw, pointer, annotations);
    if (type === 'object') return object(raw, pointer, annotations);
    return { ...annotations, kind: 'any' };
  };

  const values = (list: readonly JsonValue[], annotations: Annotations): Schema => {
    const kept = list.filter((value) => value !== null);
    const nullable = annotations.nullable || kept.length < list.length;
    if (kept.length === 0) return { ...annotations, nullable: false, kind: list.length > 0 ? 'null' : 'never' };
    return { ...annotations, nullable, kind: 'enum', values: kept };
  };

  const array = (raw: JsonObject, pointer: string, annotations: Annotations): Schema => {
    const prefix = isList(raw.prefixItems)
      ? raw.prefixItems.map((entry, index) => read(entry, joinPointer(pointer, 'prefixItems', index)))
      : [];
    return {
      ...annotations,
      kind: 'array',
      items: read(raw.items, joinPointer(pointer, 'items')),
      prefix,
      limits: limitsOf(raw),
    };
  };

  const object = (raw: JsonObject, pointer: string, annotations: Annotations): Schema => {
    const required = new Set(isList(raw.required) ? raw.required : []);
    const declared = isObject(raw.properties) ? Object.entries(raw.properties) : [];
    const properties: Property[] = declared.map(([name, value]) => ({
      name,
      required: required.has(name),
      schema: read(value, joinPointer(pointer, 'properties', name)),
    }));
    const open = Object.hasOwn(raw, 'additionalProperties') && raw.additionalProperties !== false;
    const additional =
      raw.additionalProperties === false && !Object.hasOwn(raw, 'patternProperties')
        ? undefined
        : read(
            open && isObject(raw.additionalProperties) ? raw.additionalProperties : {},
            joinPointer(pointer, 'additionalProperties'),
          );
    return { ...annotations, kind: 'object', properties, additional, open };
  };

  return read;
};

const mergeObjects = (left: Schema, right: Schema): Schema => {
  if (left === right || left.kind !== 'object' || right.kind !== 'object') return left;
  const properties = new Map(left.properties.map((property) => [property.name, property]));
  for (const property of right.properties) {
    const known = properties.get(property.name);
    properties.set(property.name, { ...property, required: property.required || known?.required === true });
  }
  const additional = left.additional && right.additional ? (left.open ? left.additional : right.additional) : undefined;
  return { ...left, properties: [...properties.values()], additional, open: left.open || right.open };
};
