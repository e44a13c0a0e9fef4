import { isObject, type JsonValue, joinPointer } from '../json-value.ts';
import type { ApiModel, Content, Operation, ParameterLocation } from '../model/api-model.ts';
import { bodyDecoder, isJson } from '../validate/decode-body.ts';
import { type EncodedBody, encodeBody } from './encode-body.ts';
import { plainTextOf } from './encode-style.ts';
import {
  parameterProblems,
  type RequestOptions,
  requestOf,
  type SentParameter,
  sendParameter,
} from './example-parameters.ts';
import { sharedMock } from './mock.ts';

export type ExampleRequestOptions = RequestOptions & {
  /** Which of the declared media types the body has; JSON, else the first, when not given. */
  readonly mediaType?: string;
};

export type ExampleRequest = {
  /** Upper case. */
  readonly method: string;
  /** The path with example values in place of its variables, percent-encoded. */
  readonly path: string;
  /** Path and query: what to ask the server's URL for. */
  readonly url: string;
  /** Lower-case names; parameters, cookies and the content type, but no credentials. */
  readonly headers: Readonly<Record<string, string>>;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: ParameterLocation;
    readonly required: boolean;
    readonly value: JsonValue;
    /** The value as a person would type it. */
    readonly text: string;
  }[];
  readonly body: (EncodedBody & { readonly mediaType: string; readonly value: JsonValue }) | undefined;
};

const typed = (value: JsonValue): string =>
  Array.isArray(value) ? value.map(typed).join(',') : value === null ? '' : plainTextOf(value);

export const operationOf = (model: ApiModel, operationKey: string): Operation => {
  const operation = model.operations.find(({ key }) => key === operationKey);
  if (!operation) throw new RangeError(`no operation ${JSON.stringify(operationKey)}`);
  return operation;
};

const isForm = (mediaType: string): boolean => mediaType === 'application/x-www-form-urlencoded';

/** Without the members a form has no way to say: lists of objects, unless the document says how. */
const sendable = (content: Content, value: JsonValue): JsonValue =>
  isObject(value)
    ? Object.fromEntries(
        Object.entries(value).filter(
          ([name, inner]) => content.encoding.has(name) || !Array.isArray(inner) || !inner.some(isObject),
        ),
      )
    : value;

const bodyOf = (model: ApiModel, content: Content, options: RequestOptions): NonNullable<ExampleRequest['body']> => {
  const { seed = 0, optional = 'all' } = options;
  const { mediaType, example, schema } = content;
  const pointer = joinPointer(content.pointer, 'schema');
  const mock = sharedMock(model, { direction: 'request', seed, optional });
  const decode = bodyDecoder(model, content, mediaType);
  const sound = ({ bytes, contentType }: EncodedBody): boolean => {
    const decoded = decode(bytes, contentType);
    if (bytes.length === 0 && isForm(mediaType)) return false;
    return decoded === 'unchecked' || ('value' in decoded && mock.accepts(pointer, decoded.value));
  };
  const made = (value: JsonValue) => ({ mediaType, value, ...encodeBody(model, content, value) });
  if (!schema) return made(example ?? null);
  const values = [
    () => (example !== undefined && mock.accepts(pointer, example) ? example : mock.at(pointer)),
    () => mock.at(pointer),
    () => sharedMock(model, { direction: 'request', seed, optional, examples: false }).at(pointer),
    () => sharedMock(model, { direction: 'request', seed, optional: 'required' }).at(pointer),
    () => sharedMock(model, { direction: 'request', seed, optional: 'required', examples: false }).at(pointer),
    () => sharedMock(model, { direction: 'request', seed, optional: 'all', examples: false }).at(pointer),
  ];
  let first: NonNullable<ExampleRequest['body']> | undefined;
  for (const value of values) {
    const whole = value();
    const body = made(whole);
    if (sound(body)) return body;
    const part = isForm(mediaType) ? made(sendable(content, whole)) : undefined;
    if (part && sound(part)) return part;
    first ??= body;
  }
  return first ?? made(null);
};

/** Leaves out what need not be sent and cannot be sent beside the others. */
const compatible = (
  model: ApiModel,
  operation: Operation,
  sent: readonly SentParameter[],
): readonly SentParameter[] => {
  const able = sent.filter(({ sound, parameter }) => sound || parameter.required);
  const wrong = parameterProblems(model, operation)(requestOf(operation.path, able));
  if (wrong.length === 0) return able;
  const names = new Set(wrong.map(({ name }) => name));
  const fewer = able.filter(({ parameter }) => parameter.required || !names.has(parameter.name));
  const still = parameterProblems(model, operation)(requestOf(operation.path, fewer));
  return still.length === 0 ? fewer : able.filter(({ parameter }) => parameter.required);
};

/**
 * A request of an operation, ready to be sent: valid by its document wherever that allows one, the same for the same
 * seed. Throws RangeError for an unknown key.
 */
export const exampleRequest = (
  model: ApiModel,
  operationKey: string,
  options: ExampleRequestOptions = {},
): ExampleRequest => {
  const operation = operationOf(model, operationKey);
  const all = operation.parameters.map((parameter) => sendParameter(model, operation, parameter, options));
  const wished = options.optional === 'required' ? all.filter(({ parameter }) => parameter.required) : all;
  const { path, query, headers } = requestOf(operation.path, compatible(model, operation, wished));
  const contents = operation.body?.contents ?? [];
  const content =
    contents.find(({ mediaType }) => mediaType === options.mediaType) ??
    contents.find(({ mediaType }) => isJson(mediaType)) ??
    contents[0];
  const omitted = options.optional === 'required' && operation.body?.required !== true;
  const body = content && !omitted ? bodyOf(model, content, options) : undefined;
  return {
    method: operation.method.toUpperCase(),
    path,
    url: query === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`,
    headers: body ? { ...headers, 'content-type': body.contentType } : headers,
    parameters: all.map(({ parameter: { name, in: place, required }, value }) => ({
      name,
      in: place,
      required,
      value,
      text: typed(value),
    })),
    body,
  };
};
