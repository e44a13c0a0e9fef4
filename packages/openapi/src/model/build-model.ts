import {
  follow,
  isObject,
  type JsonObject,
  type JsonValue,
  joinPointer,
  member,
  setMember,
  stepsOf,
  textOf,
} from '../json-value.ts';
import type { ApiModel, Callback, NamedSchema, Operation } from './api-model.ts';
import { beyond, entriesOf, listOf, type Placed } from './document-reader.ts';
import { camelCase, createNames, pascalCase } from './identifier.ts';
import { OperationReader } from './operation-reader.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
const OPERATION_FIELDS =
  'operationId summary description deprecated tags parameters requestBody responses security servers callbacks';

const PATH_ITEM_FIELDS = `$ref parameters servers ${METHODS.join(' ')}`;
const PATH_ITEM_WORDS = ['summary', 'description'];

class ModelBuilder extends OperationReader {
  operation(item: Placed, method: string, path: string, called?: string): Operation[] {
    const raw = item.value[method];
    if (!isObject(raw)) return [];
    const pointer = joinPointer(item.pointer, method);
    const id = textOf(raw, 'operationId') || undefined;
    const words = called ?? `${method} ${path}`;
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
        rest: beyond(raw, OPERATION_FIELDS),
        pointer,
      },
    ];
  }

  item(value: JsonValue | undefined, pointer: string): Placed | undefined {
    return this.settle(value, pointer, PATH_ITEM_WORDS);
  }

  /** What paths say besides their operations, by path; extensions among the paths as they stand. */
  itemsRest(field: 'paths' | 'webhooks'): JsonObject {
    const all: Record<string, JsonValue> = {};
    for (const [path, value] of entriesOf(this.document[field])) {
      const extension = path.startsWith('x-');
      const rest = beyond(this.item(value, joinPointer(`/${field}`, path))?.value, PATH_ITEM_FIELDS);
      if (extension || Object.keys(rest).length > 0) setMember(all, path, extension ? value : rest);
    }
    return all;
  }

  operations(field: 'paths' | 'webhooks'): Operation[] {
    return entriesOf(this.document[field]).flatMap(([path, value]) => {
      const item = path.startsWith('x-') ? undefined : this.item(value, joinPointer(`/${field}`, path));
      return item
        ? METHODS.flatMap((method) => this.operation(item, method, field === 'paths' ? path : `/${path}`))
        : [];
    });
  }

  /** What the API calls back, named by the callback; `path` is the runtime expression of where. */
  callbacks(operations: readonly Operation[]): Callback[] {
    return operations.flatMap(({ pointer, key }) =>
      entriesOf(member(follow(this.document, pointer), 'callbacks')).flatMap(([name, entry]) => {
        const callback = this.settle(entry, joinPointer(pointer, 'callbacks', name));
        return entriesOf(callback?.value).flatMap(([expression, value]) => {
          const at = joinPointer(callback?.pointer ?? pointer, expression);
          const item = expression.startsWith('x-') ? undefined : this.item(value, at);
          const calls = item ? METHODS.flatMap((method) => this.operation(item, method, expression, name)) : [];
          return calls.map((call) => ({ ...call, owner: key, callback: name }));
        });
      }),
    );
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
  const callbacks = builder.callbacks(operations);
  return {
    openapi: builder.newer ? '3.1' : '3.0',
    title: textOf(document.info, 'title') ?? '',
    version: textOf(document.info, 'version') ?? '',
    description: textOf(document.info, 'description'),
    servers: builder.servers(document.servers),
    tags: listOf(document.tags).map((tag) => ({
      name: textOf(tag, 'name') ?? '',
      description: textOf(tag, 'description'),
      rest: beyond(tag, 'name description'),
    })),
    security: builder.security(document.security),
    securitySchemes: builder.schemes(),
    operations,
    webhooks,
    callbacks,
    schemas: builder.schemas(),
    pathsRest: builder.itemsRest('paths'),
    webhooksRest: builder.itemsRest('webhooks'),
    componentsRest: beyond(document.components, 'schemas securitySchemes'),
    infoRest: beyond(document.info, 'title version description'),
    rest: beyond(document, 'openapi info servers tags security paths webhooks components'),
    document,
  };
};
