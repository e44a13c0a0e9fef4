import type { JsonObject, JsonValue } from '../json-value.ts';
import type { ParameterLocation, ParameterStyle, Schema } from '../model/api-model.ts';
import type { CodeSample } from '../samples/code-samples.ts';

/** Where a schema that has a name is read: a page of its own. */
export type SchemaLink = {
  /** Its address below the version. */
  readonly slug: string;
  /** What it is, without its members: `object`, `list of Event`. */
  readonly type: string;
};

/**
 * A schema as it is read: what it says itself, references named instead of followed. What a flag would say is absent
 * where it does not hold.
 */
export type SchemaView = {
  readonly kind: Schema['kind'];
  /** Where it stands in the document; JSON pointer. */
  readonly pointer: string;
  readonly title?: string;
  readonly description?: string;
  readonly deprecated?: true;
  readonly readOnly?: true;
  readonly writeOnly?: true;
  readonly nullable?: true;
  readonly default?: JsonValue;
  readonly example?: JsonValue;
  readonly format?: string;
  /** Length, range, pattern and the like, by keyword. */
  readonly limits?: JsonObject;
  /** Of an enum. */
  readonly values?: readonly JsonValue[];
  /** Of a list. */
  readonly items?: SchemaView;
  /** Of a list whose first places have schemas of their own. */
  readonly prefix?: readonly SchemaView[];
  /** Of an object. */
  readonly properties?: readonly PropertyView[];
  /** What further members hold, where the document speaks of them. */
  readonly additional?: SchemaView;
  /** There are no further members. */
  readonly closed?: true;
  readonly mode?: 'oneOf' | 'anyOf';
  /** Of a union. */
  readonly variants?: readonly SchemaView[];
  readonly discriminator?: { readonly property: string; readonly mapping: readonly DiscriminatorValue[] };
  /** All of which hold. */
  readonly parts?: readonly SchemaView[];
  /** Of a reference. */
  readonly link?: SchemaLink;
  /** What the document says here besides: words that those above overrule, and of the value null. */
  readonly also?: readonly string[];
  /** Of a field: what it takes. */
  readonly arguments?: readonly PropertyView[];
  /** What a reference leads to, where it is shown at once. */
  readonly opened?: SchemaView;
  /** Further keywords, as they stand in the document. */
  readonly rest?: JsonObject;
  /** What it is made of is left out here; it is found by its pointer. */
  readonly more?: true;
};

export type PropertyView = {
  readonly name: string;
  readonly required: boolean;
  readonly schema: SchemaView;
  /** What earlier parts of an `allOf` say of it. */
  readonly overruled?: readonly SchemaView[];
};

/** `slug` is absent where the value leads to nothing the document has. */
export type DiscriminatorValue = { readonly value: string; readonly slug?: string };

export type ParameterView = {
  readonly name: string;
  /** Of a field of GraphQL: an argument. */
  readonly in: ParameterLocation | 'argument';
  readonly required: boolean;
  readonly deprecated?: true;
  readonly description?: string;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved?: true;
  readonly allowEmptyValue?: true;
  readonly mediaType?: string;
  readonly schema: SchemaView;
  readonly examples?: readonly ExampleView[];
  readonly rest?: JsonObject;
};

/** An example of the document; one of several has a name. `externalValue` is an address, the value is not here. */
export type ExampleView = {
  readonly name?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly value?: JsonValue;
  readonly externalValue?: string;
  readonly rest?: JsonObject;
};

export type ContentView = {
  readonly mediaType: string;
  readonly schema?: SchemaView;
  readonly examples?: readonly ExampleView[];
  /** How members of a form are written, by name. */
  readonly encoding?: JsonObject;
  readonly rest?: JsonObject;
};

export type BodyView = {
  readonly required: boolean;
  readonly description?: string;
  readonly contents: readonly ContentView[];
  readonly rest?: JsonObject;
};

export type HeaderView = {
  readonly name: string;
  readonly description?: string;
  readonly required: boolean;
  readonly deprecated?: true;
  readonly schema: SchemaView;
  readonly examples?: readonly ExampleView[];
  readonly rest?: JsonObject;
};

export type LinkView = {
  readonly name: string;
  readonly description?: string;
  /** The operation it leads to, where the document has it. */
  readonly operation?: string;
  /** As the document names it, where it does not. */
  readonly operationRef?: string;
  readonly parameters?: JsonObject;
  readonly body?: JsonValue;
};

export type ResponseView = {
  readonly status: string;
  readonly description: string;
  readonly headers: readonly HeaderView[];
  readonly contents: readonly ContentView[];
  /** Of a message that has a page of its own. */
  readonly link?: SchemaLink;
  readonly links: readonly LinkView[];
  readonly rest?: JsonObject;
};

/** An operation in the navigation. */
export type OperationEntry = {
  /** Its address below the version. */
  readonly slug: string;
  readonly method: string;
  readonly path: string;
  readonly summary?: string;
  readonly deprecated?: true;
};

/** What is sent and what is answered: by an operation, a webhook or a callback. */
export type CallView = OperationEntry & {
  readonly description?: string;
  readonly parameters: readonly ParameterView[];
  readonly body?: BodyView;
  readonly responses: readonly ResponseView[];
  readonly rest?: JsonObject;
  /** Of the path, besides its operations. */
  readonly pathRest?: JsonObject;
};

/** The page of an operation or a webhook. */
/** A request to begin with. */
export type RequestView = {
  readonly parameters: readonly { readonly name: string; readonly in: ParameterLocation; readonly value: JsonValue }[];
  /** Of a form the members, of other media types the text; of files nothing. */
  readonly bodies: readonly { readonly mediaType: string; readonly value?: JsonValue; readonly text?: string }[];
};

export type OperationPage = CallView & {
  /** A field of GraphQL's root types; an exchange of messages over a channel. */
  readonly kind: 'operation' | 'webhook' | 'field' | 'exchange';
  readonly key: string;
  readonly operationId?: string;
  readonly tags: readonly string[];
  /** Scopes a key needs at the gateway: all of one list. */
  readonly scopes: readonly (readonly string[])[];
  readonly callbacks: readonly CallView[];
  /** How it is called. */
  readonly samples: readonly CodeSample[];
  readonly request?: RequestView;
  readonly previous?: OperationEntry;
  readonly next?: OperationEntry;
};

/** The page of a schema that has a name. */
export type SchemaPage = {
  readonly slug: string;
  readonly schema: SchemaView;
  /** Operations that name it themselves. */
  readonly usedBy: readonly OperationEntry[];
};

/** A branch of the navigation: a tag, or the first steps of a path where there are no tags. */
export type ReferenceGroup = {
  readonly slug: string;
  readonly name: string;
  readonly description?: string;
  readonly operations: readonly OperationEntry[];
  readonly rest?: JsonObject;
};

/** The front page and the navigation. */
export type ReferenceIndex = {
  /** Of what is no OpenAPI document. */
  readonly kind?: 'asyncapi' | 'graphql';
  readonly title: string;
  readonly version: string;
  readonly description?: string;
  /** Contact, licence, terms and the like, as they stand in the document. */
  readonly info: JsonObject;
  readonly externalDocs?: JsonValue;
  readonly groups: readonly ReferenceGroup[];
  /** Which operation a newcomer calls first, by its slug. */
  readonly first?: string;
  readonly webhooks: readonly OperationEntry[];
  readonly schemas: readonly SchemaLink[];
  readonly rest?: JsonObject;
};
