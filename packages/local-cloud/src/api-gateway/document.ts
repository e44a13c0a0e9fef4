import { asArray, asBoolean, asNumber, asObject, asString, isObject, type JsonObject } from '../json.ts';

/** What is read out of an OpenAPI body with `x-amazon-apigateway-*`: everything a stage needs to answer. */
export type ApiDocument = {
  readonly routes: readonly Route[];
  readonly authorizers: ReadonlyMap<string, Authorizer>;
  readonly gatewayResponses: ReadonlyMap<string, GatewayResponse>;
  readonly binaryMediaTypes: readonly string[];
  /** Schemas live here; `#/components/schemas/…` of a body model points into it. */
  readonly source: JsonObject;
};

export type Route = {
  /** `/teams/{teamId}/{rest+}` */
  readonly resource: string;
  /** Upper case; `ANY` for x-amazon-apigateway-any-method. */
  readonly method: string;
  readonly operationName: string | undefined;
  readonly integration: Integration;
  readonly authorizer: string | undefined;
  readonly validatesParameters: boolean;
  readonly validatesBody: boolean;
  readonly requiredParameters: readonly { readonly in: string; readonly name: string }[];
  readonly bodyRequired: boolean;
  /** Schema by media type. */
  readonly bodyModels: ReadonlyMap<string, JsonObject>;
};

export type Integration = {
  readonly type: 'aws_proxy' | 'mock' | 'unsupported';
  readonly functionArn: string;
  readonly timeoutMilliseconds: number;
  /** responseTransferMode STREAM: the answer is passed on as the function makes it. */
  readonly streams: boolean;
  readonly requestTemplates: Readonly<Record<string, unknown>>;
  readonly responses: Readonly<Record<string, unknown>>;
};

export type Authorizer = {
  readonly name: string;
  readonly functionArn: string;
  readonly type: 'request' | 'token';
  /** `method.request.header.Authorization`, `…querystring.x`, `stageVariables.x`, `context.x`. */
  readonly identitySources: readonly string[];
  readonly identityPattern: RegExp | undefined;
  readonly ttlSeconds: number;
};

export type GatewayResponse = {
  readonly status: number | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  readonly templates: Readonly<Record<string, string>>;
};

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const PREFIX = 'x-amazon-apigateway-';

/** The function inside `arn:aws:apigateway:…:lambda:path/…/functions/<arn>/invocations`. */
export const functionArnOf = (uri: string): string =>
  /\/functions\/(.+)\/(?:response-streaming-)?invocations$/.exec(uri)?.[1] ?? '';

const readIntegration = (value: unknown): Integration => {
  const integration = asObject(value);
  const type = asString(integration.type).toLowerCase();
  return {
    type: type === 'aws_proxy' || type === 'mock' ? type : 'unsupported',
    functionArn: functionArnOf(asString(integration.uri)),
    streams:
      integration.responseTransferMode === 'STREAM' ||
      asString(integration.uri).endsWith('/response-streaming-invocations'),
    timeoutMilliseconds: asNumber(integration.timeoutInMillis, 29_000),
    requestTemplates: asObject(integration.requestTemplates),
    responses: asObject(integration.responses),
  };
};

const readAuthorizers = (source: JsonObject): Map<string, Authorizer> => {
  const found = new Map<string, Authorizer>();
  for (const [name, scheme] of Object.entries(asObject(asObject(source.components).securitySchemes))) {
    const settings = asObject(scheme)[`${PREFIX}authorizer`];
    if (!isObject(settings)) continue;
    const token = settings.type === 'token';
    const header = asString(asObject(scheme).name, 'Authorization');
    const pattern = asString(settings.identityValidationExpression);
    const sources = asString(settings.identitySource, token ? `method.request.header.${header}` : '');
    found.set(name, {
      name,
      functionArn: functionArnOf(asString(settings.authorizerUri)),
      type: token ? 'token' : 'request',
      identitySources: sources
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== ''),
      identityPattern: pattern === '' ? undefined : new RegExp(pattern),
      ttlSeconds: asNumber(settings.authorizerResultTtlInSeconds, 300),
    });
  }
  return found;
};

/** One entry of `x-amazon-apigateway-gateway-responses`, or the properties of an AWS::ApiGateway::GatewayResponse. */
export const readGatewayResponse = (value: unknown): GatewayResponse => {
  const response = asObject(value);
  const strings = (item: unknown): Record<string, string> =>
    Object.fromEntries(Object.entries(asObject(item)).map(([key, text]) => [key, asString(text)]));
  const status = asNumber(response.statusCode ?? response.StatusCode, 0);
  return {
    status: status === 0 ? undefined : status,
    parameters: strings(response.responseParameters ?? response.ResponseParameters),
    templates: strings(response.responseTemplates ?? response.ResponseTemplates),
  };
};

const deref = (source: JsonObject, value: unknown): JsonObject => {
  const pointer = asString(asObject(value).$ref);
  if (!pointer.startsWith('#/')) return asObject(value);
  return asObject(
    pointer
      .slice(2)
      .split('/')
      .reduce<unknown>((at, key) => asObject(at)[key.replaceAll('~1', '/').replaceAll('~0', '~')], source),
  );
};

const bodyModelsOf = (body: JsonObject): Map<string, JsonObject> => {
  const models = new Map<string, JsonObject>();
  for (const [type, media] of Object.entries(asObject(body.content))) {
    const schema = asObject(media).schema;
    if (isObject(schema)) models.set(type.toLowerCase(), schema);
  }
  // OpenAPI 2.0 keeps the schema in a body parameter, which the caller passes as { schema }.
  if (isObject(body.schema)) models.set('application/json', body.schema);
  return models;
};

const authorizerOf = (
  source: JsonObject,
  operation: JsonObject,
  authorizers: ReadonlyMap<string, Authorizer>,
): string | undefined => {
  const security = asArray(operation.security ?? source.security);
  for (const requirement of security)
    for (const name of Object.keys(asObject(requirement))) if (authorizers.has(name)) return name;
  return undefined;
};

const readRoute = (
  source: JsonObject,
  resource: string,
  method: string,
  path: JsonObject,
  authorizers: ReadonlyMap<string, Authorizer>,
): Route => {
  const operation = asObject(path[method]);
  const parameters = [...asArray(path.parameters), ...asArray(operation.parameters)].map((item) => deref(source, item));
  const validatorName = asString(operation[`${PREFIX}request-validator`] ?? source[`${PREFIX}request-validator`]);
  const validator = asObject(asObject(source[`${PREFIX}request-validators`])[validatorName]);
  const body =
    operation.requestBody === undefined
      ? asObject(parameters.find((item) => item.in === 'body'))
      : deref(source, operation.requestBody);
  return {
    resource,
    method: method === `${PREFIX}any-method` ? 'ANY' : method.toUpperCase(),
    operationName: asString(operation.operationId) || undefined,
    integration: readIntegration(operation[`${PREFIX}integration`]),
    authorizer: authorizerOf(source, operation, authorizers),
    validatesParameters: asBoolean(validator.validateRequestParameters),
    validatesBody: asBoolean(validator.validateRequestBody),
    requiredParameters: parameters
      .filter((item) => item.required === true && item.in !== 'body')
      .map((item) => ({ in: asString(item.in), name: asString(item.name) })),
    bodyRequired: body.required === true,
    bodyModels: bodyModelsOf(body),
  };
};

/** Reads an OpenAPI 2.0 or 3.0 body as API Gateway imports it: an operation without an integration is no route. */
export const readApiDocument = (source: JsonObject, binaryMediaTypes: readonly string[]): ApiDocument => {
  const authorizers = readAuthorizers(source);
  const routes: Route[] = [];
  for (const [resource, path] of Object.entries(asObject(source.paths)))
    for (const method of [...METHODS, `${PREFIX}any-method`])
      if (isObject(asObject(asObject(path)[method])[`${PREFIX}integration`]))
        routes.push(readRoute(source, resource, method, asObject(path), authorizers));
  const responses = Object.entries(asObject(source[`${PREFIX}gateway-responses`])).map(
    ([type, value]) => [type, readGatewayResponse(value)] as const,
  );
  const declared = asArray(source[`${PREFIX}binary-media-types`]).map((item) => asString(item));
  return {
    source,
    routes,
    authorizers,
    gatewayResponses: new Map(responses),
    binaryMediaTypes: [...declared, ...binaryMediaTypes],
  };
};
