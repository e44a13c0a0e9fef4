import { isList, isObject, type JsonObject, type JsonValue, textOf } from '../json-value.ts';
import { type Choice, choicesOf } from './choices.ts';
import { sameValue } from './conform-keywords.ts';
import type { Conformance } from './conforms.ts';
import { demandedOf } from './conforms.ts';

export type TypeName = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object';

/** Everything said about one value by all the schemas that hold for it at once, sorted by what it limits. */
export type Facets = {
  /** The schemas themselves; what is made is held against each. */
  readonly sources: readonly JsonValue[];
  /** `undefined` while no schema speaks of a type. */
  types: ReadonlySet<TypeName> | undefined;
  values: readonly JsonValue[] | undefined;
  minimum: number;
  maximum: number;
  above: number;
  below: number;
  readonly multiples: number[];
  minLength: number;
  maxLength: number;
  readonly patterns: string[];
  readonly formats: string[];
  encoding: string | undefined;
  minItems: number;
  maxItems: number;
  unique: boolean;
  readonly lists: { readonly prefix: readonly JsonValue[]; readonly items: JsonValue | undefined }[];
  readonly contains: { readonly schema: JsonValue; readonly least: number }[];
  /** Schemas with keywords of objects; each says of every member what holds for it. */
  readonly objects: JsonObject[];
  readonly required: Set<string>;
  minProperties: number;
  maxProperties: number;
  readonly names: JsonValue[];
  readonly dependents: Map<string, string[]>;
  readonly choices: Choice[];
  readonly examples: JsonValue[];
  readonly defaults: JsonValue[];
  /** Members no value may have: `not: { required: [name] }`. */
  readonly barred: Set<string>;
  hidden: boolean;
  /** What cannot be met by construction, only tried: made values are checked on the spot. */
  tricky: boolean;
  impossible: boolean;
};

const emptyFacets = (sources: readonly JsonValue[]): Facets => ({
  sources,
  types: undefined,
  values: undefined,
  minimum: Number.NEGATIVE_INFINITY,
  maximum: Number.POSITIVE_INFINITY,
  above: Number.NEGATIVE_INFINITY,
  below: Number.POSITIVE_INFINITY,
  multiples: [],
  minLength: 0,
  maxLength: Number.POSITIVE_INFINITY,
  patterns: [],
  formats: [],
  encoding: undefined,
  minItems: 0,
  maxItems: Number.POSITIVE_INFINITY,
  unique: false,
  lists: [],
  contains: [],
  objects: [],
  required: new Set(),
  minProperties: 0,
  maxProperties: Number.POSITIVE_INFINITY,
  names: [],
  dependents: new Map(),
  choices: [],
  examples: [],
  defaults: [],
  barred: new Set(),
  hidden: false,
  tricky: false,
  impossible: false,
});

const TYPE_NAMES = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'] as const;

const typesOf = (raw: JsonObject, older: boolean): ReadonlySet<TypeName> | undefined => {
  const said = (isList(raw.type) ? raw.type : [raw.type]).flatMap(
    (name) => TYPE_NAMES.find((one) => one === name) ?? [],
  );
  if (said.length === 0) return undefined;
  const types = new Set<TypeName>(said);
  if (older && raw.nullable === true) types.add('null');
  return types;
};

const common = (left: ReadonlySet<TypeName>, right: ReadonlySet<TypeName>): ReadonlySet<TypeName> => {
  const both = new Set<TypeName>();
  for (const type of left) {
    if (right.has(type) || (type === 'integer' && right.has('number'))) both.add(type);
    if (type === 'number' && !right.has('number') && right.has('integer')) both.add('integer');
  }
  return both;
};

const narrowValues = (facets: Facets, given: readonly JsonValue[]): void => {
  const known = facets.values;
  facets.values = known ? known.filter((value) => given.some((other) => sameValue(value, other))) : given;
};

const addScalars = (facets: Facets, raw: JsonObject, older: boolean): void => {
  const types = typesOf(raw, older);
  if (types) facets.types = facets.types ? common(facets.types, types) : types;
  const nullable = older && raw.nullable === true ? [null] : [];
  // An enumeration of nothing forbids nothing, as in the validator.
  if (isList(raw.enum) && raw.enum.length > 0) narrowValues(facets, [...raw.enum, ...nullable]);
  if (Object.hasOwn(raw, 'const')) narrowValues(facets, [raw.const ?? null, ...nullable]);
  const low = raw.minimum;
  const high = raw.maximum;
  if (typeof low === 'number') facets.minimum = Math.max(facets.minimum, low);
  if (typeof high === 'number') facets.maximum = Math.min(facets.maximum, high);
  const above = raw.exclusiveMinimum === true ? low : raw.exclusiveMinimum;
  const below = raw.exclusiveMaximum === true ? high : raw.exclusiveMaximum;
  if (typeof above === 'number') facets.above = Math.max(facets.above, above);
  if (typeof below === 'number') facets.below = Math.min(facets.below, below);
  if (typeof raw.multipleOf === 'number') facets.multiples.push(raw.multipleOf);
  if (typeof raw.minLength === 'number') facets.minLength = Math.max(facets.minLength, raw.minLength);
  if (typeof raw.maxLength === 'number') facets.maxLength = Math.min(facets.maxLength, raw.maxLength);
  if (typeof raw.pattern === 'string') facets.patterns.push(raw.pattern);
  if (typeof raw.format === 'string') facets.formats.push(raw.format);
  facets.encoding ??= textOf(raw, 'contentEncoding');
};

const addLists = (facets: Facets, raw: JsonObject): void => {
  if (typeof raw.minItems === 'number') facets.minItems = Math.max(facets.minItems, raw.minItems);
  if (typeof raw.maxItems === 'number') facets.maxItems = Math.min(facets.maxItems, raw.maxItems);
  if (raw.uniqueItems === true) facets.unique = true;
  const prefix = isList(raw.prefixItems) ? raw.prefixItems : [];
  if (prefix.length > 0 || Object.hasOwn(raw, 'items')) facets.lists.push({ prefix, items: raw.items });
  if (Object.hasOwn(raw, 'contains')) {
    const least = typeof raw.minContains === 'number' ? raw.minContains : 1;
    facets.contains.push({ schema: raw.contains ?? true, least });
    facets.tricky = true;
  }
};

const addObjects = (facets: Facets, raw: JsonObject, demanded: readonly string[]): void => {
  if (['properties', 'patternProperties', 'additionalProperties'].some((word) => Object.hasOwn(raw, word)))
    facets.objects.push(raw);
  for (const name of demanded) facets.required.add(name);
  if (typeof raw.minProperties === 'number') facets.minProperties = Math.max(facets.minProperties, raw.minProperties);
  if (typeof raw.maxProperties === 'number') facets.maxProperties = Math.min(facets.maxProperties, raw.maxProperties);
  if (Object.hasOwn(raw, 'propertyNames')) facets.names.push(raw.propertyNames ?? true);
  for (const [name, wanted] of isObject(raw.dependentRequired) ? Object.entries(raw.dependentRequired) : [])
    facets.dependents.set(name, [
      ...(facets.dependents.get(name) ?? []),
      ...(isList(wanted) ? wanted.map(String) : []),
    ]);
};

const TRICKY = ['oneOf', 'anyOf', 'not', 'if', 'dependentSchemas', 'unevaluatedItems', 'unevaluatedProperties'];

const addGroups = (facets: Facets, raw: JsonObject, settled: ReadonlySet<object>): void => {
  facets.choices.push(...choicesOf(raw, settled));
  if (TRICKY.some((word) => Object.hasOwn(raw, word))) facets.tricky = true;
  const not = isObject(raw.not) ? raw.not : {};
  const absent = Object.keys(not).every((word) => word === 'required' || word === 'type') ? not.required : undefined;
  if (isList(absent) && absent.length === 1) facets.barred.add(String(absent[0]));
};

const addAnnotations = (facets: Facets, raw: JsonObject, hidden: string): void => {
  if (Object.hasOwn(raw, 'example')) facets.examples.push(raw.example ?? null);
  if (isList(raw.examples)) facets.examples.push(...raw.examples);
  if (Object.hasOwn(raw, 'default')) facets.defaults.push(raw.default ?? null);
  if (raw[hidden] === true) facets.hidden = true;
};

/** Sorts what schemas say that hold at once; references and allOf are followed, `settled` choices are left out. */
export const facetsOf = (
  sources: readonly JsonValue[],
  settled: ReadonlySet<object>,
  conformance: Conformance,
): Facets => {
  const facets = emptyFacets(sources);
  const seen = new Set<object>();
  const hidden = conformance.direction === 'request' ? 'readOnly' : 'writeOnly';
  const pending = [...sources].reverse();
  for (let raw = pending.pop(); raw !== undefined; raw = pending.pop()) {
    if (raw === false) facets.impossible = true;
    if (!isObject(raw) || seen.has(raw)) continue;
    seen.add(raw);
    const target = conformance.target(raw);
    if (target !== undefined) pending.push(target);
    if (target !== undefined && conformance.older) continue;
    addAnnotations(facets, raw, hidden);
    addScalars(facets, raw, conformance.older);
    addLists(facets, raw);
    addObjects(facets, raw, demandedOf(raw, conformance.direction));
    addGroups(facets, raw, settled);
    if (isList(raw.allOf)) pending.push(...[...raw.allOf].reverse());
  }
  if (facets.types?.size === 0 || facets.values?.length === 0) facets.impossible = true;
  return facets;
};
