import { changes } from './changes.ts';
import type { Dependencies } from './dependencies.ts';
import { pages } from './pages.ts';
import { references } from './references.ts';
import { sdks } from './sdks.ts';
import { search } from './search.ts';

/** The nouns of this function. */
export const nounsOf = (dependencies: Dependencies) => ({
  references: references(dependencies),
  pages: pages(dependencies),
  sdks: sdks(dependencies),
  changes: changes(dependencies),
  search: search(dependencies),
});

export type Nouns = ReturnType<typeof nounsOf>;
