import { fastFormats } from 'ajv-formats/dist/formats.js';
import { isList, isObject, type JsonObject, type JsonValue, member } from '../json-value.ts';
import { spend } from '../validate/check-work.ts';
import { FORMATS } from '../validate/known-formats.ts';
import { patternExpression } from '../validate/pattern-expression.ts';
import { twinsIn } from '../validate/unique-items.ts';

export type Check = (value: unknown) => boolean;
export type SchemaReader = { readonly check: (raw: JsonValue | undefined) => Check };

export const sameValue = (left: unknown, right: unknown): boolean => {
  spend(1);
  if (left === right) return true;
  if (isList(left) && isList(right))
    return left.length === right.length && left.every((entry, index) => sameValue(entry, right[index]));
  if (!isObject(left) || !isObject(right)) return false;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && sameValue(left[name], right[name]))
  );
};

const TYPES: Readonly<Record<string, Check>> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  integer: (value) => Number.isInteger(value),
  string: (value) => typeof value === 'string',
  array: isList,
  object: isObject,
};

/** Length in code points, as the standard counts. */
export const lengthOf = (text: string): number => {
  let length = text.length;
  for (let at = 0; at < text.length - 1; at += 1)
    if ((text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) length -= 1;
  return length;
};

const formats: ReadonlyMap<string, Check> = new Map(
  FORMATS.flatMap((name): [string, Check][] => {
    const format = fastFormats[name];
    if (format instanceof RegExp) return [[name, (value) => typeof value !== 'string' || format.test(value)]];
    if (typeof format !== 'object') return [];
    const { validate } = format;
    if (validate instanceof RegExp) return [[name, (value) => typeof value !== 'string' || validate.test(value)]];
    if (typeof validate !== 'function') return [];
    const kind = 'type' in format && format.type === 'number' ? 'number' : 'string';
    const test = validate as Check; // called with values of its own kind only
    return [[name, (value) => typeof value !== kind || test(value)]];
  }),
);

export const formatCheck = (format: string): Check | undefined => formats.get(format);

const isMultiple = (value: number, step: number): boolean => {
  const quotient = value / step;
  return quotient === Number.parseInt(String(quotient), 10);
};

const numberChecks = (raw: JsonObject, older: boolean): Check[] => {
  const checks: Check[] = [];
  const limit = (word: string, holds: (value: number, limit: number) => boolean) => {
    const found = raw[word];
    if (typeof found === 'number') checks.push((value) => typeof value !== 'number' || holds(value, found));
  };
  const strict = (word: string) => older && raw[word] === true;
  limit('minimum', strict('exclusiveMinimum') ? (value, least) => value > least : (value, least) => value >= least);
  limit('maximum', strict('exclusiveMaximum') ? (value, most) => value < most : (value, most) => value <= most);
  limit('exclusiveMinimum', (value, least) => value > least);
  limit('exclusiveMaximum', (value, most) => value < most);
  limit('multipleOf', isMultiple);
  return checks;
};

const textChecks = (raw: JsonObject): Check[] => {
  const checks: Check[] = [];
  const { minLength, maxLength, pattern, format } = raw;
  if (typeof minLength === 'number') checks.push((value) => typeof value !== 'string' || lengthOf(value) >= minLength);
  if (typeof maxLength === 'number') checks.push((value) => typeof value !== 'string' || lengthOf(value) <= maxLength);
  if (typeof pattern === 'string') {
    const expression = patternExpression(pattern);
    checks.push((value) => typeof value !== 'string' || expression.test(value));
  }
  const known = typeof format === 'string' ? formats.get(format) : undefined;
  if (known) checks.push(known);
  return checks;
};

/** Type, enum, const, and what limits numbers and texts. */
export const scalarChecks = (raw: JsonObject, older: boolean): Check[] => {
  const checks: Check[] = [];
  const types = (isList(raw.type) ? raw.type : [raw.type]).flatMap((name) => TYPES[String(name)] ?? []);
  const [only] = types;
  if (only) checks.push(types.length === 1 ? only : (value) => types.some((is) => is(value)));
  if (isList(raw.enum) && raw.enum.length > 0) {
    const values = raw.enum;
    const plain = new Set<unknown>(values);
    checks.push(
      (value) => plain.has(value) || (typeof value === 'object' && values.some((one) => sameValue(one, value))),
    );
  }
  if (Object.hasOwn(raw, 'const')) checks.push((value) => sameValue(raw.const, value));
  return [...checks, ...numberChecks(raw, older), ...textChecks(raw)];
};

export const listChecks = (raw: JsonObject, reader: SchemaReader): Check[] => {
  const checks: Check[] = [];
  const whenList = (holds: (list: readonly JsonValue[]) => boolean) =>
    checks.push((value) => !isList(value) || holds(value));
  const { minItems, maxItems } = raw;
  if (typeof minItems === 'number') whenList((list) => list.length >= minItems);
  if (typeof maxItems === 'number') whenList((list) => list.length <= maxItems);
  const prefix = isList(raw.prefixItems) ? raw.prefixItems.map((entry) => reader.check(entry)) : [];
  if (prefix.length > 0) whenList((list) => prefix.every((check, index) => index >= list.length || check(list[index])));
  if (Object.hasOwn(raw, 'items')) {
    const items = reader.check(raw.items);
    whenList((list) => list.every((entry, index) => index < prefix.length || items(entry)));
  }
  if (Object.hasOwn(raw, 'contains')) {
    const contains = reader.check(raw.contains);
    const least = typeof raw.minContains === 'number' ? raw.minContains : 1;
    const most = typeof raw.maxContains === 'number' ? raw.maxContains : Number.POSITIVE_INFINITY;
    whenList((list) => {
      const count = list.filter((entry) => contains(entry)).length;
      return count >= least && count <= most;
    });
  }
  if (raw.uniqueItems === true) whenList((list) => twinsIn(list) === undefined);
  return checks;
};

/** The schemas a member of some name is held against by one object's keywords. */
export const memberSchemas = (raw: JsonObject): ((name: string) => readonly JsonValue[]) => {
  const patterns = isObject(raw.patternProperties)
    ? Object.entries(raw.patternProperties).map(([pattern, schema]) => [patternExpression(pattern), schema] as const)
    : [];
  const others = Object.hasOwn(raw, 'additionalProperties') ? [raw.additionalProperties ?? true] : [];
  return (name) => {
    const declared = member(raw.properties, name);
    const found = patterns.flatMap(([pattern, schema]) => (pattern.test(name) ? [schema] : []));
    if (declared !== undefined) return [declared, ...found];
    return found.length > 0 ? found : others;
  };
};

export const objectChecks = (raw: JsonObject, reader: SchemaReader, demanded: readonly string[]): Check[] => {
  const checks: Check[] = [];
  const whenObject = (holds: (object: JsonObject) => boolean) =>
    checks.push((value) => !isObject(value) || holds(value));
  const { minProperties, maxProperties } = raw;
  if (typeof minProperties === 'number') whenObject((object) => Object.keys(object).length >= minProperties);
  if (typeof maxProperties === 'number') whenObject((object) => Object.keys(object).length <= maxProperties);
  if (demanded.length > 0) whenObject((object) => demanded.every((name) => Object.hasOwn(object, name)));
  if (['properties', 'patternProperties', 'additionalProperties'].some((word) => Object.hasOwn(raw, word))) {
    const schemasOf = memberSchemas(raw);
    const patterns = isObject(raw.patternProperties) ? Object.keys(raw.patternProperties).length : 0;
    const affordable = (names: readonly string[]) => {
      spend(names.length * (1 + patterns));
      return names;
    };
    whenObject((object) =>
      affordable(Object.keys(object)).every((name) =>
        schemasOf(name).every((schema) => reader.check(schema)(object[name])),
      ),
    );
  }
  if (Object.hasOwn(raw, 'propertyNames')) {
    const names = reader.check(raw.propertyNames);
    whenObject((object) => Object.keys(object).every((name) => names(name)));
  }
  for (const [name, wanted] of isObject(raw.dependentRequired) ? Object.entries(raw.dependentRequired) : [])
    if (isList(wanted))
      whenObject(
        (object) => !Object.hasOwn(object, name) || wanted.every((other) => Object.hasOwn(object, String(other))),
      );
  for (const [name, schema] of isObject(raw.dependentSchemas) ? Object.entries(raw.dependentSchemas) : []) {
    const check = reader.check(schema);
    whenObject((object) => !Object.hasOwn(object, name) || check(object));
  }
  return checks;
};
