import { follow, isObject, type JsonValue, joinPointer, member, pointerOfReference, textOf } from '../json-value.ts';
import type { ApiModel, Content, Response } from '../model/api-model.ts';
import { isJson } from '../validate/decode-body.ts';
import { responseFor } from '../validate/operation-validator.ts';
import { type EncodedBody, encodeBody } from './encode-body.ts';
import { encodeHeader } from './encode-style.ts';
import { operationOf } from './example-request.ts';
import type { Optional } from './maker.ts';
import { type Mock, sharedMock } from './mock.ts';

export type ExampleResponseOptions = {
  /** The first success the document declares when not given. */
  readonly status?: number;
  /** A media type, or a range such as `text/*`; JSON, else the first, when not given. */
  readonly mediaType?: string;
  /** The name of one of the response's `examples`. */
  readonly example?: string;
  readonly seed?: number | string;
  readonly optional?: Optional;
  /** Whether examples of the document are answered before made values; they are when not given. */
  readonly examples?: boolean;
};

export type ExampleResponse = {
  readonly status: number;
  /** Lower-case names; the content type is among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType: string | undefined;
  /** `undefined` when the document declares no body. */
  readonly value: JsonValue | undefined;
  readonly body: Uint8Array;
  readonly text: string;
};

const statusOf = (responses: readonly Response[], wished: number | undefined): number => {
  if (wished !== undefined) return wished;
  const success =
    responses.find(({ status }) => /^2\d\d$/.test(status)) ?? responses.find(({ status }) => status === '2XX');
  const first = success ?? responses.find(({ status }) => status === 'default') ?? responses[0];
  const digits = first?.status.replaceAll('X', '0') ?? '200';
  return digits === 'default' ? 200 : Number(digits);
};

const contentOf = (contents: readonly Content[], wished: string | undefined): Content | undefined => {
  if (wished !== undefined) {
    const [group = ''] = wished.split('/');
    const fits = ({ mediaType }: Content) =>
      mediaType === wished ||
      mediaType === `${group}/*` ||
      mediaType === '*/*' ||
      (wished.endsWith('/*') && mediaType.startsWith(`${group}/`));
    const found = contents.find(({ mediaType }) => mediaType === wished) ?? contents.find(fits);
    if (found) return found;
  }
  return contents.find(({ mediaType }) => isJson(mediaType)) ?? contents[0];
};

/** An example of a content by its name; an example is what its author wrote, valid or not. */
const namedExample = (model: ApiModel, content: Content, name: string): JsonValue | undefined => {
  const examples = member(follow(model.document, content.pointer), 'examples');
  const raw = member(examples, name);
  const target = pointerOfReference(textOf(raw, '$ref') ?? '');
  return member(target === undefined ? raw : follow(model.document, target), 'value');
};

const answered = (model: ApiModel, content: Content, mock: Mock, options: ExampleResponseOptions): JsonValue => {
  if (options.example !== undefined) {
    const named = namedExample(model, content, options.example);
    if (named === undefined) throw new RangeError(`no example ${JSON.stringify(options.example)}`);
    return named;
  }
  const pointer = joinPointer(content.pointer, 'schema');
  const { example } = content;
  if (!content.schema) return example ?? null;
  if (options.examples !== false && example !== undefined && mock.accepts(pointer, example)) return example;
  return mock.at(pointer);
};

const headersOf = (response: Response, mock: Mock): Record<string, string> =>
  Object.fromEntries(
    response.headers.flatMap(({ name, example, pointer }) => {
      const at = joinPointer(pointer, 'schema');
      const value = example !== undefined && mock.accepts(at, example) ? example : mock.at(at, name);
      return [[name.toLowerCase(), encodeHeader(value, { name, style: 'simple', explode: false })]];
    }),
  );

const encoded = new WeakMap<object, Map<Content, EncodedBody>>();

/** Mocks answer with the same value again and again; it is written once. */
const written = (model: ApiModel, content: Content, value: JsonValue): EncodedBody => {
  if (!isObject(value)) return encodeBody(model, content, value);
  const known = encoded.get(value) ?? new Map<Content, EncodedBody>();
  encoded.set(value, known);
  const body = known.get(content) ?? encodeBody(model, content, value);
  known.set(content, body);
  return body;
};

/**
 * What a mock server answers to an operation: the example asked for by name, the document's own, or a made value.
 * Throws RangeError for an operation, status or example that the document does not declare.
 */
export const exampleResponse = (
  model: ApiModel,
  operationKey: string,
  options: ExampleResponseOptions = {},
): ExampleResponse => {
  const operation = operationOf(model, operationKey);
  const { seed = 0, optional = 'all', examples = true } = options;
  const status = statusOf(operation.responses, options.status);
  const response = responseFor(operation, status);
  if (!response) throw new RangeError(`no response ${status} of ${JSON.stringify(operationKey)}`);
  const mock = sharedMock(model, { direction: 'response', seed, optional, examples });
  const headers = headersOf(response, mock);
  const content = contentOf(response.contents, options.mediaType);
  if (!content) return { status, headers, contentType: undefined, value: undefined, body: new Uint8Array(), text: '' };
  const value = answered(model, content, mock, options);
  const { contentType, bytes, text } = written(model, content, value);
  const silent = operation.method === 'head' || status === 204 || status === 304;
  return {
    status,
    headers: { ...headers, 'content-type': contentType },
    contentType,
    value,
    body: silent ? new Uint8Array() : bytes,
    text: silent ? '' : text,
  };
};
