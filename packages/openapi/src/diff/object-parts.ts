import { isList, isObject, type JsonObject, joinPointer } from '../json-value.ts';
import type { GatheredPart } from './gather-parts.ts';
import type { Part, SchemaNode, Schemas, SettledSchema } from './settled-schema.ts';

const SUBSCHEMAS = [
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'contentSchema',
  'unevaluatedItems',
  'unevaluatedProperties',
];

type Collected = Map<string, Part[]>;
type Children = Pick<
  SettledSchema,
  'properties' | 'required' | 'additional' | 'patterned' | 'items' | 'tuple' | 'conditions' | 'dependentRequired'
>;

const collect = (into: Collected, name: string, part: Part): void => {
  const known = into.get(name);
  if (known) known.push(part);
  else into.set(name, [part]);
};

/** The subschemas of everything that holds at once: the same property of two parts must satisfy both. */
export class ObjectParts {
  readonly #source: Schemas;
  readonly #parts: readonly GatheredPart[];

  constructor(source: Schemas, parts: readonly GatheredPart[]) {
    this.#source = source;
    this.#parts = parts;
  }

  settle(): Children {
    return {
      properties: this.#named('properties'),
      required: this.#required(),
      additional: this.#additional(),
      patterned: this.#named('patternProperties'),
      items: this.#one('items'),
      tuple: this.#tuple(),
      conditions: new Map([...this.#conditions(), ...this.#dependent()]),
      dependentRequired: this.#dependentRequired(),
    };
  }

  #nodes(collected: Collected): Map<string, SchemaNode> {
    return new Map([...collected].map(([name, parts]) => [name, this.#source.nodeOf(parts)]));
  }

  #named(word: string, prefix = ''): Map<string, SchemaNode> {
    const collected: Collected = new Map();
    for (const { raw, pointer } of this.#parts) {
      const map = raw[word];
      if (!isObject(map)) continue;
      for (const [name, value] of Object.entries(map))
        collect(collected, `${prefix}${name}`, { value, pointer: joinPointer(pointer, word, name) });
    }
    return this.#nodes(collected);
  }

  #required(): Set<string> {
    const names = this.#parts.flatMap(({ raw }) => (isList(raw.required) ? raw.required : []));
    return new Set(names.filter((name) => typeof name === 'string'));
  }

  #standing(word: string): Part[] {
    return this.#parts.flatMap(({ raw, pointer }) => {
      const value = raw[word];
      return Object.hasOwn(raw, word) && value !== undefined && !isList(value)
        ? [{ value, pointer: joinPointer(pointer, word) }]
        : [];
    });
  }

  #one(word: string): SchemaNode | undefined {
    const parts = this.#standing(word);
    return parts.length > 0 ? this.#source.nodeOf(parts) : undefined;
  }

  #additional(): SchemaNode | false | undefined {
    const parts = this.#standing('additionalProperties');
    if (parts.some(({ value }) => value === false)) return false;
    const speaking = parts.filter(({ value }) => isObject(value) && Object.keys(value).length > 0);
    return speaking.length > 0 ? this.#source.nodeOf(speaking) : undefined;
  }

  #tuple(): SchemaNode[] {
    const part = this.#parts.find(({ raw }) => isList(raw.prefixItems));
    const list = part?.raw.prefixItems;
    if (!part || !isList(list)) return [];
    return list.map((value, index) => this.#source.node(value, joinPointer(part.pointer, 'prefixItems', index)));
  }

  #conditions(): [string, SchemaNode][] {
    return SUBSCHEMAS.flatMap((word) => {
      const parts = this.#standing(word).filter(({ value }) => value !== true);
      return parts.length > 0 ? [[word, this.#source.nodeOf(parts)] as [string, SchemaNode]] : [];
    });
  }

  #dependent(): Map<string, SchemaNode> {
    return this.#named('dependentSchemas', 'dependentSchemas/');
  }

  #dependentRequired(): Map<string, ReadonlySet<string>> {
    const merged = new Map<string, Set<string>>();
    for (const { raw } of this.#parts) {
      const map: JsonObject = isObject(raw.dependentRequired) ? raw.dependentRequired : {};
      for (const [name, list] of Object.entries(map)) {
        const names = isList(list) ? list.map(String) : [];
        merged.set(name, new Set([...(merged.get(name) ?? []), ...names]));
      }
    }
    return merged;
  }
}
