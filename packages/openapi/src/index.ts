export type * from './api-model.ts';
export { buildModel } from './build-model.ts';
export type { DocumentProblem } from './document-problem.ts';
export { type ExampleRequest, exampleRequest } from './example-request.ts';
export { exampleValue } from './example-value.ts';
export { camelCase, createNames, pascalCase, wordsOf } from './identifier.ts';
export type { DocumentFacts, OpenApiVersion } from './inspect-document.ts';
export type { JsonObject, JsonValue } from './json-value.ts';
export { createRouter, matchOperation, type Route, type RouteMatch } from './match-operation.ts';
export {
  type AnsweredResponse,
  compileOperationValidator,
  isJson,
  type OperationValidator,
  responseFor,
  type SchemaProblem,
} from './operation-validator.ts';
export { type GatewayTruth, overlayGateway } from './overlay-gateway.ts';
export { type OpenApiDocument, type ReadOptions, type ReadResult, readDocument } from './read-document.ts';
