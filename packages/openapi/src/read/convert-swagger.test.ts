import { describe, expect, it } from 'vitest';
import { readSpec } from '../../../../test/material/index.ts';
import type { JsonObject } from '../json-value.ts';
import { buildModel } from '../model/build-model.ts';
import { readDocument } from './read-document.ts';

const base: JsonObject = { swagger: '2.0', info: { title: 'T', version: '1' } };

const converted = async (document: JsonObject): Promise<JsonObject> => {
  const result = await readDocument(new TextEncoder().encode(JSON.stringify({ ...base, ...document })));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.document;
};

const operation = async (rest: JsonObject, root: JsonObject = {}): Promise<JsonObject> => {
  const document = await converted({
    ...root,
    paths: { '/a': { post: { responses: { 200: { description: 'x' } }, ...rest } } },
  });
  return (document as { paths: { '/a': { post: JsonObject } } }).paths['/a'].post;
};

describe('a Swagger 2.0 document as 3.0.3', () => {
  it('is valid, with every operation, parameter and schema of the original', async () => {
    const result = await readDocument(readSpec('oas20-slack-web.json'));
    if (!result.ok) throw new Error('Slack must be readable');
    const again = await readDocument(new TextEncoder().encode(JSON.stringify(result.document)));
    expect(again.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const original = JSON.parse(new TextDecoder().decode(readSpec('oas20-slack-web.json'))) as {
      paths: Record<string, Record<string, JsonObject>>;
      definitions: JsonObject;
    };
    const model = buildModel(result.document);
    expect(model.operations.length).toBe(Object.values(original.paths).flatMap((item) => Object.values(item)).length);
    for (const name of Object.keys(original.definitions))
      expect(model.schemas.has(`/components/schemas/${name}`)).toBe(true);
    for (const { path, method, parameters, body } of model.operations) {
      const given = (original.paths[path]?.[method]?.parameters ?? []) as readonly JsonObject[];
      const fields = given.filter((parameter) => parameter.in === 'formData' || parameter.in === 'body');
      expect(parameters.length).toBe(given.length - fields.length);
      expect(body !== undefined).toBe(fields.length > 0);
    }
  });

  it.each([
    [
      'host, basePath and schemes',
      { host: 'a.test', basePath: '/v1', schemes: ['https', 'http'] },
      ['https://a.test/v1', 'http://a.test/v1'],
    ],
    ['a host alone', { host: 'a.test' }, ['https://a.test']],
    ['a base path alone', { basePath: '/v1' }, ['/v1']],
  ])('has servers from %s', async (_, root, urls) => {
    const { servers } = await converted({ ...root, paths: {} });
    expect((servers as readonly JsonObject[]).map(({ url }) => url)).toEqual(urls);
  });

  it('has a request body from a body parameter, in the media types it consumes', async () => {
    const schema = { $ref: '#/definitions/A' };
    const made = await operation(
      {
        consumes: ['application/json', 'application/xml'],
        parameters: [{ in: 'body', name: 'b', required: true, schema }],
      },
      { definitions: { A: { type: 'object' } } },
    );
    const content = { schema: { $ref: '#/components/schemas/A' } };
    expect(made.requestBody).toMatchObject({
      required: true,
      content: { 'application/json': content, 'application/xml': content },
    });
    expect(made.parameters).toBeUndefined();
  });

  it('has a form from formData, multipart where there is a file', async () => {
    const field = (name: string, type: string) => ({ in: 'formData', name, type, required: true });
    expect(await operation({ parameters: [field('a', 'string')] })).toMatchObject({
      requestBody: {
        content: {
          'application/x-www-form-urlencoded': { schema: { required: ['a'], properties: { a: { type: 'string' } } } },
        },
      },
    });
    expect(await operation({ parameters: [field('a', 'string'), field('f', 'file')] })).toMatchObject({
      requestBody: {
        content: { 'multipart/form-data': { schema: { properties: { f: { type: 'string', format: 'binary' } } } } },
      },
    });
  });

  it.each([
    ['csv', 'query', { style: 'form', explode: false }],
    ['multi', 'query', { style: 'form', explode: true }],
    ['ssv', 'query', { style: 'spaceDelimited' }],
    ['pipes', 'query', { style: 'pipeDelimited' }],
    ['csv', 'header', { in: 'header' }],
  ])('writes the collection format %s in a %s by style', async (collectionFormat, place, expected) => {
    const { parameters } = await operation({
      parameters: [{ in: place, name: 'a', type: 'array', items: { type: 'integer', maximum: 9 }, collectionFormat }],
    });
    expect((parameters as readonly JsonObject[])[0]).toMatchObject({
      ...expected,
      schema: { type: 'array', items: { type: 'integer', maximum: 9 } },
    });
  });

  it('has security schemes and scopes as they were', async () => {
    const { components } = await converted({
      paths: {},
      securityDefinitions: {
        b: { type: 'basic' },
        k: { type: 'apiKey', in: 'query', name: 'key' },
        o: {
          type: 'oauth2',
          flow: 'accessCode',
          authorizationUrl: 'https://a.test/a',
          tokenUrl: 'https://a.test/t',
          scopes: { r: 'read' },
        },
      },
    });
    expect(components).toMatchObject({
      securitySchemes: {
        b: { type: 'http', scheme: 'basic' },
        k: { type: 'apiKey', in: 'query', name: 'key' },
        o: { type: 'oauth2', flows: { authorizationCode: { tokenUrl: 'https://a.test/t', scopes: { r: 'read' } } } },
      },
    });
  });

  it('keeps extensions, headers, x-nullable and discriminators', async () => {
    const document = await converted({
      'x-a': 1,
      paths: {
        '/a': {
          get: {
            responses: {
              200: {
                description: 'x',
                headers: { H: { type: 'integer' } },
                schema: { type: 'string', 'x-nullable': true },
              },
            },
          },
        },
      },
      definitions: {
        A: { type: 'object', discriminator: 'kind', properties: { kind: { type: 'string' } }, required: ['kind'] },
      },
    });
    expect(document).toMatchObject({
      'x-a': 1,
      paths: {
        '/a': {
          get: {
            responses: {
              200: {
                headers: { H: { schema: { type: 'integer' } } },
                content: { 'application/json': { schema: { nullable: true } } },
              },
            },
          },
        },
      },
      components: { schemas: { A: { discriminator: { propertyName: 'kind' } } } },
    });
  });
});
