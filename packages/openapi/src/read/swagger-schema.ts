import { isList, isObject, type JsonObject, type JsonValue, joinPointer, setMember, stepsOf } from '../json-value.ts';

export type Mutable = Record<string, JsonValue>;

const ONE = ['additionalProperties', 'items', 'not'];
const LISTS = ['allOf', 'anyOf', 'oneOf'];

/** Names of the component a pointer into a Swagger document becomes; `undefined` for every other place. */
const componentOf = (pointer: string): string | undefined => {
  const [root, name, ...rest] = stepsOf(pointer);
  if (name === undefined || root === undefined) return undefined;
  const place = { definitions: 'schemas', parameters: 'parameters', responses: 'responses' }[root];
  // What stands deeper in a parameter or response has moved; what stands in a definition has not.
  if (place === undefined || (rest.length > 0 && root !== 'definitions')) return undefined;
  return joinPointer('/components', place, name, ...rest);
};

/**
 * Rewrites schemas of Swagger 2.0 as 3.0 has them: references, discriminators, `file`, `x-nullable`, and what
 * documents write although 2.0 has no word for it (`items` and `type` as lists, a `null` type).
 */
export class SwaggerSchemas {
  /** Places outside the components that something refers to; each becomes a schema of its own. */
  readonly hoisted = new Map<string, string>();

  /** The reference of 3.0 that says what a `$ref` of 2.0 said. */
  reference(reference: string): string {
    const pointer = reference.startsWith('#') ? reference.slice(1) : undefined;
    if (pointer === undefined) return reference;
    const known = componentOf(pointer);
    if (known !== undefined) return `#${known}`;
    const name =
      this.hoisted.get(pointer) ?? `hoisted-${this.hoisted.size + 1}-${(stepsOf(pointer).at(-1) ?? '').slice(0, 40)}`;
    this.hoisted.set(pointer, name);
    return `#${joinPointer('/components/schemas', name)}`;
  }

  convert(raw: JsonValue | undefined): JsonValue {
    if (!isObject(raw)) return typeof raw === 'boolean' ? raw : {};
    const made: Mutable = {};
    for (const [word, value] of Object.entries(raw)) this.keyword(made, word, value);
    this.type(raw, made);
    if (raw['x-nullable'] === true) made.nullable = true;
    return made;
  }

  keyword(made: Mutable, word: string, value: JsonValue): void {
    if (word === '$ref' && typeof value === 'string') made.$ref = this.reference(value);
    else if (word === 'discriminator' && typeof value === 'string') made.discriminator = { propertyName: value };
    else if (word === 'properties' && isObject(value)) {
      const properties: Mutable = {};
      for (const [name, schema] of Object.entries(value)) setMember(properties, name, this.convert(schema));
      made.properties = properties;
    } else if (word === 'items' && isList(value)) made.items = this.either(value);
    else if (ONE.includes(word)) made[word] = this.convert(value);
    else if (LISTS.includes(word) && isList(value)) made[word] = value.map((entry) => this.convert(entry));
    else if (word !== 'x-nullable') setMember(made, word, value);
  }

  either(list: readonly JsonValue[]): JsonValue {
    const [first] = list;
    if (list.length === 0) return {};
    return list.length === 1 ? this.convert(first) : { anyOf: list.map((entry) => this.convert(entry)) };
  }

  type(raw: JsonObject, made: Mutable): void {
    if (raw.type === 'file') {
      made.type = 'string';
      made.format = 'binary';
    } else if (raw.type === 'null') {
      delete made.type;
      made.nullable = true;
      made.enum = [null];
    } else if (isList(raw.type)) {
      const names = raw.type.filter((name) => name !== 'null');
      delete made.type;
      if (names.length < raw.type.length) made.nullable = true;
      const [only] = names;
      if (names.length === 1 && only !== undefined) made.type = only;
      else if (names.length > 1) made.anyOf = names.map((name) => ({ type: name }));
    }
  }
}
