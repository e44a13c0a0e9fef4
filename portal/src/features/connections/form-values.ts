import type { Connection, ConnectionClaims } from '@portico/client';

/** Mail domains as they are typed: with commas, spaces or lines between them. */
export const domainsOf = (typed: string): string[] =>
  typed
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((domain) => domain !== '');

const CLAIM = { type: 'string', minLength: 1, maxLength: 256, pattern: '^\\S(.*\\S)?$' } as const;
export const CLAIM_SCHEMAS = {
  email: { ...CLAIM, required: true },
  called: { ...CLAIM, required: true },
  groups: CLAIM,
  domains: { type: 'string', maxLength: 8000 },
} as const;
/** Where in the body the fields are whose name is another one's, or another. */
export const CLAIM_PLACES = { email: '/claims/email', called: '/claims/name', groups: '/claims/groups' } as const;

export type ClaimValues = { email: string; called: string; groups: string; domains: string };

export const claimsOf = ({ email, called, groups }: Omit<ClaimValues, 'domains'>): ConnectionClaims => ({
  email,
  name: called,
  ...(groups !== '' && { groups }),
});

export const claimValues = ({ claims, domains }: Pick<Connection, 'claims' | 'domains'>): ClaimValues => ({
  email: claims.email,
  called: claims.name,
  groups: claims.groups ?? '',
  domains: domains.join(', '),
});
