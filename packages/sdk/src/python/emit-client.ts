import { oneLine, paragraphs } from '../plan/plain-text.ts';
import { exampleLine } from '../plan/sample-arguments.ts';
import type { PlannedBody, PlannedOperation, PlannedParameter, SdkPlan } from '../plan/sdk-plan.ts';
import { type ClientMethod, clientMethods } from './client-methods.ts';
import { descriptorName, parameterName, pythonNames } from './python-names.ts';
import { callCode } from './python-samples.ts';
import { comment, docstring, literal } from './python-text.ts';
import { AS_RESULT, annotation, type Declarations, declarationsOf, IN_CLIENT } from './python-types.ts';

const bodyType = ({ kind, type }: PlannedBody): string => {
  if (kind === 'text') return 'str';
  return kind === 'binary' ? '_BinaryBody' : annotation(type, IN_CLIENT);
};

const union = (types: readonly string[]): string => {
  const parts = [...new Set(types)];
  return parts.includes('Any') ? 'Any' : parts.join(' | ');
};

const dataType = (body: PlannedBody): string => {
  if (body.kind === 'text') return 'str';
  return body.kind === 'binary' ? 'bytes' : annotation(body.type, AS_RESULT);
};

const returnType = ({ kind, planned }: ClientMethod): string => {
  const { result, resultOptional, eventStream, pagination } = planned;
  if (kind === 'pages') return `Iterator[${pagination ? annotation(pagination.itemType, AS_RESULT) : 'Any'}]`;
  if (kind === 'stream') return '_BinaryStream';
  if (kind === 'events') return `_EventStream[${eventStream ? dataType(eventStream) : 'Any'}]`;
  if (!result) return 'None';
  return union([dataType(result), ...(resultOptional ? ['None'] : [])]);
};

const inputs = ({ parameters, bodies, bodyRequired }: PlannedOperation): string[] => {
  const given = ({ parameter, identifier, type }: PlannedParameter): string => {
    const text = annotation(type, IN_CLIENT);
    const optional = text === 'Any' || text.endsWith('| None') || text === 'None' ? text : `${text} | None`;
    return `${parameterName(identifier)}: ${parameter.required ? text : `${optional} = None`}`;
  };
  const [first] = bodies;
  const types = union(bodies.map(bodyType));
  const unset = types === 'Any' ? types : `${types} | _Unset`;
  const body = first ? [`body: ${bodyRequired ? types : `${unset} = _UNSET`}`] : [];
  const kinds = bodies.map(({ mediaType }) => literal(mediaType));
  const choice = kinds.length > 1 ? [`content_type: Literal[${kinds.join(', ')}] = ${kinds[0]}`] : [];
  const required = parameters.filter(({ parameter }) => parameter.required);
  const others = parameters.filter(({ parameter }) => !parameter.required);
  return [...required.map(given), ...body, ...choice, ...others.map(given)];
};

const NOTES: Readonly<Record<ClientMethod['kind'], string | undefined>> = {
  call: undefined,
  pages: 'The items of all pages; the next page is fetched when its first item is asked for.',
  stream: 'The body in pieces, as it comes. Use the answer in a "with" statement.',
  events: 'The events, as they come. Use the answer in a "with" statement.',
};

const documentation = (client: ClientMethod, declarations: Declarations): string[] => {
  const { kind, planned } = client;
  const { operation, parameters, bodies, failures } = planned;
  const { summary, description, method, path, deprecated } = operation;
  const described = parameters.flatMap(({ identifier, parameter }) => {
    const text = oneLine(parameter.description);
    const notes = [text, parameter.deprecated ? 'Deprecated.' : ''].filter((part) => part !== '').join(' ');
    return notes === '' ? [] : [`    ${parameterName(identifier)}: ${notes}`];
  });
  const bodyText = bodies.length > 0 ? oneLine(operation.body?.description) : '';
  const args = [...(bodyText === '' ? [] : [`    body: ${bodyText}`]), ...described];
  const raised = failures.flatMap(({ status, body }) =>
    body?.kind === 'json' && body.type.kind === 'named' ? [`${status} with models.${body.type.name}`] : [status],
  );
  return paragraphs([
    summary ?? description ?? `${method.toUpperCase()} ${path}`,
    summary === undefined || description === summary ? undefined : description,
    NOTES[kind],
    deprecated ? 'Deprecated.' : undefined,
    `${method.toUpperCase()} ${path}`,
    args.length > 0 ? `Args:\n${args.join('\n')}` : undefined,
    raised.length > 0 ? `Raises:\n    ApiError: ${raised.join(', ')}` : undefined,
    exampleLine(callCode(client, declarations)),
  ]);
};

const DOING = { call: 'call', pages: 'pages', stream: 'stream', events: 'events' } as const;

const argumentList = (passed: readonly string[]): string => {
  const line = passed.join(', ');
  return line.length <= 80 ? line : `\n${passed.map((part) => `            ${part},\n`).join('')}        `;
};

const methodText = (method: ClientMethod, declarations: Declarations): string => {
  const { planned, name, kind } = method;
  const { parameters, bodies } = planned;
  const values = parameters.map(
    ({ identifier }) => `${literal(parameterName(identifier))}: ${parameterName(identifier)}`,
  );
  const passed = [`_operations.${descriptorName(planned.name)}`, `{${values.join(', ')}}`, 'options'];
  if (kind !== 'pages' && bodies.length > 0) passed.push('body');
  if (kind !== 'pages' && bodies.length > 1) passed.push('content_type');
  const own = [...inputs(planned), 'options: _RequestOptions | None = None'];
  return `    def ${name}(
        self,
        *,
${own.map((input) => `        ${input},\n`).join('')}    ) -> ${returnType(method)}:
${docstring(documentation(method, declarations), '        ')}        return self._transport.${DOING[kind]}(${argumentList(passed)})
`;
};

/** The module of the client: one class with a method per operation. */
export const emitClient = (plan: SdkPlan): string => {
  const { names, leftOut } = plan;
  const python = pythonNames(names);
  const declarations = declarationsOf(plan);
  const missing = leftOut.flatMap(({ key, reason }) => paragraphs([`Left out: ${oneLine(key)}: ${reason}`]));
  const notes = paragraphs([oneLine(plan.title) || names.base, oneLine(plan.description, 1_000)]);
  return `"""The client."""

from __future__ import annotations

from typing import Any, Iterator, Literal

from . import _operations, models
from ._client import BaseClient as _BaseClient, Settings as _Settings
from ._model import UNSET as _UNSET, BinaryBody as _BinaryBody, BinaryInput as _BinaryInput, Unset as _Unset
from ._options import RequestOptions as _RequestOptions
from ._streams import BinaryStream as _BinaryStream, EventStream as _EventStream


class ${names.clientName}(_BaseClient):
${docstring(notes, '    ')}
    _settings = _Settings(
        base_url=${literal(plan.baseUrl)},
        prefix=${literal(names.prefix)},
        user_agent=${literal(`${python.distribution}/${python.version} (portico)`)},
        schemes=_operations.schemes,
    )
${missing.length > 0 ? `\n${comment(missing, '    ')}` : ''}
${clientMethods(plan)
  .map((method) => methodText(method, declarations))
  .join('\n')}`;
};
