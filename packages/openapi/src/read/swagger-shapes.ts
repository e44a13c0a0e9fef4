import { SCHEMA_FIELDS } from '../model/schema-fields.ts';
import type { Rule, Shape } from './shape.ts';

/** Fields of a value that is no Schema Object: parameters, items and headers of Swagger 2.0. */
const VALUE_FIELDS: Readonly<Record<string, Rule>> = {
  type: 'text',
  format: 'text',
  items: 'is items',
  collectionFormat: 'one-of csv ssv tsv pipes multi',
  default: 'any',
  maximum: 'number',
  exclusiveMaximum: 'boolean',
  minimum: 'number',
  exclusiveMinimum: 'boolean',
  maxLength: 'count',
  minLength: 'count',
  pattern: 'text',
  maxItems: 'count',
  minItems: 'count',
  uniqueItems: 'boolean',
  enum: 'list any',
  multipleOf: 'number',
};

const DOCUMENTED: Readonly<Record<string, Rule>> = { description: 'text', externalDocs: 'is externalDocs' };

/** What each object of Swagger 2.0 may hold (spec.openapis.org/oas/v2.0); the rest is as in 3.0. */
export const swaggerShapes: Readonly<Record<string, Shape>> = {
  root: {
    name: 'Swagger',
    fields: {
      swagger: 'text',
      info: 'is info',
      host: 'text',
      basePath: 'text',
      schemes: 'list one-of http https ws wss',
      consumes: 'list text',
      produces: 'list text',
      paths: 'is paths',
      definitions: 'map is schema',
      parameters: 'map is parameter',
      responses: 'map is response',
      securityDefinitions: 'map is securityScheme',
      security: 'list map list text',
      tags: 'list is tag',
      externalDocs: 'is externalDocs',
    },
    required: ['swagger', 'info', 'paths'],
  },
  paths: { name: 'Paths', fields: {}, others: 'is pathItem' },
  pathItem: {
    name: 'Path Item',
    fields: {
      $ref: 'text',
      parameters: 'list is parameter',
      ...Object.fromEntries(
        ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'].map((method) => [method, 'is operation'] as const),
      ),
    },
  },
  operation: {
    name: 'Operation',
    fields: {
      ...DOCUMENTED,
      tags: 'list text',
      summary: 'text',
      operationId: 'text',
      consumes: 'list text',
      produces: 'list text',
      parameters: 'list is parameter',
      responses: 'is responses',
      schemes: 'list one-of http https ws wss',
      deprecated: 'boolean',
      security: 'list map list text',
    },
    required: ['responses'],
  },
  parameter: {
    name: 'Parameter',
    referable: true,
    lenient: true,
    fields: {
      ...VALUE_FIELDS,
      name: 'text',
      in: 'one-of query header path formData body',
      description: 'text',
      required: 'boolean',
      allowEmptyValue: 'boolean',
      schema: 'is schema',
    },
    required: ['name', 'in'],
  },
  items: { name: 'Items', lenient: true, fields: VALUE_FIELDS, required: ['type'] },
  header: { name: 'Header', lenient: true, fields: { ...VALUE_FIELDS, description: 'text' }, required: ['type'] },
  responses: { name: 'Responses', fields: { default: 'is response' }, others: 'is response' },
  response: {
    name: 'Response',
    referable: true,
    fields: { description: 'text', schema: 'is schema', headers: 'map is header', examples: 'object' },
    required: ['description'],
  },
  securityScheme: {
    name: 'Security Scheme',
    fields: {
      type: 'one-of basic apiKey oauth2',
      description: 'text',
      name: 'text',
      in: 'one-of query header',
      flow: 'one-of implicit password application accessCode',
      authorizationUrl: 'text',
      tokenUrl: 'text',
      scopes: 'map text',
    },
    required: ['type'],
  },
  schema: {
    name: 'Schema',
    referable: true,
    lenient: true,
    fields: { ...SCHEMA_FIELDS, discriminator: 'text' },
  },
};
