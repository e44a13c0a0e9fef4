export { type Address, isPublic, parseAddress } from './address.ts';
export type { Lookup } from './connector.ts';
export {
  createEgress,
  type Egress,
  type EgressOptions,
  type EgressRequest,
  type EgressResponse,
  type FetchedDocument,
} from './egress.ts';
export { EgressError, type EgressErrorCode } from './egress-error.ts';
