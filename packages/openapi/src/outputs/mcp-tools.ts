import { estimateTokenCount } from 'tokenx';
import { isObject, type JsonObject, type JsonValue, joinPointer } from '../json-value.ts';
import type { ApiModel, Operation } from '../model/api-model.ts';
import { createNames } from '../model/identifier.ts';
import { isJson } from '../validate/decode-body.ts';
import { toJsonSchema } from '../validate/json-schema.ts';

/** A tool of the Model Context Protocol (modelcontextprotocol.io, 2025-06-18, "Tools"), and what calling it means. */
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

type Definitions = Record<string, JsonValue>;

/** Puts a standalone schema into a tool's: its definitions get names of their own there. */
const embed = (schema: JsonObject, prefix: string, definitions: Definitions): JsonObject => {
  const rename = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return value.map(rename);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        name === '$ref' && typeof inner === 'string' ? inner.replace('#/$defs/', `#/$defs/${prefix}`) : rename(inner),
      ]),
    );
  };
  const { $defs, ...root } = schema;
  const own = isObject($defs) ? $defs : {};
  // A schema that is used once, and does not lead back to itself, stands in its place.
  const name = typeof root.$ref === 'string' ? root.$ref.slice('#/$defs/'.length) : undefined;
  const alone = name !== undefined && !JSON.stringify(own).includes(`"#/$defs/${name}"`);
  for (const [key, value] of Object.entries(own))
    if (!(alone && key === name)) definitions[`${prefix}${key}`] = rename(value);
  const inner = alone && name !== undefined ? own[name] : root;
  const placed = rename(inner ?? {});
  return isObject(placed) ? placed : {};
};

const described = (schema: JsonObject, text: string | undefined): JsonObject =>
  text === undefined || text === '' ? schema : { ...schema, description: text.slice(0, DESCRIPTION_MAX) };

const inputSchema = (model: ApiModel, operation: Operation): JsonObject => {
  const definitions: Definitions = {};
  const properties: [string, JsonValue][] = [];
  const required: string[] = [];
  const unique = createNames(['body']);
  for (const [index, parameter] of operation.parameters.entries()) {
    const name = unique(parameter.name);
    const holder = joinPointer(parameter.contentPointer ?? parameter.pointer, 'schema');
    const schema = toJsonSchema(model.document, model.openapi, holder, 'request');
    properties.push([name, described(embed(schema, `p${index}`, definitions), parameter.description)]);
    if (parameter.required) required.push(name);
  }
  const contents = operation.body?.contents ?? [];
  const content = contents.find(({ mediaType }) => isJson(mediaType)) ?? contents[0];
  if (content) {
    const schema = content.schema
      ? toJsonSchema(model.document, model.openapi, joinPointer(content.pointer, 'schema'), 'request')
      : {};
    properties.push(['body', described(embed(schema, 'b', definitions), operation.body?.description)]);
    if (operation.body?.required) required.push('body');
  }
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
    ...(Object.keys(definitions).length > 0 ? { $defs: definitions } : {}),
  };
};

/** One tool per operation that an agent could call. */
export const mcpTools = (model: ApiModel): McpTool[] => {
  const unique = createNames();
  return model.operations.map((operation) => {
    const wish = operation.key.replaceAll(/[^A-Za-z0-9_-]+/g, '_').slice(0, NAME_MAX - 4) || 'operation';
    const { method, path, summary, description, deprecated } = operation;
    const said = [summary, description === summary ? undefined : description]
      .filter((text) => text !== undefined)
      .join('\n\n');
    const tool = {
      name: unique(wish),
      title: (summary ?? operation.key).slice(0, 200),
      description: `${deprecated ? 'Deprecated. ' : ''}${said === '' ? `${method.toUpperCase()} ${path}` : said}`.slice(
        0,
        DESCRIPTION_MAX,
      ),
      inputSchema: inputSchema(model, operation),
      annotations: {
        readOnlyHint: method === 'get' || method === 'head' || method === 'options',
        destructiveHint: method === 'delete',
        idempotentHint: method !== 'post' && method !== 'patch',
      },
    };
    return { ...tool, operationKey: operation.key, tokens: estimateTokenCount(JSON.stringify(tool)) };
  });
};
