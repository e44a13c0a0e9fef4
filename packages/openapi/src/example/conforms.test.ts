import { describe, expect, it } from 'vitest';
import { readSpec } from '../../../../test/material/index.ts';
import { isList, isObject, type JsonObject, type JsonValue } from '../json-value.ts';
import { buildModel } from '../model/build-model.ts';
import { readDocument } from '../read/read-document.ts';
import { toJsonSchema } from '../validate/json-schema.ts';
import { createSchemaCompiler } from '../validate/schema-compiler.ts';
import { Conformance } from './conforms.ts';
import { createMock } from './mock.ts';

const A = '/components/schemas/A';
const modelOf = (schemas: JsonObject, openapi = '3.1.0') =>
  buildModel({ openapi, info: { title: 'T', version: '1' }, paths: {}, components: { schemas } });

/** The value with one thing changed, in every way that is one step. */
const changed = (value: JsonValue): JsonValue[] => {
  const others: JsonValue[] = [null, 'x', 1.5, -3, false, [], {}];
  if (isList(value))
    return [
      ...others,
      ...value.flatMap((entry, at) => changed(entry).map((one) => value.with(at, one))),
      [...value, ...value],
    ];
  if (!isObject(value)) return others;
  return [
    ...others,
    { ...value, unexpected: 1 },
    ...Object.keys(value).flatMap((name) => {
      const { [name]: inner = null, ...rest } = value;
      return [
        rest,
        ...changed(inner)
          .slice(0, 12)
          .map((one) => ({ ...value, [name]: one })),
      ];
    }),
  ];
};

describe('our own checker', () => {
  it.each([
    'oas31-redocly-museum.yaml',
    'oas30-swagger-petstore.yaml',
    'oas31-scalar-galaxy.yaml',
    'oas30-readme-discriminators.json',
    'oas30-readme-schema-circular.json',
  ])('says of values of %s, and of what is wrong with them, what the validator says', async (name) => {
    const result = await readDocument(readSpec(name), { budgetMilliseconds: 60_000 });
    if (!result.ok) throw new Error(`${name} must be readable`);
    const model = buildModel(result.document);
    const compile = createSchemaCompiler();
    let refused = 0;
    for (const direction of ['request', 'response'] as const) {
      const mock = createMock(model, { direction });
      for (const pointer of model.schemas.keys()) {
        const check = compile(toJsonSchema(model.document, model.openapi, pointer, direction));
        const value = mock.at(pointer);
        for (const one of [value, ...changed(value).slice(0, 100)]) {
          const expected = check(one).length === 0;
          expect(mock.accepts(pointer, one), `${pointer} ${JSON.stringify(one)}`).toBe(expected);
          if (!expected) refused += 1;
        }
      }
    }
    expect(refused).toBeGreaterThan(20);
  });

  it.each<[string, JsonObject, JsonValue[]]>([
    ['types', { type: ['integer', 'null'] }, [1, 1.5, null, '1', 1e300]],
    ['limits', { minimum: 1, exclusiveMaximum: 3 }, [1, 0.9, 3, 2.99, 'x']],
    ['steps', { multipleOf: 0.1 }, [0.3, 0.5, 0.25, 'x']],
    ['lengths', { minLength: 2, maxLength: 3 }, ['😀', '😀😀', 'abcd', 5]],
    ['formats', { format: 'date-time' }, ['2026-01-01T00:00:00Z', '2026-01-01', 5]],
    ['formats of numbers', { format: 'int32' }, [1, 3e9, 1.5, 'x']],
    ['patterns', { pattern: '^a' }, ['ab', 'ba', 5]],
    [
      'unique items',
      { uniqueItems: true },
      [
        [1, 1],
        [1, '1'],
        [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
        [[1], [1]],
        [0, false],
      ],
    ],
    ['items', { prefixItems: [{ type: 'string' }], items: false }, [['a'], ['a', 1], [], [1]]],
    ['contains', { contains: { const: 1 }, minContains: 2, maxContains: 2 }, [[1, 1], [1], [1, 1, 1], [1, 2, 1]]],
    [
      'members',
      { patternProperties: { '^x': { type: 'number' } }, properties: { a: {} }, additionalProperties: false },
      [{ x1: 1 }, { x1: 'a' }, { a: 1 }, { b: 1 }],
    ],
    ['counts of members', { minProperties: 1, maxProperties: 2 }, [{}, { a: 1 }, { a: 1, b: 2, c: 3 }]],
    ['names', { propertyNames: { maxLength: 1 } }, [{ a: 1 }, { ab: 1 }]],
    [
      'what depends',
      { dependentRequired: { a: ['b'] }, dependentSchemas: { c: { required: ['d'] } } },
      [{ a: 1 }, { a: 1, b: 1 }, { c: 1 }, { c: 1, d: 1 }],
    ],
    [
      'groups',
      {
        oneOf: [{ type: 'number' }, { minimum: 3 }],
        anyOf: [{ type: 'number' }, { type: 'string' }],
        not: { const: 0 },
      },
      [1, 5, 'x', 0, true],
    ],
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    ['conditions', { if: { type: 'string' }, then: { minLength: 2 }, else: { type: 'number' } }, ['a', 'ab', 1, true]],
    [
      'unevaluated members',
      {
        properties: { a: {} },
        anyOf: [{ properties: { b: { const: 1 } }, required: ['b'] }, true],
        unevaluatedProperties: false,
      },
      [{ a: 1 }, { a: 1, b: 1 }, { b: 2 }, { c: 1 }],
    ],
    ['unevaluated items', { prefixItems: [{}], unevaluatedItems: { type: 'string' } }, [[1], [1, 'a'], [1, 2], []]],
  ])('knows %s', (_, schema, values) => {
    const model = modelOf({ A: schema });
    const check = createSchemaCompiler()(toJsonSchema(model.document, model.openapi, A, 'response'));
    const answers = values.map((value) => new Conformance(model, 'response').conforms(schema, value));
    expect(answers).toEqual(values.map((value) => check(value).length === 0));
    expect(new Set(answers).size).toBe(2);
  });

  it('knows only own members, whatever objects have by nature', () => {
    const schema = { properties: { constructor: { type: 'number' } }, required: ['toString'] };
    const conformance = new Conformance(modelOf({ A: schema }), 'response');
    const values: unknown[] = [{}, { toString: 1 }, { toString: 1, constructor: 'x' }];
    expect(values.map((value) => conformance.conforms(schema, value))).toEqual([false, true, false]);
  });

  it('ends for schemas that refer to themselves', () => {
    const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const model = modelOf({ A: { allOf: [ref('A'), ref('A'), { type: 'string' }] }, B: ref('B') });
    const conformance = new Conformance(model, 'response');
    expect([
      conformance.conforms(ref('A'), 'x'),
      conformance.conforms(ref('A'), 1),
      conformance.conforms(ref('B'), 1),
    ]).toEqual([true, false, true]);
  });

  it.each<[string, JsonValue, unknown]>([
    [
      'entries to tell apart',
      { uniqueItems: true, items: { type: 'object' } },
      Array.from({ length: 60_000 }, (_, a) => ({ a })),
    ],
    [
      'names for hundreds of patterns',
      { patternProperties: Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`^x${index}`, false])) },
      Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`name${index}`, 1])),
    ],
    [
      'values to be one of many',
      { items: { enum: Array.from({ length: 5_000 }, (_, index) => ({ a: -1 - index })) } },
      Array.from({ length: 60_000 }, (_, a) => ({ a })),
    ],
    [
      'a depth that no stack holds',
      { $ref: '#/components/schemas/L' },
      JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`),
    ],
  ])('is found out soon, or taken for not met: %s', (_, schema, value) => {
    const model = modelOf({ L: { type: 'array', items: { $ref: '#/components/schemas/L' } } });
    const started = performance.now();
    expect(new Conformance(model, 'response').conforms(schema, value)).toBe(
      Array.isArray(value) && value.length > 1 && 'uniqueItems' in (schema as object),
    );
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});
