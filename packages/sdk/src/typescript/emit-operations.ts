import type { ApiModel, Content, Operation, Response, Schema } from '@portico/openapi';
import { createNames, isJson, pascalCase } from '@portico/openapi';
import { exampleLine } from '../plan/sample-arguments.ts';
import type { PlannedOperation, SdkPlan } from '../plan/sdk-plan.ts';
import { callText } from './call-text.ts';
import { type FurtherFunction, furtherFunctions, type InputMember } from './emit-iterations.ts';
import type { TypeEmitter } from './emit-types.ts';
import { docComment, key, literal } from './literal.ts';
import { RESERVED } from './reserved-words.ts';

const IDEMPOTENT = new Set(['get', 'head', 'put', 'delete', 'options', 'trace']);

/** How a body of a media type is written and read. */
type BodyKind = 'json' | 'form' | 'multipart' | 'text' | 'binary';

export const bodyKind = (mediaType: string): BodyKind => {
  if (isJson(mediaType)) return 'json';
  if (mediaType === 'application/x-www-form-urlencoded') return 'form';
  if (mediaType.startsWith('multipart/')) return 'multipart';
  if (mediaType.startsWith('text/') || /[/+]xml$/.test(mediaType) || /yaml$/.test(mediaType)) return 'text';
  return 'binary';
};

export type EmittedOperation = {
  readonly operation: Operation;
  readonly name: string;
  readonly input: string | undefined;
  readonly inputRequired: boolean;
  readonly output: string;
  readonly text: string;
  /** Iterations over its pages or its stream, each a function of its own. */
  readonly further: readonly FurtherFunction[];
  /** The least it is called with, as code. */
  readonly call: string;
};

const MODELS = 'Models.';
/** Members of an input that are ours; a parameter of such a name is called by its place too. */
const OURS = ['body', 'contentType'];

const binaryMembers = (schema: Schema, model: ApiModel, types: TypeEmitter): string => {
  const target = schema.kind === 'reference' ? model.schemas.get(schema.target)?.schema : schema;
  const isFile = (part: Schema): boolean =>
    (part.kind === 'string' &&
      (part.format === 'binary' || part.limits.contentMediaType === 'application/octet-stream')) ||
    (part.kind === 'reference' && isFile(model.schemas.get(part.target)?.schema ?? { ...part, kind: 'any' }));
  if (target?.kind !== 'object') return '{ [field: string]: unknown }';
  const members = target.properties.map(({ name, required, schema: part }) => {
    const many = part.kind === 'array' && isFile(part.items);
    const type = isFile(part) ? 'FileInput' : many ? 'FileInput[]' : types.typeOf(part, MODELS);
    return `${key(name)}${required ? '' : '?'}: ${type}`;
  });
  return members.length > 0 ? `{ ${members.join('; ')} }` : '{ [field: string]: unknown }';
};

const contentType = (content: Content, model: ApiModel, types: TypeEmitter): string => {
  const kind = bodyKind(content.mediaType);
  if (kind === 'binary') return 'BinaryInput';
  if (kind === 'text') return 'string';
  if (!content.schema) return kind === 'json' ? 'unknown' : '{ [field: string]: unknown }';
  if (kind === 'multipart') return binaryMembers(content.schema, model, types);
  const hidden = types.readOnlyMembers(content.schema);
  const type = types.typeOf(content.schema, MODELS);
  return hidden.length > 0 ? `Omit<${type}, ${hidden.map(literal).join(' | ')}>` : type;
};

const responseType = (response: Response, types: TypeEmitter): string => {
  const contents = response.contents;
  const content = contents.find(({ mediaType }) => isJson(mediaType)) ?? contents[0];
  if (!content) return 'undefined';
  if (content.mediaType === 'text/event-stream') return 'ReadableStream<Uint8Array>';
  const kind = bodyKind(content.mediaType);
  if (kind === 'json') return content.schema ? types.typeOf(content.schema, MODELS) : 'unknown';
  return kind === 'binary' || kind === 'multipart' ? 'Blob' : 'string';
};

const outputOf = (operation: Operation, types: TypeEmitter, success: boolean): string => {
  const chosen = operation.responses.filter(({ status }) =>
    success ? status.startsWith('2') : /^[45]/.test(status) || status === 'default',
  );
  const fallback = operation.responses.filter(({ status }) => success && status === 'default');
  const used = chosen.length > 0 ? chosen : fallback;
  const texts = [...new Set(used.map((response) => responseType(response, types)))];
  return texts.length > 0 ? texts.join(' | ') : success ? 'undefined' : 'unknown';
};

/** Members of the input, in the document's order, each with the name it has there unless two share it. */
const inputMembers = (operation: Operation): InputMember[] => {
  const seen = new Set(OURS);
  return operation.parameters.map((parameter) => {
    let as = parameter.name;
    if (seen.has(as)) as = `${parameter.in}${pascalCase(parameter.name, 'Parameter')}`;
    for (let count = 2; seen.has(as); count += 1)
      as = `${parameter.in}${pascalCase(parameter.name, 'Parameter')}${count}`;
    seen.add(as);
    return { parameter, as };
  });
};

const bodyMembers = (operation: Operation, model: ApiModel, types: TypeEmitter): string | undefined => {
  const { body } = operation;
  if (!body || body.contents.length === 0) return undefined;
  const contents = body.contents.toSorted((a, b) => Number(isJson(b.mediaType)) - Number(isJson(a.mediaType)));
  const mark = body.required ? '' : '?';
  const choices = contents.map((content, index) => {
    const chosen = contents.length > 1 ? `contentType${index === 0 ? '?' : ''}: ${literal(content.mediaType)}; ` : '';
    return `{ ${chosen}body${mark}: ${contentType(content, model, types)} }`;
  });
  const none = body.required || contents.length === 1 ? [] : ['{ contentType?: undefined; body?: undefined }'];
  return [...new Set([...choices, ...none])].join(' | ');
};

const descriptor = (
  operation: Operation,
  members: InputMember[],
  model: ApiModel,
  planned: PlannedOperation | undefined,
): string => {
  const parameters = members.map(({ parameter: { name, in: place, style, explode, mediaType, allowReserved }, as }) => {
    const fields = [
      literal(as),
      literal(name),
      literal(place),
      literal(mediaType === undefined ? style : 'content'),
      String(explode),
    ];
    return `[${[...fields, ...(allowReserved ? ['true'] : [])].join(', ')}]`;
  });
  const contents = (operation.body?.contents ?? []).toSorted(
    (a, b) => Number(isJson(b.mediaType)) - Number(isJson(a.mediaType)),
  );
  const bodies = contents.map(({ mediaType }) => `[${literal(mediaType)}, ${literal(bodyKind(mediaType))}]`);
  const schemes = operation.security.map(
    (requirement) =>
      `[${requirement
        .filter(({ scheme }) => model.securitySchemes.has(scheme))
        .map(({ scheme }) => literal(scheme))
        .join(', ')}]`,
  );
  return `{
  id: ${literal(operation.key)},
  method: ${literal(operation.method.toUpperCase())},
  path: ${literal(operation.path)},
  parameters: [${parameters.join(', ')}],
  bodies: [${bodies.join(', ')}],
  security: [${schemes.join(', ')}],
  idempotent: ${IDEMPOTENT.has(operation.method)},${keyFields(operation, planned)}
}`;
};

/** Only what could be repeated without its method saying so needs a key; it is sent unasked where the API declares it. */
const keyFields = (operation: Operation, planned: PlannedOperation | undefined): string => {
  if (!planned || IDEMPOTENT.has(operation.method)) return '';
  const header = planned.idempotencyHeader;
  const declared = operation.parameters.some(({ in: place, name }) => place === 'header' && name === header);
  const name = header === 'Idempotency-Key' ? '' : `\n  idempotencyHeader: ${literal(header)},`;
  return `${declared ? `\n  idempotencyHeader: ${literal(header)},\n  sendsKey: true,` : name}`;
};

/** Emits one exported function per operation; `uniqueType` hands out names of types. */
export const emitOperations = (
  model: ApiModel,
  types: TypeEmitter,
  uniqueType: (wish: string) => string,
  plan: SdkPlan,
): EmittedOperation[] => {
  const unique = createNames(RESERVED);
  const declarations = new Map(plan.types.map((type) => [type.name, type]));
  const planned = new Map(plan.operations.map((entry) => [entry.operation.key, entry]));
  return plan.operations.map(({ operation }) => {
    const name = unique(
      RESERVED.includes(operation.name.toLowerCase()) ? `${operation.name}Operation` : operation.name,
    );
    const type = pascalCase(name, 'Operation');
    const members = inputMembers(operation);
    const body = bodyMembers(operation, model, types);
    const fields = members.map(
      ({ parameter, as }) =>
        `${docComment([parameter.description], '  ', parameter.deprecated ? ['@deprecated'] : [])}  ${key(as)}${parameter.required ? '' : '?'}: ${types.typeOf(parameter.schema, MODELS)}${parameter.required ? '' : ' | undefined'};\n`,
    );
    const inputRequired = members.some(({ parameter }) => parameter.required) || operation.body?.required === true;
    const hasInput = members.length > 0 || body !== undefined;
    const input = hasInput ? uniqueType(`${type}Input`) : undefined;
    const output = uniqueType(`${type}Output`);
    const failure = uniqueType(`${type}Failure`);
    const own = fields.length > 0 ? `{\n${fields.join('')}}` : undefined;
    const inputText =
      input === undefined
        ? ''
        : `export type ${input} = ${[own, body === undefined ? undefined : body.includes('} | {') ? `(${body})` : body].filter((part) => part !== undefined).join(' & ')};\n\n`;
    const parameter = input === undefined ? '' : `input: ${input}${inputRequired ? '' : ' = {}'}, `;
    const text = `${inputText}export type ${output} = ${outputOf(operation, types, true)};

/** The body of an ApiError thrown by ${name}. */
export type ${failure} = ${outputOf(operation, types, false)};

const ${name}Spec: OperationSpec = ${descriptor(operation, members, model, planned.get(operation.key))};

${operationComment(operation, '')}export const ${name} = (transport: Transport, ${parameter}options?: CallOptions): Call<${output}> =>
  transport.call<${output}>(${name}Spec, ${input === undefined ? '{}' : 'input'}, options);
`;
    const base = { operation, name, input, inputRequired, output, text };
    const further = furtherFunctions(base, members, planned.get(operation.key), types, unique);
    const entry = planned.get(operation.key);
    const call = entry ? callText(name, entry, members, declarations) : '';
    return { ...base, text: [text, ...further.map((part) => part.text)].join('\n'), further, call };
  });
};

export const operationComment = (operation: Operation, indent: string, call?: string): string =>
  docComment(
    [
      operation.summary,
      operation.description === operation.summary ? undefined : operation.description,
      `${operation.method.toUpperCase()} ${operation.path}`,
      call === undefined ? undefined : exampleLine(call),
    ],
    indent,
    operation.deprecated ? ['@deprecated'] : [],
  );
