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
import {
  type Annotations,
  annotate,
  annotationsOf,
  besideReference,
  limitsOf,
  mergeObjects,
  restOf,
  typesOf,
  under,
} from './schema-keywords.ts';

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
      if (!newer) return reference;
      return typesOf(siblings).length > 0
        ? all([reference, read(siblings, pointer)], annotations)
        : { ...reference, rest: besideReference(raw) };
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
    const bare = plain(raw, pointer, types, annotations);
    const own: Schema = { ...bare, rest: restOf(raw, bare.kind) };
    const said: Annotations = own.kind === 'any' ? { ...annotations, rest: own.rest } : annotations;
    if (own.kind !== 'any') parts.push(own);
    for (const word of ['allOf', 'oneOf', 'anyOf'] as const) {
      const list = raw[word];
      if (!isList(list)) continue;
      const schemas = list.map((entry, index) => read(entry, joinPointer(pointer, word, index)));
      if (word === 'allOf') parts.push(...schemas);
      else parts.push(union(raw, word, schemas, annotations));
    }
    const whole = all(parts, said);
    const lost = whole.kind === 'union' || parts.some(({ kind }) => kind === 'union') ? {} : discriminatorRest(raw);
    return Object.keys(lost).length > 0 ? { ...whole, rest: { ...whole.rest, ...lost } } : whole;
  };

  const discriminatorRest = (raw: JsonObject): JsonObject =>
    raw.discriminator === undefined ? {} : { discriminator: raw.discriminator };

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
    if (variants.some(({ kind }) => kind === 'any'))
      return { ...plainly, kind: 'any', rest: { [mode]: raw[mode] ?? null, ...discriminatorRest(raw) } };
    if (variants.length === 1) return annotate(only, plainly);
    const property = textOf(raw.discriminator, 'propertyName');
    const mapping = member(raw.discriminator, 'mapping');
    const targets = isObject(mapping)
      ? Object.entries(mapping).map(([value, name]) => [value, String(name)] as const)
      : [];
    const discriminator = property === undefined ? undefined : { property, mapping: new Map(targets) };
    return { ...plainly, kind: 'union', mode, variants, discriminator };
  };

  /** Joins parts that hold at once: inline objects become one, parts that say nothing of the value are said of the whole. */
  const all = (given: readonly Schema[], annotations: Annotations): Schema => {
    const every = given.flatMap((part) => (part.kind === 'all' ? part.parts : [part]));
    const flat = every.filter(({ kind }) => kind !== 'any');
    const silent = every.filter(({ kind }) => kind === 'any');
    const nullable = annotations.nullable || (given.length > 0 && given.every((part) => part.nullable));
    const whole = silent.reduceRight(under, annotations);
    const objects = flat.filter((part) => part.kind === 'object');
    const [first] = objects;
    const merged = first && objects.length > 1 ? objects.reduce<Schema>(mergeObjects, { ...first }) : first;
    const parts = flat
      .filter((part) => part.kind !== 'object' || part === first)
      .map((part) => (part === first && merged ? merged : part));
    const [only] = parts;
    if (only === undefined) return { ...whole, nullable, kind: 'any' };
    if (parts.length === 1) return annotate(only, { ...whole, nullable });
    return { ...whole, nullable, kind: 'all', parts };
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
      overruled: [],
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
