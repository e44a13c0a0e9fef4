import { phrase } from '@portico/words';
import { type JsonValue, joinPointer } from '../json-value.ts';
import type { ApiModel, Operation, Parameter } from '../model/api-model.ts';
import { isJson } from '../validate/decode-body.ts';
import { type CalledRequest, compileParameterChecks } from '../validate/parameter-checks.ts';
import type { SchemaChecks } from '../validate/schema-checks.ts';
import { problemOf } from '../validate/schema-problem.ts';
import { encodeHeader, encodePairs, encodePath, percentEncode, plainTextOf } from './encode-style.ts';
import type { Optional } from './maker.ts';
import { type Mock, sharedMock } from './mock.ts';

export type RequestOptions = {
  readonly seed?: number | string;
  /** Which parameters and members that need not be there are there; all when not given. */
  readonly optional?: Optional;
};

/** One parameter with a value, and the pieces of a request it becomes. */
export type SentParameter = {
  readonly parameter: Parameter;
  readonly value: JsonValue;
  /** In a path one text, in a query or cookie `name=value` each, in a header one text. */
  readonly pieces: readonly string[];
  /** Whether the validator reads the pieces back as a valid value. */
  readonly sound: boolean;
};

/** A value as its parameter is written. */
export const piecesOf = (parameter: Parameter, value: JsonValue): readonly string[] => {
  const { in: place, mediaType, name, style, explode } = parameter;
  const spec = { name, style, explode };
  if (mediaType !== undefined) {
    const text = isJson(mediaType) ? JSON.stringify(value) : plainTextOf(value);
    if (place === 'header')
      return [text.replaceAll(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)];
    const encoded = percentEncode(text);
    return [place === 'path' ? encoded : `${percentEncode(name)}=${encoded}`];
  }
  if (place === 'path') return [encodePath(value, spec)];
  if (place === 'header') return [encodeHeader(value, spec)];
  return encodePairs(value, spec);
};

export const requestOf = (path: string, sent: readonly SentParameter[]) => {
  const of = (place: Parameter['in']) => sent.filter(({ parameter }) => parameter.in === place);
  let filled = path;
  for (const { parameter, pieces } of of('path'))
    filled = filled.replaceAll(`{${parameter.name}}`, () => pieces[0] ?? '');
  const cookies = of('cookie').flatMap(({ pieces }) => pieces);
  const headers = Object.fromEntries(
    of('header').map(({ parameter, pieces }) => [parameter.name.toLowerCase(), pieces[0] ?? '']),
  );
  return {
    path: filled,
    query: of('query')
      .flatMap(({ pieces }) => pieces)
      .join('&'),
    headers: cookies.length > 0 ? { ...headers, cookie: cookies.join('; ') } : headers,
  };
};

/** The validator's own reading of parameters, with our checker in place of its engine. */
export const parameterProblems = (
  model: ApiModel,
  operation: Operation,
): ((called: CalledRequest) => readonly { readonly name: string | undefined }[]) => {
  const mock = sharedMock(model, { direction: 'request' });
  const checks: SchemaChecks = (holder) => (value) =>
    mock.accepts(joinPointer(holder, 'schema'), value) ? [] : [problemOf('', 'schema', phrase`is not valid`)];
  return compileParameterChecks(model, operation, checks);
};

const pointerOf = (parameter: Parameter): string =>
  joinPointer(parameter.contentPointer ?? parameter.pointer, 'schema');

const mocksFor = (model: ApiModel, { seed = 0, optional = 'all' }: RequestOptions): readonly (() => Mock)[] => [
  () => sharedMock(model, { direction: 'request', seed, optional }),
  () => sharedMock(model, { direction: 'request', seed, optional: 'required' }),
  () => sharedMock(model, { direction: 'request', seed, optional, examples: false }),
  () => sharedMock(model, { direction: 'request', seed: `${seed}+`, optional: 'all', examples: false }),
  () => sharedMock(model, { direction: 'request', seed: `${seed}++`, optional: 'some', examples: false }),
];

const usable = (parameter: Parameter, pieces: readonly string[]): boolean =>
  parameter.in !== 'path' || !/^\.{0,2}$/.test(pieces[0] ?? '');

/** A value for a parameter that survives the way into a request and back; its own example first. */
export const sendParameter = (
  model: ApiModel,
  operation: Operation,
  parameter: Parameter,
  options: RequestOptions,
): SentParameter => {
  const pointer = pointerOf(parameter);
  const path = parameter.in === 'path' ? `/{${parameter.name}}` : '/';
  const problems = parameterProblems(model, { ...operation, path, parameters: [parameter] });
  const sending = (value: JsonValue): SentParameter => {
    const pieces = piecesOf(parameter, value);
    const trial = { parameter, value, pieces, sound: true };
    const sound = usable(parameter, pieces) && problems(requestOf(path, [trial])).length === 0;
    return sound ? trial : { ...trial, sound };
  };
  const mocks = mocksFor(model, options);
  const { example } = parameter;
  const [firstMock] = mocks;
  let first: SentParameter | undefined;
  if (example !== undefined && firstMock?.().accepts(pointer, example)) {
    first = sending(example);
    if (first.sound) return first;
  }
  for (const mock of mocks) {
    const sent = sending(mock().at(pointer, parameter.name));
    if (sent.sound) return sent;
    first ??= sent;
  }
  return first ?? sending('');
};
