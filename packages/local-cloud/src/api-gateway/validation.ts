import type { ValidateFunction } from 'ajv';
import AjvDraft4 from 'ajv-draft-04';
import type { JsonObject } from '../json.ts';
import type { ApiDocument, Route } from './document.ts';
import { GatewayFailure, headerOf, type Inbound } from './exchange.ts';

export type RequestValidation = {
  /** Throws the gateway failure a real API would answer; says nothing where the route has no validator. */
  check(route: Route, request: Inbound, pathParameters: Readonly<Record<string, string>>): void;
};

const isPresent = (
  parameter: { readonly in: string; readonly name: string },
  request: Inbound,
  path: Readonly<Record<string, string>>,
): boolean => {
  if (parameter.in === 'path') return (path[parameter.name] ?? '') !== '';
  if (parameter.in === 'header') return (headerOf(request, parameter.name) ?? '') !== '';
  if (parameter.in === 'query') return request.query.some(([name, value]) => name === parameter.name && value !== '');
  return true;
};

const checkParameters = (route: Route, request: Inbound, path: Readonly<Record<string, string>>): void => {
  const missing = route.requiredParameters
    .filter((parameter) => !isPresent(parameter, request, path))
    .map(({ name }) => name);
  if (missing.length === 0) return;
  const message = `Missing required request parameters: [${missing.join(', ')}]`;
  throw new GatewayFailure('BAD_REQUEST_PARAMETERS', message, message);
};

const modelFor = (route: Route, request: Inbound): JsonObject | undefined => {
  const type = (headerOf(request, 'content-type') ?? 'application/json').split(';')[0]?.trim().toLowerCase() ?? '';
  return route.bodyModels.get(type);
};

/** Body models are JSON schema draft 4, as API Gateway reads them: unknown keywords and formats mean nothing. */
export const createValidation = (document: ApiDocument): RequestValidation => {
  const compiled = new Map<JsonObject, ValidateFunction>();
  let ajv: AjvDraft4.default | undefined;

  const validatorOf = (schema: JsonObject): ValidateFunction => {
    const known = compiled.get(schema);
    if (known) return known;
    if (!ajv) {
      ajv = new AjvDraft4.default({
        strict: false,
        validateFormats: false,
        validateSchema: false,
        allErrors: true,
        logger: false,
      });
      ajv.addSchema(
        { id: 'api', components: document.source.components, definitions: document.source.definitions },
        'api',
      );
    }
    // `#/components/…` inside the model must find the document, not the model.
    const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"api#/')) as JsonObject;
    const made = ajv.compile(absolute);
    compiled.set(schema, made);
    return made;
  };

  const checkBody = (route: Route, request: Inbound): void => {
    const schema = modelFor(route, request);
    if (!schema) return;
    if (request.body.length === 0) {
      if (route.bodyRequired) throw new GatewayFailure('BAD_REQUEST_BODY', undefined, '[the request body is missing]');
      return;
    }
    let value: unknown;
    try {
      value = JSON.parse(request.body.toString('utf8'));
    } catch {
      throw new GatewayFailure('BAD_REQUEST_BODY', undefined, '[the request body is not JSON]');
    }
    const validate = validatorOf(schema);
    if (validate(value)) return;
    const errors = (validate.errors ?? [])
      .slice(0, 10)
      .map((error) => `${error.instancePath || '/'} ${error.message ?? 'is invalid'}`);
    throw new GatewayFailure('BAD_REQUEST_BODY', undefined, `[${errors.join(', ')}]`);
  };

  return {
    check: (route, request, path) => {
      if (route.validatesParameters) checkParameters(route, request, path);
      if (route.validatesBody) checkBody(route, request);
    },
  };
};
