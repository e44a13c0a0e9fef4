import type { JsonValue } from '../json-value.ts';

/** A schema of the document and where it stands. */
export type Part = { readonly value: JsonValue; readonly pointer: string };

/** What a value must satisfy: all of its parts at once. The same key means the same parts. */
export type SchemaNode = {
  readonly key: string;
  /** Where the node is asked for: the place of a reference, where `pointer` is what it leads to. */
  readonly origin: string;
  readonly pointer: string;
  readonly parts: readonly Part[];
  /** Name of the component when the node is exactly one. */
  readonly component: string | undefined;
};

export type SchemaType = 'boolean' | 'string' | 'number' | 'integer' | 'array' | 'object';

export type SettledUnion = {
  readonly mode: 'oneOf' | 'anyOf';
  readonly variants: readonly SchemaNode[];
  readonly pointer: string;
  readonly discriminator:
    | { readonly property: string; readonly mapping: ReadonlyMap<string, SchemaNode | undefined> }
    | undefined;
};

/** A schema with everything that holds at once joined, in one form whatever the version it was written in. */
export type SettledSchema = {
  readonly pointer: string;
  readonly never: boolean;
  /** Without null; undefined when nothing is said. */
  readonly types: ReadonlySet<SchemaType> | undefined;
  readonly nullable: boolean;
  /** Without null. */
  readonly values: readonly JsonValue[] | undefined;
  readonly constant: boolean;
  readonly limits: ReadonlyMap<string, JsonValue>;
  readonly properties: ReadonlyMap<string, SchemaNode>;
  readonly required: ReadonlySet<string>;
  /** `false` when further properties are forbidden, undefined when nothing is said of them. */
  readonly additional: SchemaNode | false | undefined;
  readonly patterned: ReadonlyMap<string, SchemaNode>;
  readonly items: SchemaNode | undefined;
  readonly tuple: readonly SchemaNode[];
  readonly unions: readonly SettledUnion[];
  /** A discriminator beside no union: of those that inherit by allOf. */
  readonly heirs: SettledUnion | undefined;
  /** Subschemas by keyword, `dependentSchemas/<name>` for a dependent one. */
  readonly conditions: ReadonlyMap<string, SchemaNode>;
  readonly dependentRequired: ReadonlyMap<string, ReadonlySet<string>>;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly deprecated: boolean;
  readonly title: string | undefined;
  readonly default: JsonValue | undefined;
  readonly xml: JsonValue | undefined;
  readonly sunset: JsonValue | undefined;
  readonly stability: JsonValue | undefined;
  readonly extensibleValues: readonly JsonValue[] | undefined;
};

/** Nothing is said of the value but, perhaps, annotations. */
export const isAny = (schema: SettledSchema): boolean =>
  !schema.never &&
  schema.types === undefined &&
  schema.values === undefined &&
  schema.unions.length === 0 &&
  schema.limits.size === 0 &&
  schema.conditions.size === 0;

/** The schemas of one document, as those who settle one ask for others. */
export type Schemas = {
  /** Follows a reference that says nothing beside itself; in 3.0 what stands beside one is ignored. */
  resolve(part: Part): Part;
  /** Where the reference of a schema leads. */
  target(part: Part): Part | undefined;
  node(value: JsonValue | undefined, pointer: string): SchemaNode;
  nodeOf(given: readonly Part[]): SchemaNode;
  child(part: Part, ...steps: readonly (string | number)[]): Part;
};
