import { describe, expect, it } from 'vitest';
import { type JsonObject, type JsonValue, member } from '../json-value.ts';
import type { ApiModel, Schema } from '../model/api-model.ts';
import { buildModel } from '../model/build-model.ts';
import { type Direction, toJsonSchema } from '../validate/json-schema.ts';
import { createSchemaCompiler } from '../validate/schema-compiler.ts';
import { exampleValue } from './example-value.ts';
import { createMock } from './mock.ts';

const modelOf = (schemas: JsonObject, openapi = '3.1.0'): ApiModel =>
  buildModel({ openapi, info: { title: 'T', version: '1' }, paths: {}, components: { schemas } });

const A = '/components/schemas/A';

const schemaOf = (model: ApiModel): Schema => {
  const found = model.schemas.get(A)?.schema;
  if (!found) throw new Error('the schema must be in the model');
  return found;
};

type Check = ReturnType<ReturnType<typeof createSchemaCompiler>>;
const checks = new WeakMap<ApiModel, Map<string, Check>>();

/** The validator's engine, for the schema at a pointer, compiled once. */
const checkOf = (model: ApiModel, pointer: string, direction: Direction): Check => {
  const known = checks.get(model) ?? new Map<string, Check>();
  checks.set(model, known);
  const key = `${direction} ${pointer}`;
  const check =
    known.get(key) ?? createSchemaCompiler()(toJsonSchema(model.document, model.openapi, pointer, direction));
  known.set(key, check);
  return check;
};

/** What the validator's engine says of a value of the schema at a pointer. */
const problemsOf = (model: ApiModel, pointer: string, direction: Direction, value: JsonValue) =>
  checkOf(model, pointer, direction)(value);

describe('a value', () => {
  const node = { $ref: '#/components/schemas/Node' };
  const schemas: Readonly<Record<string, JsonObject>> = {
    'every limit of numbers': {
      type: 'object',
      required: ['a', 'b', 'c', 'd', 'e', 'f'],
      properties: {
        a: { type: 'integer', exclusiveMinimum: 5, maximum: 6 },
        b: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 0.001 },
        c: { type: 'number', multipleOf: 0.01, minimum: 17.005, maximum: 17.02 },
        d: { type: 'integer', multipleOf: 7, minimum: 50, maximum: 60 },
        e: {
          allOf: [
            { type: 'integer', multipleOf: 6 },
            { multipleOf: 4, minimum: 13 },
          ],
        },
        f: { type: 'integer', maximum: -1_000 },
      },
    },
    'every limit of texts': {
      type: 'object',
      required: ['a', 'b', 'c', 'd', 'e'],
      properties: {
        a: { type: 'string', minLength: 500, maxLength: 501 },
        b: { type: 'string', maxLength: 2 },
        c: { type: 'string', pattern: '^[A-Z]{3}-\\d{4}$' },
        d: { type: 'string', format: 'email', maxLength: 8 },
        e: { type: 'string', format: 'uri', minLength: 90, maxLength: 100 },
      },
    },
    'a password rule': { type: 'string', pattern: '^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d).{8,12}$' },
    lists: {
      type: 'array',
      prefixItems: [{ type: 'string' }, { type: 'boolean' }],
      items: { type: 'integer' },
      contains: { minimum: 900 },
      uniqueItems: true,
      minItems: 6,
    },
    'a list of all the enumerated': { type: 'array', uniqueItems: true, minItems: 3, items: { enum: ['a', 'b', 'c'] } },
    'a map with rules for names': {
      type: 'object',
      minProperties: 3,
      propertyNames: { pattern: '^x-[a-z]+$' },
      additionalProperties: { type: 'integer' },
    },
    'patterns of names': {
      type: 'object',
      minProperties: 2,
      patternProperties: { '^n_': { type: 'number' }, '^s_': { type: 'string' } },
      additionalProperties: false,
    },
    'what depends': {
      type: 'object',
      required: ['card'],
      properties: { card: { type: 'string' }, plain: { type: 'string' } },
      dependentRequired: { card: ['address'] },
      dependentSchemas: { card: { properties: { zip: { type: 'integer' } }, required: ['zip'] } },
    },
    'if, then, else': {
      type: 'object',
      required: ['kind'],
      properties: { kind: { enum: ['a', 'b'] } },
      if: { properties: { kind: { const: 'a' } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { required: ['onlyA'] },
      else: { required: ['onlyB'] },
    },
    not: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, not: { required: ['a'] } },
    'exactly one of overlapping variants': {
      oneOf: [
        { type: 'object', properties: { a: { type: 'string' } } },
        { type: 'object', properties: { b: { type: 'integer' } } },
      ],
    },
    'exactly one of number and integer': { oneOf: [{ type: 'number' }, { type: 'integer' }] },
    'closed parts that share a member': {
      allOf: [
        { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, additionalProperties: false },
        { type: 'object', properties: { a: { maxLength: 3 }, c: { type: 'string' } }, required: ['a'] },
      ],
    },
    'what none evaluated': {
      allOf: [{ type: 'object', properties: { a: { type: 'string' } }, required: ['a'] }],
      unevaluatedProperties: false,
    },
    'recursion through a nullable member': {
      type: 'object',
      required: ['node'],
      properties: { node: { anyOf: [node, { type: 'null' }] } },
    },
    'recursion through a list': {
      type: 'object',
      required: ['leaves'],
      properties: { leaves: { type: 'array', items: { $ref: '#/components/schemas/A' } } },
    },
    'a type list': { type: ['null', 'integer'], minimum: 3 },
    'no type at all': { minItems: 2, items: { maxLength: 1 } },
    true: { additionalProperties: true, properties: { any: {} } },
  };

  it.each(Object.entries(schemas))('meets %s', (_, schema) => {
    const model = modelOf({
      A: schema,
      Node: { type: 'object', required: ['next'], properties: { next: { anyOf: [node, { type: 'null' }] } } },
    });
    for (const seed of [0, 1, 2, 3])
      for (const optional of ['all', 'some', 'required'] as const) {
        const value = createMock(model, { seed, optional, direction: 'response' }).at(A);
        expect(problemsOf(model, A, 'response', value), JSON.stringify(value)).toEqual([]);
      }
  });

  it.each([
    ['flags for exclusive limits', { type: 'integer', minimum: 5, exclusiveMinimum: true, maximum: 6 }, 6],
    ['an enum of one', { type: 'string', nullable: true, enum: ['a', null] }, 'a'],
    ['nothing beside a reference', { $ref: '#/components/schemas/B', enum: ['never'] }, 'b'],
    ['only null', { type: 'string', nullable: true, enum: [null] }, null],
  ])('of 3.0 knows %s', (_, schema, expected) => {
    const model = modelOf({ A: schema as JsonObject, B: { const: 'b', enum: ['b'] } }, '3.0.3');
    expect(createMock(model, { direction: 'response' }).at(A)).toEqual(expected);
  });

  it('is the example of the document when that is valid, else the default, else made', () => {
    const value = (schema: JsonObject) => createMock(modelOf({ A: schema }), { direction: 'response' }).at(A);
    expect(value({ type: 'integer', example: 41, default: 42 })).toBe(41);
    expect(value({ type: 'integer', example: 'no number', default: 42 })).toBe(42);
    expect(value({ type: 'integer', example: 'no number', default: null })).toBeTypeOf('number');
    expect(value({ type: 'object', properties: { a: { type: 'string', examples: ['x'] } } })).toEqual({ a: 'x' });
  });

  it('leaves out what its direction hides, from examples too', () => {
    const schema = {
      type: 'object',
      required: ['id', 'name', 'secret'],
      properties: {
        id: { type: 'integer', readOnly: true },
        name: { type: 'string' },
        secret: { type: 'string', writeOnly: true },
      },
    };
    for (const raw of [schema, { ...schema, example: { id: 1, name: 'a', secret: 'b' } }]) {
      const model = modelOf({ A: raw });
      const names = (direction: Direction) => Object.keys(createMock(model, { direction }).at(A) as JsonObject);
      expect(names('request')).toEqual(['name', 'secret']);
      expect(names('response')).toEqual(['id', 'name']);
    }
  });

  it('sets a discriminating member to what the document maps to the variant', () => {
    const model = modelOf({
      A: {
        oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
        discriminator: { propertyName: 'kind', mapping: { miaow: '#/components/schemas/Cat' } },
      },
      Cat: {
        type: 'object',
        required: ['kind', 'lives'],
        properties: { kind: { type: 'string' }, lives: { const: 9 } },
      },
      Dog: {
        type: 'object',
        required: ['kind', 'barks'],
        properties: { kind: { type: 'string' }, barks: { const: true } },
      },
    });
    const kinds = new Set<string>();
    for (let seed = 0; seed < 20; seed += 1) {
      const value = createMock(model, { seed, direction: 'response' }).at(A);
      kinds.add(`${member(value, 'kind')} ${member(value, 'lives') ?? member(value, 'barks')}`);
    }
    expect([...kinds].sort()).toEqual(['Dog true', 'miaow 9']);
  });

  it.each([
    ['email', /^[a-z.]+@example\.com$/],
    ['createdAt', /^2026-\d\d-\d\dT/],
    ['homepage_url', /^https:\/\/example\.com\//],
    ['currency', /^[A-Z]{3}$/],
    ['firstName', /^[A-Z][a-z]+$/],
    ['time-zone', /^[A-Z]\w+\/\w+$/],
  ])('of a member %s is believable', (name, expected) => {
    const model = modelOf({ A: { type: 'object', properties: { [name]: { type: 'string' } } } });
    expect(member(exampleValue(model, schemaOf(model)), name)).toMatch(expected);
  });

  it('keeps names that objects have by nature as members of its own', () => {
    const properties = JSON.parse(
      '{"__proto__":{"const":1},"constructor":{"const":2},"toString":{"const":3}}',
    ) as JsonObject;
    const model = modelOf({ A: { type: 'object', required: Object.keys(properties), properties } });
    const text = JSON.stringify(createMock(model, { direction: 'request' }).at(A));
    expect(text).toBe('{"__proto__":1,"constructor":2,"toString":3}');
  });
});
