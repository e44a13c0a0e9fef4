import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { gatingSpecNames, readSpec } from '../../../../test/material/index.ts';
import { exampleRequest } from '../example/example-request.ts';
import type { JsonObject } from '../json-value.ts';
import { buildModel } from '../model/build-model.ts';
import { readDocument } from '../read/read-document.ts';
import { mcpTools } from './mcp-tools.ts';
import { searchRecords } from './search-records.ts';
import { toolRequest } from './tool-request.ts';

const modelOf = async (name: string) => {
  const read = await readDocument(readSpec(name));
  if (!read.ok) throw new Error(`${name} must be readable`);
  return buildModel(read.document);
};

const evil = '<img src=x onerror=alert(1)> [x](javascript:alert(1)) `code` | cell |\n# heading\n---\n</script>';
const hostile = buildModel({
  openapi: '3.1.0',
  info: { title: evil, version: evil, description: evil },
  tags: [{ name: evil, description: evil }],
  paths: {
    [`/a/${evil.replaceAll(/[\n/]/g, '')}`]: {
      post: {
        operationId: evil,
        summary: evil,
        description: evil,
        tags: [evil],
        parameters: [{ name: evil, in: 'query', description: evil, schema: { enum: [evil] } }],
        requestBody: {
          content: {
            'application/json': {
              schema: { type: 'object', properties: { [evil]: { type: 'string', description: evil }, __proto__: {} } },
            },
          },
        },
        responses: { 200: { description: evil } },
      },
    },
  },
});

describe.each(gatingSpecNames)('%s', (name) => {
  it('has a search record and a tool for every operation', async () => {
    const model = await modelOf(name);
    const records = searchRecords(model);
    const tools = mcpTools(model);
    expect(records.map(({ key }) => key)).toEqual(model.operations.map(({ key }) => key));
    expect(tools.map(({ operationKey }) => operationKey)).toEqual(model.operations.map(({ key }) => key));
    expect(new Set(tools.map((tool) => tool.name)).size).toBe(tools.length);
    for (const tool of tools) {
      expect(tool.name).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
      expect(tool.tokens).toBeGreaterThan(10);
    }
  });
});

describe.each(['oas31-redocly-museum.yaml', 'oas30-stripe.yaml'])('every tool of %s', (name) => {
  it('is a valid one: a name of 64 letters at most, JSON Schema of an object that stands alone, of a bounded size', async () => {
    const tools = mcpTools(await modelOf(name));
    const ajv = new Ajv2020({ strict: false, logger: false, validateFormats: false });
    for (const { name: called, inputSchema, tokens } of tools) {
      expect(called).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
      expect(inputSchema.type).toBe('object');
      expect(ajv.validateSchema(inputSchema), called).toBe(true);
      expect(JSON.stringify(inputSchema)).not.toContain('"$ref"');
      expect(tokens).toBeLessThan(20_000);
    }
    expect(new Set(tools.map((tool) => tool.name)).size).toBe(tools.length);
  });

  it('is called the same whatever is picked', async () => {
    const model = await modelOf(name);
    const all = new Map(mcpTools(model).map((tool) => [tool.operationKey, tool.name]));
    for (const tool of mcpTools(model, ({ method }) => method === 'get')) {
      expect(all.get(tool.operationKey)).toBe(tool.name);
      expect(tool.annotations.readOnlyHint).toBe(true);
    }
  });
});

describe('a tool', () => {
  it.each([
    'oas31-redocly-museum.yaml',
    'oas30-swagger-petstore.yaml',
    'oas31-scalar-galaxy.yaml',
    'oas31-redoc-demo.yaml',
  ])('of %s has a schema that takes what the operation takes, and no other member', async (name) => {
    const model = await modelOf(name);
    const ajv = new Ajv2020({ strict: false, logger: false, validateFormats: false });
    for (const { operationKey, inputSchema } of mcpTools(model)) {
      const validate = ajv.compile(inputSchema);
      const request = exampleRequest(model, operationKey);
      const given = Object.fromEntries(request.parameters.map(({ name: parameter, value }) => [parameter, value]));
      const whole = request.body ? { ...given, body: request.body.value } : given;
      expect(validate(whole), `${operationKey} ${JSON.stringify(validate.errors)}`).toBe(true);
      expect(validate({ ...whole, 'no such member': 1 })).toBe(false);
    }
  });

  it('asks what its operation asks, each argument where its parameter is', async () => {
    const model = await modelOf('oas30-swagger-petstore.yaml');
    const of = (key: string) => {
      const operation = model.operations.find((one) => one.key === key);
      if (!operation) throw new Error(`there is no ${key}`);
      return (given: JsonObject) => toolRequest(model, operation, given);
    };
    expect(of('getPetById')({ petId: 7 })).toMatchObject({ method: 'GET', path: '/pet/7', query: '' });
    expect(of('findPetsByTags')({ tags: ['a b', '&'] })).toMatchObject({ query: 'tags=a%20b&tags=%26' });
    expect(of('deletePet')({ petId: 7, api_key: 'x\r\ny: z' }).headers).toEqual([['api_key', 'x%0D%0Ay: z']]);
    const added = of('addPet')({ body: { name: 'Rex', photoUrls: [] } });
    expect(JSON.parse(Buffer.from(added.body ?? []).toString())).toEqual({ name: 'Rex', photoUrls: [] });
    expect(added.headers).toEqual([['content-type', 'application/json']]);
    expect(of('getPetById')({ petId: '../x' }).path).toBe('/pet/..%2Fx');
    expect(() => of('getPetById')({})).toThrow('"petId" is missing');
    expect(() => of('getPetById')({ petId: 7, more: 1 })).toThrow('no argument "more"');
    expect(() => of('addPet')({})).toThrow('"body" is missing');
  });

  it('says what it does to the world', async () => {
    const tools = mcpTools(await modelOf('oas31-redocly-museum.yaml'));
    const hints = (key: string) => tools.find(({ operationKey }) => operationKey === key)?.annotations;
    expect(hints('getMuseumHours')).toEqual({ readOnlyHint: true, destructiveHint: false, idempotentHint: true });
    expect(hints('deleteSpecialEvent')).toEqual({ readOnlyHint: false, destructiveHint: true, idempotentHint: true });
    expect(hints('buyMuseumTickets')).toEqual({ readOnlyHint: false, destructiveHint: false, idempotentHint: false });
  });
});

describe('a hostile document', () => {
  it('keeps the names of members as they are', () => {
    const [operation] = hostile.operations;
    const [tool] = mcpTools(hostile);
    expect(Object.keys((tool?.inputSchema.properties ?? {}) as JsonObject)).toContain(evil);
    expect(operation && searchRecords(hostile)[0]?.terms).toContain(evil.slice(0, 80));
  });
});
