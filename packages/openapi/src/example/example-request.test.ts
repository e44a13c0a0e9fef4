import { describe, expect, it } from 'vitest';
import { readSpec } from '../../../../test/material/index.ts';
import type { JsonObject } from '../json-value.ts';
import { buildModel } from '../model/build-model.ts';
import { readDocument } from '../read/read-document.ts';
import { compileOperationValidator } from '../validate/operation-validator.ts';
import { type ExampleRequest, exampleRequest } from './example-request.ts';
import { exampleResponse } from './example-response.ts';

const read = async (name: string) => {
  const result = await readDocument(readSpec(name), { budgetMilliseconds: 60_000 });
  if (!result.ok) throw new Error(`${name} must be readable`);
  return buildModel(result.document);
};

const calledOf = ({ path, url, headers, body }: ExampleRequest) => ({
  path,
  query: url.slice(path.length + 1),
  headers,
  body: body?.bytes,
});

const operationModel = (operation: JsonObject, path = '/a') =>
  buildModel({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: { [path]: { post: { operationId: 'a', responses: { '200': { description: '' } }, ...operation } } },
  });

describe('an example request', () => {
  it.each([
    ['oas31-redocly-museum.yaml', []],
    ['oas30-swagger-petstore.yaml', []],
    ['oas31-scalar-galaxy.yaml', []],
    ['oas31-redoc-demo.yaml', []],
    ['oas30-readme-parameters-style.json', []],
    ['oas31-readme-parameters-style.yaml', []],
    ['oas30-readme-file-uploads.json', []],
    ['oas30-twilio-verify-v2.yaml', []],
    // Its oneOf has the same schema twice.
    ['oas30-readme-discriminators.json', ['post-potentially-undefined-formData']],
  ])('of every operation and media type of %s is valid', async (name, unmet) => {
    const model = await read(name);
    const wrong = new Set<string>();
    for (const { key, body } of model.operations) {
      const validator = await compileOperationValidator(model, key);
      for (const mediaType of body?.contents.map((content) => content.mediaType) ?? [''])
        for (const optional of ['all', 'required'] as const) {
          const request = exampleRequest(model, key, { mediaType, optional });
          if (validator.request(calledOf(request)).length > 0) wrong.add(key);
        }
    }
    expect([...wrong]).toEqual(unmet);
  });

  const places = ['path', 'query', 'header', 'cookie'] as const;
  const styles = {
    path: ['simple', 'label', 'matrix'],
    query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
    header: ['simple'],
    cookie: ['form'],
  } as const;
  const odd = ['a,b', 'c d', 'e|f', 'g.h;i=j&k', 'ü/ö?#', '100%', '+'];
  const shapes: JsonObject = {
    text: { type: 'string', enum: odd },
    list: { type: 'array', items: { enum: odd }, minItems: 6, uniqueItems: true },
    object: { type: 'object', properties: { 'a,b': { enum: odd }, c: { type: 'integer' } }, required: ['a,b', 'c'] },
  };
  const cases = places.flatMap((place) =>
    styles[place].flatMap((style) =>
      [true, false].flatMap((explode) => Object.keys(shapes).map((shape) => [place, style, explode, shape] as const)),
    ),
  );

  it.each(cases)(
    'carries odd letters in a %s parameter, %s, explode %s, as %s',
    async (place, style, explode, shape) => {
      // What delimits a list cannot be in its values: these styles have no escape.
      const delimiter = { spaceDelimited: ' ', pipeDelimited: '|' }[style as string] ?? '\0';
      const schema = JSON.parse(JSON.stringify(shapes[shape]), (_, value: unknown) =>
        Array.isArray(value) ? value.filter((text) => explode || !String(text).includes(delimiter)) : value,
      ) as JsonObject;
      const parameter = { name: 'p', in: place, required: true, style, explode, schema };
      const model = operationModel({ parameters: [parameter] }, place === 'path' ? '/a/{p}' : '/a');
      const request = exampleRequest(model, 'a', { seed: 1 });
      const validator = await compileOperationValidator(model, 'a');
      expect(validator.request(calledOf(request)), request.url).toEqual([]);
      expect(request.url).toMatch(/^[\x21-\x7e]*$/);
    },
  );

  it.each(places)('carries JSON in a %s parameter', async (place) => {
    const schema = { type: 'object', properties: { a: { const: 'ü;, "x"' } }, required: ['a'] };
    const parameter = { name: 'p', in: place, required: true, content: { 'application/json': { schema } } };
    const model = operationModel({ parameters: [parameter] }, place === 'path' ? '/a/{p}' : '/a');
    const validator = await compileOperationValidator(model, 'a');
    expect(validator.request(calledOf(exampleRequest(model, 'a')))).toEqual([]);
  });

  it('takes the example of a parameter that is valid, and none that is not', () => {
    const parameters = [
      { name: 'a', in: 'query', example: 'mine', schema: { type: 'string' } },
      { name: 'b', in: 'query', example: 'no number', schema: { type: 'integer', minimum: 5, maximum: 5 } },
    ];
    expect(exampleRequest(operationModel({ parameters }), 'a').url).toBe('/a?a=mine&b=5');
    expect(exampleRequest(operationModel({ parameters }, '/a?beta=true'), 'a').url).toBe('/a?beta=true&a=mine&b=5');
  });

  it.each<[string, JsonObject, RegExp, RegExp]>([
    [
      'application/json',
      { type: 'object', properties: { a: { const: 1 } } },
      /^application\/json$/,
      /^\{\s*"a": 1\s*\}$/,
    ],
    [
      'application/x-www-form-urlencoded',
      { type: 'object', properties: { a: { const: 'b c' }, d: { type: 'array', items: { const: 1 }, minItems: 2 } } },
      /^application\/x-www-form-urlencoded$/,
      /^a=b%20c&d=1&d=1$/,
    ],
    [
      'multipart/form-data',
      { type: 'object', properties: { a: { const: 'b' }, f: { type: 'string', format: 'binary' } } },
      /^multipart\/form-data; boundary=\S+$/,
      /name="f"; filename="f\.bin"\r\nContent-Type: application\/octet-stream\r\n\r\n/,
    ],
    ['text/plain', { const: 'hello' }, /^text\/plain$/, /^hello$/],
    ['application/octet-stream', { type: 'string', format: 'binary' }, /^application\/octet-stream$/, /./],
    [
      'application/xml',
      {
        type: 'object',
        xml: { name: 'pet' },
        properties: { id: { const: 1, xml: { attribute: true } }, tag: { const: '<' } },
      },
      /^application\/xml$/,
      /<pet id="1"><tag>&lt;<\/tag><\/pet>$/,
    ],
  ])('has a body of %s as it is sent', async (mediaType, schema, contentType, text) => {
    const model = operationModel({ requestBody: { required: true, content: { [mediaType]: { schema } } } });
    const request = exampleRequest(model, 'a');
    expect(request.headers['content-type']).toMatch(contentType);
    expect(new TextDecoder().decode(request.body?.bytes)).toMatch(text);
    expect((await compileOperationValidator(model, 'a')).request(calledOf(request))).toEqual([]);
  });

  it('is refused for an operation that is not there', () => {
    expect(() => exampleRequest(operationModel({}), 'b')).toThrow(RangeError);
  });
});

describe('an example response', () => {
  it.each([
    'oas31-redocly-museum.yaml',
    'oas30-swagger-petstore.yaml',
    'oas31-scalar-galaxy.yaml',
    'oas30-readme-parameters-style.json',
  ])('of every status and media type of %s is valid, headers too', async (name) => {
    const model = await read(name);
    for (const { key, responses } of model.operations) {
      const validator = await compileOperationValidator(model, key);
      for (const { status: declared, contents } of responses)
        for (const mediaType of contents.map((content) => content.mediaType)) {
          const status = declared === 'default' ? 599 : Number(declared.replaceAll('X', '0'));
          const { contentType, body, headers } = exampleResponse(model, key, { status, mediaType });
          expect(validator.response({ status, contentType, body, headers }), `${key} ${status}`).toEqual([]);
        }
    }
  });

  const model = operationModel({
    responses: {
      '404': { description: '' },
      '201': {
        description: '',
        headers: { 'X-Count': { schema: { const: 3 } } },
        content: {
          'text/plain': { schema: { const: 'plain' } },
          'application/json': {
            schema: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] },
            examples: {
              first: { value: { id: 'no uuid' } },
              second: { value: { id: '3fa85f64-5717-4562-b3fc-2c963f66afa6' } },
            },
          },
        },
      },
    },
  });

  it('is the first success in JSON, with headers, when nothing is asked for', () => {
    const { status, headers, value } = exampleResponse(model, 'a');
    expect({ status, headers }).toEqual({
      status: 201,
      headers: { 'x-count': '3', 'content-type': 'application/json' },
    });
    expect(value).not.toEqual({ id: 'no uuid' });
  });

  it('is the example, status and media type asked for', () => {
    expect(exampleResponse(model, 'a', { example: 'second' }).value).toEqual({
      id: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
    });
    expect(exampleResponse(model, 'a', { mediaType: 'text/*' }).text).toBe('plain');
    expect(exampleResponse(model, 'a', { status: 404 })).toMatchObject({
      status: 404,
      contentType: undefined,
      text: '',
    });
  });

  it('changes with the seed and with nothing else', () => {
    const ids = [1, 2, 1].map((seed) => exampleResponse(model, 'a', { seed }).text);
    expect(ids[0]).toBe(ids[2]);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it.each([{ status: 500 }, { example: 'third' }])('is refused for what is not declared: %o', (options) => {
    expect(() => exampleResponse(model, 'a', options)).toThrow(RangeError);
  });
});
