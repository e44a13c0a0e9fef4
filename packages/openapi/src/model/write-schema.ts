import { isList, type JsonObject, type JsonValue, joinPointer, setMember, stepsOf } from '../json-value.ts';
import type { ApiModel, Schema } from './api-model.ts';
import { TAKEN } from './schema-keywords.ts';

type Mutable = Record<string, JsonValue>;

/** An object of what is there. */
export const said = (given: Readonly<Record<string, JsonValue | undefined>>): JsonObject => {
  const made: Mutable = {};
  for (const [name, value] of Object.entries(given)) if (value !== undefined) setMember(made, name, value);
  return made;
};

/** Name of a schema among the components: its own, or the one it was given where it stands elsewhere. */
export const componentName = (pointer: string, name: string): string => {
  const [root, kind, own, ...deeper] = stepsOf(pointer);
  return root === 'components' && kind === 'schemas' && own !== undefined && deeper.length === 0 ? own : name;
};

const annotations = ({
  title,
  description,
  deprecated,
  readOnly,
  writeOnly,
  default: fallback,
  example,
  rest,
}: Schema): JsonObject => ({
  ...said({ title, description, default: fallback, example }),
  ...(deprecated && { deprecated }),
  ...(readOnly && { readOnly }),
  ...(writeOnly && { writeOnly }),
  ...rest,
});

const hasAny = (value: JsonObject): boolean => Object.keys(value).length > 0;

const listOf = (value: JsonValue | undefined): readonly JsonValue[] => (isList(value) ? value : []);

/** Whether what stands beside a schema would be read as part of its kind. */
const clashes = (schema: Schema): boolean => {
  const { kind, rest } = schema;
  if (kind === 'union') return Object.hasOwn(rest, schema.mode);
  if (kind !== 'object') return (TAKEN[kind] ?? []).some((name) => Object.hasOwn(rest, name));
  const required = listOf(rest.required);
  return schema.properties.some(({ name }) => required.includes(name)) || Object.hasOwn(rest, 'properties');
};

const bothRequired = (own: JsonObject, rest: JsonObject): JsonObject => {
  const required = [...listOf(own.required), ...listOf(rest.required)];
  return required.length > 0 ? { required } : {};
};

/** Writes schemas in the dialect of the model's document. */
export const createSchemaWriter = (model: ApiModel) => {
  const older = model.openapi === '3.0';

  const object = ({ properties, additional, open }: Extract<Schema, { kind: 'object' }>): JsonObject => {
    const versions = properties.map(({ name, schema, overruled }) => [name, [...overruled, schema]] as const);
    const required = properties.flatMap((property) => (property.required ? property.name : []));
    const whole = said({
      type: 'object',
      properties: properties.length > 0 ? membersOf(versions, 0) : undefined,
      required: required.length > 0 ? required : undefined,
      additionalProperties: additional === undefined ? false : open ? write(additional) : undefined,
    });
    const count = Math.max(1, ...versions.map(([, all]) => all.length));
    if (count === 1) return whole;
    // The last part is the one that counts; the first has every property, so that it may forbid others.
    const later = Array.from({ length: count - 1 }, (_, index) => membersOf(versions, index + 1));
    return { allOf: [whole, ...later.map((members) => ({ type: 'object', properties: members }))] };
  };

  const membersOf = (versions: readonly (readonly [string, readonly Schema[]])[], index: number): JsonObject =>
    said(
      Object.fromEntries(versions.flatMap(([name, { [index]: schema }]) => (schema ? [[name, write(schema)]] : []))),
    );

  const union = ({ mode, variants, discriminator }: Extract<Schema, { kind: 'union' }>): JsonObject => {
    const { property, mapping = new Map<string, string>() } = discriminator ?? {};
    return said({
      [mode]: variants.map(write),
      discriminator:
        property === undefined
          ? undefined
          : said({ propertyName: property, mapping: mapping.size > 0 ? Object.fromEntries(mapping) : undefined }),
    });
  };

  const bare = (schema: Schema): JsonObject => {
    switch (schema.kind) {
      case 'any':
        return {};
      case 'never':
        return { enum: [] };
      case 'null':
        return older ? { enum: [null] } : { type: 'null' };
      case 'reference': {
        const found = model.schemas.get(schema.target);
        return { $ref: `#${joinPointer('/components/schemas', componentName(schema.target, found?.name ?? ''))}` };
      }
      case 'string':
      case 'number':
      case 'integer':
        return said({ type: schema.kind, format: schema.format, ...schema.limits });
      case 'enum':
        return { enum: schema.values };
      case 'array':
        return said({
          type: 'array',
          items: write(schema.items),
          prefixItems: schema.prefix.length > 0 ? schema.prefix.map(write) : undefined,
          ...schema.limits,
        });
      case 'object':
        return object(schema);
      case 'union':
        return union(schema);
      case 'all':
        return { allOf: schema.parts.map(write) };
      default:
        return { type: schema.kind };
    }
  };

  const orNull = (schema: Schema, made: JsonObject): JsonObject => {
    // Of anything at all, null is one already.
    if (schema.kind === 'any' && (made.anyOf ?? made.oneOf) !== undefined) return made;
    const values = schema.kind === 'enum' && !clashes(schema) ? { enum: [...schema.values, null] } : {};
    if (older || schema.kind === 'any') return { ...made, ...values, nullable: true };
    // A single type beside the values would keep null out.
    if (schema.kind === 'enum' && typeof made.type !== 'string') return { ...made, ...values };
    if (schema.kind === 'enum') return { anyOf: [made, { type: 'null' }] };
    if (schema.kind === 'union') return { ...made, [schema.mode]: [...schema.variants.map(write), { type: 'null' }] };
    if (typeof made.type === 'string') return { ...made, type: [made.type, 'null'] };
    return { anyOf: [made, { type: 'null' }] };
  };

  const write = (schema: Schema): JsonValue => {
    const own = bare(schema);
    const extra = annotations(schema);
    // Beside a reference 3.0 reads nothing, and beside a type its keywords would be taken for its own.
    const around = schema.kind === 'reference' ? older && (schema.nullable || hasAny(extra)) : clashes(schema);
    const made = { ...(around ? { allOf: [own] } : own), ...extra, ...(!around && bothRequired(own, schema.rest)) };
    return schema.nullable ? orNull(schema, made) : made;
  };

  return write;
};
