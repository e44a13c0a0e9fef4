import type { SecurityScheme } from '@portico/openapi';
import type { Pagination, PlannedBody, PlannedOperation, PlannedParameter, PlannedResult } from '../plan/sdk-plan.ts';
import { descriptorName } from './go-names.ts';
import { literal, literalMembers } from './go-text.ts';
import { baseType, type GoPackage } from './go-types.ts';

const texts = (values: readonly string[]): string => `[]string{${values.map(literal).join(', ')}}`;

/** A list of rows, one on a line. */
const rows = (type: string, values: readonly string[]): string | undefined =>
  values.length === 0 ? undefined : `[]${type}{\n${values.map((value) => `\t\t${value},\n`).join('')}\t}`;

const parameterText = ({ parameter }: PlannedParameter): string => {
  const { name, in: place, style, explode, mediaType, allowReserved } = parameter;
  const how = mediaType === undefined ? style : 'content';
  return `{${[name, place, how].map(literal).join(', ')}, ${explode}, ${allowReserved === true}}`;
};

const bodyText = ({ mediaType, kind, encoding }: PlannedBody): string => {
  const entries = [...encoding].map(([name, { style, explode, contentType }]) => {
    const members = [style ?? '', explode === undefined ? '' : String(explode), contentType ?? ''];
    return `${literal(name)}: {${members.map(literal).join(', ')}}`;
  });
  const encodings = entries.length > 0 ? `map[string]encoding{${entries.join(', ')}}` : 'nil';
  return `{${literal(mediaType)}, ${literal(kind)}, ${encodings}}`;
};

const failureText = ({ status, body }: PlannedResult, go: GoPackage): string =>
  `{${literal(status)}, ${body?.kind === 'json' ? `(*${baseType(body.type, go)})(nil)` : 'nil'}}`;

const pagesText = (pages: Pagination, parameters: readonly PlannedParameter[]): string => {
  const place = (name: string | undefined) => parameters.findIndex(({ identifier }) => identifier === name);
  const members = [`kind: ${literal(pages.kind)}`, `parameter: ${place(pages.parameter)}`];
  const counted = pages.kind === 'page' || pages.kind === 'offset';
  members.push(`size: ${counted ? place(pages.size) : -1}`);
  if (pages.kind === 'page') members.push(`first: ${pages.first}`);
  if (pages.items.length > 0) members.push(`items: ${texts(pages.items)}`);
  if (pages.kind === 'cursor') members.push(`next: ${texts(pages.next)}`);
  if (pages.kind === 'last') members.push(`next: ${texts(pages.more)}`, `member: ${literal(pages.member)}`);
  return `&pageSpec{${members.join(', ')}}`;
};

/** The document has a header for the key of a call that is not safe to repeat: the client then makes one. */
const makesKey = ({ operation, parameters, idempotencyHeader }: PlannedOperation): boolean =>
  (operation.method === 'post' || operation.method === 'patch') &&
  parameters.some(({ parameter }) => parameter.in === 'header' && parameter.name === idempotencyHeader);

/** The variable that tells the runtime what it has to know of an operation. */
export const descriptorText = (planned: PlannedOperation, go: GoPackage): string => {
  const { operation, parameters, bodies, result, failures, security, pagination } = planned;
  const members: (readonly [string, string | undefined])[] = [
    ['id', literal(operation.key)],
    ['method', literal(operation.method.toUpperCase())],
    ['path', literal(operation.path)],
    ['parameters', rows('parameter', parameters.map(parameterText))],
    ['bodies', rows('bodySpec', bodies.map(bodyText))],
    ['isText', result?.kind === 'text' ? 'true' : undefined],
    [
      'failures',
      rows(
        'failure',
        failures.map((entry) => failureText(entry, go)),
      ),
    ],
    [
      'security',
      security.length > 0 ? `[][]string{${security.map((names) => texts(names).slice(8)).join(', ')}}` : undefined,
    ],
    ['idempotent', planned.idempotent ? 'true' : undefined],
    [
      'idempotencyHeader',
      planned.idempotencyHeader === 'Idempotency-Key' ? undefined : literal(planned.idempotencyHeader),
    ],
    ['makesKey', makesKey(planned) ? 'true' : undefined],
    ['pages', pagination && pagesText(pagination, parameters)],
  ];
  const given = members.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]));
  return `var ${descriptorName(planned.name)} = operation{\n${literalMembers(given)}}\n`;
};

const clientTokenUrl = (scheme: Extract<SecurityScheme, { type: 'oauth2' }>): string => {
  const flow = scheme.flows.clientCredentials;
  const url = typeof flow === 'object' && flow !== null && 'tokenUrl' in flow ? flow.tokenUrl : undefined;
  return typeof url === 'string' ? url : '';
};

/** How a scheme is sent; `undefined` for one that no client of this kind can. */
const schemeText = (scheme: SecurityScheme): string | undefined => {
  switch (scheme.type) {
    case 'apiKey':
      return `{kind: "apiKey", place: ${literal(scheme.in)}, name: ${literal(scheme.parameter)}}`;
    case 'http': {
      const kind = scheme.scheme.toLowerCase();
      return kind === 'basic' || kind === 'bearer' ? `{kind: "${kind}"}` : undefined;
    }
    case 'oauth2':
      return `{kind: "oauth", name: ${literal(clientTokenUrl(scheme))}}`;
    case 'openIdConnect':
      return '{kind: "oauth"}';
    case 'mutualTLS':
      return '{kind: "mutual"}';
  }
};

/** The map of the security schemes. */
export const schemesText = ({ plan }: GoPackage): string => {
  const entries = plan.schemes.flatMap((scheme): string[] => {
    const text = schemeText(scheme);
    return text === undefined ? [] : [`${literal(scheme.name)}: ${text}`];
  });
  return `map[string]scheme{${entries.join(', ')}}`;
};
