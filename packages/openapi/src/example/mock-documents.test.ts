import { describe, expect, it } from 'vitest';
import { readSpec } from '../../../../test/material/index.ts';
import { type JsonValue, joinPointer } from '../json-value.ts';
import type { ApiModel } from '../model/api-model.ts';
import { buildModel } from '../model/build-model.ts';
import { readDocument } from '../read/read-document.ts';
import { type Direction, toJsonSchema } from '../validate/json-schema.ts';
import { createSchemaCompiler } from '../validate/schema-compiler.ts';
import { createMock, type MockOptions } from './mock.ts';

const read = async (name: string): Promise<ApiModel> => {
  const result = await readDocument(readSpec(name), { budgetMilliseconds: 60_000 });
  if (!result.ok) throw new Error(`${name} must be readable`);
  return buildModel(result.document);
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

const pointersOf = (model: ApiModel): readonly (readonly [string, Direction, string])[] => [
  ...[...model.schemas.keys()].flatMap((at) => [[at, 'request', ''] as const, [at, 'response', ''] as const]),
  ...model.operations.flatMap(({ parameters, body, responses }) => [
    ...parameters.map(
      ({ name, pointer, contentPointer }) =>
        [joinPointer(contentPointer ?? pointer, 'schema'), 'request', name] as const,
    ),
    ...(body?.contents ?? []).map(({ pointer }) => [joinPointer(pointer, 'schema'), 'request', ''] as const),
    ...responses.flatMap(({ contents, headers }) =>
      [...contents, ...headers].map(({ pointer }) => [joinPointer(pointer, 'schema'), 'response', ''] as const),
    ),
  ]),
];

const invalidOf = (model: ApiModel, options: Omit<MockOptions, 'direction'>): string[] => {
  const mocks = {
    request: createMock(model, { ...options, direction: 'request' }),
    response: createMock(model, { ...options, direction: 'response' }),
  };
  const wrong = pointersOf(model).filter(
    ([at, direction, name]) => problemsOf(model, at, direction, mocks[direction].at(at, name)).length > 0,
  );
  return [...new Set(wrong.map(([at]) => at))];
};

describe('values of real documents', () => {
  /** Schemas no value can meet, or of which the validator's engine says what the standard does not. */
  const unmet: Readonly<Record<string, readonly string[]>> = {
    // Pet and its variant ask for different values of one member, which is required.
    'oas31-redoc-demo.yaml': [
      '/components/schemas/Cat',
      // `unevaluatedProperties` beside a reference: the members of the reference count as evaluated.
      '/paths/~1pet~1{petId}~1uploadImage/post/responses/200/content/application~1json/schema',
    ],
    // Both variants of the oneOf are the same schema.
    'oas30-readme-discriminators.json': [
      '/paths/~1potentially-undefined-formData/post/requestBody/content/application~1json/schema',
    ],
  };

  it.each([
    'oas31-redocly-museum.yaml',
    'oas30-swagger-petstore.yaml',
    'oas31-scalar-galaxy.yaml',
    'oas31-redoc-demo.yaml',
    'oas30-readme-discriminators.json',
    'oas30-readme-parameters-style.json',
    'oas31-readme-parameters-style.yaml',
    'oas30-readme-schema-circular.json',
  ])('of %s are all valid, with and without its examples', async (name) => {
    const model = await read(name);
    for (const options of [{}, { seed: 7, examples: false }, { seed: 'x', optional: 'some' }] as const)
      expect(invalidOf(model, options).filter((at) => !unmet[name]?.includes(at))).toEqual([]);
  });

  it('are the same for the same seed, in any order, and others for another', async () => {
    const model = await read('oas31-scalar-galaxy.yaml');
    const pointers = [...model.schemas.keys()];
    const all = (seed: number | string, order: readonly string[]) => {
      const mock = createMock(model, { seed, direction: 'response', examples: false });
      const made = new Map(order.map((at) => [at, JSON.stringify(mock.at(at))]));
      return pointers.map((at) => made.get(at));
    };
    const once = all(1, pointers);
    expect(all(1, [...pointers].reverse())).toEqual(once);
    expect(all(2, pointers)).not.toEqual(once);
    expect(all('1', pointers)).toEqual(once);
  });
});
