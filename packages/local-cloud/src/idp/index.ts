export type { CorporateIdp } from './corporate-idp.ts';
export { forkCorporateIdp } from './fork-corporate-idp.ts';
