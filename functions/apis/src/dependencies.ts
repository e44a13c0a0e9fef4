import type { Data, Documents } from '@portico/data';
import type { Limits } from '@portico/domain';
import type { Policy } from '@portico/egress/policy';

/** What the nouns of the catalogue and its consumers are given. */
export type Dependencies = {
  readonly data: Data;
  readonly documents: Documents;
  /** Only asked whether a backend's URL could be reached; opens nothing here. */
  readonly egress: Pick<Policy, 'inspect'>;
  readonly now: () => Date;
  readonly gatewayUrl: string;
  /** How many there may be. */
  readonly limits: Pick<Limits, 'appsPerTeam' | 'keysPerApp' | 'importsAtOnce'>;
  /** How many days an API key lives at most; for ever, where it does not say. */
  readonly keyDaysMax: number | undefined;
};
