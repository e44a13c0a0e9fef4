import type { JsonObject, JsonValue } from '../json-value.ts';
import type { OpenApiVersion } from '../read/inspect-document.ts';

/**
 * What a document says, settled: references resolved or named, styles decoded, names unique. Everything made from a
 * document – SDK, samples, mocks, validators – is made from this. `pointer` always leads back into the document.
 */
export type ApiModel = {
  readonly openapi: OpenApiVersion;
  readonly title: string;
  readonly version: string;
  readonly description: string | undefined;
  readonly servers: readonly ApiServer[];
  readonly tags: readonly ApiTag[];
  readonly security: readonly SecurityRequirement[];
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
  readonly operations: readonly Operation[];
  readonly webhooks: readonly Operation[];
  /** Calls the API makes because of one of its operations. */
  readonly callbacks: readonly Callback[];
  /** Every schema something refers to, and every component schema, by JSON pointer. */
  readonly schemas: ReadonlyMap<string, NamedSchema>;
  /** What paths say besides their operations, by path. */
  readonly pathsRest: JsonObject;
  readonly webhooksRest: JsonObject;
  /** Components besides schemas and security schemes: what they hold is already where it is used. */
  readonly componentsRest: JsonObject;
  /** Of `info`: contact, licence and the like. */
  readonly infoRest: JsonObject;
  /** Fields that the model has no word for, as they stand in the document. */
  readonly rest: JsonObject;
  readonly document: JsonObject;
};

export type ApiServer = {
  readonly url: string;
  readonly description: string | undefined;
  readonly variables: readonly {
    readonly name: string;
    readonly default: string;
    readonly values: readonly string[];
  }[];
};

export type ApiTag = { readonly name: string; readonly description: string | undefined; readonly rest: JsonObject };

/** All schemes of one requirement together; an empty list means no credentials. */
export type SecurityRequirement = readonly { readonly scheme: string; readonly scopes: readonly string[] }[];

export type SecurityScheme = {
  readonly name: string;
  readonly description: string | undefined;
} & (
  | { readonly type: 'apiKey'; readonly in: 'header' | 'query' | 'cookie'; readonly parameter: string }
  | { readonly type: 'http'; readonly scheme: string }
  | { readonly type: 'oauth2'; readonly flows: JsonObject }
  | { readonly type: 'openIdConnect'; readonly url: string }
  | { readonly type: 'mutualTLS' }
);

export type Operation = {
  /** The operationId, or method and path as words when there is none; unique in the document. */
  readonly key: string;
  /** ASCII camelCase identifier; unique among operations whatever the case. */
  readonly name: string;
  readonly id: string | undefined;
  /** Lower case. */
  readonly method: string;
  readonly path: string;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  readonly tags: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly body: Body | undefined;
  readonly responses: readonly Response[];
  readonly security: readonly SecurityRequirement[];
  readonly servers: readonly ApiServer[];
  readonly pointer: string;
  /** Fields that the model has no word for, as they stand in the document. */
  readonly rest: JsonObject;
};

/** `path` is the runtime expression of where the call goes. */
export type Callback = Operation & {
  /** Key of the operation that causes it. */
  readonly owner: string;
  readonly callback: string;
};

export type ParameterLocation = 'path' | 'query' | 'header' | 'cookie';
export type ParameterStyle = 'matrix' | 'label' | 'form' | 'simple' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject';

export type Parameter = {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: string | undefined;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** Query only: an empty value is one too. */
  readonly allowEmptyValue: boolean;
  /** Set when the value is one media type's text instead of a style. */
  readonly mediaType: string | undefined;
  /** Where that media type stands. */
  readonly contentPointer: string | undefined;
  readonly schema: Schema;
  readonly example: JsonValue | undefined;
  readonly pointer: string;
  /** Fields that the model has no word for, as they stand in the document. */
  readonly rest: JsonObject;
};

export type Body = {
  readonly required: boolean;
  readonly description: string | undefined;
  readonly contents: readonly Content[];
  readonly pointer: string;
  /** Fields that the model has no word for, as they stand in the document. */
  readonly rest: JsonObject;
};

export type Content = {
  /** Lower case, without parameters. */
  readonly mediaType: string;
  readonly schema: Schema | undefined;
  readonly example: JsonValue | undefined;
  readonly encoding: ReadonlyMap<string, JsonObject>;
  readonly pointer: string;
  /** Fields that the model has no word for, as they stand in the document. */
  readonly rest: JsonObject;
};

export type Response = {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly description: string;
  readonly headers: readonly ResponseHeader[];
  readonly contents: readonly Content[];
  readonly links: readonly Link[];
  readonly pointer: string;
  /** Fields that the model has no word for, as they stand in the document. */
  readonly rest: JsonObject;
};

/** What a response leads to: another operation, and what to call it with (values or runtime expressions). */
export type Link = {
  readonly name: string;
  readonly description: string | undefined;
  readonly operationId: string | undefined;
  readonly operationRef: string | undefined;
  readonly parameters: ReadonlyMap<string, JsonValue>;
  readonly body: JsonValue | undefined;
  readonly pointer: string;
};

export type ResponseHeader = {
  readonly name: string;
  readonly description: string | undefined;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly schema: Schema;
  readonly example: JsonValue | undefined;
  /** Of what has the member `schema`. */
  readonly pointer: string;
  /** Fields that the model has no word for, as they stand in the document. */
  readonly rest: JsonObject;
};

export type NamedSchema = {
  readonly pointer: string;
  /** ASCII PascalCase identifier; unique among schemas whatever the case. */
  readonly name: string;
  readonly schema: Schema;
};

type Annotations = {
  readonly pointer: string;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  /** Null is a value too: `nullable`, a `null` type or variant of the document. */
  readonly nullable: boolean;
  readonly default: JsonValue | undefined;
  readonly example: JsonValue | undefined;
  /** Keywords that the model has no word for, or that mean nothing for this kind, as they stand in the document. */
  readonly rest: JsonObject;
};

export type Schema = Annotations &
  (
    | { readonly kind: 'any' }
    | { readonly kind: 'never' }
    | { readonly kind: 'null' }
    | { readonly kind: 'reference'; readonly target: string }
    | { readonly kind: 'boolean' }
    | { readonly kind: 'string'; readonly format: string | undefined; readonly limits: JsonObject }
    | { readonly kind: 'number' | 'integer'; readonly format: string | undefined; readonly limits: JsonObject }
    | { readonly kind: 'enum'; readonly values: readonly JsonValue[] }
    | {
        readonly kind: 'array';
        readonly items: Schema;
        readonly prefix: readonly Schema[];
        readonly limits: JsonObject;
      }
    | {
        readonly kind: 'object';
        readonly properties: readonly Property[];
        /** What further properties hold; `undefined` when the document forbids them. */
        readonly additional: Schema | undefined;
        /** Whether the document itself speaks of further properties. */
        readonly open: boolean;
      }
    | {
        readonly kind: 'union';
        readonly mode: 'oneOf' | 'anyOf';
        readonly variants: readonly Schema[];
        readonly discriminator:
          | { readonly property: string; readonly mapping: ReadonlyMap<string, string> }
          | undefined;
      }
    /** All of them at once; at least two parts. */
    | { readonly kind: 'all'; readonly parts: readonly Schema[] }
  );

export type Property = {
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
  /** What earlier parts of an `allOf` say of it, where the last one says something else. */
  readonly overruled: readonly Schema[];
};
