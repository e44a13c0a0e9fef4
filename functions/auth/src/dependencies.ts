import type { Data } from '@portico/data';
import type { Identity } from '@portico/identity';
import type { UserPool } from './user-pool.ts';

/** What sessions and users are given. */
export type Dependencies = {
  readonly data: Data;
  readonly now: () => Date;
  readonly secret: () => Promise<string>;
  readonly identity: Identity;
  readonly pool: UserPool;
  readonly issuer: string;
};
