import type { SecurityScheme } from '@portico/openapi';
import type { Pagination, PlannedBody, PlannedOperation, PlannedParameter } from '../plan/sdk-plan.ts';
import { constantName } from './java-names.ts';
import { literal } from './java-text.ts';
import { type Context, typeCode } from './java-types.ts';

const texts = (values: readonly string[]): string => `List.of(${values.map(literal).join(', ')})`;
const orNull = (text: string | undefined): string => (text === undefined ? 'null' : literal(text));

const parameterText = ({ parameter, identifier }: PlannedParameter): string => {
  const { name, in: place, style, explode, mediaType, allowReserved } = parameter;
  const how = mediaType === undefined ? style : 'content';
  const call = allowReserved ? 'reserved' : 'parameter';
  return `.${call}(${literal(identifier)}, ${literal(name)}, ${literal(place)}, ${literal(how)}, ${explode})`;
};

const bodyLines = ({ mediaType, kind, encoding }: PlannedBody): string[] => [
  `.body(${literal(mediaType)}, ${literal(kind)})`,
  ...[...encoding].map(
    ([name, { style, explode, contentType }]) =>
      `.encoding(${literal(name)}, ${orNull(style)}, ${explode ?? 'null'}, ${orNull(contentType)})`,
  ),
];

const pagesText = (pages: Pagination): string => {
  const next = pages.kind === 'cursor' ? pages.next : pages.kind === 'last' ? pages.more : [];
  const member = pages.kind === 'last' ? pages.member : '';
  const size = pages.kind === 'page' || pages.kind === 'offset' ? (pages.size ?? '') : '';
  const first = pages.kind === 'page' ? pages.first : 0;
  return `.pages(${literal(pages.kind)}, ${literal(pages.parameter)}, ${texts(pages.items)}, ${texts(next)}, ${literal(member)}, ${literal(size)}, ${first})`;
};

/** The document has a header for the key of a call that is not safe to repeat: the client then makes one. */
const makesKey = ({ operation, parameters, idempotencyHeader }: PlannedOperation): boolean =>
  (operation.method === 'post' || operation.method === 'patch') &&
  parameters.some(({ parameter }) => parameter.in === 'header' && parameter.name === idempotencyHeader);

/** Types of failures by name: each is looked up when the first failure of it comes. */
export type FailureTypes = Map<string, string>;

const failureLines = ({ failures }: PlannedOperation, types: FailureTypes, context: Context): string[] =>
  failures.map(({ status, body }) => {
    if (body?.kind !== 'json' || body.type.kind !== 'named') return `.failure(${literal(status)}, null)`;
    // A constant of the name of a class would be taken for it: those have no underscore.
    const name = `${constantName(body.type.name)}_FAILURE`;
    types.set(name, typeCode(body.type, context));
    return `.failure(${literal(status)}, Failures.${name})`;
  });

/** The constant that describes an operation. */
export const descriptorText = (planned: PlannedOperation, types: FailureTypes, context: Context): string => {
  const { operation, parameters, bodies, security, pagination, idempotent, idempotencyHeader } = planned;
  const lines = [
    ...parameters.map(parameterText),
    ...bodies.flatMap(bodyLines),
    ...failureLines(planned, types, context),
    ...security.map((names) => `.security(${names.map(literal).join(', ')})`),
    ...(idempotent ? ['.idempotent()'] : []),
    ...(idempotencyHeader === 'Idempotency-Key' && !makesKey(planned)
      ? []
      : [`.key(${literal(idempotencyHeader)}, ${makesKey(planned)})`]),
    ...(pagination ? [pagesText(pagination)] : []),
  ];
  const head = `new Operation(${literal(operation.key)}, ${literal(operation.method.toUpperCase())}, ${literal(operation.path)})`;
  return `    private static final Operation ${descriptorName(planned)} = ${head}${lines.map((line) => `\n        ${line}`).join('')};\n`;
};

export const descriptorName = ({ name }: PlannedOperation): string => `${constantName(name)}_OPERATION`;

/** What a descriptor adds to the code that makes all of a class: at most this many bytes, roughly. */
export const descriptorWeight = ({ parameters, bodies, failures, security, pagination }: PlannedOperation): number => {
  const encodings = bodies.reduce((sum, { encoding }) => sum + encoding.size, 0);
  const schemes = security.reduce((sum, names) => sum + 12 + 7 * names.length, 0);
  return (
    30 +
    20 * parameters.length +
    12 * bodies.length +
    20 * encodings +
    12 * failures.length +
    schemes +
    (pagination ? 60 : 0)
  );
};

const clientTokenUrl = (scheme: Extract<SecurityScheme, { type: 'oauth2' }>): string => {
  const flow = scheme.flows.clientCredentials;
  const url = typeof flow === 'object' && flow !== null && 'tokenUrl' in flow ? flow.tokenUrl : undefined;
  return typeof url === 'string' ? url : '';
};

const HTTP_SCHEMES = new Set(['basic', 'bearer']);

/** How a scheme is sent; `undefined` for one that no client of this kind can. */
const schemeText = (scheme: SecurityScheme): string | undefined => {
  switch (scheme.type) {
    case 'apiKey':
      return `new Scheme("apiKey", ${literal(scheme.in)}, ${literal(scheme.parameter)})`;
    case 'http': {
      const kind = scheme.scheme.toLowerCase();
      return HTTP_SCHEMES.has(kind) ? `new Scheme(${literal(kind)}, "", "")` : undefined;
    }
    case 'oauth2':
      return `new Scheme("oauth", "", ${literal(clientTokenUrl(scheme))})`;
    case 'openIdConnect':
      return 'new Scheme("oauth", "", "")';
    case 'mutualTLS':
      return 'new Scheme("mutual", "", "")';
  }
};

/** Entries of the map of schemes. */
export const schemeEntries = ({ plan }: Context): string[] =>
  plan.schemes.flatMap((scheme) => {
    const text = schemeText(scheme);
    return text === undefined ? [] : [`Map.entry(${literal(scheme.name)}, ${text})`];
  });
