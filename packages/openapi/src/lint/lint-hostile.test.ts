import { describe, expect, it } from 'vitest';
import { EXPLOSIVE_PATTERNS } from '../../test/explosive-patterns.ts';
import { boundaryValues } from '../example/boundary-values.ts';
import { exampleRequest } from '../example/example-request.ts';
import { exampleResponse } from '../example/example-response.ts';
import { invalidValues } from '../example/invalid-values.ts';
import type { JsonObject, JsonValue } from '../json-value.ts';
import { buildModel } from '../model/build-model.ts';
import { readDocument } from '../read/read-document.ts';
import { compileOperationValidator } from '../validate/operation-validator.ts';

const document = (openapi: string, schema: JsonValue, more: JsonObject = {}): JsonObject => ({
  openapi,
  info: { title: 'T', version: '1' },
  servers: [{ url: 'https://api.test' }],
  paths: {
    '/a': {
      post: {
        operationId: 'postA',
        parameters: [{ name: 'q', in: 'query', schema: { $ref: '#/components/schemas/A' } }],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } } },
        responses: {
          200: { description: 'ok', content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } } },
        },
      },
    },
  },
  components: { schemas: { A: schema } },
  ...more,
});
const linted = async (given: JsonObject) => {
  const read = await readDocument(Buffer.from(JSON.stringify(given)), { lint: { today: '2026-06-01' } });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read;
};

describe('what OpenAPI allows and the lint engine was not written for', () => {
  it.each([
    [
      'an extension that is null',
      document('3.0.3', { type: 'object', 'x-tag': null, properties: { a: { type: 'string' } } }),
    ],
    [
      'an extension that is null everywhere',
      document('3.1.0', { type: 'string' }, { 'x-a': null, info: { title: 'T', version: '1', 'x-b': null } }),
    ],
    ['a component that is true', document('3.1.0', true)],
    ['a component that is false', document('3.1.0', false)],
    ['true in anyOf and under not', document('3.1.0', { anyOf: [true, { type: 'string' }], not: false })],
    [
      'a property that is true in 3.0',
      document('3.0.3', { type: 'object', properties: { a: true }, additionalProperties: true }),
    ],
  ])('%s is linted as the rest of the document is', async (_, given) => {
    const { lint } = await linted(given);
    expect(lint?.score).toBeGreaterThan(0);
    expect(lint?.reasons.map(({ rule }) => rule)).toContain('operation-summary');
  });
});

describe('patterns that explode', () => {
  const property = (pattern: string): JsonObject => ({ type: 'string', pattern, example: `${'a'.repeat(50)}!` });
  const schema: JsonObject = {
    type: 'object',
    properties: Object.fromEntries(EXPLOSIVE_PATTERNS.map((pattern, index) => [`p${index}`, property(pattern)])),
    patternProperties: Object.fromEntries(EXPLOSIVE_PATTERNS.map((pattern) => [pattern, { maxLength: 60 }])),
    example: Object.fromEntries(EXPLOSIVE_PATTERNS.map((_, index) => [`p${index}`, `${'a'.repeat(50)}!`])),
  };

  it.each(['3.0.3', '3.1.0'])(
    'cost a document of %s nothing but a moment: it is linted, and told which example is wrong',
    async (openapi) => {
      const started = performance.now();
      const { lint } = await linted(document(openapi, schema));
      expect(performance.now() - started).toBeLessThan(8_000);
      expect(lint?.findings.filter(({ rule }) => rule === 'no-invalid-schema-examples').length).toBeGreaterThan(10);
    },
  );

  it('harm nothing that is made from the document or held against it', async () => {
    const { document: read } = await linted(document('3.1.0', schema));
    const model = buildModel(read);
    const [operation] = model.operations;
    if (!operation) throw new Error('no operation');
    const validator = await compileOperationValidator(model, operation.key);
    const body = JSON.stringify(
      Object.fromEntries(EXPLOSIVE_PATTERNS.map((_, index) => [`p${index}`, `${'a'.repeat(2_000)}!`])),
    );
    const started = performance.now();
    expect(
      validator.request({ path: '/a', headers: { 'content-type': 'application/json' }, body }).length,
    ).toBeGreaterThan(0);
    expect(validator.response({ status: 200, contentType: 'application/json', body }).length).toBeGreaterThan(0);
    exampleRequest(model, operation.key);
    exampleResponse(model, operation.key);
    for (const { schema: one } of model.schemas.values()) {
      invalidValues(model, one);
      boundaryValues(model, one);
    }
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

/** Seconds of a processor that this process takes, its threads included: the others on this machine do not count. */
const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

describe('a document of too many operations', () => {
  const operations = (count: number): JsonObject => ({
    openapi: '3.0.3',
    info: { title: 'T', version: '1' },
    paths: Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `/p${index}`,
        { get: { responses: { 200: { description: 'ok' } } } },
      ]),
    ),
  });

  it('is refused within seconds, and says how many are taken', async () => {
    const bytes = Buffer.from(JSON.stringify(operations(100_000)));
    const seconds = await secondsOf(async () => {
      const { problems } = await readDocument(bytes, { lint: { today: '2026-06-01' } });
      expect(problems).toMatchObject([
        { rule: 'document-operations', pointer: '/paths', message: expect.stringContaining('at most 25000') },
      ]);
    });
    expect(seconds).toBeLessThan(15);
  });
});
