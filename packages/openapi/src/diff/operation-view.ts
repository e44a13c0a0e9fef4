import { isObject, type JsonObject, type JsonValue, joinPointer, member, textOf } from '../json-value.ts';
import { DocumentReader, entriesOf, listOf, type Placed } from '../model/document-reader.ts';

export const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** An operation as a change names it. `key` is the one of the model. */
export type OperationName = { readonly key: string; readonly method: string; readonly path: string };

export type OperationKind = 'operation' | 'webhook' | 'callback';

export type OperationView = {
  readonly kind: OperationKind;
  readonly name: OperationName;
  readonly id: string | undefined;
  readonly raw: JsonObject;
  readonly item: JsonObject;
  readonly pointer: string;
  /** By location and name; what the operation says wins over what its path says. */
  readonly parameters: ReadonlyMap<string, Placed>;
};

/** Two views of one operation. `operation` of a change is the one of the newer document. */
export type OperationPair = { readonly before: OperationView; readonly after: OperationView };

const IGNORED_HEADERS = /^(accept|content-type|authorization)$/i;

/** Names of the variables of a path, in order. */
export const variablesOf = (path: string): string[] =>
  [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? '');

/** A path with its variables unnamed. */
export const shapeOf = (path: string): string => path.replaceAll(/\{[^{}]+\}/g, '{}');

/** Reads the operations of one document, in its order. */
export class OperationSource {
  readonly document: JsonObject;
  readonly #reader: DocumentReader;

  constructor(document: JsonObject) {
    this.document = document;
    this.#reader = new DocumentReader(document);
  }

  settle(value: JsonValue | undefined, pointer: string): Placed | undefined {
    return this.#reader.settle(value, pointer);
  }

  operations(field: 'paths' | 'webhooks'): OperationView[] {
    const kind = field === 'paths' ? 'operation' : 'webhook';
    return entriesOf(this.document[field]).flatMap(([path, value]) => {
      const item = path.startsWith('x-') ? undefined : this.settle(value, joinPointer(`/${field}`, path));
      return item ? this.#ofItem(item, kind, field === 'paths' ? path : `/${path}`) : [];
    });
  }

  /** What is called back because of an operation, by the name of the callback. */
  callbacks(operation: OperationView): Map<string, OperationView[]> {
    const at = joinPointer(operation.pointer, 'callbacks');
    const found = entriesOf(operation.raw.callbacks).map(([name, value]) => {
      const callback = this.settle(value, joinPointer(at, name));
      const views = entriesOf(callback?.value).flatMap(([expression, entry]) => {
        const place = joinPointer(callback?.pointer ?? at, expression);
        const item = expression.startsWith('x-') ? undefined : this.settle(entry, place);
        return item ? this.#ofItem(item, 'callback', expression, name) : [];
      });
      return [name, views] as const;
    });
    return new Map(found);
  }

  #ofItem(item: Placed, kind: OperationKind, path: string, called?: string): OperationView[] {
    return METHODS.flatMap((method) => {
      const raw = member(item.value, method);
      if (!isObject(raw)) return [];
      const pointer = joinPointer(item.pointer, method);
      const id = textOf(raw, 'operationId') || undefined;
      const words = (called ?? `${method} ${path}`).replaceAll(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '');
      const key = this.#reader.uniqueKey(id ?? words);
      const parameters = this.#parameters(item, raw, pointer);
      return [{ kind, name: { key, method, path }, id, raw, item: item.value, pointer, parameters }];
    });
  }

  #parameters(item: Placed, operation: JsonObject, pointer: string): Map<string, Placed> {
    const found = new Map<string, Placed>();
    for (const [list, at] of [
      [item.value.parameters, joinPointer(item.pointer, 'parameters')],
      [operation.parameters, joinPointer(pointer, 'parameters')],
    ] as const)
      for (const [index, entry] of listOf(list).entries()) {
        const placed = this.settle(entry, joinPointer(at, index));
        const name = textOf(placed?.value, 'name');
        const location = textOf(placed?.value, 'in');
        if (!placed || name === undefined || location === undefined) continue;
        if (location === 'header' && IGNORED_HEADERS.test(name)) continue;
        found.set(`${location} ${location === 'header' ? name.toLowerCase() : name}`, placed);
      }
    return found;
  }
}
