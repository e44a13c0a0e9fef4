import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json-value.ts';
import type { ApiModel } from '../model/api-model.ts';
import { buildModel } from '../model/build-model.ts';
import { createMock } from './mock.ts';

const modelOf = (schemas: JsonObject, openapi = '3.1.0'): ApiModel =>
  buildModel({ openapi, info: { title: 'T', version: '1' }, paths: {}, components: { schemas } });

const A = '/components/schemas/A';

describe('a hostile schema', () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const chain = (make: (next: JsonObject) => JsonObject): JsonObject =>
    Object.fromEntries(
      Array.from({ length: 25 }, (_, at) => [
        at === 0 ? 'A' : `L${at}`,
        at === 24 ? { type: 'string', enum: ['x'] } : make(ref(`L${at + 1}`)),
      ]),
    );
  const nested = (wrap: (inner: JsonObject) => JsonObject) =>
    Array.from({ length: 90 }).reduce<JsonObject>((inner) => wrap(inner), { type: 'string' });

  it.each<[string, JsonObject]>([
    ['allOf of itself', { A: { allOf: [ref('A'), ref('A')] } }],
    ['oneOf of itself', { A: { oneOf: [ref('A'), ref('A'), { type: 'string' }] } }],
    ['required recursion', { A: { type: 'object', required: ['a', 'b'], properties: { a: ref('A'), b: ref('A') } } }],
    [
      'deep nesting',
      { A: nested((inner) => ({ type: 'object', required: ['a', 'b'], properties: { a: inner, b: {} } })) },
    ],
    ['deep choices', { A: nested((inner) => ({ oneOf: [inner, { type: 'integer' }] })) }],
    ['choices of the same', chain((next) => ({ oneOf: [next, next, next] }))],
    [
      'choices that never end well',
      chain((next) => ({ anyOf: [1, 2, 3].map((k) => ({ not: { const: k }, allOf: [next, { type: 'integer' }] })) })),
    ],
    ['a billion items', { A: { type: 'array', minItems: 1e9, items: { type: 'string' } } }],
    ['a thousand thousand items', { A: { type: 'array', minItems: 1000, items: { type: 'array', minItems: 1000 } } }],
    ['a billion members', { A: { type: 'object', minProperties: 1e9 } }],
    ['a long text', { A: { type: 'string', minLength: 1e7 } }],
    ['many long texts', { A: { type: 'array', minItems: 1000, items: { type: 'string', minLength: 90_000 } } }],
    ['a long limit', { A: { type: 'string', maxLength: 1e9 } }],
    ['a pattern with huge counts', { A: { type: 'string', pattern: '^((a{1000}){1000}){1000}$' } }],
    ['a pattern that backtracks', { A: { type: 'string', pattern: '^(\\w+\\s?)*$', minLength: 60 } }],
    ['a pattern that looks around', { A: { type: 'string', pattern: '^(?=(a+)+b)(a+)+c$' } }],
    ['a multiple of nothing', { A: { type: 'integer', multipleOf: 0 } }],
    ['a multiple of almost nothing', { A: { type: 'number', multipleOf: 1e-300, minimum: 1e300 } }],
    ['what contains a billion', { A: { type: 'array', contains: { type: 'integer' }, minContains: 1e9 } }],
    ['not anything', { A: { not: {} } }],
  ])('such as %s is answered soon and shortly', (_, schemas) => {
    const model = modelOf(schemas);
    const start = performance.now();
    const value = createMock(model, { direction: 'response' }).at(A);
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(JSON.stringify(value).length).toBeLessThan(1_000_000);
  });

  it.each<[string, JsonObject]>([
    ['oneOf of itself', { A: { oneOf: [ref('A'), { type: 'string' }] } }],
    [
      'a recursive list',
      { A: { type: 'object', required: ['a'], properties: { a: { type: 'array', items: ref('A') } } } },
    ],
    ['a recursive choice', { A: { oneOf: [{ type: 'array', minItems: 1, items: ref('A') }, { type: 'integer' }] } }],
    ['a long limit', { A: { type: 'string', maxLength: 1e9, minLength: 5_000 } }],
  ])('that can be met is met: %s', (_, schemas) => {
    const mock = createMock(modelOf(schemas), { direction: 'response', seed: 3 });
    expect(mock.accepts(A, mock.at(A))).toBe(true);
  });
});
