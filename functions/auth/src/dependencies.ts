import type { Data } from '@portico/data';
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
  /** How many there may be. */
  readonly limits: Pick<Limits, 'invitationsPerTeam' | 'invitationMailsPerHour'>;
};
