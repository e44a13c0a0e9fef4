import { expect, it } from 'vitest';
import { buildModel } from '../model/build-model.ts';
import { requestView } from './request-view.ts';

const schema = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string', example: 'Ada' }, picture: { type: 'string', format: 'binary' } },
};
const model = buildModel({
  openapi: '3.1.0',
  info: { title: 'People', version: '1' },
  paths: {
    '/people/{id}': {
      put: {
        operationId: 'putPerson',
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 7, maximum: 7 } },
          { name: 'tags', in: 'query', example: ['a', 'b'], schema: { type: 'array', items: { type: 'string' } } },
        ],
        requestBody: {
          content: {
            'application/json': { schema },
            'multipart/form-data': { schema },
            'image/png': { schema: { type: 'string', format: 'binary' } },
          },
        },
        responses: { 204: { description: 'put' } },
      },
    },
  },
});

it('a call begins with what the document allows: texts as texts, forms by member, of a file nothing', () => {
  const { parameters, bodies } = requestView(model, model.operations[0]?.key ?? '');
  expect(parameters).toEqual([
    { name: 'id', in: 'path', value: 7 },
    { name: 'tags', in: 'query', value: ['a', 'b'] },
  ]);
  const [json, form, ...others] = bodies;
  expect(JSON.parse(json?.text ?? '')).toMatchObject({ name: 'Ada' });
  expect(form).toMatchObject({ mediaType: 'multipart/form-data', value: { name: 'Ada' } });
  expect(others).toEqual([]);
});

it('of an operation that is not there it says so', () => {
  expect(() => requestView(model, 'get /nowhere')).toThrow(RangeError);
});
