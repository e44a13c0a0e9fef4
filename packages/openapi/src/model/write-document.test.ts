import { describe, expect, it } from 'vitest';
import { gatingSpecNames, readSpec } from '../../../../test/material/index.ts';
import { isList, isObject, type JsonObject, type JsonValue } from '../json-value.ts';
import { readDocument } from '../read/read-document.ts';
import type { ApiModel } from './api-model.ts';
import { buildModel } from './build-model.ts';
import { writeDocument } from './write-document.ts';
import { componentName } from './write-schema.ts';

/** Where a thing stood is not what it says. */
const PLACES = new Set(['pointer', 'contentPointer', 'document']);

const byName = ([left]: readonly [string, unknown], [right]: readonly [string, unknown]) => (left < right ? -1 : 1);

/** A model as a value that can be compared: places left out, schemas by name. */
const canonical = (model: ApiModel): unknown => {
  const nameOf = (pointer: string) => componentName(pointer, model.schemas.get(pointer)?.name ?? pointer);
  const plain = (value: unknown): unknown => {
    if (value instanceof Map) return [...value].map(([key, inner]) => [key, plain(inner)]);
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toSorted(byName)
        .flatMap(([key, inner]) => {
          if (PLACES.has(key) || inner === undefined) return [];
          return [[key, key === 'target' ? nameOf(String(inner)) : plain(inner)] as const];
        }),
    );
  };
  const schemas = new Map(
    [...model.schemas.values()].map(({ pointer, name, schema }) => [componentName(pointer, name), schema]),
  );
  return plain({ ...model, schemas });
};

const WORDS = new Set(
  'title description pattern minLength maxLength minimum maximum minItems maxItems format enum default example operationId summary maxProperties minProperties uniqueItems multipleOf propertyName readOnly writeOnly deprecated'.split(
    ' ',
  ),
);
const MAPS = new Set(['properties', 'patternProperties', 'responses', 'headers', 'paths', 'schemas', 'mapping']);
const DATA = new Set(['example', 'examples', 'default', 'enum', 'const', 'value']);

/** Everything a document says in words and limits, each once: what a reader would miss. */
const sayings = (root: JsonValue): Set<string> => {
  const found = new Set<string>();
  const visit = (value: JsonValue, key: string, named: boolean): void => {
    if (WORDS.has(key) && !named) found.add(`${key} ${JSON.stringify(value)}`);
    if (DATA.has(key) && !named) return;
    if (isList(value)) for (const item of value) visit(item, '', false);
    else if (isObject(value))
      for (const [name, inner] of Object.entries(value)) {
        const map = MAPS.has(key) && !named;
        if (key === 'properties' && map) found.add(`property ${name}`);
        if (map || !name.startsWith('x-')) visit(inner, name, map);
      }
  };
  visit(root, '', false);
  return found;
};

/** How the sayings begin that the model leaves unsaid, and why that is no loss. */
const UNSAID: Readonly<Record<string, readonly string[]>> = {
  // The title of a null variant, which became `nullable`.
  'oas20-slack-web.json': ['title "Nil bot_id set when display_as_bot is false"'],
  // Of a header parameter `Authorization`, which OpenAPI says to ignore.
  'oas30-readme-schema-circular.json': ['description "API key."'],
  // Of header parameters `Accept` and headers `Content-Type`, which OpenAPI says to ignore.
  'oas30-redoc-big-openapi.json': [
    'enum ["application/json","text/csv"]',
    'description "The MIME type of the file"',
    'enum ["application/json","application/pdf"]',
  ],
  // Of the only variant besides null, where the union that it stands in has a description of its own, which holds.
  'oas31-openai.yaml': ['description "Configuration for turn detection. Can b'],
};

/** What the model settles, and so says in another way. */
const settled = (saying: string, written: ReadonlySet<string>): boolean => {
  // Null in an enumeration becomes nullable; the list is then said without it.
  if (saying.startsWith('enum ')) {
    const values = JSON.parse(saying.slice(5)) as JsonValue[];
    const kept = values.filter((value) => value !== null);
    return (
      kept.length === 0 ||
      written.has(`enum ${JSON.stringify(kept)}`) ||
      written.has(`enum ${JSON.stringify([...kept, null])}`)
    );
  }
  // A flag that is not set says nothing.
  return /^(readOnly|writeOnly|deprecated) false$/.test(saying);
};

/** Parts of the document that the model is not of: components nothing refers to, and what stands beside the API itself. */
const said = (document: JsonObject): JsonObject => {
  const { paths = {}, webhooks = {}, components, info, tags = [] } = document;
  return {
    paths,
    webhooks,
    info: info ?? {},
    tags,
    components: { schemas: (isObject(components) && components.schemas) || {} },
  };
};

describe.each(gatingSpecNames)('%s', (name) => {
  it('written from its model is valid, has the same model, and says all that it said', async () => {
    const read = await readDocument(readSpec(name));
    if (!read.ok) throw new Error(`${name} must be readable`);
    const model = buildModel(read.document);
    const written = writeDocument(model);
    const again = await readDocument(new TextEncoder().encode(JSON.stringify(written)));
    expect(again.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    if (!again.ok) throw new Error('what was written must be readable');
    expect(JSON.stringify(canonical(buildModel(again.document)))).toBe(JSON.stringify(canonical(model)));
    const now = sayings(written);
    const missing = [...sayings(said(read.document))].filter((saying) => !now.has(saying) && !settled(saying, now));
    expect(missing.map((saying) => saying.slice(0, 52))).toEqual(UNSAID[name] ?? []);
  });
});

const object = { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } } };
const reference = { $ref: '#/components/schemas/Other' };
const either: Readonly<Record<string, JsonObject>> = {
  'a property that two parts speak of': {
    allOf: [object, { ...object, properties: { b: { type: 'integer' } }, additionalProperties: false }],
  },
  'what is required outside of the part that declares it': { required: ['a'], allOf: [object] },
  'what is required in several parts': {
    allOf: [
      { ...object, required: ['x'] },
      { ...object, required: ['y'] },
    ],
  },
  'limits beside the part that has the type': { maxLength: 5, allOf: [{ type: 'string', maxLength: 9 }] },
  'a part that only describes': { allOf: [reference, { description: 'Words', readOnly: true, required: ['a'] }] },
  'a reference with words around it': { description: 'Words', 'x-more': 1, allOf: [reference] },
  'a discriminator without a union': { ...object, discriminator: { propertyName: 'a' } },
  'patterns of names and nothing else': {
    type: 'object',
    patternProperties: { '^x': {} },
    additionalProperties: false,
  },
  'values besides a type': { type: 'string', enum: ['a'], minLength: 1 },
  'no value at all': { type: 'string', enum: [] },
  'a union of anything': { anyOf: [{}, { type: 'string' }], description: 'Words' },
  'what cannot be': { type: 'string', not: { pattern: 'x' } },
};
const older: Readonly<Record<string, JsonObject>> = {
  ...either,
  'a nullable reference': { nullable: true, allOf: [reference] },
  'nullable values': { type: 'string', enum: ['a', null], nullable: true },
};
const newer: Readonly<Record<string, JsonObject>> = {
  ...either,
  'null as a default': { anyOf: [{ type: 'string' }, { type: 'null' }], default: null },
  'values or null': { anyOf: [{ type: 'string', enum: ['a'] }, { type: 'null' }] },
  'a reference or null': { anyOf: [reference, { type: 'null' }], title: 'Title' },
  'keywords beside a reference': { ...reference, description: 'Words', minProperties: 1, 'x-more': 1 },
  'a type beside a reference': { ...reference, type: 'object', properties: { c: true } },
  'several types': { type: ['object', 'string', 'null'], minLength: 1, minProperties: 1, ...{ properties: { a: {} } } },
  'an example and examples': { type: 'string', example: 'a', examples: ['b'] },
  nothing: { not: {} },
};

describe.each([
  ['3.0.3', older],
  ['3.1.1', newer],
] as const)('a schema of %s', (openapi, schemas) => {
  it.each(Object.entries(schemas))('keeps %s', (_, schema) => {
    const components = { schemas: { Other: { type: 'object' }, Some: schema } };
    const model = buildModel({ openapi, info: { title: 'T', version: '1' }, paths: {}, components });
    const again = buildModel(writeDocument(model));
    expect(canonical(again)).toEqual(canonical(model));
  });
});
