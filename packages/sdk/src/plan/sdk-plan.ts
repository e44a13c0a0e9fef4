import type { ApiModel, JsonValue, Operation, Parameter, SecurityScheme } from '@portico/openapi';

/**
 * A document as an SDK says it: types with names, operations with inputs and results, nothing left to decide but how a
 * language writes it. Every identifier is ASCII and, within its list, unique whatever the case: an emitter may turn it
 * to snake_case and add `_` to a reserved word without a collision.
 */
export type SdkPlan = {
  /** What it was planned from. */
  readonly model: ApiModel;
  readonly title: string;
  readonly description: string | undefined;
  readonly baseUrl: string;
  readonly names: PackageNames;
  /** In the order of the document. */
  readonly types: readonly TypeDeclaration[];
  readonly operations: readonly PlannedOperation[];
  readonly webhooks: readonly PlannedWebhook[];
  readonly schemes: readonly SecurityScheme[];
  /** Operations no SDK can express, and why. */
  readonly leftOut: readonly { readonly key: string; readonly reason: string }[];
};

export type PackageNames = {
  /** PascalCase, without "API" and the like: `RedoclyMuseum`. */
  readonly base: string;
  readonly clientName: string;
  /** kebab-case. */
  readonly packageName: string;
  /** Semantic version; `0.0.0` when the document's is none. */
  readonly version: string;
  /** Of environment variables: `REDOCLY_MUSEUM`. */
  readonly prefix: string;
};

/** A type where it is used. `named` always leads to a declaration; what is a plain type by another name is spelled out. */
export type TypeUse = { readonly nullable: boolean } & (
  | { readonly kind: 'any' | 'boolean' | 'number' | 'null' }
  | { readonly kind: 'integer'; readonly format: string | undefined }
  /** `binary` is a file or bytes; any other format is a text in JSON. */
  | { readonly kind: 'string'; readonly format: string | undefined }
  | { readonly kind: 'binary' }
  /** The only value there is. */
  | { readonly kind: 'constant'; readonly value: string | number | boolean }
  | { readonly kind: 'list'; readonly items: TypeUse }
  | { readonly kind: 'map'; readonly values: TypeUse }
  | { readonly kind: 'named'; readonly name: string }
);

export type TypeDeclaration = {
  /** PascalCase. */
  readonly name: string;
  readonly description: string | undefined;
  readonly deprecated: boolean;
} & (
  | {
      readonly kind: 'record';
      readonly fields: readonly Field[];
      /** What the document says of further members; `undefined` when it says nothing or forbids them. */
      readonly additional: TypeUse | undefined;
    }
  | {
      readonly kind: 'enum';
      readonly base: 'string' | 'integer';
      /** Servers may answer values that are not listed. Names are PascalCase. */
      readonly values: readonly { readonly name: string; readonly value: string | number }[];
    }
  | {
      readonly kind: 'union';
      readonly variants: readonly UnionVariant[];
      /** Member of the JSON that tells the variants apart; `undefined` when their shapes must. */
      readonly discriminator: string | undefined;
    }
);

export type UnionVariant = {
  readonly type: TypeUse;
  /** PascalCase, unique in its union. */
  readonly name: string;
  /** Values of the discriminator that mean this variant. */
  readonly values: readonly string[];
};

export type Field = {
  /** As it is spelled in JSON. */
  readonly name: string;
  /** camelCase. */
  readonly identifier: string;
  readonly type: TypeUse;
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly deprecated: boolean;
  readonly description: string | undefined;
};

/** How a body is written or read. */
export type BodyKind = 'json' | 'form' | 'multipart' | 'text' | 'binary' | 'eventStream';

export type PlannedBody = {
  readonly mediaType: string;
  readonly kind: BodyKind;
  readonly type: TypeUse;
  /** How members of a form or multipart body are written where it is not the default; by the member's name in JSON. */
  readonly encoding: ReadonlyMap<string, FieldEncoding>;
};

export type FieldEncoding = {
  readonly style: string | undefined;
  readonly explode: boolean | undefined;
  readonly contentType: string | undefined;
};

export type PlannedParameter = {
  readonly parameter: Parameter;
  /** camelCase; never `body`, `options`, `client`, `self` or another name of the runtime's. */
  readonly identifier: string;
  readonly type: TypeUse;
};

export type PlannedResult = {
  /** `200`, `2XX`, `404`, `default`. */
  readonly status: string;
  /** `undefined` when the answer has no body. */
  readonly body: PlannedBody | undefined;
};

export type PlannedOperation = {
  readonly operation: Operation;
  /** camelCase. */
  readonly name: string;
  /** Required ones first, else in the order of the document. */
  readonly parameters: readonly PlannedParameter[];
  /** The one an SDK prefers first: JSON, then form, multipart, text, binary. Empty when it takes no body. */
  readonly bodies: readonly PlannedBody[];
  readonly bodyRequired: boolean;
  /** What a success gives: the JSON where there is a choice; `undefined` when no success has a body. */
  readonly result: PlannedBody | undefined;
  /** Some successes have no body although others have one. */
  readonly resultOptional: boolean;
  /** Set when a success may be an event stream (`result` then is what it is without asking for the stream). */
  readonly eventStream: PlannedBody | undefined;
  /** Declared failures, by status; `default` last. */
  readonly failures: readonly PlannedResult[];
  /** Alternatives, each a list of schemes that go together; an empty list asks for nothing. */
  readonly security: readonly (readonly string[])[];
  /** By its method (RFC 9110, section 9.2.2): may be sent again. */
  readonly idempotent: boolean;
  /** The header that makes a repetition safe where the method does not. */
  readonly idempotencyHeader: string;
  readonly pagination: Pagination | undefined;
  readonly exampleBody: JsonValue | undefined;
};

/**
 * How the next page is asked for. `items` leads from the answer to the list (empty: the answer is the list); `next` to
 * what the next page is asked with.
 */
export type Pagination = {
  readonly items: readonly string[];
  readonly itemType: TypeUse;
} /** The parameter takes what `next` holds; nothing, null or '' there is the end. */ & (
  | { readonly kind: 'cursor'; readonly parameter: string; readonly next: readonly string[] }
  /** The parameter takes `member` of the last item, while the member at `more` is true. */
  | { readonly kind: 'last'; readonly parameter: string; readonly member: string; readonly more: readonly string[] }
  /** The parameter counts pages from 1; an empty page, or one shorter than `size` asked for, is the end. */
  | { readonly kind: 'page'; readonly parameter: string; readonly size: string | undefined; readonly first: number }
  /** The parameter counts items from 0; likewise. */
  | { readonly kind: 'offset'; readonly parameter: string; readonly size: string | undefined }
);

/** A call the API makes: the type of what it sends. */
export type PlannedWebhook = {
  /** PascalCase. */
  readonly name: string;
  readonly key: string;
  readonly description: string | undefined;
  readonly body: PlannedBody | undefined;
};
