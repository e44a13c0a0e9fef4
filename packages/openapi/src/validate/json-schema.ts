import {
  follow,
  isList,
  isObject,
  type JsonObject,
  type JsonValue,
  pointerOfReference,
  setMember,
  textOf,
} from '../json-value.ts';
import type { OpenApiVersion } from '../read/inspect-document.ts';
import { boundDefinitions } from './bound-schema.ts';

/** Which way a body goes: what is read-only is not demanded of a request, what is write-only not of a response. */
export type Direction = 'request' | 'response';

type Mutable = Record<string, JsonValue>;

const COPIED = [
  'type',
  'enum',
  'const',
  'format',
  'multipleOf',
  'maximum',
  'minimum',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'maxProperties',
  'minProperties',
  'required',
  'minContains',
  'maxContains',
  'dependentRequired',
];
const ONE = [
  'additionalProperties',
  'items',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
];
const LISTS = ['allOf', 'oneOf', 'anyOf', 'prefixItems'];
const MAPS = ['properties', 'patternProperties', 'dependentSchemas'];
/** Formats of OpenAPI that say how to show a text, not what it may be. */
const DISPLAY_FORMATS = new Set(['binary', 'byte', 'password']);

/**
 * Turns schemas of a document into one JSON Schema 2020-12 that stands alone: only keywords of schemas are read, so
 * that data inside examples is never taken for a schema, and 3.0's own words become standard ones.
 */
class Converter {
  readonly definitions: Mutable = {};
  readonly names = new Map<string, string>();
  readonly #ends = new Map<string, string>();
  readonly document: JsonObject;
  readonly older: boolean;
  readonly direction: Direction;

  constructor(document: JsonObject, version: OpenApiVersion, direction: Direction) {
    this.document = document;
    this.older = version === '3.0';
    this.direction = direction;
  }

  reference(given: string): JsonValue {
    const pointer = this.lastOf(given);
    const known = this.names.get(pointer);
    if (known !== undefined) return { $ref: `#/$defs/${known}` };
    const name = `d${this.names.size}`;
    this.names.set(pointer, name);
    return { $ref: `#/$defs/${name}` };
  }

  /** Where a chain of references that say nothing else ends. */
  lastOf(given: string): string {
    const seen = new Set<string>();
    let pointer = given;
    for (let end: string | undefined; end === undefined; ) {
      seen.add(pointer);
      const raw = follow(this.document, pointer);
      const next =
        isObject(raw) && Object.keys(raw).length === 1 ? pointerOfReference(textOf(raw, '$ref') ?? '') : undefined;
      end = next === undefined || seen.has(next) ? pointer : this.#ends.get(next);
      pointer = end ?? next ?? pointer;
    }
    for (const passed of seen) this.#ends.set(passed, pointer);
    return pointer;
  }

  /** Converts everything that was referred to; what that refers to joins the list. */
  define(): Mutable {
    for (const [pointer, name] of this.names) this.definitions[name] = this.convert(follow(this.document, pointer));
    return this.definitions;
  }

  convert(raw: JsonValue | undefined): JsonValue {
    if (!isObject(raw)) return raw === false ? false : {};
    const target = pointerOfReference(textOf(raw, '$ref') ?? '');
    if (target !== undefined && this.older) return this.reference(target);
    const made: Mutable = {};
    for (const word of COPIED) if (Object.hasOwn(raw, word)) made[word] = raw[word] ?? null;
    for (const word of ONE) if (Object.hasOwn(raw, word)) made[word] = this.convert(raw[word]);
    for (const word of LISTS) {
      const list = raw[word];
      if (isList(list)) made[word] = list.map((entry) => this.convert(entry));
    }
    for (const word of MAPS) if (isObject(raw[word])) made[word] = this.map(raw[word]);
    if (DISPLAY_FORMATS.has(String(made.format))) delete made.format;
    this.required(raw, made);
    this.modernize(raw, made);
    if (isList(made.enum) && made.enum.length === 0) delete made.enum;
    if (target === undefined) return this.nullable(raw, made);
    // In one object, so that `unevaluatedProperties` sees the members of what is referred to.
    return { ...made, allOf: [this.reference(target), ...(isList(made.allOf) ? made.allOf : [])] };
  }

  map(schemas: JsonObject): JsonObject {
    const made: Mutable = {};
    for (const [name, schema] of Object.entries(schemas)) setMember(made, name, this.convert(schema));
    return made;
  }

  required(raw: JsonObject, made: Mutable): void {
    if (!isList(raw.required)) {
      delete made.required;
      return;
    }
    const hidden = this.direction === 'request' ? 'readOnly' : 'writeOnly';
    const properties = isObject(raw.properties) ? raw.properties : {};
    made.required = raw.required.filter((name) => {
      const property = typeof name === 'string' && Object.hasOwn(properties, name) ? properties[name] : undefined;
      return !(isObject(property) && property[hidden] === true);
    });
  }

  /** Boolean limits of 3.0, which documents of 3.1 have too. */
  modernize(raw: JsonObject, made: Mutable): void {
    for (const [flag, limit] of [
      ['exclusiveMaximum', 'maximum'],
      ['exclusiveMinimum', 'minimum'],
    ] as const) {
      if (typeof raw[flag] !== 'boolean') continue;
      delete made[flag];
      if (raw[flag] && typeof raw[limit] === 'number') {
        made[flag] = raw[limit];
        delete made[limit];
      }
    }
  }

  nullable(raw: JsonObject, made: Mutable): JsonValue {
    return this.older && raw.nullable === true ? { anyOf: [{ type: 'null' }, made] } : made;
  }
}

/** A standalone JSON Schema 2020-12 of the schema at a pointer of the document. */
export const toJsonSchema = (
  document: JsonObject,
  version: OpenApiVersion,
  pointer: string,
  direction: Direction,
): JsonObject => {
  const converter = new Converter(document, version, direction);
  const root = converter.reference(pointer);
  const definitions = converter.define();
  boundDefinitions(definitions);
  return { ...(isObject(root) ? root : {}), $defs: definitions };
};
