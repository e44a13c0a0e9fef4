import { isList, isObject, type JsonValue } from '../json-value.ts';

type Mutable = Record<string, JsonValue>;

/** Checks that one value may be put through at one place; more is a document that means to keep somebody busy. */
const CHECKS_MAX = 5_000;

/** Longest list of schemas that is compiled: the engine's time grows with its square. */
const LIST_MAX = 500;

const LISTS = ['allOf', 'anyOf', 'oneOf'];
const ONE = ['not', 'if', 'then', 'else'];
const INSIDE_ONE = [
  'items',
  'additionalProperties',
  'contains',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
];
const INSIDE_MAPS = ['properties', 'patternProperties'];

type Bounded = { readonly schema: JsonValue; readonly checks: number };

/**
 * Makes sure that checking ends: follows what schemas apply to the very same value (`$ref`, allOf, anyOf, oneOf, not …).
 * A reference that leads back is no condition (and no choice); a schema of more than `CHECKS_MAX`
 * checks, or a list of more than `LIST_MAX`, forbids nothing.
 * The definitions are changed in place; the caller made them.
 */
class Bounds {
  readonly definitions: Mutable;
  readonly counted = new Map<string, number | 'open'>();
  /** Schemas of other values, met on the way. */
  readonly later: JsonValue[] = [];

  constructor(definitions: Mutable) {
    this.definitions = definitions;
  }

  definition(name: string): number | 'open' {
    const known = this.counted.get(name);
    if (known !== undefined) return known;
    this.counted.set(name, 'open');
    const { schema, checks } = this.visit(this.definitions[name] ?? true, false);
    this.definitions[name] = checks > CHECKS_MAX ? {} : schema;
    const bounded = checks > CHECKS_MAX ? 1 : checks;
    this.counted.set(name, bounded);
    return bounded;
  }

  visit(raw: JsonValue, choice: boolean): Bounded {
    if (!isObject(raw)) return { schema: raw, checks: 1 };
    if (typeof raw.$ref === 'string') {
      const checks = this.definition(raw.$ref.slice('#/$defs/'.length));
      return checks === 'open' ? { schema: choice ? false : {}, checks: 1 } : { schema: raw, checks };
    }
    let checks = 1;
    const schema = raw as Mutable; // made by the converter
    const settle = (inner: JsonValue, isChoice: boolean): JsonValue => {
      const bounded = this.visit(inner, isChoice);
      checks += bounded.checks;
      return bounded.schema;
    };
    for (const word of LISTS) {
      const list = schema[word];
      if (isList(list) && list.length > LIST_MAX) delete schema[word];
      else if (isList(list)) schema[word] = list.map((entry) => settle(entry, word !== 'allOf'));
    }
    for (const word of ONE)
      if (Object.hasOwn(schema, word)) schema[word] = settle(schema[word] ?? true, word === 'not');
    if (isObject(schema.dependentSchemas))
      schema.dependentSchemas = Object.fromEntries(
        Object.entries(schema.dependentSchemas).map(([name, entry]) => [name, settle(entry, false)]),
      );
    this.postpone(schema);
    return { schema, checks };
  }

  postpone(schema: Mutable): void {
    for (const word of INSIDE_ONE) if (isObject(schema[word])) this.later.push(schema[word]);
    for (const word of INSIDE_MAPS) if (isObject(schema[word])) this.later.push(...Object.values(schema[word]));
    if (isList(schema.prefixItems)) this.later.push(...schema.prefixItems);
  }

  run(): void {
    for (const name of Object.keys(this.definitions)) this.definition(name);
    // Looking at one may postpone further ones: the list grows while it is walked.
    for (const schema of this.later) this.visit(schema, false);
  }
}

/** Bounds the definitions of one standalone schema. */
export const boundDefinitions = (definitions: Mutable): void => new Bounds(definitions).run();
