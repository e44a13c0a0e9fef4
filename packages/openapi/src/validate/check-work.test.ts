import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json-value.ts';
import { buildModel } from '../model/build-model.ts';
import { compileOperationValidator } from './operation-validator.ts';

const list = <T>(length: number, entry: (index: number) => T): T[] =>
  Array.from({ length }, (_, index) => entry(index));
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const validatorOf = (schema: JsonObject, schemas: JsonObject = {}, openapi = '3.1.0') => {
  const responses = { 200: { description: 'ok', content: { 'application/json': { schema } } } };
  const document = {
    openapi,
    info: { title: 'T', version: '1' },
    paths: { '/a': { get: { operationId: 'a', responses } } },
    components: { schemas },
  };
  return compileOperationValidator(buildModel(document), 'a');
};

/** What is said of an answer, and what that took of the processor: whoever else is busy here does not count. */
const answered = async (body: string, ...schema: Parameters<typeof validatorOf>) => {
  const validator = await validatorOf(...schema);
  const before = process.threadCpuUsage();
  const problems = validator.response({ status: 200, contentType: 'application/json', body });
  const { user, system } = process.threadCpuUsage(before);
  return { keywords: problems.map(({ keyword }) => keyword), problems, milliseconds: (user + system) / 1000 };
};

const chosen = (depth: number) => ({
  oneOf: [
    { type: 'object', required: ['a'], properties: { a: ref('T') } },
    { type: 'object', properties: { a: ref('T') }, required: ['a', 'b'] },
    { type: 'object', properties: { a: ref('T') } },
    ...list(depth, () => ({ type: 'object', properties: { a: ref('T') }, required: ['c'] })),
  ],
});
const deep = (depth: number, inner = '1') => `${'{"a":'.repeat(depth)}${inner}${'}'.repeat(depth)}`;
const big = `[${list(60_000, (index) => `{"a":${index}}`).join()}]`;
const MILLISECONDS_MAX = 8_000;

describe('an answer that means to keep its reader busy', () => {
  const patterns = Object.fromEntries(list(300, (index) => [`^(a|b|${index})*c$`, { type: 'string' }]));
  const inlineChoice = (depth: number): JsonObject =>
    depth === 0
      ? { type: 'string' }
      : { oneOf: list(2, () => ({ type: 'object', properties: { a: inlineChoice(depth - 1) } })) };
  it.each<[string, string | undefined, string, JsonObject, JsonObject?]>([
    ['a choice of itself, three times', 'type', deep(40), ref('T'), { T: chosen(0) }],
    ['a choice of itself, a hundred times', 'unchecked', deep(2_000), ref('T'), { T: chosen(100) }],
    ['choices in choices', 'type', deep(9), inlineChoice(9)],
    ['entries to tell apart', undefined, big, { type: 'array', uniqueItems: true, items: { type: 'object' } }],
    [
      'entries to tell apart at each depth',
      'unchecked',
      `${'['.repeat(3_000)}${big}${']'.repeat(3_000)}`,
      ref('L'),
      { L: { type: ['array', 'object'], uniqueItems: true, items: ref('L') } },
    ],
    [
      'names for hundreds of patterns',
      'unchecked',
      JSON.stringify(Object.fromEntries(list(20_000, (index) => ['ab'.repeat(20) + index, 1]))),
      { type: 'object', patternProperties: patterns, additionalProperties: { type: 'integer' } },
    ],
    [
      'entries that are all wrong',
      'type',
      `[${'{},'.repeat(600_000)}1]`,
      { type: 'array', items: ref('W') },
      { W: { type: 'string' } },
    ],
    [
      'a long text for many limits',
      'unchecked',
      `"${'x'.repeat(3_000_000)}"`,
      { anyOf: list(400, (index) => ({ maxLength: index })) },
    ],
    ['values to be one of many', 'unchecked', big, { items: { enum: list(5_000, (index) => ({ a: -1 - index })) } }],
    ['many fields to be there', 'required', big, { items: { required: list(5_000, (index) => `f${index}`) } }],
    [
      'many fields that may be there',
      'unchecked',
      big,
      { items: { properties: Object.fromEntries(list(5_000, (index) => [`f${index}`, {}])) } },
    ],
    [
      'many counts of fields',
      'unchecked',
      `[${`${JSON.stringify(Object.fromEntries(list(20_000, (index) => [`f${index}`, 1])))},`.repeat(9)}1]`,
      { items: { allOf: list(400, (index) => ({ maxProperties: 20_000 + index })) } },
    ],
    [
      'entries to be found',
      'unchecked',
      big,
      { allOf: list(400, () => ({ contains: { type: 'string' }, minContains: 0 })) },
    ],
    [
      'what is left over',
      'type',
      big,
      {
        items: {
          anyOf: list(100, (index) => ({ properties: { [`f${index}`]: {} } })),
          unevaluatedProperties: { type: 'string' },
        },
      },
    ],
    [
      'a depth that no stack holds',
      'unchecked',
      `${'['.repeat(500_000)}${']'.repeat(500_000)}`,
      ref('L'),
      { L: { type: 'array', items: ref('L') } },
    ],
  ])('such as %s is answered soon', async (_, keyword, body, schema, schemas) => {
    const { milliseconds, keywords } = await answered(body, schema, schemas);
    expect(keywords[0]).toBe(keyword);
    expect(milliseconds).toBeLessThan(MILLISECONDS_MAX);
  });
});

it('an answer as large as a run reads is checked whole', async () => {
  const entry = { id: 'a-name-of-something', at: '2026-11-22T12:00:00Z', size: 12, tags: ['one', 'two'], kind: 'x' };
  const schema = {
    type: 'array',
    items: {
      type: 'object',
      required: ['id', 'at'],
      additionalProperties: false,
      properties: {
        id: { type: 'string', maxLength: 40, pattern: '^[a-z-]+$' },
        at: { type: 'string', format: 'date-time' },
        size: { type: 'integer', minimum: 0 },
        tags: { type: 'array', uniqueItems: true, items: { type: 'string' } },
        kind: { oneOf: [{ const: 'x' }, { enum: ['y', 'z'] }] },
      },
    },
  };
  const entries: object[] = list(36_000, () => entry);
  expect((await answered(JSON.stringify(entries), schema)).keywords).toEqual([]);
  entries.push({ ...entry, kind: 'q' });
  expect((await answered(JSON.stringify(entries), schema)).problems[0]?.pointer).toBe('/36000/kind');
});
