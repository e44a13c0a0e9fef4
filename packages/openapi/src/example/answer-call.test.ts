import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json-value.ts';
import { buildModel } from '../model/build-model.ts';
import { type CalledRequest, compileOperationValidator } from '../validate/operation-validator.ts';
import { answerCall } from './answer-call.ts';
import { preferencesIn } from './preferences.ts';

const text = { type: 'string' };
const json = (schema: JsonObject, more: JsonObject = {}): JsonObject => ({ 'application/json': { schema, ...more } });
const NAMED = { examples: { cat: { value: { name: 'Tom' } }, 'a dog': { value: { name: 'Rex' } } } };
const thing = { type: 'object', required: ['name'], properties: { name: { type: 'string', minLength: 1 } } };

const documentOf = (answers: JsonObject = {}): JsonObject => ({
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths: {
    '/things/{id}': {
      put: {
        operationId: 'putThing',
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } },
          { name: 'kind', in: 'query', required: true, schema: { type: 'string', enum: ['old', 'new'] } },
          { name: 'X-Count', in: 'header', schema: { type: 'integer' } },
          { name: 'sort', in: 'cookie', schema: { type: 'string', maxLength: 3 } },
        ],
        requestBody: { required: true, content: json(thing) },
        responses: {
          200: { description: 'ok', content: json(thing, NAMED) },
          404: { description: 'none', content: json({ type: 'object', properties: { why: text } }) },
          ...answers,
        },
      },
    },
  },
});

const RIGHT: CalledRequest = {
  path: '/things/7',
  query: 'kind=new',
  headers: { 'content-type': 'application/json' },
  body: '{"name":"Ada"}',
};

const call = async (called: Partial<CalledRequest> = {}, document = documentOf()) => {
  const model = buildModel(document);
  const key = model.operations[0]?.key ?? '';
  return answerCall(model, key, await compileOperationValidator(model, key), { ...RIGHT, ...called });
};
const placesOf = (made: Awaited<ReturnType<typeof call>>) => made.faults.map(({ pointer }) => pointer);

describe('a call of the mock', () => {
  it('that fits the document is answered with an example of the first success', async () => {
    expect(await call()).toMatchObject({ faults: [], answer: { status: 200, value: { name: 'Tom' } } });
  });

  it.each<[string, Partial<CalledRequest>, string[]]>([
    ['a step of the path', { path: '/things/0' }, ['/path/id']],
    ['a query that is missing', { query: '' }, ['/query/kind']],
    ['a query of another kind', { query: 'kind=odd' }, ['/query/kind']],
    ['a header', { headers: { ...RIGHT.headers, 'x-count': 'many' } }, ['/header/X-Count']],
    ['a cookie', { headers: { ...RIGHT.headers, cookie: 'sort=long' } }, ['/cookie/sort']],
    ['a body that is missing', { body: '' }, ['/body']],
    ['a body that is no JSON', { body: '{' }, ['/body']],
    ['a member of the body', { body: '{"name":""}' }, ['/body/name']],
    ['another path', { path: '/others' }, ['/path']],
    ['all at once', { path: '/things/x', query: 'kind=odd', body: '{}' }, ['/path/id', '/query/kind', '/body']],
  ])('is refused with the place of what is wrong: %s', async (_what, called, places) => {
    const made = await call(called);
    expect(made).toMatchObject({ status: 422 });
    expect(placesOf(made)).toEqual(places);
  });

  it('is refused as the document refuses it, with 400 where it has that, and 415 for an unknown media type', async () => {
    const declared = documentOf({ 400: { description: 'wrong' } });
    expect(await call({ query: '' }, declared)).toMatchObject({ status: 400 });
    expect(await call({ query: '' }, documentOf({ 400: {}, 422: { description: 'wrong' } }))).toMatchObject({
      status: 422,
    });
    for (const headers of [{ 'content-type': 'text/csv' }, {}])
      expect(await call({ headers }, declared)).toMatchObject({ status: 415 });
  });

  it('is answered as it prefers: with a status, or an example by its name', async () => {
    const prefer = (said: string) => call({ headers: { ...RIGHT.headers, prefer: said } });
    expect(await prefer('code=404')).toMatchObject({ answer: { status: 404, value: { why: expect.any(String) } } });
    expect(await prefer('example=cat')).toMatchObject({ answer: { value: { name: 'Tom' } } });
    expect(await prefer('code=200, example="a dog"')).toMatchObject({ answer: { value: { name: 'Rex' } } });
    for (const wrong of ['code=418', 'example=cow', 'code=404, example=cat'])
      expect(placesOf(await prefer(wrong)), wrong).toEqual(['/header/Prefer']);
    expect(await prefer('respond-async, wait=10')).toMatchObject({ answer: { status: 200 } });
  });

  it('is read by its own headers alone, whatever the document calls them', async () => {
    const called = { name: 'constructor', in: 'header', required: true, schema: text };
    const document = {
      openapi: '3.1.0',
      info: { title: 'T', version: '1' },
      paths: { '/a': { get: { parameters: [called], responses: { 200: { description: 'ok', content: {} } } } } },
    };
    const made = async (headers: Record<string, string>) => {
      const model = buildModel(document);
      const key = model.operations[0]?.key ?? '';
      return answerCall(model, key, await compileOperationValidator(model, key), { path: '/a', headers });
    };
    expect(placesOf(await made({}))).toEqual(['/header/constructor']);
    expect(placesOf(await made({ constructor: 'x' }))).toEqual([]);
  });

  it('is refused where it does not fit, whatever it prefers', async () => {
    const headers = { ...RIGHT.headers, prefer: 'code=404' };
    expect(await call({ headers, query: '' })).toMatchObject({ status: 422 });
  });
});

describe('a preference', () => {
  it.each([
    ['code=404', { status: 404 }],
    ['Code = 404 ; example = "a \\"name\\""', { status: 404, example: 'a "name"' }],
    ['code=201, code=404', { status: 201 }],
    ['code=9000, example=', { example: '' }],
    ['code, =, ;;', {}],
    ['example="open', { example: 'open' }],
    ['', {}],
  ])('is read as it is written: %s', (header, meant) => {
    expect(preferencesIn(header)).toEqual(meant);
  });
});
