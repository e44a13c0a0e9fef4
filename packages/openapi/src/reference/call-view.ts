import {
  follow,
  isObject,
  type JsonObject,
  type JsonValue,
  member,
  pointerOfReference,
  textOf,
} from '../json-value.ts';
import type {
  ApiModel,
  Body,
  Content,
  Operation,
  Parameter,
  Response,
  ResponseHeader,
  Schema,
} from '../model/api-model.ts';
import type {
  BodyView,
  CallView,
  ContentView,
  ExampleView,
  HeaderView,
  OperationEntry,
  ParameterView,
  ResponseView,
  SchemaView,
} from './reference-pages.ts';
import { compact, type Named, schemaView } from './schema-view.ts';

const when = (holds: boolean): true | undefined => (holds ? true : undefined);

const without = (held: JsonObject, ...names: readonly string[]): JsonObject | undefined => {
  const left = Object.entries(held).filter(([name]) => !names.includes(name));
  return left.length > 0 ? Object.fromEntries(left) : undefined;
};

const settled = (model: ApiModel, value: JsonValue): JsonValue | undefined => {
  const target = pointerOfReference(textOf(value, '$ref') ?? '');
  return target === undefined ? value : follow(model.document, target);
};

/** The examples of what has `example` or `examples` (a map by name). */
const examplesOf = (
  model: ApiModel,
  { example, rest }: { readonly example: JsonValue | undefined; readonly rest: JsonObject },
): readonly ExampleView[] | undefined => {
  const named = Object.entries(isObject(rest.examples) ? rest.examples : {}).map(([name, value]) => {
    const found = settled(model, value);
    return compact({
      name,
      summary: textOf(found, 'summary'),
      description: textOf(found, 'description'),
      value: member(found, 'value'),
      externalValue: textOf(found, 'externalValue'),
      rest: isObject(found) ? without(found, 'summary', 'description', 'value', 'externalValue') : undefined,
    });
  });
  if (named.length > 0) return named;
  return example === undefined ? undefined : [{ value: example }];
};

/** References that lead to references, and parts of parts: so many steps are followed at once. */
const OPENED_DEPTH = 4;

/** What a reference leads to is shown at once, and what the parts of a whole do. */
const opened = (model: Named, schema: Schema, depth = OPENED_DEPTH): SchemaView => {
  const view = schemaView(model, schema);
  if (depth === 0) return view;
  if (schema.kind === 'all') return { ...view, parts: schema.parts.map((part) => opened(model, part, depth - 1)) };
  const target = schema.kind === 'reference' ? model.schemas.get(schema.target) : undefined;
  return target ? { ...view, opened: opened(model, target.schema, depth - 1) } : view;
};

/** A schema as it stands at the top of a body: opened, and of a list its items. */
export const openedView = (model: Named, schema: Schema): SchemaView =>
  schema.kind === 'array' && schema.prefix.length === 0
    ? { ...schemaView(model, schema), items: opened(model, schema.items) }
    : opened(model, schema);

const contentView = (model: ApiModel, { mediaType, schema, encoding, ...content }: Content): ContentView =>
  compact({
    mediaType,
    schema: schema && openedView(model, schema),
    examples: examplesOf(model, content),
    encoding: encoding.size > 0 ? Object.fromEntries(encoding) : undefined,
    rest: without(content.rest, 'examples'),
  });

const parameterView = (model: ApiModel, parameter: Parameter): ParameterView =>
  compact({
    name: parameter.name,
    in: parameter.in,
    required: parameter.required,
    deprecated: when(parameter.deprecated),
    description: parameter.description,
    style: parameter.style,
    explode: parameter.explode,
    allowReserved: when(parameter.allowReserved),
    allowEmptyValue: when(parameter.allowEmptyValue),
    mediaType: parameter.mediaType,
    schema: openedView(model, parameter.schema),
    examples: examplesOf(model, parameter),
    rest: without(parameter.rest, 'examples'),
  });

const bodyView = (model: ApiModel, { required, description, contents, rest }: Body): BodyView =>
  compact({
    required,
    description,
    contents: contents.map((content) => contentView(model, content)),
    rest: without(rest),
  });

const headerView = (model: ApiModel, header: ResponseHeader): HeaderView =>
  compact({
    name: header.name,
    description: header.description,
    required: header.required,
    deprecated: when(header.deprecated),
    schema: schemaView(model, header.schema),
    examples: examplesOf(model, header),
    rest: without(header.rest, 'examples'),
  });

/** The operation a link names, by id or by reference. */
const linked = (model: ApiModel, { operationId, operationRef }: Response['links'][number]) => {
  const pointer = pointerOfReference(operationRef ?? '');
  return model.operations.find((one) =>
    operationId !== undefined ? one.id === operationId : pointer !== undefined && one.pointer === pointer,
  )?.name;
};

const responseView = (
  model: ApiModel,
  { status, description, headers, contents, ...response }: Response,
): ResponseView =>
  compact({
    status,
    description,
    headers: headers.map((header) => headerView(model, header)),
    contents: contents.map((content) => contentView(model, content)),
    links: response.links.map((link) => {
      const operation = linked(model, link);
      return compact({
        name: link.name,
        description: link.description,
        operation,
        operationRef: operation === undefined ? (link.operationRef ?? link.operationId) : undefined,
        parameters: link.parameters.size > 0 ? Object.fromEntries(link.parameters) : undefined,
        body: link.body,
      });
    }),
    rest: without(response.rest),
  });

export const entryOf = ({ name, method, path, summary, deprecated }: Operation): OperationEntry =>
  compact({ slug: name, method, path, summary, deprecated: when(deprecated) });

/** What a path says besides its operations; a webhook's name is its path. */
const pathRest = ({ pathsRest, webhooksRest, webhooks }: ApiModel, operation: Operation): JsonObject | undefined => {
  const found = webhooks.includes(operation)
    ? member(webhooksRest, operation.path.slice(1))
    : member(pathsRest, operation.path);
  return isObject(found) ? without(found) : undefined;
};

/** What is sent and answered, whole. Servers and security are not told: at the gateway they are the gateway's. */
export const callView = (model: ApiModel, operation: Operation): CallView => ({
  ...entryOf(operation),
  ...compact({
    description: operation.description,
    parameters: operation.parameters.map((parameter) => parameterView(model, parameter)),
    body: operation.body && bodyView(model, operation.body),
    responses: operation.responses.map((response) => responseView(model, response)),
    rest: without(operation.rest),
    pathRest: pathRest(model, operation),
  }),
});
