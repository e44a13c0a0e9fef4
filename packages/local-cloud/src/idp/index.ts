export {
  type CorporateIdp,
  type CorporateIdpConfig,
  type IdpAccount,
  type IdpClient,
  startCorporateIdp,
} from './corporate-idp.ts';
export { forkCorporateIdp } from './fork-corporate-idp.ts';
