import {
  follow,
  isObject,
  type JsonObject,
  type JsonValue,
  joinPointer,
  member,
  stepsOf,
  textOf,
} from '../json-value.ts';
import type {
  ApiModel,
  Body,
  Content,
  NamedSchema,
  Operation,
  Parameter,
  ParameterLocation,
  ParameterStyle,
  Response,
} from './api-model.ts';
import { DocumentReader, entriesOf, listOf, type Placed } from './document-reader.ts';
import { camelCase, createNames, pascalCase } from './identifier.ts';

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

class ModelBuilder extends DocumentReader {
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
