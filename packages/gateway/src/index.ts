export { canonicalPath, canonicalQuery } from './canonical-path.ts';
export {
  type ApiRoute,
  createGateway,
  type GatewayOptions,
  type GatewayProblem,
  type GatewayRequest,
  type GatewayResponse,
} from './gateway.ts';
export { answeredHeaders, forwardedHeaders, type Headers } from './headers.ts';
export { createLimiter, type Limit } from './limiter.ts';
