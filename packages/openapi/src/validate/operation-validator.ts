import { type Phrase, phrase } from '@portico/words';
import type { ApiModel, Content, Operation, Response } from '../model/api-model.ts';
import { withinWork } from './check-work.ts';
import { bodyDecoder, type DecodedBody } from './decode-body.ts';
import { decodeSegment } from './decode-style.ts';
import type { Direction } from './json-schema.ts';
import { type CalledRequest, compileParameterChecks, type RequestProblem } from './parameter-checks.ts';
import { createSchemaChecks, type SchemaChecks } from './schema-checks.ts';
import { problemOf, type SchemaProblem } from './schema-problem.ts';
import { textShapeOf } from './text-shape.ts';

export { isJson } from './decode-body.ts';
export type { CalledRequest, RequestProblem } from './parameter-checks.ts';
export type { SchemaProblem } from './schema-problem.ts';

export type AnsweredResponse = {
  readonly status: number;
  /** The `content-type` header. */
  readonly contentType: string | undefined;
  readonly body: Uint8Array | string;
  /** Lower-case names; declared headers are checked when given. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
};

export type OperationValidator = {
  /** What of a request the document does not allow: parameters of every style, then the body. */
  readonly request: (request: CalledRequest) => readonly RequestProblem[];
  /** What of a response the document does not allow; a pointer of `''` is about the response as a whole. */
  readonly response: (response: AnsweredResponse) => readonly SchemaProblem[];
  /** What of a request body the document does not allow. */
  readonly requestBody: (request: {
    readonly contentType: string | undefined;
    readonly body: Uint8Array | string;
  }) => readonly SchemaProblem[];
};

const about = (keyword: string, words: Phrase): readonly SchemaProblem[] => [problemOf('', keyword, words)];

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

const typeOnly = (contentType: string | undefined): string =>
  (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

type BodyCheck = (body: Uint8Array | string, contentType: string) => readonly SchemaProblem[];

const compileBodyCheck = (
  model: ApiModel,
  content: Content,
  mediaType: string,
  direction: Direction,
  checks: SchemaChecks,
): BodyCheck => {
  const decode = bodyDecoder(model, content, mediaType);
  return (body, contentType) => {
    const decoded: DecodedBody = decode(body, contentType);
    if (decoded === 'unchecked') return [];
    if ('problem' in decoded) return about(decoded.keyword, decoded.problem);
    return content.schema ? checks(content.pointer, direction)(decoded.value) : [];
  };
};

const compileBodies = (model: ApiModel, checks: SchemaChecks) => {
  const compiled = new Map<string, BodyCheck>();
  return (
    contents: readonly Content[],
    contentType: string | undefined,
    body: Uint8Array | string,
    direction: Direction,
  ): readonly SchemaProblem[] => {
    const mediaType = typeOnly(contentType);
    const content = contentFor(contents, mediaType);
    if (!content) return about('content-type', phrase`the media type ${JSON.stringify(mediaType)} is not declared`);
    const key = `${mediaType} ${content.pointer}`;
    const check = compiled.get(key) ?? compileBodyCheck(model, content, mediaType, direction, checks);
    compiled.set(key, check);
    return check(body, contentType ?? '');
  };
};

const headerProblems = (
  model: ApiModel,
  declared: Response,
  headers: AnsweredResponse['headers'],
  checks: SchemaChecks,
): readonly SchemaProblem[] =>
  declared.headers.flatMap(({ name, required, schema, pointer }) => {
    const key = name.toLowerCase();
    const text = headers && Object.hasOwn(headers, key) ? headers[key] : undefined;
    const told = ({ pointer, keyword, words }: SchemaProblem) =>
      problemOf(pointer, keyword, phrase`the header ${name} ${words}`);
    if (text === undefined) return required ? [told(problemOf('', 'required', phrase`is required`))] : [];
    const shape = textShapeOf(model, schema);
    const value = decodeSegment(text, { name, style: 'simple', explode: false, shape, plus: false });
    return checks(pointer, 'response')(value).map(told);
  });

/**
 * Compiles the checks of one operation. Schemas are compiled when first needed; the validator and its engine are
 * loaded here and not with the package. Throws RangeError when the model has no such operation.
 */
export const compileOperationValidator = async (model: ApiModel, operationKey: string): Promise<OperationValidator> => {
  const operation = model.operations.find(({ key }) => key === operationKey);
  if (!operation) throw new RangeError(`no operation ${JSON.stringify(operationKey)}`);
  const checks = await createSchemaChecks(model);
  const checkBody = compileBodies(model, checks);
  const checkParameters = compileParameterChecks(model, operation, checks);

  const response = ({ status, contentType, body, headers }: AnsweredResponse): readonly SchemaProblem[] => {
    const declared = responseFor(operation, status);
    if (!declared) return about('status', phrase`the status ${status} is not declared`);
    const told = headers ? headerProblems(model, declared, headers, checks) : [];
    if (declared.contents.length === 0)
      return [...told, ...(body.length === 0 ? [] : about('body', phrase`a body is not declared for this status`))];
    if (operation.method === 'head' && body.length === 0) return told;
    return [...told, ...checkBody(declared.contents, contentType, body, 'response')];
  };

  const requestBody: OperationValidator['requestBody'] = ({ contentType, body }) => {
    if (!operation.body) return body.length === 0 ? [] : about('body', phrase`the operation takes no body`);
    if (body.length === 0) return operation.body.required ? about('required', phrase`a body is required`) : [];
    return checkBody(operation.body.contents, contentType, body, 'request');
  };

  const request = (called: CalledRequest): readonly RequestProblem[] => {
    const type = called.headers?.['content-type'];
    const contentType = typeof type === 'string' ? type : type?.[0];
    const body = requestBody({ contentType, body: called.body ?? '' });
    const parameters = checkParameters(called);
    return body.length === 0
      ? parameters
      : [...parameters, ...body.map((problem) => ({ ...problem, in: 'body' as const, name: undefined }))];
  };

  return {
    request: (called) => withinWork(() => request(called)),
    response: (answered) => withinWork(() => response(answered)),
    requestBody: (body) => withinWork(() => requestBody(body)),
  };
};
