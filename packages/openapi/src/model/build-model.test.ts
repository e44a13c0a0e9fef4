import { describe, expect, it } from 'vitest';
import { gatingSpecNames, readSpec } from '../../../../test/material/index.ts';
import { exampleRequest } from '../example/example-request.ts';
import type { JsonObject } from '../json-value.ts';
import { overlayGateway } from '../overlay/overlay-gateway.ts';
import { readDocument } from '../read/read-document.ts';
import { createRouter, matchOperation } from '../validate/match-operation.ts';
import { compileOperationValidator } from '../validate/operation-validator.ts';
import type { Schema } from './api-model.ts';
import { buildModel } from './build-model.ts';

const documentOf = async (name: string): Promise<JsonObject> => {
  const result = await readDocument(readSpec(name));
  if (!result.ok) throw new Error(`${name} must be readable`);
  return result.document;
};

const modelOf = (schemas: JsonObject, openapi = '3.1.0') =>
  buildModel({ openapi, info: { title: 'T', version: '1' }, paths: {}, components: { schemas } });

const schemaOf = (raw: JsonObject, openapi?: string): Schema | undefined =>
  modelOf({ A: raw, B: { type: 'object', properties: { b: { type: 'string' } } } }, openapi).schemas.get(
    '/components/schemas/A',
  )?.schema;

describe('the model', () => {
  it.each(gatingSpecNames.filter((name) => /^oas3/.test(name)))(
    'of %s names every operation and schema once',
    async (name) => {
      const model = buildModel(await documentOf(name));
      const keys = model.operations.map(({ key }) => key.toLowerCase());
      expect(new Set(keys).size).toBe(keys.length);
      const names = [...model.schemas.values()].map(({ name }) => name.toLowerCase());
      expect(new Set(names).size).toBe(names.length);
      for (const operation of model.operations.slice(0, 40)) {
        const { path } = exampleRequest(model, operation.key, { optional: 'required' });
        expect(path).not.toContain('{');
      }
    },
  );

  it.each([
    ['3.0 nullable', { type: 'string', nullable: true }, '3.0.3', { kind: 'string', nullable: true }],
    ['a type list with null', { type: ['string', 'null'] }, '3.1.0', { kind: 'string', nullable: true }],
    [
      'a variant of null',
      { anyOf: [{ type: 'string' }, { type: 'null' }] },
      '3.1.0',
      { kind: 'string', nullable: true },
    ],
    ['an enum with null', { enum: ['a', null] }, '3.1.0', { kind: 'enum', values: ['a'], nullable: true }],
    ['a const', { const: 1 }, '3.1.0', { kind: 'enum', values: [1] }],
    ['a list of types', { type: ['string', 'integer'] }, '3.1.0', { kind: 'union' }],
    ['properties without a type', { properties: { a: {} } }, '3.0.3', { kind: 'object' }],
    [
      'one allOf',
      { allOf: [{ $ref: '#/components/schemas/B' }], description: 'x' },
      '3.0.3',
      { kind: 'reference', description: 'x' },
    ],
    ['a requirement as a variant', { type: 'object', anyOf: [{ required: ['a'] }] }, '3.0.3', { kind: 'object' }],
    [
      'false',
      { not: {}, type: 'object', additionalProperties: false },
      '3.1.0',
      { kind: 'object', additional: undefined },
    ],
    [
      'a reference to itself',
      { $ref: '#/components/schemas/A' },
      '3.1.0',
      { kind: 'reference', target: '/components/schemas/A' },
    ],
  ])('settles %s', (_, raw, openapi, expected) => {
    expect(schemaOf(raw as JsonObject, openapi)).toMatchObject(expected);
  });

  it('merges inline parts of an allOf and keeps named ones by name', () => {
    const schema = schemaOf({
      allOf: [
        { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
        { $ref: '#/components/schemas/B' },
        { type: 'object', properties: { c: { type: 'string' } } },
      ],
    });
    expect(schema).toMatchObject({
      kind: 'all',
      parts: [{ kind: 'object', properties: [{ name: 'a', required: true }, { name: 'c' }] }, { kind: 'reference' }],
    });
  });

  it('reads the defaults of every parameter style', async () => {
    const model = buildModel(await documentOf('oas31-redocly-museum.yaml'));
    const [hours] = model.operations;
    expect(hours?.parameters[0]).toMatchObject({
      name: 'startDate',
      in: 'query',
      style: 'form',
      explode: true,
      required: false,
    });
  });
});

describe('the router', () => {
  const routes = [
    '/pets',
    '/pets/{id}',
    '/pets/mine',
    '/pets/{id}/toys',
    '/files/{name}.{type}',
    '/{a}/{b}/{c}/end',
  ].map((path) => ({ key: path, method: 'get', path }));
  const match = createRouter(routes);

  it.each([
    ['/pets', '/pets', []],
    ['/pets/7', '/pets/{id}', ['7']],
    ['/pets/mine', '/pets/mine', []],
    ['/pets/mine/toys', '/pets/{id}/toys', ['mine']],
    ['/pets/a%2Fb', '/pets/{id}', ['a/b']],
    ['/files/a.b.png', '/files/{name}.{type}', ['a', 'b.png']],
    ['/x/y/z/end', '/{a}/{b}/{c}/end', ['x', 'y', 'z']],
  ])('names the operation of %s', (path, key, values) => {
    expect(match('GET', path)).toMatchObject({ route: { key }, values });
  });

  it.each(['/', '', '/pets/', '/pets//toys', '/pet', '/files/.png', '/pets/7/toys/8', '/__proto__', '/PETS'])(
    'finds nothing for %j',
    (path) => {
      expect(match('GET', path)).toBeUndefined();
    },
  );

  it('finds nothing for another method', () => {
    expect(match('POST', '/pets')).toBeUndefined();
  });

  it('finds every operation of a large document by its own example', async () => {
    const model = buildModel(await documentOf('oas30-stripe.yaml'));
    const lost = model.operations.filter(
      (operation) =>
        matchOperation(
          model,
          operation.method,
          exampleRequest(model, operation.key, { optional: 'required' }).path,
        )?.path.split('/').length !== operation.path.split('/').length,
    );
    expect(lost).toEqual([]);
  });
});

describe('the document at the gateway', () => {
  it.each([
    'oas31-redocly-museum.yaml',
    'oas30-swagger-petstore.yaml',
    'oas31-scalar-galaxy.yaml',
    'oas30-stripe.yaml',
  ])('of %s is valid and asks for the gateway’s key alone', async (name) => {
    const document = await documentOf(name);
    const before = JSON.stringify(document);
    const plans = [
      { name: 'Basic', requestsPerSecond: 5, burst: 10, requestsPerMonth: 1_000 },
      { name: 'Free', requestsPerSecond: 1, burst: 1, requestsPerMonth: 10, limitsPer: 'team' as const },
    ];
    const overlaid = overlayGateway(document, {
      ...{ serverUrl: 'http://localhost:3001/proxy/api_1', deprecated: true, sunset: '2027-01-31T00:00:00Z', plans },
    });
    expect(JSON.stringify(document)).toBe(before);
    const again = await readDocument(new TextEncoder().encode(JSON.stringify(overlaid)));
    expect(again.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(overlaid).toMatchObject({ 'x-portico-plans': plans });
    expect(JSON.stringify(overlaid)).toContain('Basic: 5 requests a second (10 at once), 1000 a month.');
    expect(JSON.stringify(overlaid)).toContain('10 a month, for all apps of a team together.');
    const model = buildModel(overlaid);
    expect([...model.securitySchemes.values()]).toMatchObject([
      { type: 'apiKey', in: 'header', parameter: 'X-Api-Key' },
    ]);
    for (const { security, servers, responses, deprecated } of model.operations) {
      expect(deprecated).toBe(true);
      const success = responses.find(({ status }) => status.startsWith('2'));
      const headers = success?.headers.map(({ name: header }) => header) ?? ['RateLimit', 'Deprecation', 'Sunset'];
      expect(headers).toEqual(expect.arrayContaining(['RateLimit', 'Deprecation', 'Sunset']));
      expect(security).toEqual([[{ scheme: 'GatewayKey', scopes: [] }]]);
      expect(servers.map(({ url }) => url)).toEqual(['http://localhost:3001/proxy/api_1']);
      expect(responses.map(({ status }) => status)).toEqual(
        expect.arrayContaining(['401', '403', '429', '502', '504']),
      );
    }
  });
});

describe('a validator of an operation', () => {
  const answer = (schema: JsonObject, openapi = '3.1.0') =>
    buildModel({
      openapi,
      info: { title: 'T', version: '1' },
      paths: {
        '/a': {
          get: {
            operationId: 'a',
            responses: {
              '200': { description: '', content: { 'application/json': { schema } } },
              '4XX': { description: '' },
            },
          },
        },
      },
      components: {
        schemas: {
          Node: {
            type: 'object',
            required: ['id'],
            properties: { id: { type: 'string' }, next: { $ref: '#/components/schemas/Node' } },
          },
        },
      },
    });
  const check = async (schema: JsonObject, value: unknown, openapi?: string) => {
    const validator = await compileOperationValidator(answer(schema, openapi), 'a');
    return validator.response({
      status: 200,
      contentType: 'application/json; charset=utf-8',
      body: JSON.stringify(value),
    });
  };

  it('points to what is wrong, through recursive references', async () => {
    const problems = await check(
      { $ref: '#/components/schemas/Node' },
      { id: 'a', next: { id: 'b', next: { id: 7 } } },
    );
    expect(problems).toEqual([
      {
        pointer: '/next/next/id',
        keyword: 'type',
        words: { text: 'must be {0}', values: ['string'] },
        message: 'must be string',
      },
    ]);
  });

  it.each([
    ['nullable', { type: 'string', nullable: true }, null],
    ['an exclusive minimum that is a flag', { type: 'number', minimum: 1, exclusiveMinimum: true }, 1.1],
    [
      'an example that looks like a schema with an id',
      { type: 'object', example: { id: 'x', $id: 'x', $ref: 'y' } },
      {},
    ],
    ['a format nobody knows', { type: 'string', format: 'tenant-colour' }, 'x'],
    ['a pattern no engine reads', { type: 'string', pattern: '(?<n' }, 'x'],
  ])('of OpenAPI 3.0 understands %s', async (_, schema, value) => {
    expect(await check(schema as JsonObject, value, '3.0.3')).toEqual([]);
  });

  it.each(['^(a|a)*$', '^(a+)+$', '^(a*)*$', '^(a|aa)+$', '^([a-z]+)+$', '^(?=(a+)+b)', '^(\\p{L}+)+$'])(
    'is not held up by the pattern %s',
    async (pattern) => {
      const problems = await check({ type: 'string', pattern }, `${'a'.repeat(60)}!`);
      expect(problems.length).toBeLessThanOrEqual(1);
    },
  );

  it('still refuses what an ordinary pattern forbids', async () => {
    for (const pattern of ['^([01]\\d|2[0-3]):?([0-5]\\d)$', '^(?=.*[0-9]).+$', '^\\p{Lu}+$'])
      expect(await check({ type: 'string', pattern }, 'abc'), pattern).toHaveLength(1);
  });

  it('refuses a status, a media type and a body that were not declared', async () => {
    const validator = await compileOperationValidator(answer({}), 'a');
    const rules = (status: number, contentType: string | undefined, body: string) =>
      validator.response({ status, contentType, body }).map(({ keyword }) => keyword);
    expect(rules(500, 'application/json', '{}')).toEqual(['status']);
    expect(rules(200, 'text/html', '<p>')).toEqual(['content-type']);
    expect(rules(200, 'application/json', '{')).toEqual(['json']);
    expect(rules(404, 'application/json', '{}')).toEqual(['body']);
    expect(rules(404, undefined, '')).toEqual([]);
  });

  it('does not exist for an operation that does not', async () => {
    await expect(compileOperationValidator(answer({}), 'b')).rejects.toThrow(RangeError);
    expect(() => exampleRequest(answer({}), 'b')).toThrow(RangeError);
  });

  it('accepts the example it is given for every museum, petstore and galaxy request', async () => {
    for (const name of ['oas31-redocly-museum.yaml', 'oas30-swagger-petstore.yaml', 'oas31-scalar-galaxy.yaml']) {
      const model = buildModel(await documentOf(name));
      for (const { key } of model.operations) {
        const { body } = exampleRequest(model, key);
        if (!body) continue;
        const validator = await compileOperationValidator(model, key);
        expect(validator.requestBody({ contentType: body.contentType, body: body.bytes }), key).toEqual([]);
      }
    }
  });
});
