import type { Data, Documents } from '@portico/data';
import type { Limits } from '@portico/domain';

/** What suites and runs are given. */
export type Dependencies = {
  readonly data: Data;
  readonly documents: Documents;
  readonly now: () => Date;
  /** How many there may be. */
  readonly limits: Pick<Limits, 'runsAtOnce'>;
};
