import { joinPointer } from '../json-value.ts';
import type { ApiModel, Content, Operation, Response } from '../model/api-model.ts';
import { type Direction, toJsonSchema } from './json-schema.ts';
import type { SchemaProblem } from './schema-compiler.ts';

export type { SchemaProblem } from './schema-compiler.ts';

export type AnsweredResponse = {
  readonly status: number;
  /** The `content-type` header; parameters are ignored. */
  readonly contentType: string | undefined;
  readonly body: Uint8Array | string;
};

export type OperationValidator = {
  /** What of a response the document does not allow; a pointer of `''` is about the response as a whole. */
  readonly response: (response: AnsweredResponse) => readonly SchemaProblem[];
  /** What of a request body the document does not allow. */
  readonly requestBody: (request: {
    readonly contentType: string | undefined;
    readonly body: Uint8Array | string;
  }) => readonly SchemaProblem[];
};

const about = (keyword: string, message: string): readonly SchemaProblem[] => [{ pointer: '', keyword, message }];

export const isJson = (mediaType: string): boolean => mediaType === 'application/json' || mediaType.endsWith('+json');

/** `image/*` covers `image/png`, `*​/*` everything; the exact one wins. */
const contentFor = (contents: readonly Content[], mediaType: string): Content | undefined =>
  contents.find((content) => content.mediaType === mediaType) ??
  contents.find((content) => content.mediaType === `${mediaType.split('/')[0]}/*`) ??
  contents.find((content) => content.mediaType === '*/*');

/** The exact status wins over its class, the class over `default`. */
export const responseFor = (operation: Operation, status: number): Response | undefined =>
  operation.responses.find((response) => response.status === String(status)) ??
  operation.responses.find((response) => response.status === `${Math.floor(status / 100)}XX`) ??
  operation.responses.find((response) => response.status === 'default');

const sizeOf = (body: Uint8Array | string): number => body.length;
const textOf = (body: Uint8Array | string): string =>
  typeof body === 'string' ? body : new TextDecoder().decode(body);

/**
 * Compiles the checks of one operation. Schemas are compiled when first needed; the validator and its engine are
 * loaded here and not with the package. Throws RangeError when the model has no such operation.
 */
export const compileOperationValidator = async (model: ApiModel, operationKey: string): Promise<OperationValidator> => {
  const { compileSchema } = await import('./schema-compiler.ts');
  const operation = model.operations.find(({ key }) => key === operationKey);
  if (!operation) throw new RangeError(`no operation ${JSON.stringify(operationKey)}`);
  const compiled = new Map<string, (value: unknown) => readonly SchemaProblem[]>();

  const compile = (content: Content, direction: Direction) => {
    const known = compiled.get(content.pointer);
    if (known) return known;
    const schema = toJsonSchema(model.document, model.openapi, joinPointer(content.pointer, 'schema'), direction);
    const check = compileSchema(schema);
    compiled.set(content.pointer, check);
    return check;
  };

  const checkBody = (
    contents: readonly Content[],
    contentType: string | undefined,
    body: Uint8Array | string,
    direction: Direction,
  ) => {
    const mediaType = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    const content = contentFor(contents, mediaType);
    if (!content) return about('content-type', `the media type ${JSON.stringify(mediaType)} is not declared`);
    if (!isJson(mediaType) || !content.schema) return [];
    let value: unknown;
    try {
      value = JSON.parse(textOf(body));
    } catch {
      return about('json', 'the body is not JSON');
    }
    return compile(content, direction)(value);
  };

  return {
    response: ({ status, contentType, body }) => {
      const declared = responseFor(operation, status);
      if (!declared) return about('status', `the status ${status} is not declared`);
      if (declared.contents.length === 0)
        return sizeOf(body) === 0 ? [] : about('body', 'a body is not declared for this status');
      if (operation.method === 'head' && sizeOf(body) === 0) return [];
      return checkBody(declared.contents, contentType, body, 'response');
    },
    requestBody: ({ contentType, body }) => {
      if (!operation.body) return sizeOf(body) === 0 ? [] : about('body', 'the operation takes no body');
      if (sizeOf(body) === 0) return operation.body.required ? about('required', 'a body is required') : [];
      return checkBody(operation.body.contents, contentType, body, 'request');
    },
  };
};
