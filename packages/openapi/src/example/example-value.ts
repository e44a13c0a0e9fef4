import { isObject, type JsonValue, setMember } from '../json-value.ts';
import type { ApiModel, Schema } from '../model/api-model.ts';

/** Deeper than this only what is required is shown. */
const DEPTH_FULL = 4;
const DEPTH_MAX = 12;

const TEXTS: Readonly<Record<string, string>> = {
  date: '2026-01-15',
  'date-time': '2026-01-15T09:30:00Z',
  time: '09:30:00Z',
  duration: 'P1D',
  email: 'ada@example.com',
  uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
  uri: 'https://example.com/',
  url: 'https://example.com/',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  byte: 'UG9ydGljbw==',
  binary: '',
  password: 'correct horse',
};

const numberOf = (value: JsonValue | undefined): number | undefined => (typeof value === 'number' ? value : undefined);

const exampleText = (schema: Extract<Schema, { kind: 'string' }>): string => {
  const text = TEXTS[schema.format ?? ''] ?? 'string';
  const least = numberOf(schema.limits.minLength) ?? 0;
  const most = numberOf(schema.limits.maxLength) ?? Number.POSITIVE_INFINITY;
  return text.padEnd(Math.min(least, 1_000), 'x').slice(0, Math.max(most, 0));
};

const exampleNumber = (schema: Extract<Schema, { kind: 'number' | 'integer' }>): number => {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf } = schema.limits;
  const step = numberOf(multipleOf) ?? (schema.kind === 'integer' ? 1 : 0.5);
  const above = numberOf(exclusiveMinimum) ?? (exclusiveMinimum === true ? numberOf(minimum) : undefined);
  const least = above === undefined ? numberOf(minimum) : above + step;
  const below = numberOf(exclusiveMaximum) ?? (exclusiveMaximum === true ? numberOf(maximum) : undefined);
  const most = below === undefined ? numberOf(maximum) : below - step;
  const wish = Math.min(Math.max(1, least ?? 1), most ?? Number.POSITIVE_INFINITY);
  return multipleOf === undefined ? wish : Math.ceil(wish / step) * step;
};

/** A believable value of a schema: its examples first, then its default, then what type, format and limits say. */
export const exampleValue = (model: ApiModel, schema: Schema, depth = 0): JsonValue => {
  if (schema.example !== undefined) return schema.example;
  if (schema.default !== undefined) return schema.default;
  if (depth > DEPTH_MAX) return null;
  switch (schema.kind) {
    case 'reference': {
      const target = model.schemas.get(schema.target);
      return target ? exampleValue(model, target.schema, depth + 1) : null;
    }
    case 'boolean':
      return true;
    case 'string':
      return exampleText(schema);
    case 'number':
    case 'integer':
      return exampleNumber(schema);
    case 'enum':
      return schema.values[0] ?? null;
    case 'array': {
      const least = numberOf(schema.limits.minItems) ?? 0;
      if (depth > DEPTH_FULL && least === 0) return [];
      const items = schema.prefix.map((item) => exampleValue(model, item, depth + 1));
      while (items.length < Math.min(Math.max(least, 1), 20)) items.push(exampleValue(model, schema.items, depth + 1));
      return items;
    }
    case 'object':
      return exampleObject(model, schema, depth);
    case 'union': {
      const [first] = schema.variants;
      return first ? exampleValue(model, first, depth + 1) : null;
    }
    case 'all':
      return exampleAll(model, schema.parts, depth);
    default:
      return null;
  }
};

const exampleObject = (model: ApiModel, schema: Extract<Schema, { kind: 'object' }>, depth: number): JsonValue => {
  const made: Record<string, JsonValue> = {};
  for (const { name, required, schema: property } of schema.properties) {
    if (property.readOnly || (!required && depth > DEPTH_FULL)) continue;
    setMember(made, name, exampleValue(model, property, depth + 1));
  }
  return made;
};

const exampleAll = (model: ApiModel, parts: readonly Schema[], depth: number): JsonValue => {
  const made: Record<string, JsonValue> = {};
  for (const part of parts) {
    const value = exampleValue(model, part, depth + 1);
    if (!isObject(value)) return value;
    for (const [name, member] of Object.entries(value)) setMember(made, name, member);
  }
  return made;
};
