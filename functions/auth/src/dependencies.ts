import type { AuditStore, Data, ExportFiles } from '@portico/data';
import type { Limits } from '@portico/domain';
import type { Identity } from '@portico/identity';
import type { UserPool } from './user-pool.ts';

/** What the nouns are given. */
export type Dependencies = {
  readonly data: Data;
  readonly now: () => Date;
  readonly secret: () => Promise<string>;
  readonly identity: Identity;
  readonly pool: UserPool;
  readonly issuer: string;
  /** Mail domains whose people sign in at the corporate identity provider. */
  readonly corporateDomains: readonly string[];
  /** Refusals of a sign-in are answered at whole multiples of it. */
  readonly refusalStepMilliseconds: number;
  /** How many there may be. */
  readonly limits: Pick<Limits, 'teamsPerPerson' | 'invitationsPerTeam' | 'invitationMailsPerHour' | 'tokensPerPerson'>;
};

/** What the nouns of the audit log are given besides: what is kept of it outside the table, and where its exports are. */
export type AuditDependencies = Dependencies & {
  readonly auditStore: AuditStore;
  readonly exportFiles: ExportFiles;
};
