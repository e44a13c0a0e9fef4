import type { JsonObject, JsonValue } from '@portico/openapi';

const CANARIES = ['__import__("os").environ.update(HACKED="1")', "__import__('os').environ.update(HACKED='1')"];

const AROUND: readonly ((canary: string) => string)[] = [
  (canary) => `""" + ${canary} + """`,
  (canary) => `"""\n${canary}\n"""`,
  (canary) => `\\"""\n${canary}\n"""`,
  (canary) => `\\\\"; ${canary} #`,
  (canary) => `"\n${canary}\n"`,
  (canary) => `'''\n${canary}\n'''`,
  (canary) => `'; ${canary}; '`,
  (canary) => `")]}); ${canary}; ({["`,
  (canary) => `\n${canary}\n`,
  (canary) => `\r${canary}\r`,
  (canary) => `\f${canary}\f`,
  (canary) => `\u2028${canary}\u2029\u0085${canary}`,
  (canary) => `{${canary}}`,
  (canary) => `\\N{QUOTATION MARK}\\x22\\u0022; ${canary}`,
  (canary) => `\u202e${canary}\u202c\u0000`,
  (canary) => `# -*- coding: utf-7 -*-\n${canary}`,
];

const PLAIN = (
  '"""|\'\'\'|"|\\|\\\\|\\"|__import__|__init__|__class__|__dict__|__slots__|class|def|None|True|self|cls|match|type|str|int|list|dict|' +
  'models|Model|Any|Literal|Unset|UNSET|options|body|client|from_json|to_json|additional_properties|_fields|_additional|mro|json|os|' +
  'annotations|from __future__ import braces|import *|../../etc/passwd|{{7*7}}|#{7*7}|%(name)s|# type: ignore|\u{10ffff}|名前|é|9lives| |'
).split('|');

const NAMES: readonly string[] = [
  ...CANARIES.flatMap((canary) => AROUND.map((around) => around(canary))),
  ...PLAIN,
  'a'.repeat(10_000),
];

const objectOf = (entries: readonly (readonly [string, JsonValue])[]): JsonObject => Object.fromEntries(entries);

const operationOf = (name: string): JsonObject => ({
  operationId: name,
  summary: name,
  description: `${name}\n\n${name}`,
  tags: [name],
  deprecated: true,
  parameters: [
    {
      name: name || 'q',
      in: 'query',
      description: name,
      schema: { enum: [name, `${name}2`], default: name },
    },
    { name: name || 'h', in: 'header', schema: { type: 'string' } },
    {
      name: `${name}j`,
      in: 'query',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } },
    },
  ],
  requestBody: {
    required: true,
    description: name,
    content: {
      [name || 'a/b']: { schema: { type: 'string' } },
      'application/json': { schema: { $ref: '#/components/schemas/A' } },
      'multipart/form-data': {
        schema: { type: 'object', properties: objectOf([[name || 'm', { type: 'string' }]]) },
        encoding: objectOf([[name || 'm', { contentType: name, style: name }]]),
      },
    },
  },
  responses: {
    '200': {
      description: name,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: [name],
            properties: objectOf([
              ['k', {}],
              [name, { const: name, description: name }],
            ]),
          },
        },
      },
    },
    default: {
      description: name,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/U' } } },
    },
  },
});

const hostile = (name: string): JsonObject => ({
  openapi: '3.1.0',
  info: { title: name || 'x', version: name, description: name },
  servers: [{ url: name }],
  tags: [{ name, description: name }],
  security: [{ [name]: [] }],
  paths: {
    [`/x/{${name.replaceAll(/[{}]/g, '') || 'p'}}/${name}`]: {
      post: operationOf(name),
      trace: operationOf(`${name}t`),
    },
  },
  webhooks: objectOf([[name || 'w', { post: { ...operationOf(`${name}w`), parameters: [] } }]]),
  components: {
    securitySchemes: objectOf([
      [name, { type: 'apiKey', in: 'header', name: name || 'k' }],
      ['o', { type: 'oauth2', flows: { clientCredentials: { tokenUrl: name, scopes: {} } } }],
    ]),
    schemas: {
      A: { type: 'object', title: name, description: name, properties: { a: { enum: [name, 'b', `${name}c`] } } },
      U: {
        description: name,
        oneOf: [{ $ref: '#/components/schemas/A' }, { const: name }, { type: 'array', items: { const: name } }],
        discriminator: { propertyName: name, mapping: { [name]: name } },
      },
      D: {
        oneOf: [
          { type: 'object', required: [name], properties: objectOf([[name, { const: name }]]) },
          { type: 'object', required: [name], properties: objectOf([[name, { const: `${name}2` }]]) },
        ],
      },
      ...objectOf([[name || 'e', { description: name, enum: [name, 'other'], deprecated: true }]]),
    },
  },
});

/** Documents with a name of harm in every position, for what Python does with text. */
export const hostileDocuments = (): { readonly name: string; readonly document: JsonObject }[] =>
  NAMES.map((name) => ({ name, document: hostile(name) }));
