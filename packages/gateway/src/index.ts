export { type AccessPolicies, type AccessStep, accessPolicies, type PolicedCall } from './access-policies.ts';
export { type BackendCallsOptions, createBackendCalls, type ShownRequest } from './backend-calls.ts';
export type { BackendRequest, GatewayBackend } from './backend-request.ts';
export type { ApiRoute, DeletedApi, GatewayRequest, GatewayResponse } from './call.ts';
export { ENCODED_SLASHES, type EncodedSlashes } from './canonical-path.ts';
export {
  type Caller,
  createGateway,
  type GatewayOptions,
  type GatewayProblem,
  type HeldLimit,
} from './gateway.ts';
export { answeredHeaders, forwardedHeaders, type Headers } from './headers.ts';
export { createLimiter, type Limit, type SharedLimits } from './limiter.ts';
export type { Bucket, BucketWrite } from './rate-bucket.ts';
export type { Holder } from './shared-rate.ts';
export { askForToken, bearerIn, type TokenAnswer, type TokenClient } from './token-endpoint.ts';
