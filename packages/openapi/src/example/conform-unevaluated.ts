import { isList, isObject, type JsonObject, type JsonValue, member } from '../json-value.ts';
import { type Check, memberSchemas, type SchemaReader } from './conform-keywords.ts';

/** A reader that also finds what a reference leads to. */
export type Resolver = SchemaReader & { readonly target: (raw: JsonValue | undefined) => JsonValue | undefined };

/** Schemas that apply to the same value beside a schema's own keywords: those of its groups that hold. */
const applied = (raw: JsonObject, value: JsonValue, reader: Resolver): JsonValue[] => {
  const holds = (schema: JsonValue | undefined) => reader.check(schema)(value);
  const list = (word: string): readonly JsonValue[] => (isList(raw[word]) ? raw[word] : []);
  const found = [...list('allOf'), ...list('anyOf').filter(holds), ...list('oneOf').filter(holds)];
  const target = reader.target(raw);
  if (target !== undefined) found.push(target);
  if (Object.hasOwn(raw, 'if')) {
    const met = holds(raw.if);
    const next = met ? raw.then : raw.else;
    if (met && raw.if !== undefined) found.push(raw.if);
    if (next !== undefined) found.push(next);
  }
  for (const [name, schema] of isObject(raw.dependentSchemas) ? Object.entries(raw.dependentSchemas) : [])
    if (member(value, name) !== undefined) found.push(schema);
  return found;
};

const DEPTH_MAX = 30;

const namesSeen = (raw: JsonValue, value: JsonObject, reader: Resolver, own: boolean, depth = 0): Set<string> => {
  if (!isObject(raw) || depth > DEPTH_MAX) return new Set();
  const schemasOf = memberSchemas(raw);
  const names = new Set(Object.keys(value).filter((name) => schemasOf(name).length > 0));
  if (!own && Object.hasOwn(raw, 'unevaluatedProperties')) return new Set(Object.keys(value));
  for (const schema of applied(raw, value, reader))
    for (const name of namesSeen(schema, value, reader, false, depth + 1)) names.add(name);
  return names;
};

const itemsSeen = (
  raw: JsonValue,
  value: readonly JsonValue[],
  reader: Resolver,
  own: boolean,
  depth = 0,
): Set<number> => {
  if (!isObject(raw) || depth > DEPTH_MAX) return new Set();
  const all = Object.hasOwn(raw, 'items') || (!own && Object.hasOwn(raw, 'unevaluatedItems'));
  const prefix = isList(raw.prefixItems) ? raw.prefixItems.length : 0;
  const contains = Object.hasOwn(raw, 'contains') ? reader.check(raw.contains) : undefined;
  const seen = new Set(value.flatMap((entry, at) => (all || at < prefix || contains?.(entry) ? [at] : [])));
  for (const schema of applied(raw, value, reader))
    for (const at of itemsSeen(schema, value, reader, false, depth + 1)) seen.add(at);
  return seen;
};

/** What no other keyword looked at is held against `unevaluatedProperties` and `unevaluatedItems`. */
export const unevaluatedChecks = (raw: JsonObject, reader: Resolver): Check[] => {
  const checks: Check[] = [];
  if (Object.hasOwn(raw, 'unevaluatedProperties')) {
    const rest = reader.check(raw.unevaluatedProperties);
    checks.push((value) => {
      if (!isObject(value)) return true;
      const seen = namesSeen(raw, value, reader, true);
      return Object.keys(value).every((name) => seen.has(name) || rest(value[name]));
    });
  }
  if (Object.hasOwn(raw, 'unevaluatedItems')) {
    const rest = reader.check(raw.unevaluatedItems);
    checks.push((value) => {
      if (!isList(value)) return true;
      const seen = itemsSeen(raw, value, reader, true);
      return value.every((entry, at) => seen.has(at) || rest(entry));
    });
  }
  return checks;
};
