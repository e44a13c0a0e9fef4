import type { Data } from '@portico/data';

/** What usage is given. */
export type Dependencies = { readonly data: Data; readonly now: () => Date };
