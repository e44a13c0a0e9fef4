export { Portico, createTransport } from './client.ts';
export type { BinaryInput, FileInput } from './encode.ts';
export type * from './models.ts';
export * from './operations.ts';
export {
  ApiError,
  type ApiResponse,
  Call,
  type CallOptions,
  type ClientOptions,
  ConnectionError,
  type Problem,
  TimeoutError,
  type Transport,
} from './runtime.ts';
export type { ItemOf, PageSpec, ServerSentEvent } from './streams.ts';
