import type { Schema } from '@portico/contract';
import type {
  BodyView,
  CallView,
  ContentView,
  ExampleView,
  HeaderView,
  OperationEntry,
  OperationPage,
  ParameterView,
  PropertyView,
  ReferenceGroup,
  ReferenceIndex,
  RequestView,
  ResponseView,
  SchemaLink,
  SchemaPage,
  SchemaView,
} from '@portico/openapi/reference';

/** A shape of the contract, which does not compile where it has a field that `Part` has not. */
type Held<Shape, _Part extends { readonly [Field in keyof Shape]-?: unknown }> = Shape;

/** What the contract calls each part of a page: they are answered as they were kept, and nothing presents them anew. */
export type Told = {
  ReferenceEntry: Held<Schema<'ReferenceEntry'>, Required<OperationEntry>>;
  ReferenceGroup: Held<Schema<'ReferenceGroup'>, Required<ReferenceGroup>>;
  ReferenceLink: Held<Schema<'ReferenceLink'>, Required<SchemaLink>>;
  Reference: Held<Schema<'Reference'>, Required<ReferenceIndex>>;
  ReferenceProperty: Held<Schema<'ReferenceProperty'>, Required<PropertyView>>;
  ReferenceSchemaView: Held<Schema<'ReferenceSchemaView'>, Required<SchemaView>>;
  ReferenceExample: Held<Schema<'ReferenceExample'>, Required<ExampleView>>;
  ReferenceParameter: Held<Schema<'ReferenceParameter'>, Required<ParameterView>>;
  ReferenceContent: Held<Schema<'ReferenceContent'>, Required<ContentView>>;
  ReferenceBody: Held<Schema<'ReferenceBody'>, Required<BodyView>>;
  ReferenceHeader: Held<Schema<'ReferenceHeader'>, Required<HeaderView>>;
  ReferenceAnswer: Held<Schema<'ReferenceAnswer'>, Required<ResponseView>>;
  ReferenceCall: Held<Schema<'ReferenceCall'>, Required<CallView>>;
  ReferenceRequest: Held<Schema<'ReferenceRequest'>, Required<RequestView>>;
  ReferenceOperation: Held<Schema<'ReferenceOperation'>, Required<OperationPage & { lastChanged?: string }>>;
  ReferenceSchema: Held<Schema<'ReferenceSchema'>, Required<SchemaPage>>;
};
