import { type ContractEntry, Problem, type ValidationError, type Validator } from '@portico/contract';
import type { APIGatewayProxyEvent } from 'aws-lambda';

const JSON_TYPE = /^application\/(?:[a-z0-9.+-]+\+)?json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/** One header by its lower-case name. */
export const header = (event: APIGatewayProxyEvent, name: string): string | undefined => {
  for (const [key, value] of Object.entries(event.headers ?? {})) if (key.toLowerCase() === name) return value;
  return undefined;
};

const sentence = ({ keyword, message = 'is not valid', params }: ValidationError): string => {
  if (keyword === 'additionalProperties') return `the field ${JSON.stringify(params.additionalProperty)} is not known`;
  if (keyword === 'required') return `the field ${JSON.stringify(params.missingProperty)} is required`;
  if (keyword === 'enum' && Array.isArray(params.allowedValues))
    return `must be one of ${params.allowedValues.join(', ')}`;
  return message;
};

const escapeToken = (name: unknown) => String(name).replaceAll('~', '~0').replaceAll('/', '~1');

const pointer = ({ keyword, instancePath, params }: ValidationError): string => {
  if (keyword === 'additionalProperties') return `${instancePath}/${escapeToken(params.additionalProperty)}`;
  if (keyword === 'required') return `${instancePath}/${escapeToken(params.missingProperty)}`;
  return instancePath;
};

const check = (validator: Validator, data: unknown) => {
  if (validator(data)) return;
  const errors = (validator.errors ?? []).filter(({ keyword }) => keyword !== 'allOf');
  throw new Problem('invalid-request', undefined, {
    errors: errors.map((error) => ({ pointer: pointer(error), detail: sentence(error).slice(0, 2000) })),
  });
};

const parseBody = (event: APIGatewayProxyEvent): unknown => {
  if (!event.body) throw new Problem('invalid-json', 'A JSON body is needed.');
  if (!JSON_TYPE.test(header(event, 'content-type') ?? ''))
    throw new Problem('unsupported-media-type', 'Send application/json.');
  const bytes = Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Problem('invalid-json');
  }
};

const queryOf = (event: APIGatewayProxyEvent) => {
  // Own properties all: a parameter named `__proto__` is one the contract does not know.
  const query: [string, string][] = [];
  for (const [name, values] of Object.entries(event.multiValueQueryStringParameters ?? {})) {
    if (values && values.length > 1)
      throw new Problem('invalid-request', undefined, {
        errors: [{ pointer: `/query/${escapeToken(name)}`, detail: 'is given more than once' }],
      });
    if (values?.[0] !== undefined) query.push([name, values[0]]);
  }
  return Object.fromEntries(query);
};

/** Path, query and body as the contract types them, coerced and with defaults; a Problem names every fault by pointer. */
export const readRequest = (entry: ContractEntry, event: APIGatewayProxyEvent) => {
  const parameters = { path: { ...event.pathParameters }, query: queryOf(event) };
  check(entry.params, parameters);
  let body: unknown;
  if (entry.body) {
    body = parseBody(event);
    check(entry.body, body);
  }
  return { params: parameters.path, query: parameters.query, body };
};
