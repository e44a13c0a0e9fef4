import type { AuditStore, Data, ExportFiles } from '@portico/data';
import type { Limits, LiveSecret, RequestLimits } from '@portico/domain';
import type { Egress } from '@portico/egress';
import type { Identity } from '@portico/identity';
import type { Corporate } from './corporate-connection.ts';
import type { UserPool } from './user-pool.ts';

/** What the nouns are given. */
export type Dependencies = {
  readonly data: Data;
  readonly now: () => Date;
  readonly secret: () => Promise<LiveSecret>;
  /** The deployment's first secret: of what must be known again whatever was put in its place. */
  readonly lasting: () => Promise<string>;
  readonly identity: Identity;
  readonly pool: UserPool;
  readonly issuer: string;
  /** Of the user pool's domain. */
  readonly signInUrl: string;
  /** What identity providers say of themselves is asked for through it. */
  readonly egress: Pick<Egress, 'fetchDocument'>;
  /** The host of the portal's pages, which passkeys are of. */
  readonly relyingPartyId: string;
  readonly corporate: Corporate;
  /** Refusals of a sign-in are answered at whole multiples of it. */
  readonly refusalStepMilliseconds: number;
  /** How many there may be, here and elsewhere: admins see all of them. */
  readonly limits: Limits;
  readonly requestLimits: RequestLimits;
};

/** What the nouns of the audit log are given besides: what is kept of it outside the table, and where its exports are. */
export type AuditDependencies = Dependencies & {
  readonly auditStore: AuditStore;
  readonly exportFiles: ExportFiles;
};
