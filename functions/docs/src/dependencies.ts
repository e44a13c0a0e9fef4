import type { Data, Documents } from '@portico/data';

/** What everything that shows documents is given. */
export type Dependencies = {
  readonly data: Data;
  readonly documents: Documents;
  readonly gatewayUrl: string;
  readonly now: () => Date;
};
