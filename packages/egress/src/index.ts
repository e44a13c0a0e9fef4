export { type Address, isPublic, parseAddress } from './address.ts';
export type { Lookup } from './connector.ts';
export { createEgress, type Egress, type FetchedDocument, readAll } from './egress.ts';
export { EgressError, type EgressErrorCode } from './egress-error.ts';
export type { EgressOptions, EgressRequest, EgressResponse } from './exchange.ts';
export { urlBelow } from './url-below.ts';
