import type { GatewayResponse } from './document.ts';
import { GATEWAY_RESPONSE_TYPES, type GatewayFailure, headerOf, type Inbound, type Outbound } from './exchange.ts';

const FALLBACK_TEMPLATE = '{"message":$context.error.messageString}';

const quoted = (text: string): string => JSON.stringify(text);

/** Fills the `$context.error.*` variables that gateway responses and access logs read. */
export const noteFailure = (failure: GatewayFailure, { context }: Inbound): void => {
  context.set('error.message', failure.message);
  context.set('error.messageString', quoted(failure.message));
  context.set('error.responseType', failure.type);
  if (failure.validationErrors !== undefined) context.set('error.validationErrorString', failure.validationErrors);
};

/** Text with `$context.x`, `${context.x}` and `$stageVariables.x` filled in; what is unknown becomes `missing`. */
export const substituteContext = (
  template: string,
  context: ReadonlyMap<string, string>,
  missing = '',
  encode: (value: string) => string = (value) => value,
): string =>
  template.replace(
    /\$(?:\{)?(context|stageVariables)\.([A-Za-z0-9_.-]*[A-Za-z0-9_])\}?/g,
    (_match, kind: string, name: string) => {
      const value = context.get(kind === 'context' ? name : `stageVariables.${name}`);
      if (value === undefined) return missing;
      return name === 'error.messageString' ? value : encode(value);
    },
  );

/** `'text'`, `method.request.header.Origin`, `context.requestId`, `stageVariables.x`. */
const parameterValue = (expression: string, request: Inbound): string | undefined => {
  if (expression.startsWith("'") && expression.endsWith("'")) return expression.slice(1, -1);
  if (expression.startsWith('method.request.header.'))
    return headerOf(request, expression.slice('method.request.header.'.length));
  if (expression.startsWith('context.')) return request.context.get(expression.slice('context.'.length));
  if (expression.startsWith('stageVariables.')) return request.context.get(expression);
  return undefined;
};

/** What API Gateway itself answers: the type's own response, else the default of its class, else the built-in message. */
export const gatewayResponse = (
  failure: GatewayFailure,
  responses: ReadonlyMap<string, GatewayResponse>,
  request: Inbound,
): Outbound => {
  noteFailure(failure, request);
  const builtIn = GATEWAY_RESPONSE_TYPES[failure.type].status;
  const own = responses.get(failure.type);
  const response = own ?? responses.get(builtIn < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX');
  // A status on the default of a class replaces that of every type which has no response of its own.
  const status = response?.status ?? builtIn;
  const headers: [string, string][] = [];
  for (const [target, expression] of Object.entries(response?.parameters ?? {})) {
    const value = parameterValue(expression, request);
    if (value !== undefined && target.startsWith('gatewayresponse.header.'))
      headers.push([target.slice('gatewayresponse.header.'.length), value]);
  }
  const [type = 'application/json', template = FALLBACK_TEMPLATE] = Object.entries(response?.templates ?? {})[0] ?? [];
  if (!headers.some(([name]) => name.toLowerCase() === 'content-type')) headers.push(['Content-Type', type]);
  headers.push(['x-amzn-ErrorType', ERROR_TYPES[failure.type] ?? 'InternalServerErrorException']);
  // As it is, also between quotes: a template says `messageString` for what may hold some.
  return { status, headers, body: Buffer.from(substituteContext(template, request.context)) };
};

const ERROR_TYPES: Readonly<Record<string, string>> = {
  ACCESS_DENIED: 'AccessDeniedException',
  BAD_REQUEST_BODY: 'BadRequestException',
  BAD_REQUEST_PARAMETERS: 'BadRequestException',
  DEFAULT_4XX: 'BadRequestException',
  MISSING_AUTHENTICATION_TOKEN: 'MissingAuthenticationTokenException',
  REQUEST_TOO_LARGE: 'RequestEntityTooLargeException',
  THROTTLED: 'TooManyRequestsException',
  UNAUTHORIZED: 'UnauthorizedException',
  UNSUPPORTED_MEDIA_TYPE: 'UnsupportedMediaTypeException',
};
