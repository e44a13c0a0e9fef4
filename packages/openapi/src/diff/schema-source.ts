import {
  follow,
  isAsyncApi,
  isObject,
  type JsonObject,
  type JsonValue,
  joinPointer,
  pointerOfReference,
  stepsOf,
} from '../json-value.ts';
import { settleSchema } from './settle-schema.ts';
import type { Part, SchemaNode, Schemas, SettledSchema } from './settled-schema.ts';

const ANNOTATIONS = new Set(['$ref', 'summary', 'description', 'title', 'example', 'examples', '$comment']);

/** Reads schemas of one document; what was settled once is kept. */
export class SchemaSource implements Schemas {
  readonly #document: JsonObject;
  readonly #settled = new Map<string, SettledSchema>();
  readonly newer: boolean;
  /** Its schemas are of messages. */
  readonly ofMessages: boolean;

  constructor(document: JsonObject) {
    this.#document = document;
    this.ofMessages = isAsyncApi(document);
    this.newer = !String(document.openapi).startsWith('3.0');
  }

  /** Follows a reference that says nothing beside itself; in 3.0 what stands beside one is ignored. */
  resolve(part: Part): Part {
    const seen = new Set<string>();
    let current = part;
    for (;;) {
      const target = this.target(current);
      if (target === undefined || (this.newer && this.#saysMore(current.value))) return current;
      if (seen.has(target.pointer)) return { value: {}, pointer: target.pointer };
      seen.add(target.pointer);
      current = target;
    }
  }

  /** Where the reference of a schema leads. */
  target({ value }: Part): Part | undefined {
    if (!isObject(value) || typeof value.$ref !== 'string') return undefined;
    const pointer = pointerOfReference(value.$ref);
    return pointer === undefined ? undefined : { value: follow(this.#document, pointer) ?? {}, pointer };
  }

  #saysMore(value: JsonValue): boolean {
    return isObject(value) && Object.keys(value).some((name) => !ANNOTATIONS.has(name) && !name.startsWith('x-'));
  }

  node(value: JsonValue | undefined, pointer: string): SchemaNode {
    return this.nodeOf([{ value: value ?? {}, pointer }]);
  }

  nodeOf(given: readonly Part[]): SchemaNode {
    const parts = [...new Map(given.map((part) => this.resolve(part)).map((part) => [part.pointer, part])).values()];
    const [first] = parts;
    const pointer = first?.pointer ?? '';
    const steps = parts.length === 1 && pointer.startsWith('/components/schemas/') ? stepsOf(pointer) : [];
    return {
      key: parts.map((part) => part.pointer).join(' '),
      origin: given[0]?.pointer ?? pointer,
      pointer,
      parts,
      component: steps.length === 3 ? steps[2] : undefined,
    };
  }

  child(part: Part, ...steps: readonly (string | number)[]): Part {
    let value: JsonValue | undefined = part.value;
    for (const step of steps) value = follow(value ?? null, joinPointer('', step));
    return { value: value ?? {}, pointer: joinPointer(part.pointer, ...steps) };
  }

  settle(node: SchemaNode): SettledSchema {
    const known = this.#settled.get(node.key);
    if (known) return known;
    const settled = settleSchema(this, node);
    this.#settled.set(node.key, settled);
    return settled;
  }
}
