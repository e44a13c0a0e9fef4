import type {
  ApiModel,
  ApiServer,
  Body,
  Content,
  NamedSchema,
  Operation,
  Parameter,
  ParameterLocation,
  ParameterStyle,
  Response,
  Schema,
  SecurityRequirement,
  SecurityScheme,
} from './api-model.ts';
import { createSchemaReader } from './build-schema.ts';
import { camelCase, createNames, pascalCase } from './identifier.ts';
import {
  follow,
  isList,
  isObject,
  type JsonObject,
  type JsonValue,
  joinPointer,
  member,
  pointerOfReference,
  stepsOf,
  textOf,
} from './json-value.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
const LOCATIONS: readonly ParameterLocation[] = ['path', 'query', 'header', 'cookie'];
const STYLES: readonly ParameterStyle[] = [
  'matrix',
  'label',
  'form',
  'simple',
  'spaceDelimited',
  'pipeDelimited',
  'deepObject',
];

type Placed = { readonly value: JsonObject; readonly pointer: string };

const entriesOf = (value: JsonValue | undefined): [string, JsonValue][] =>
  isObject(value) ? Object.entries(value) : [];
const listOf = (value: JsonValue | undefined): readonly JsonValue[] => (isList(value) ? value : []);

class ModelBuilder {
  readonly document: JsonObject;
  readonly pending: string[] = [];
  readonly referred = new Set<string>();
  readonly read: (raw: JsonValue | undefined, pointer: string) => Schema;
  readonly uniqueKey: (wish: string) => string;
  readonly uniqueName: (wish: string) => string;
  readonly newer: boolean;

  constructor(document: JsonObject) {
    this.document = document;
    this.newer = !String(document.openapi).startsWith('3.0');
    this.read = createSchemaReader(this.newer, (pointer) => this.refer(pointer));
    this.uniqueKey = createNames();
    this.uniqueName = createNames();
  }

  refer(pointer: string): void {
    if (this.referred.has(pointer)) return;
    this.referred.add(pointer);
    this.pending.push(pointer);
  }

  /** The object a value is, or refers to, with the place it was found at. */
  settle(value: JsonValue | undefined, pointer: string): Placed | undefined {
    let placed = { value, pointer };
    for (let hop = 0; hop < 100; hop += 1) {
      const target = pointerOfReference(textOf(placed.value, '$ref') ?? '');
      if (target === undefined)
        return isObject(placed.value) ? { value: placed.value, pointer: placed.pointer } : undefined;
      placed = { value: follow(this.document, target), pointer: target };
    }
    return undefined;
  }

  servers(value: JsonValue | undefined): ApiServer[] {
    return listOf(value).map((server) => ({
      url: textOf(server, 'url') ?? '/',
      description: textOf(server, 'description'),
      variables: entriesOf(member(server, 'variables')).map(([name, variable]) => ({
        name,
        default: textOf(variable, 'default') ?? '',
        values: listOf(member(variable, 'enum')).map(String),
      })),
    }));
  }

  security(value: JsonValue | undefined): SecurityRequirement[] {
    return listOf(value).map((requirement) =>
      entriesOf(requirement).map(([scheme, scopes]) => ({ scheme, scopes: listOf(scopes).map(String) })),
    );
  }

  schemes(): Map<string, SecurityScheme> {
    const schemes = new Map<string, SecurityScheme>();
    const all = member(this.document.components, 'securitySchemes');
    for (const [name, value] of entriesOf(all)) {
      const raw = this.settle(value, joinPointer('/components/securitySchemes', name))?.value;
      const description = textOf(raw, 'description');
      const type = textOf(raw, 'type');
      const place = textOf(raw, 'in');
      if (type === 'apiKey' && (place === 'header' || place === 'query' || place === 'cookie'))
        schemes.set(name, { name, description, type, in: place, parameter: textOf(raw, 'name') ?? name });
      else if (type === 'http')
        schemes.set(name, { name, description, type, scheme: (textOf(raw, 'scheme') ?? 'bearer').toLowerCase() });
      else if (type === 'oauth2') {
        const flows = member(raw, 'flows');
        schemes.set(name, { name, description, type, flows: isObject(flows) ? flows : {} });
      } else if (type === 'openIdConnect')
        schemes.set(name, { name, description, type, url: textOf(raw, 'openIdConnectUrl') ?? '' });
      else if (type === 'mutualTLS') schemes.set(name, { name, description, type });
    }
    return schemes;
  }

  example(raw: JsonObject): JsonValue | undefined {
    if (Object.hasOwn(raw, 'example')) return raw.example;
    const [first] = entriesOf(raw.examples);
    return first ? member(this.settle(first[1], '')?.value, 'value') : undefined;
  }

  contents(value: JsonValue | undefined, pointer: string): Content[] {
    return entriesOf(value).flatMap(([name, raw]) => {
      if (!isObject(raw)) return [];
      const at = joinPointer(pointer, name);
      return {
        mediaType: (name.split(';')[0] ?? '').trim().toLowerCase(),
        schema: Object.hasOwn(raw, 'schema') ? this.read(raw.schema, joinPointer(at, 'schema')) : undefined,
        example: this.example(raw),
        encoding: new Map(
          entriesOf(raw.encoding).flatMap(([field, encoding]) =>
            isObject(encoding) ? [[field, encoding] as const] : [],
          ),
        ),
        pointer: at,
      };
    });
  }

  parameter(value: JsonValue, at: string): Parameter | undefined {
    const placed = this.settle(value, at);
    const location = LOCATIONS.find((name) => name === placed?.value.in);
    const name = textOf(placed?.value, 'name');
    if (!placed || !location || name === undefined) return undefined;
    const { value: raw, pointer } = placed;
    const [content] = this.contents(raw.content, joinPointer(pointer, 'content'));
    const usual = location === 'query' || location === 'cookie' ? 'form' : 'simple';
    const style = STYLES.find((known) => known === raw.style) ?? usual;
    return {
      name,
      in: location,
      required: location === 'path' || raw.required === true,
      deprecated: raw.deprecated === true,
      description: textOf(raw, 'description'),
      style,
      explode: typeof raw.explode === 'boolean' ? raw.explode : style === 'form',
      allowReserved: raw.allowReserved === true,
      mediaType: content?.mediaType,
      schema: content?.schema ?? this.read(raw.schema, joinPointer(pointer, 'schema')),
      example: this.example(raw) ?? content?.example,
      pointer,
    };
  }

  /** Header parameters that OpenAPI says to ignore, and what the path does not hold, are left out. */
  parameters(item: Placed, operation: JsonObject, pointer: string, path: string): Parameter[] {
    const found = new Map<string, Parameter>();
    for (const [list, at] of [
      [item.value.parameters, joinPointer(item.pointer, 'parameters')],
      [operation.parameters, joinPointer(pointer, 'parameters')],
    ] as const)
      for (const [index, entry] of listOf(list).entries()) {
        const parameter = this.parameter(entry, joinPointer(at, index));
        if (!parameter || (parameter.in === 'path' && !path.includes(`{${parameter.name}}`))) continue;
        if (parameter.in === 'header' && /^(accept|content-type|authorization)$/i.test(parameter.name)) continue;
        found.set(`${parameter.in} ${parameter.name}`, parameter);
      }
    for (const [, name = ''] of path.matchAll(/\{([^{}]+)\}/g))
      if (!found.has(`path ${name}`)) {
        const implied = this.parameter({ name, in: 'path', required: true, schema: { type: 'string' } }, pointer);
        if (implied) found.set(`path ${name}`, implied);
      }
    return [...found.values()];
  }

  body(value: JsonValue | undefined, at: string): Body | undefined {
    const placed = this.settle(value, at);
    if (!placed) return undefined;
    const { value: raw, pointer } = placed;
    const contents = this.contents(raw.content, joinPointer(pointer, 'content'));
    return { required: raw.required === true, description: textOf(raw, 'description'), contents, pointer };
  }

  responses(value: JsonValue | undefined, at: string): Response[] {
    return entriesOf(value).flatMap(([status, entry]) => {
      const placed = status.startsWith('x-') ? undefined : this.settle(entry, joinPointer(at, status));
      if (!placed) return [];
      const headers = entriesOf(placed.value.headers).map(([name, header]) => {
        const found = this.settle(header, joinPointer(placed.pointer, 'headers', name));
        const schema = this.read(found?.value.schema, joinPointer(found?.pointer ?? '', 'schema'));
        return { name, required: found?.value.required === true, schema };
      });
      const contents = this.contents(placed.value.content, joinPointer(placed.pointer, 'content'));
      return {
        status: status.toUpperCase().replace('DEFAULT', 'default'),
        description: textOf(placed.value, 'description') ?? '',
        headers,
        contents,
        pointer: placed.pointer,
      };
    });
  }

  operation(item: Placed, method: string, path: string): Operation[] {
    const raw = item.value[method];
    if (!isObject(raw)) return [];
    const pointer = joinPointer(item.pointer, method);
    const id = textOf(raw, 'operationId') || undefined;
    const words = `${method} ${path}`;
    return [
      {
        key: this.uniqueKey(id ?? words.replaceAll(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')),
        name: this.uniqueName(camelCase(id ?? words, 'operation')),
        id,
        method,
        path,
        summary: textOf(raw, 'summary') ?? textOf(item.value, 'summary'),
        description: textOf(raw, 'description') ?? textOf(item.value, 'description'),
        deprecated: raw.deprecated === true,
        tags: listOf(raw.tags).map(String),
        parameters: this.parameters(item, raw, pointer, path),
        body: this.body(raw.requestBody, joinPointer(pointer, 'requestBody')),
        responses: this.responses(raw.responses, joinPointer(pointer, 'responses')),
        security: this.security(raw.security ?? this.document.security),
        servers: this.servers(raw.servers ?? item.value.servers ?? this.document.servers),
        pointer,
      },
    ];
  }

  operations(field: 'paths' | 'webhooks'): Operation[] {
    return entriesOf(this.document[field]).flatMap(([path, value]) => {
      const item = path.startsWith('x-') ? undefined : this.settle(value, joinPointer(`/${field}`, path));
      return item
        ? METHODS.flatMap((method) => this.operation(item, method, field === 'paths' ? path : `/${path}`))
        : [];
    });
  }

  /** Component schemas first, so that they keep their plain names; then what only references lead to. */
  schemas(): Map<string, NamedSchema> {
    const unique = createNames();
    const schemas = new Map<string, NamedSchema>();
    const components = entriesOf(member(this.document.components, 'schemas')).map(([name]) =>
      joinPointer('/components/schemas', name),
    );
    for (const pointer of components) this.referred.add(pointer);
    const add = (pointer: string, title: string) => {
      const name = unique(pascalCase(title, 'Schema'));
      schemas.set(pointer, { pointer, name, schema: this.read(follow(this.document, pointer), pointer) });
    };
    for (const pointer of components) add(pointer, stepsOf(pointer).at(-1) ?? '');
    for (let pointer = this.pending.shift(); pointer !== undefined; pointer = this.pending.shift())
      if (!schemas.has(pointer)) add(pointer, stepsOf(pointer).slice(-3).join(' '));
    return schemas;
  }
}

/** Makes the model of a document that `readDocument` accepted. Pure; the same document makes the same model. */
export const buildModel = (document: JsonObject): ApiModel => {
  const builder = new ModelBuilder(document);
  const operations = builder.operations('paths');
  const webhooks = builder.operations('webhooks');
  return {
    openapi: builder.newer ? '3.1' : '3.0',
    title: textOf(document.info, 'title') ?? '',
    version: textOf(document.info, 'version') ?? '',
    description: textOf(document.info, 'description'),
    servers: builder.servers(document.servers),
    tags: listOf(document.tags).map((tag) => ({
      name: textOf(tag, 'name') ?? '',
      description: textOf(tag, 'description'),
    })),
    security: builder.security(document.security),
    securitySchemes: builder.schemes(),
    operations,
    webhooks,
    schemas: builder.schemas(),
    document,
  };
};
