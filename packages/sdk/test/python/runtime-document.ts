import type { JsonObject, JsonValue } from '@portico/openapi';

const json = (schema: JsonValue): JsonObject => ({ 'application/json': { schema } });
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const ok = (schema: JsonValue): JsonObject => ({ '200': { description: 'ok', content: json(schema) } });
const query = (name: string, type: string): JsonObject => ({ name, in: 'query', schema: { type } });
const pageOf = (members: JsonObject): JsonObject =>
  ok({ type: 'object', properties: { data: { type: 'array', items: ref('Thing') }, ...members } });
const binary = { schema: { type: 'string', format: 'binary' } };

const paths: JsonObject = {
  '/thing': {
    get: {
      operationId: 'getThing',
      responses: {
        ...ok(ref('Thing')),
        '404': { description: 'none', content: { 'application/problem+json': { schema: ref('Trouble') } } },
      },
    },
    post: {
      operationId: 'makeThing',
      requestBody: { content: json(ref('Thing')) },
      responses: ok(ref('Thing')),
    },
    put: {
      operationId: 'keyedThing',
      parameters: [query('from', 'string')],
      responses: ok(ref('Pet')),
    },
    patch: {
      operationId: 'changeThing',
      parameters: [{ name: 'X-Idempotency-Key', in: 'header', schema: { type: 'string' } }],
      requestBody: { content: json(ref('Thing')) },
      responses: ok(ref('Thing')),
    },
  },
  '/pages': {
    get: {
      operationId: 'byPage',
      parameters: [query('page', 'integer'), query('limit', 'integer')],
      responses: pageOf({}),
    },
  },
  '/offsets': { get: { operationId: 'byOffset', parameters: [query('offset', 'integer')], responses: pageOf({}) } },
  '/cursors': {
    get: {
      operationId: 'byCursor',
      parameters: [query('cursor', 'string')],
      responses: pageOf({ next_cursor: { type: 'string' } }),
    },
  },
  '/lasts': {
    get: {
      operationId: 'byLast',
      parameters: [query('starting_after', 'string')],
      responses: pageOf({ has_more: { type: 'boolean' } }),
    },
  },
  '/events': {
    post: {
      operationId: 'ask',
      requestBody: { content: json({ type: 'object', properties: { stream: { type: 'boolean' } } }) },
      responses: {
        '200': { description: 'ok', content: { ...json(ref('Thing')), 'text/event-stream': { schema: ref('Thing') } } },
      },
    },
  },
  '/file': {
    get: {
      operationId: 'download',
      responses: { '200': { description: 'ok', content: { 'application/octet-stream': binary } } },
    },
    put: {
      operationId: 'upload',
      requestBody: { content: { 'application/octet-stream': binary } },
      responses: { '204': { description: 'ok' } },
    },
  },
  '/form': {
    post: {
      operationId: 'sendForm',
      requestBody: {
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              properties: {
                files: { type: 'array', items: { type: 'string', format: 'binary' } },
                thing: ref('Thing'),
                note: { type: 'string' },
              },
            },
          },
          'application/x-www-form-urlencoded': {
            schema: { type: 'object', properties: { ids: { type: 'array', items: { type: 'string' } } } },
            encoding: { ids: { style: 'form', explode: false } },
          },
        },
      },
      responses: { '204': { description: 'ok' } },
    },
  },
  '/oauth': { get: { operationId: 'byOauth', security: [{ oauth: [] }], responses: ok(ref('Thing')) } },
  '/keyed': {
    get: { operationId: 'byKey', security: [{ basic: [] }, { header: [], cookie: [] }], responses: ok(ref('Thing')) },
  },
  '/queried': { get: { operationId: 'byQuery', security: [{ query: [] }], responses: ok(ref('Thing')) } },
};

/** A document with one of everything that a client does besides encoding parameters. */
export const runtimeDocument: JsonObject = {
  openapi: '3.1.0',
  info: { title: 'Runtime', version: '1.2.3-beta.4' },
  paths,
  webhooks: { thingMade: { post: { operationId: 'thingMade', requestBody: { content: json(ref('Thing')) } } } },
  components: {
    securitySchemes: {
      oauth: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: '/token', scopes: {} } } },
      basic: { type: 'http', scheme: 'basic' },
      header: { type: 'apiKey', in: 'header', name: 'X-Key' },
      cookie: { type: 'apiKey', in: 'cookie', name: 'key' },
      query: { type: 'apiKey', in: 'query', name: 'key' },
    },
    schemas: {
      Thing: {
        type: 'object',
        required: ['id', 'kind'],
        properties: {
          id: { type: 'string', readOnly: true },
          kind: { enum: ['big', 'small'] },
          note: { type: ['string', 'null'] },
          class: { type: 'string' },
          pet: ref('Pet'),
        },
      },
      Pet: { oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'type' } },
      Cat: { type: 'object', required: ['type'], properties: { type: { const: 'Cat' }, lives: { type: 'integer' } } },
      Dog: {
        type: 'object',
        required: ['type'],
        properties: { type: { const: 'Dog' }, tricks: { type: 'array', items: { type: 'string' } } },
      },
      Trouble: { type: 'object', properties: { title: { type: 'string' }, code: { type: 'integer' } } },
    },
  },
};
