import {
  isList,
  isObject,
  type JsonObject,
  type JsonValue,
  pointerOfReference,
  setMember,
  textOf,
} from '../json-value.ts';
import { memberSchemas } from './conform-keywords.ts';
import type { Conformance } from './conforms.ts';
import { type Facets, facetsOf } from './facets.ts';

/** Schemas that hold for one value at once, and the choices among theirs that are made. */
/** Values of an enumeration that are looked at: a longer list is nobody's choice. */
const VALUES_MAX = 500;

export type Place = {
  readonly key: string;
  readonly sources: readonly JsonValue[];
  readonly settled: ReadonlySet<object>;
  readonly facets: Facets;
  /** The place of a member; `undefined` where no such member may be. */
  readonly member: (name: string) => Place | undefined;
  /** The place of an item. */
  readonly item: (index: number) => Place | undefined;
  /** Examples, then the default: those that are valid, without what the direction hides. */
  readonly examples: () => readonly JsonValue[];
  /** Values of `enum` and `const` that are valid. */
  readonly values: () => readonly JsonValue[] | undefined;
  readonly accepts: (value: JsonValue) => boolean;
};

const NOTHING: ReadonlySet<object> = new Set();
/** Choices within choices have more places than memory; what is forgotten is worked out again. */
const PLACES_MAX = 100_000;
const WORDLESS = new Set(['$ref', 'description', 'summary', 'title']);

/** Places of one document, each worked out once however often it is come to. */
export class Places {
  readonly conformance: Conformance;
  readonly #places = new Map<string, Place>();
  readonly #numbers = new WeakMap<object, number>();
  #count = 0;

  constructor(conformance: Conformance) {
    this.conformance = conformance;
  }

  #number(source: object): number {
    const known = this.#numbers.get(source);
    if (known !== undefined) return known;
    this.#count += 1;
    this.#numbers.set(source, this.#count);
    return this.#count;
  }

  /** What a reference without words of its own leads to: so one schema has one place, whoever refers to it. */
  #settle(raw: JsonValue): JsonValue {
    let current = raw;
    for (let hop = 0; hop < 100 && isObject(current); hop += 1) {
      if (pointerOfReference(textOf(current, '$ref') ?? '') === undefined) return current;
      if (!this.conformance.older && !Object.keys(current).every((word) => WORDLESS.has(word))) return current;
      current = this.conformance.target(current) ?? true;
    }
    return current;
  }

  at(given: readonly JsonValue[], settled: ReadonlySet<object> = NOTHING): Place {
    const sources = [...new Set(given.map((raw) => this.#settle(raw)).filter((raw) => raw === false || isObject(raw)))];
    const numbers = sources.map((raw) => (isObject(raw) ? this.#number(raw) : 0)).sort((left, right) => left - right);
    const choices = [...settled].map((source) => this.#number(source)).sort((left, right) => left - right);
    const key = `${numbers.join(',')}|${choices.join(',')}`;
    const known = this.#places.get(key);
    if (known) return known;
    const place = this.#build(key, sources, settled);
    if (this.#places.size >= PLACES_MAX) this.#places.clear();
    this.#places.set(key, place);
    return place;
  }

  #build(key: string, sources: readonly JsonValue[], settled: ReadonlySet<object>): Place {
    const facets = facetsOf(sources, settled, this.conformance);
    const place: Place = {
      key,
      sources,
      settled,
      facets,
      member: this.#members(facets),
      item: this.#items(facets),
      examples: () => examples(),
      values: () => values(),
      accepts: (value) => sources.every((raw) => this.conformance.conforms(raw, value)),
    };
    const examples = once(() =>
      [...facets.examples, ...facets.defaults.filter((value) => value !== null)]
        .map((value) => this.visible(place, value, 0))
        .filter((value) => place.accepts(value)),
    );
    const values = once(() => facets.values?.slice(0, VALUES_MAX).filter((value) => place.accepts(value)));
    return place;
  }

  #members(facets: Facets): Place['member'] {
    const found = new Map<string, Place | undefined>();
    const readers = facets.objects.map((raw) => memberSchemas(raw));
    return (name) => {
      if (found.has(name)) return found.get(name);
      const schemas = readers.flatMap((schemasOf) => schemasOf(name));
      const place = schemas.includes(false) || facets.barred.has(name) ? undefined : this.at(schemas);
      found.set(name, place);
      return place;
    };
  }

  /** Items differ only where a prefix or a wanted `contains` ends. */
  #items(facets: Facets): Place['item'] {
    const prefix = Math.max(0, ...facets.lists.map((list) => list.prefix.length));
    const found = new Map<number, Place | undefined>();
    return (index) => {
      const kind = index < prefix ? index : prefix + facets.contains.filter(({ least }) => index >= least).length;
      if (found.has(kind)) return found.get(kind);
      const schemas = facets.lists.flatMap((list) => list.prefix[index] ?? list.items ?? []);
      const wanted = facets.contains.flatMap(({ schema, least }) => (index < least ? [schema] : []));
      const place = schemas.includes(false) ? undefined : this.at([...schemas, ...wanted]);
      found.set(kind, place);
      return place;
    };
  }

  /** A value without the members that its direction hides. */
  visible(place: Place, value: JsonValue, depth: number): JsonValue {
    if (depth > 20) return value;
    if (isList(value)) {
      const item = place.item(value.length);
      return item ? value.map((entry) => this.visible(item, entry, depth + 1)) : value;
    }
    if (!isObject(value)) return value;
    const made: Record<string, JsonValue> = {};
    for (const [name, inner] of Object.entries(value)) {
      const at = place.member(name);
      if (at?.facets.hidden && !place.facets.required.has(name)) continue;
      setMember(made, name, at ? this.visible(at, inner, depth + 1) : inner);
    }
    return made;
  }
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

/** Names a place declares, in the order of the document. */
export const declaredNames = (objects: readonly JsonObject[]): readonly string[] => [
  ...new Set(objects.flatMap((raw) => (isObject(raw.properties) ? Object.keys(raw.properties) : []))),
];
