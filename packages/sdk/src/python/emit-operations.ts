import type { SecurityScheme } from '@portico/openapi';
import type { Pagination, PlannedBody, PlannedOperation, PlannedParameter, SdkPlan } from '../plan/sdk-plan.ts';
import { descriptorName, parameterName } from './python-names.ts';
import { literal } from './python-text.ts';
import { codec, type Declarations, declarationsOf } from './python-types.ts';

const tuple = (parts: readonly string[]): string => `(${parts.join(', ')}${parts.length === 1 ? ',' : ''})`;
/** One entry a line, where they do not fit on one. */
const table = (parts: readonly string[]): string => {
  const line = tuple(parts);
  return line.length <= 90 ? line : `(\n${parts.map((part) => `        ${part},\n`).join('')}    )`;
};
const texts = (values: readonly string[]): string => tuple(values.map(literal));
const flag = (value: boolean): string => (value ? 'True' : 'False');

const parameterText = ({ parameter, identifier }: PlannedParameter): string => {
  const { name, in: place, style, explode, mediaType, allowReserved } = parameter;
  const how = literal(mediaType === undefined ? style : 'content');
  const parts = [literal(parameterName(identifier)), literal(name), literal(place), how, flag(explode)];
  return `_Parameter(${[...parts, ...(allowReserved ? ['True'] : [])].join(', ')})`;
};

const bodyText = ({ mediaType, kind, type, encoding }: PlannedBody, declarations: Declarations): string => {
  const parts = [literal(mediaType), literal(kind), literal(codec(type, declarations))];
  const rows = [...encoding].map(([name, { style, explode, contentType }]) => {
    const members = [
      style === undefined ? '' : `style=${literal(style)}`,
      explode === undefined ? '' : `explode=${flag(explode)}`,
      contentType === undefined ? '' : `content_type=${literal(contentType)}`,
    ];
    return `${literal(name)}: _Encoding(${members.filter((member) => member !== '').join(', ')})`;
  });
  return `_Body(${[...parts, ...(rows.length > 0 ? [`{${rows.join(', ')}}`] : [])].join(', ')})`;
};

const pagesText = (pages: Pagination): string => {
  const parts = [literal(pages.kind), literal(parameterName(pages.parameter)), texts(pages.items)];
  if (pages.kind === 'cursor') parts.push(texts(pages.next));
  else if (pages.kind === 'last') parts.push(texts(pages.more), `member=${literal(pages.member)}`);
  else if (pages.size !== undefined) parts.push(`size=${literal(parameterName(pages.size))}`);
  if (pages.kind === 'page') parts.push(`first=${pages.first}`);
  if (pages.kind === 'offset') parts.push('first=0');
  return `_Pages(${parts.join(', ')})`;
};

/** The document has a header for the key of a call that is not safe to repeat: the client then makes one. */
const makesKey = ({ operation, parameters, idempotencyHeader }: PlannedOperation): boolean =>
  (operation.method === 'post' || operation.method === 'patch') &&
  parameters.some(({ parameter }) => parameter.in === 'header' && parameter.name === idempotencyHeader);

const descriptorText = (planned: PlannedOperation, declarations: Declarations): string => {
  const { operation, parameters, bodies, result, eventStream, failures, security, pagination } = planned;
  const body = (entry: PlannedBody | undefined): string => (entry ? bodyText(entry, declarations) : 'None');
  const members: (readonly [string, string | undefined])[] = [
    ['id', literal(operation.key)],
    ['method', literal(operation.method.toUpperCase())],
    ['path', literal(operation.path)],
    ['parameters', parameters.length > 0 ? table(parameters.map(parameterText)) : undefined],
    ['bodies', bodies.length > 0 ? table(bodies.map(body)) : undefined],
    ['result', result && body(result)],
    ['events', eventStream && body(eventStream)],
    [
      'failures',
      failures.length > 0
        ? table(failures.map((entry) => `(${literal(entry.status)}, ${body(entry.body)})`))
        : undefined,
    ],
    ['security', security.length > 0 ? table(security.map(texts)) : undefined],
    ['idempotent', planned.idempotent ? 'True' : undefined],
    [
      'idempotency_header',
      planned.idempotencyHeader === 'Idempotency-Key' ? undefined : literal(planned.idempotencyHeader),
    ],
    ['makes_key', makesKey(planned) ? 'True' : undefined],
    ['pages', pagination && pagesText(pagination)],
  ];
  const lines = members.filter(([, value]) => value !== undefined).map(([name, value]) => `    ${name}=${value},\n`);
  return `${descriptorName(planned.name)} = _Operation(\n${lines.join('')})\n`;
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
      return `_Scheme("apiKey", ${literal(scheme.in)}, ${literal(scheme.parameter)})`;
    case 'http':
      return ['basic', 'bearer'].includes(scheme.scheme.toLowerCase())
        ? `_Scheme("${scheme.scheme.toLowerCase()}")`
        : undefined;
    case 'oauth2':
      return `_Scheme("oauth", "", ${literal(clientTokenUrl(scheme))})`;
    case 'openIdConnect':
      return '_Scheme("oauth")';
    case 'mutualTLS':
      return '_Scheme("mutual")';
  }
};

/** The module of what the runtime knows of each operation and security scheme. */
export const emitOperations = (plan: SdkPlan): string => {
  const declarations = declarationsOf(plan);
  const schemes = plan.schemes.flatMap((scheme) => {
    const text = schemeText(scheme);
    return text === undefined ? [] : [`    ${literal(scheme.name)}: ${text},\n`];
  });
  return `"""What the client knows of each operation."""

from __future__ import annotations

from ._operation import (
    Body as _Body,
    Encoding as _Encoding,
    Operation as _Operation,
    Pages as _Pages,
    Parameter as _Parameter,
    Scheme as _Scheme,
)

schemes: dict[str, _Scheme] = {
${schemes.join('')}}

${plan.operations.map((operation) => descriptorText(operation, declarations)).join('\n')}`;
};
