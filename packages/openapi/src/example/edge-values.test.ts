import { describe, expect, it } from 'vitest';
import { readSpec } from '../../../../test/material/index.ts';
import type { JsonObject } from '../json-value.ts';
import { buildModel } from '../model/build-model.ts';
import { readDocument } from '../read/read-document.ts';
import { toJsonSchema } from '../validate/json-schema.ts';
import { createSchemaCompiler } from '../validate/schema-compiler.ts';
import { boundaryValues } from './boundary-values.ts';
import { invalidValues } from './invalid-values.ts';

const A = '/components/schemas/A';

const edgesOf = (schema: JsonObject) => {
  const model = buildModel({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: {},
    components: { schemas: { A: schema } },
  });
  const found = model.schemas.get(A)?.schema;
  if (!found) throw new Error('the schema must be in the model');
  return { boundary: boundaryValues(model, found), invalid: invalidValues(model, found) };
};

describe('values on purpose', () => {
  it.each([
    'oas31-redocly-museum.yaml',
    'oas30-swagger-petstore.yaml',
    'oas31-scalar-galaxy.yaml',
    'oas31-redoc-demo.yaml',
  ])('of %s are what they say: the valid ones valid, the invalid ones refused there and for that', async (name) => {
    const result = await readDocument(readSpec(name), { budgetMilliseconds: 60_000 });
    if (!result.ok) throw new Error(`${name} must be readable`);
    const model = buildModel(result.document);
    let count = 0;
    for (const [pointer, { schema }] of model.schemas) {
      const check = createSchemaCompiler()(toJsonSchema(model.document, model.openapi, pointer, 'request'));
      const boundary = boundaryValues(model, schema);
      const invalid = invalidValues(model, schema);
      for (const { value, reason } of boundary) expect(check(value), reason).toEqual([]);
      for (const { value, pointer: at, keyword, reason } of invalid)
        expect(check(value), `${pointer} ${reason}`).toContainEqual(expect.objectContaining({ pointer: at, keyword }));
      expect(boundary.length).toBeLessThanOrEqual(50);
      expect(invalid.length).toBeLessThanOrEqual(50);
      count += Math.min(boundary.length, invalid.length);
    }
    expect(count).toBeGreaterThan(model.schemas.size);
  });

  it.each<[string, JsonObject, unknown[], string[]]>([
    ['integers', { type: 'integer', minimum: 3, exclusiveMaximum: 9 }, [3, 8], ['type', 'minimum', 'exclusiveMaximum']],
    [
      'steps',
      { type: 'integer', multipleOf: 5, minimum: 5, maximum: 50 },
      [5, 50],
      ['multipleOf', 'minimum', 'maximum'],
    ],
    ['texts', { type: 'string', minLength: 2, maxLength: 4 }, [], ['minLength', 'maxLength', 'type']],
    ['patterns', { type: 'string', pattern: '^[a-z]+-\\d+$' }, [], ['pattern']],
    ['formats', { type: 'string', format: 'uuid' }, [], ['format']],
    ['enums', { enum: ['a', 'b', 'c'] }, ['a', 'b', 'c'], ['enum']],
    ['nothing', { type: ['string', 'null'] }, [null, ''], ['type']],
    ['lists', { type: 'array', items: { const: 1 }, maxItems: 3 }, [[], [1, 1, 1]], ['maxItems', 'type']],
    [
      'sets',
      { type: 'array', items: { enum: [1, 2] }, minItems: 1, uniqueItems: true },
      [],
      ['minItems', 'uniqueItems'],
    ],
    [
      'objects',
      {
        type: 'object',
        properties: { a: { const: 1 }, b: { const: 2 } },
        required: ['a'],
        additionalProperties: false,
      },
      [{ a: 1 }],
      ['required', 'additionalProperties'],
    ],
    ['truth', { type: 'boolean' }, [true, false], ['type']],
    ['variants', { oneOf: [{ const: 'x' }, { const: 7 }] }, ['x', 7], []],
  ])('reach every limit of %s', (_, schema, valid, keywords) => {
    const { boundary, invalid } = edgesOf(schema);
    expect(boundary.map(({ value }) => value)).toEqual(expect.arrayContaining(valid));
    expect(invalid.map(({ keyword }) => keyword)).toEqual(expect.arrayContaining(keywords));
  });

  it('have exactly one thing wrong', () => {
    const schema = {
      type: 'object',
      required: ['code', 'size'],
      properties: {
        code: { type: 'string', pattern: '^[A-Z]{3}$', minLength: 3, maxLength: 3 },
        size: { type: 'integer', minimum: 1, maximum: 5 },
      },
    };
    const check = createSchemaCompiler()(schema);
    const { invalid } = edgesOf(schema);
    expect(invalid.map(({ pointer, keyword }) => `${pointer} ${keyword}`)).toEqual(
      expect.arrayContaining(['/code pattern', '/size minimum', '/size maximum', ' required']),
    );
    for (const { value } of invalid) expect(check(value)).toHaveLength(1);
  });

  it('are none for a schema that no value meets', () => {
    expect(edgesOf({ type: 'string', enum: [1] })).toEqual({ boundary: [], invalid: [] });
  });
});
