import { SCHEMA_FIELDS, SCHEMA_FIELDS31 } from '../model/schema-fields.ts';
import type { Rule, Shape, SourceVersion } from './shape.ts';
import { swaggerShapes } from './swagger-shapes.ts';
import { withThreeTwo } from './three-two-shapes.ts';

const common: Readonly<Record<string, Shape>> = {
  contact: { name: 'Contact', fields: { name: 'text', url: 'text', email: 'text' } },
  server: {
    name: 'Server',
    fields: { url: 'text', description: 'text', variables: 'map is serverVariable' },
    required: ['url'],
  },
  serverVariable: {
    name: 'Server Variable',
    fields: { enum: 'list text', default: 'text', description: 'text' },
    required: ['default'],
  },
  tag: {
    name: 'Tag',
    fields: { name: 'text', description: 'text', externalDocs: 'is externalDocs' },
    required: ['name'],
  },
  externalDocs: { name: 'External Documentation', fields: { url: 'text', description: 'text' }, required: ['url'] },
  pathItem: {
    name: 'Path Item',
    fields: {
      $ref: 'text',
      summary: 'text',
      description: 'text',
      servers: 'list is server',
      parameters: 'list is parameter',
      get: 'is operation',
      put: 'is operation',
      post: 'is operation',
      delete: 'is operation',
      options: 'is operation',
      head: 'is operation',
      patch: 'is operation',
      trace: 'is operation',
    },
  },
  parameter: {
    name: 'Parameter',
    referable: true,
    fields: {
      name: 'text',
      in: 'one-of query header path cookie',
      description: 'text',
      required: 'boolean',
      deprecated: 'boolean',
      allowEmptyValue: 'boolean',
      allowReserved: 'boolean',
      explode: 'boolean',
      style: 'one-of matrix label form simple spaceDelimited pipeDelimited deepObject',
      schema: 'is schema',
      content: 'map is mediaType',
      example: 'any',
      examples: 'map is example',
    },
    required: ['name', 'in'],
  },
  header: {
    name: 'Header',
    referable: true,
    fields: {
      description: 'text',
      required: 'boolean',
      deprecated: 'boolean',
      allowEmptyValue: 'boolean',
      style: 'text',
      explode: 'boolean',
      allowReserved: 'boolean',
      schema: 'is schema',
      content: 'map is mediaType',
      example: 'any',
      examples: 'map is example',
    },
  },
  requestBody: {
    name: 'Request Body',
    referable: true,
    fields: { description: 'text', content: 'map is mediaType', required: 'boolean' },
    required: ['content'],
  },
  mediaType: {
    name: 'Media Type',
    fields: { schema: 'is schema', example: 'any', examples: 'map is example', encoding: 'map is encoding' },
  },
  encoding: {
    name: 'Encoding',
    fields: {
      contentType: 'text',
      headers: 'map is header',
      style: 'text',
      explode: 'boolean',
      allowReserved: 'boolean',
    },
  },
  responses: { name: 'Responses', fields: { default: 'is response' }, others: 'is response' },
  response: {
    name: 'Response',
    referable: true,
    fields: { description: 'text', headers: 'map is header', content: 'map is mediaType', links: 'map is link' },
    required: ['description'],
  },
  callback: { name: 'Callback', referable: true, fields: {}, others: 'is pathItem' },
  example: {
    name: 'Example',
    referable: true,
    fields: { summary: 'text', description: 'text', value: 'any', externalValue: 'text' },
  },
  link: {
    name: 'Link',
    referable: true,
    fields: {
      operationRef: 'text',
      operationId: 'text',
      parameters: 'object',
      requestBody: 'any',
      description: 'text',
      server: 'is server',
    },
  },
  discriminator: {
    name: 'Discriminator',
    fields: { propertyName: 'text', mapping: 'map text' },
    required: ['propertyName'],
  },
  xml: {
    name: 'XML',
    fields: { name: 'text', namespace: 'text', prefix: 'text', attribute: 'boolean', wrapped: 'boolean' },
  },
  securityScheme: {
    name: 'Security Scheme',
    referable: true,
    fields: {
      type: 'one-of apiKey http oauth2 openIdConnect mutualTLS',
      description: 'text',
      name: 'text',
      in: 'one-of query header cookie',
      scheme: 'text',
      bearerFormat: 'text',
      flows: 'is flows',
      openIdConnectUrl: 'text',
    },
    required: ['type'],
  },
  flows: {
    name: 'OAuth Flows',
    fields: { implicit: 'is flow', password: 'is flow', clientCredentials: 'is flow', authorizationCode: 'is flow' },
  },
  flow: {
    name: 'OAuth Flow',
    fields: { authorizationUrl: 'text', tokenUrl: 'text', refreshUrl: 'text', scopes: 'map text' },
    required: ['scopes'],
  },
};

const COMPONENT_FIELDS: Readonly<Record<string, Rule>> = {
  schemas: 'map is schema',
  responses: 'map is response',
  parameters: 'map is parameter',
  examples: 'map is example',
  requestBodies: 'map is requestBody',
  headers: 'map is header',
  securitySchemes: 'map is securityScheme',
  links: 'map is link',
  callbacks: 'map is callback',
};

const OPERATION_FIELDS: Readonly<Record<string, Rule>> = {
  tags: 'list text',
  summary: 'text',
  description: 'text',
  externalDocs: 'is externalDocs',
  operationId: 'text',
  parameters: 'list is parameter',
  requestBody: 'is requestBody',
  responses: 'is responses',
  callbacks: 'map is callback',
  deprecated: 'boolean',
  security: 'list map list text',
  servers: 'list is server',
};

const ROOT_FIELDS: Readonly<Record<string, Rule>> = {
  openapi: 'text',
  info: 'is info',
  servers: 'list is server',
  paths: 'is paths',
  components: 'is components',
  security: 'list map list text',
  tags: 'list is tag',
  externalDocs: 'is externalDocs',
};

const INFO_FIELDS: Readonly<Record<string, Rule>> = {
  title: 'text',
  description: 'text',
  termsOfService: 'text',
  contact: 'is contact',
  license: 'is license',
  version: 'text',
};

const LICENSE_FIELDS: Readonly<Record<string, Rule>> = { name: 'text', url: 'text' };

/** The shapes of one version; `root` is where a document starts. */
export const shapesOf = (version: SourceVersion): Readonly<Record<string, Shape>> => {
  if (version === '2.0') return { ...threeShapes(false), ...swaggerShapes };
  return version === '3.2' ? withThreeTwo(threeShapes(true)) : threeShapes(version === '3.1');
};

const threeShapes = (newer: boolean): Readonly<Record<string, Shape>> => ({
  ...common,
  paths: { name: 'Paths', fields: {}, others: 'is pathItem' },
  root: {
    name: 'OpenAPI',
    fields: newer ? { ...ROOT_FIELDS, webhooks: 'map is pathItem', jsonSchemaDialect: 'text' } : ROOT_FIELDS,
    required: newer ? ['openapi', 'info'] : ['openapi', 'info', 'paths'],
  },
  info: {
    name: 'Info',
    fields: newer ? { ...INFO_FIELDS, summary: 'text' } : INFO_FIELDS,
    required: ['title', 'version'],
  },
  license: {
    name: 'License',
    fields: newer ? { ...LICENSE_FIELDS, identifier: 'text' } : LICENSE_FIELDS,
    required: ['name'],
  },
  components: {
    name: 'Components',
    fields: newer ? { ...COMPONENT_FIELDS, pathItems: 'map is pathItem' } : COMPONENT_FIELDS,
  },
  operation: { name: 'Operation', fields: OPERATION_FIELDS, ...(newer ? {} : { required: ['responses'] }) },
  schema: { name: 'Schema', referable: true, lenient: true, fields: newer ? SCHEMA_FIELDS31 : SCHEMA_FIELDS },
});
