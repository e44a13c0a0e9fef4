import { type Operation, operationsOf, type PortalDocument, parameterOf, visitorPathOf } from './document.ts';

/** Headers a browser may send to the API; `*` covers all but Authorization (Fetch standard, CORS-unsafe names). */
const ALLOW_HEADERS = "'Authorization,*'";

const entryOf = (document: PortalDocument, operation: Operation, security: Record<string, never[]>[]) => ({
  operationId: operation.operationId,
  'x-portico-function': operation['x-portico-function'],
  parameters: (operation.parameters ?? [])
    .map((parameter) => parameterOf(document, parameter))
    // A missing If-Match is the kernel's to refuse: API Gateway has no 428.
    .filter((parameter) => parameter.in !== 'header')
    .map(({ name, in: place, required }) => ({
      name,
      in: place,
      required: required === true,
      schema: { type: 'string' },
    })),
  ...(operation.requestBody && {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Body' } } },
    },
    'x-amazon-apigateway-request-validator': 'all',
  }),
  security,
  responses: { default: { description: 'As the contract says.' } },
});

/** Which header the credential is in: clients of the Model Context Protocol have one way to send any, or none at first. */
const schemeOf = ({ 'x-portico-access': access, 'x-portico-bearer': bearer }: Operation) =>
  access !== 'key' ? 'user' : bearer === true ? 'agent' : 'key';

/**
 * The document a REST API imports, without what only a deployment knows: `x-portico-function` stays where the
 * integration goes, `{PortalUrl}` where the CORS origin goes. It may check less than the contract, never more: bodies
 * must be JSON objects and required parameters present, all else is the kernel's.
 */
export const emitApiGateway = (document: PortalDocument) => {
  const paths: Record<string, Record<string, unknown>> = {};
  const add = (path: string, method: string, entry: unknown) => {
    paths[path] = { ...paths[path], [method]: entry };
  };
  for (const { path, method, operation } of operationsOf(document)) {
    const access = operation['x-portico-access'];
    add(path, method, entryOf(document, operation, access === 'public' ? [] : [{ [schemeOf(operation)]: [] }]));
    const visitorPath = visitorPathOf(path, method, operation);
    if (visitorPath)
      add(visitorPath, method, {
        ...entryOf(document, operation, []),
        operationId: `${operation.operationId}AsVisitor`,
      });
  }
  for (const [path, item] of Object.entries(paths)) item.options = preflight(path, Object.keys(item));
  return {
    openapi: '3.0.1',
    info: { title: 'portico', version: '1.0.0' },
    paths,
    components: {
      schemas: { Body: { type: 'object' } },
      securitySchemes: {
        user: { type: 'apiKey', in: 'header', name: 'Authorization', 'x-amazon-apigateway-authtype': 'custom' },
        key: { type: 'apiKey', in: 'header', name: 'X-Api-Key', 'x-amazon-apigateway-authtype': 'custom' },
        agent: { type: 'apiKey', in: 'header', name: 'Authorization', 'x-amazon-apigateway-authtype': 'custom' },
      },
    },
    'x-amazon-apigateway-request-validators': {
      all: { validateRequestBody: true, validateRequestParameters: true },
      parameters: { validateRequestBody: false, validateRequestParameters: true },
    },
    'x-amazon-apigateway-request-validator': 'parameters',
    'x-amazon-apigateway-binary-media-types': ['*/*'],
  };
};

const preflight = (path: string, methods: string[] = []) => {
  const allowed = methods.includes('x-amazon-apigateway-any-method')
    ? ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']
    : methods.filter((method) => method !== 'options').map((method) => method.toUpperCase());
  const headers = {
    'Access-Control-Allow-Origin': "'{PortalUrl}'",
    'Access-Control-Allow-Methods': `'${[...allowed, 'OPTIONS'].join(',')}'`,
    'Access-Control-Allow-Headers': ALLOW_HEADERS,
    'Access-Control-Max-Age': "'600'",
    Vary: "'Origin'",
  };
  const declared = Object.fromEntries(Object.keys(headers).map((name) => [name, { schema: { type: 'string' } }]));
  return {
    parameters: [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    security: [],
    responses: { '204': { description: 'CORS preflight.', headers: declared } },
    'x-amazon-apigateway-integration': {
      type: 'mock',
      passthroughBehavior: 'never',
      contentHandling: 'CONVERT_TO_TEXT',
      requestTemplates: { 'application/json': '{"statusCode": 204}' },
      responses: {
        default: {
          statusCode: '204',
          responseParameters: Object.fromEntries(
            Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, value]),
          ),
        },
      },
    },
  };
};
