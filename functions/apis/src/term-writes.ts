import type { Items } from '@portico/data';
import type { Term } from './listing.ts';

/** For the transaction that makes an API another in lists: the terms that go, and those that are written. */
export const termWrites = (
  { catalogueTerm }: Items,
  { removed, added }: { readonly removed: readonly Term[]; readonly added: readonly Term[] },
) => [
  ...removed.map((term) => catalogueTerm.delete(term).commit()),
  ...added.map((term) => catalogueTerm.put(term).commit()),
];
