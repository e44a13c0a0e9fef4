import type { Data, Documents } from '@portico/data';

/** What everything that shows documents is given. */
export type Dependencies = {
  readonly data: Data;
  readonly documents: Documents;
  readonly gatewayUrl: string;
  /** Where the code of the thread is that writes files; in a bundle, beside it. */
  readonly filesWorker?: URL;
  readonly now: () => Date;
};
