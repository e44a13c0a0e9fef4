/** Versions of the specification a document may be written in. */
export type SourceVersion = '2.0' | '3.0' | '3.1' | '3.2';

/**
 * What a field of an object of OpenAPI 3.0 and 3.1 may hold, after the tables of the specification
 * (spec.openapis.org/oas/v3.0.4 and v3.1.1). A rule is a word, or a word in front of another rule.
 */
export type Rule =
  | 'text'
  | 'boolean'
  | 'number'
  | 'count'
  | 'any'
  | 'object'
  | `is ${string}`
  | `list ${string}`
  | `map ${string}`
  | `one-of ${string}`;

export type Shape = {
  readonly name: string;
  readonly fields: Readonly<Record<string, Rule>>;
  readonly required?: readonly string[];
  /** The rule of every other field: paths, responses, callbacks. */
  readonly others?: Rule;
  /** A Reference Object may stand here instead. */
  readonly referable?: boolean;
  /** Unknown fields are only worth a warning. */
  readonly lenient?: boolean;
};
