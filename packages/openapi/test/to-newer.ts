import { isList, isObject, type JsonObject, type JsonValue } from '../src/json-value.ts';

const SCHEMA_MAPS = ['properties', 'patternProperties'];
const SCHEMA_LISTS = ['allOf', 'oneOf', 'anyOf'];
const SCHEMAS = ['items', 'not', 'additionalProperties', 'schema'];

const each = (map: JsonValue | undefined, change: (value: JsonValue) => JsonValue): JsonValue =>
  isObject(map) ? Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)])) : (map ?? {});

const bounds = (schema: JsonObject): JsonObject => {
  const made: Record<string, JsonValue> = { ...schema };
  for (const [flag, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof made[flag] !== 'boolean') continue;
    const exclusive = made[flag];
    delete made[flag];
    if (exclusive !== true || made[bound] === undefined) continue;
    made[flag] = made[bound];
    delete made[bound];
  }
  return made;
};

/** `nullable` as 3.1 writes it: a type more where there is a type, a variant more where there is none. */
const nulls = (schema: JsonObject): JsonObject => {
  const { nullable, ...rest } = schema;
  if (nullable !== true) return rest;
  if (typeof rest.type === 'string') return { ...rest, type: [rest.type, 'null'] };
  // Without a type it says nothing.
  if (Object.keys(rest).length === 0) return {};
  const { description, ...held } = rest;
  return { ...(description === undefined ? {} : { description }), anyOf: [held, { type: 'null' }] };
};

/** Beside other variants, `nullable` and nothing else stands for null. */
const convertVariant = (value: JsonValue): JsonValue =>
  isObject(value) &&
  value.nullable === true &&
  Object.keys(value).every((name) => /^(nullable|description)$/.test(name))
    ? { type: 'null' }
    : convertSchema(value);

const convertSchema = (value: JsonValue): JsonValue => {
  if (!isObject(value)) return value;
  if (typeof value.$ref === 'string') return { $ref: value.$ref };
  const made: Record<string, JsonValue> = { ...value };
  for (const name of SCHEMA_MAPS) if (isObject(made[name])) made[name] = each(made[name], convertSchema);
  for (const name of SCHEMA_LISTS) if (isList(made[name])) made[name] = (made[name] as JsonValue[]).map(convertVariant);
  for (const name of SCHEMAS) if (isObject(made[name])) made[name] = convertSchema(made[name]);
  return nulls(bounds(made));
};

/** Outside schemas: walks to every `schema` member, and leaves examples alone. */
const convert = (value: JsonValue): JsonValue => {
  if (isList(value)) return value.map(convert);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => {
      if (name === 'schema') return [name, convertSchema(entry)];
      return [name, ['example', 'examples'].includes(name) ? entry : convert(entry)];
    }),
  );
};

/** A 3.0 document as 3.1 writes it. */
export const toNewer = (document: JsonObject): JsonObject => {
  const { components, ...rest } = document;
  const made: JsonObject = isObject(components)
    ? {
        ...Object.fromEntries(
          Object.entries(components).map(([kind, map]) => [
            kind,
            kind === 'schemas' ? each(map, convertSchema) : convert(map),
          ]),
        ),
      }
    : {};
  return { ...(convert(rest) as JsonObject), openapi: '3.1.0', components: made };
};
