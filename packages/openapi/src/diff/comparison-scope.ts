import type { Phrase } from '@portico/words';
import type { JsonObject, JsonValue } from '../json-value.ts';
import type { LifecyclePolicy } from './compare-lifecycle.ts';
import type { SchemaComparer, SchemaPair } from './compare-schemas.ts';
import type { OperationName, OperationSource } from './operation-view.ts';
import type { Place, Travel } from './schema-comparison.ts';
import type { SchemaSource } from './schema-source.ts';

type Pointers = { readonly before?: string | undefined; readonly after?: string | undefined };

/** A difference with the operation it concerns; undefined when it is of the whole document. */
export type Observed = {
  readonly rule: string;
  readonly operation: OperationName | undefined;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly words: Phrase;
};

/** One document of the two. */
export type Side = {
  readonly document: JsonObject;
  readonly operations: OperationSource;
  readonly schemas: SchemaSource;
};

export type SchemaRoot = { readonly operation: OperationName | undefined; readonly pair: SchemaPair };

/** What every comparison needs, and where it puts what it finds. */
export class Scope {
  readonly before: Side;
  readonly after: Side;
  readonly comparer: SchemaComparer;
  readonly lifecycle: LifecyclePolicy;
  readonly observed: Observed[] = [];
  readonly roots: SchemaRoot[] = [];

  constructor(parts: Pick<Scope, 'before' | 'after' | 'comparer' | 'lifecycle'>) {
    this.before = parts.before;
    this.after = parts.after;
    this.comparer = parts.comparer;
    this.lifecycle = parts.lifecycle;
  }

  add(rule: string, operation: OperationName | undefined, pointers: Pointers, words: Phrase): void {
    this.observed.push({ rule, operation, before: pointers.before, after: pointers.after, words });
  }

  /** Compares two schemas on behalf of an operation. */
  schemas(operation: OperationName | undefined, before: Located, after: Located, travel: Travel, place: Place): void {
    const pair = this.comparer.pair(
      this.before.schemas.node(before.value, before.pointer),
      this.after.schemas.node(after.value, after.pointer),
      travel,
      place,
    );
    if (pair) this.roots.push({ operation, pair });
  }
}

export type Located = { readonly value: JsonValue | undefined; readonly pointer: string };
