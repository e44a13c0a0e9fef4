import { createEgress } from '@portico/egress';

/** For dependencies of tests that go nowhere. */
export const OUTSIDE = {
  relyingPartyId: 'portal.example',
  signInUrl: 'https://signin.example',
  corporate: { issuer: 'https://corporate.example', clientId: 'portico', domains: [], groups: 'groups' },
  egress: createEgress({ allow: '' }),
};
