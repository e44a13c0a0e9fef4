import type { ConnectionMapping } from '@portico/domain';
import { CustomAttributeType } from 'electrodb';
import { define, FIXED, first, model, NUMBER, primary, REQUIRED, TEXT } from '../entity.ts';

/** What came of the last sign-in that an admin made to try a connection. */
export type StoredConnectionTest = {
  readonly at: string;
  readonly outcome: 'proven' | 'refused';
  readonly detail?: string;
  readonly subject?: string;
  readonly email?: string;
  readonly emailVerified?: boolean;
  readonly name?: string;
  readonly groups: readonly string[];
};

/** What an identity provider calls an address, a name and groups. */
export type StoredClaims = { readonly email: string; readonly name: string; readonly groups?: string };

/** An identity provider that admins connected. What proves us to it, the user pool alone has. */
export const connection = define({
  model: model('connection'),
  attributes: {
    connectionId: FIXED,
    name: REQUIRED,
    kind: { type: ['oidc', 'saml'] as const, required: true, readOnly: true },
    /** Who it is, an OIDC issuer or a SAML entity id: another one would be other people under the same names. */
    issuer: FIXED,
    metadataUrl: TEXT,
    /** When the certificates run out that it signs with. */
    certificatesUntil: { type: 'list', items: { type: 'string' } },
    clientId: TEXT,
    scopes: TEXT,
    /** Mail domains that lead to it, and whose addresses it may say are proven. */
    domains: { type: 'list', items: { type: 'string' }, required: true },
    /** What it calls what. */
    claims: { type: CustomAttributeType<StoredClaims>('any'), required: true },
    mappings: { type: CustomAttributeType<readonly ConnectionMapping[]>('any'), required: true },
    enabled: { type: 'boolean', required: true },
    /** How often somebody became one of the admins who can act by coming through it. */
    adminsCounted: { type: 'number' },
    /** Sessions that began through it before are over. */
    sessionsEndedAt: TEXT,
    lastTest: { type: CustomAttributeType<StoredConnectionTest>('any') },
    revision: NUMBER,
    createdAt: FIXED,
    /** All are in one list. */
    list: { type: 'string', required: true, default: 'all' },
  },
  indexes: { primary: primary(['connectionId'], []), byList: first(['list'], ['connectionId']) },
});

/** Makes mail domains unique: written in the transaction that gives a connection its domains. */
export const connectionDomain = define({
  model: model('connectionDomain'),
  attributes: { domain: FIXED, connectionId: FIXED },
  indexes: { primary: primary(['domain'], []) },
});

/** Who changes something outside the table that has no condition of its own; until when, if they die over it. */
export const lease = define({
  model: model('lease'),
  attributes: { leaseId: FIXED, holder: TEXT, until: TEXT },
  indexes: { primary: primary(['leaseId'], []) },
});
