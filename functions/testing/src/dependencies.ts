import type { Data, Documents } from '@portico/data';

/** What suites and runs are given. */
export type Dependencies = { readonly data: Data; readonly documents: Documents; readonly now: () => Date };
