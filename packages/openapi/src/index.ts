export { answerCall, type CallFault, type MockedCall } from './example/answer-call.ts';
export { type BoundaryValue, boundaryValues } from './example/boundary-values.ts';
export { type ExampleRequest, type ExampleRequestOptions, exampleRequest } from './example/example-request.ts';
export { type ExampleResponse, type ExampleResponseOptions, exampleResponse } from './example/example-response.ts';
export { exampleValue } from './example/example-value.ts';
export { type InvalidValue, invalidValues } from './example/invalid-values.ts';
export { createMock, type Mock, type MockOptions } from './example/mock.ts';
export { type JsonObject, type JsonValue, member, pointerOfReference, textOf } from './json-value.ts';
export type { PlacedLintReport } from './lint/lint-source.ts';
export type * from './model/api-model.ts';
export { asksLeast } from './model/asks-least.ts';
export { buildModel } from './model/build-model.ts';
export { camelCase, createNames, pascalCase, wordsOf } from './model/identifier.ts';
export { type McpTool, mcpTools } from './outputs/mcp-tools.ts';
export { type SearchRecord, searchRecords } from './outputs/search-records.ts';
export { type GatewayTruth, overlayGateway } from './overlay/overlay-gateway.ts';
export { DOCUMENT_BYTES_MAX } from './read/decode-text.ts';
export type { DocumentProblem } from './read/document-problem.ts';
export type { DocumentRoot } from './read/document-roots.ts';
export type { DocumentFacts, DocumentKind, OpenApiVersion } from './read/inspect-document.ts';
export { type OpenApiDocument, type ReadOptions, type ReadResult, readDocument } from './read/read-document.ts';
export { isZip } from './read/source-files.ts';
export { type CodeSample, codeSamples } from './samples/code-samples.ts';
export { createRouter, matchOperation, type Route, type RouteMatch } from './validate/match-operation.ts';
export {
  type AnsweredResponse,
  type CalledRequest,
  compileOperationValidator,
  isJson,
  type OperationValidator,
  type RequestProblem,
  responseFor,
  type SchemaProblem,
} from './validate/operation-validator.ts';
