import { estimateTokenCount } from 'tokenx';
import { isObject, type JsonObject, type JsonValue, joinPointer } from '../json-value.ts';
import type { ApiModel, Content, Operation, Parameter } from '../model/api-model.ts';
import { createNames } from '../model/identifier.ts';
import { isJson } from '../validate/decode-body.ts';
import { toJsonSchema } from '../validate/json-schema.ts';

/** A tool of the Model Context Protocol (modelcontextprotocol.io, 2026-07-28, "Tools"), and what calling it means. */
export type McpTool = {
  /** Letters, digits, `_` and `-`, at most 64; unique. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** JSON Schema 2020-12 of an object: a member per parameter, and `body`. */
  readonly inputSchema: JsonObject;
  readonly annotations: {
    readonly readOnlyHint: boolean;
    readonly destructiveHint: boolean;
    readonly idempotentHint: boolean;
  };
  readonly operationKey: string;
  /** Tokens that the tool takes of a model's context, estimated within about 10 %. */
  readonly tokens: number;
};

const NAME_MAX = 64;
const DESCRIPTION_MAX = 1_000;
/** Of schemas, in all that one tool takes: what is deeper or more is any value there. */
const SCHEMAS_MAX = 400;
const DEPTH_MAX = 8;
const TEXT_MAX = 300;

/** Follows the references of a standalone schema, so that it stands without definitions; as far as the bounds go. */
const settler = () => {
  let left = SCHEMAS_MAX;
  return (schema: JsonObject): JsonObject => {
    const { $defs, ...root } = schema;
    const definitions = isObject($defs) ? $defs : {};
    const settle = (value: JsonValue, depth: number, open: readonly string[]): JsonValue => {
      if (Array.isArray(value)) return value.map((one) => settle(one, depth, open));
      if (!isObject(value)) return value;
      left -= 1;
      if (left < 0 || depth > DEPTH_MAX) return {};
      const { $ref, ...beside } = value;
      const name = typeof $ref === 'string' ? $ref.slice('#/$defs/'.length) : undefined;
      const target = name === undefined ? undefined : definitions[name];
      const settled = Object.fromEntries(
        Object.entries(beside).map(([key, inner]) => [
          key,
          key === 'description' && typeof inner === 'string'
            ? inner.slice(0, TEXT_MAX)
            : ['enum', 'const', 'default', 'required'].includes(key)
              ? inner
              : settle(inner, depth + 1, open),
        ]),
      );
      // What leads back to itself is any value there.
      if (name === undefined || target === undefined || open.includes(name)) return settled;
      const found = settle(target, depth, [...open, name]);
      return isObject(found) ? { ...found, ...settled } : settled;
    };
    const placed = settle(root, 0, []);
    return isObject(placed) ? placed : {};
  };
};

const described = (schema: JsonObject, text: string | undefined): JsonObject =>
  text === undefined || text === '' ? schema : { ...schema, description: text.slice(0, DESCRIPTION_MAX) };

/** What a tool calls each parameter of an operation; the body is `body`. */
export const toolParameters = ({
  parameters,
}: Operation): readonly { readonly name: string; readonly of: Parameter }[] => {
  const unique = createNames(['body']);
  return parameters.map((of) => ({ name: unique(of.name), of }));
};

/** Which of its bodies a tool sends: JSON, else the first. */
export const toolContent = ({ body }: Operation): Content | undefined =>
  body?.contents.find(({ mediaType }) => isJson(mediaType)) ?? body?.contents[0];

const inputSchema = (model: ApiModel, operation: Operation): JsonObject => {
  const settled = settler();
  const at = (pointer: string) =>
    settled(toJsonSchema(model.document, model.openapi, joinPointer(pointer, 'schema'), 'request'));
  const properties: [string, JsonValue][] = toolParameters(operation).map(({ name, of }) => [
    name,
    described(at(of.contentPointer ?? of.pointer), of.description),
  ]);
  const required = toolParameters(operation).flatMap(({ name, of }) => (of.required ? [name] : []));
  const content = toolContent(operation);
  if (content) {
    properties.push(['body', described(content.schema ? at(content.pointer) : {}, operation.body?.description)]);
    if (operation.body?.required) required.push('body');
  }
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
};

/** Whether an operation only reads, as far as its method says. */
export const readsOnly = ({ method }: Pick<Operation, 'method'>): boolean =>
  ['get', 'head', 'options'].includes(method);

/** A tool for each operation that is picked; what one is called hangs on the document alone. */
export const mcpTools = (model: ApiModel, isPicked: (operation: Operation) => boolean = () => true): McpTool[] => {
  const unique = createNames();
  const named = model.operations.map((operation) => ({
    operation,
    name: unique(operation.key.replaceAll(/[^A-Za-z0-9_-]+/g, '_').slice(0, NAME_MAX - 6) || 'operation'),
  }));
  return named
    .filter(({ operation }) => isPicked(operation))
    .map(({ operation, name }) => {
      const { method, path, summary, description, deprecated } = operation;
      const said = [summary, description === summary ? undefined : description]
        .filter((text) => text !== undefined)
        .join('\n\n');
      const tool = {
        name,
        title: (summary ?? operation.key).slice(0, 200),
        description:
          `${deprecated ? 'Deprecated. ' : ''}${said === '' ? `${method.toUpperCase()} ${path}` : said}`.slice(
            0,
            DESCRIPTION_MAX,
          ),
        inputSchema: inputSchema(model, operation),
        annotations: {
          readOnlyHint: readsOnly(operation),
          destructiveHint: method === 'delete',
          idempotentHint: method !== 'post' && method !== 'patch',
        },
      };
      return { ...tool, operationKey: operation.key, tokens: estimateTokenCount(JSON.stringify(tool)) };
    });
};
