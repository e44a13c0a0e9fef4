import { follow, isList, type JsonObject, type JsonValue, pointerOfReference } from '../src/json-value.ts';
import {
  addComponent,
  type HarmlessMutation,
  isInline,
  isPlainObject,
  isReference,
  listOf,
  newer,
  onSchema,
} from './harmless-kinds.ts';
import { asDraft, type Draft, isPlain, settle } from './sites.ts';

/** Members an allOf of two may share out; everything else stays outside. */
const split = (schema: Draft): JsonObject => {
  const { properties, required, ...rest } = schema;
  const entries = Object.entries(asDraft(properties) ?? {});
  const half = Math.ceil(entries.length / 2);
  const part = (some: [string, JsonValue][]): JsonObject => {
    const names = new Set(some.map(([name]) => name));
    const asked = listOf(required).filter((name) => names.has(String(name)));
    return { type: 'object', properties: Object.fromEntries(some), ...(asked.length > 0 ? { required: asked } : {}) };
  };
  const strays = listOf(required).filter((name) => !entries.some(([known]) => known === name));
  const kept = strays.length > 0 ? { ...rest, required: strays } : rest;
  return { ...kept, allOf: [part(entries.slice(0, half)), part(entries.slice(half))] };
};

/** Schemas that say the same, or more than before, in other words. */
export const schemaEdits: Readonly<Record<string, HarmlessMutation>> = {
  'description-changed': onSchema(isInline, (_, schema) => {
    schema.description = 'Said in other words.';
  }),
  'example-added': onSchema(isInline, (_, schema) => {
    schema.example = null;
  }),
  'extension-added': onSchema(isInline, (_, schema) => {
    schema['x-added'] = { a: 1 };
  }),
  'required-reordered': onSchema(
    (schema) => listOf(schema.required).length > 1,
    (_, schema) => {
      schema.required = listOf(schema.required).reverse();
    },
  ),
  'enum-reordered': onSchema(
    (schema) => listOf(schema.enum).length > 1,
    (_, schema) => {
      schema.enum = listOf(schema.enum).reverse();
    },
  ),
  'variants-reordered': onSchema(
    (schema) => listOf(schema.anyOf ?? schema.oneOf).length > 1,
    (_, schema) => {
      const word = Object.hasOwn(schema, 'anyOf') ? 'anyOf' : 'oneOf';
      schema[word] = listOf(schema[word]).reverse();
    },
  ),
  'reference-inlined': onSchema(
    (schema, draft) => isReference(schema) && settle(draft, schema) !== undefined,
    ({ holder, name }, schema, draft) => {
      holder[name] = structuredClone(follow(draft, pointerOfReference(String(schema.$ref)) ?? '') ?? {});
    },
  ),
  'schema-extracted': onSchema(isInline, ({ holder, name }, schema, draft) => {
    holder[name] = { $ref: addComponent(draft, 'schemas', 'ZzExtracted', schema) };
  }),
  'object-split': onSchema(
    (schema) => isPlainObject(schema) && Object.keys(asDraft(schema.properties) ?? {}).length > 1,
    ({ holder, name }, schema) => {
      holder[name] = split(schema);
    },
  ),
  'wrapped-in-all-of': onSchema(isReference, ({ holder, name }, schema) => {
    holder[name] = { allOf: [schema] };
  }),
  'wrapped-in-one-of': onSchema(isReference, ({ holder, name }, schema) => {
    holder[name] = { oneOf: [schema] };
  }),
  'words-beside-all-of': onSchema(isReference, ({ holder, name }, schema) => {
    holder[name] = { allOf: [schema, { description: 'Words only.' }] };
  }),
  'optional-property-added': onSchema(
    (schema) => isPlainObject(schema),
    (_, schema) => {
      schema.properties = { ...asDraft(schema.properties), zzAdded: { type: 'string' } };
    },
  ),
  'empty-limits-added': onSchema(
    (schema) => schema.type === 'string' && schema.minLength === undefined,
    (_, schema) => {
      schema.minLength = 0;
    },
  ),
  'null-written-as-variant': (draft, random) =>
    newer(draft) &&
    onSchema(
      (schema) =>
        isList(schema.type) &&
        schema.type.length === 2 &&
        schema.type[1] === 'null' &&
        schema.enum === undefined &&
        isPlain(schema),
      ({ holder, name }, schema) => {
        const { type, ...rest } = schema;
        holder[name] = { anyOf: [{ ...rest, type: listOf(type)[0] ?? 'string' }, { type: 'null' }] };
      },
    )(draft, random),
  'type-written-as-list': (draft, random) =>
    newer(draft) &&
    onSchema(
      (schema) => typeof schema.type === 'string',
      (_, schema) => {
        schema.type = [schema.type ?? 'string'];
      },
    )(draft, random),
};
