import { appearances } from './appearance.ts';
import { changes } from './changes.ts';
import type { Dependencies } from './dependencies.ts';
import { documentFiles } from './document-files.ts';
import { guideDrafts } from './guide-drafts.ts';
import { guideFiles } from './guide-files.ts';
import { guides } from './guides.ts';
import { keptPages } from './kept-pages.ts';
import { lastChanges } from './last-changes.ts';
import { mcpTools } from './mcp-tools.ts';
import { mocks } from './mocks.ts';
import { pages } from './pages.ts';
import { protectedResources } from './protected-resources.ts';
import { references } from './references.ts';
import { sdks } from './sdks.ts';
import { search } from './search.ts';
import { searchMisses } from './search-misses.ts';
import { texts } from './texts.ts';

/** The nouns of this function. */
export const nounsOf = (dependencies: Dependencies & { readonly portalUrl: string }) => {
  const kept = keptPages(dependencies);
  return {
    references: references(dependencies),
    files: documentFiles(dependencies),
    pages: pages(dependencies, kept, lastChanges(dependencies)),
    mocks: mocks(dependencies, kept),
    texts: texts(dependencies, kept),
    mcpTools: mcpTools(dependencies),
    protectedResources: protectedResources(dependencies),
    guides: guides(dependencies, kept),
    guideDrafts: guideDrafts(dependencies, kept),
    guideFiles: guideFiles(dependencies),
    appearances: appearances(dependencies),
    sdks: sdks(dependencies),
    changes: changes(dependencies),
    search: search(dependencies, searchMisses(dependencies)),
    searchMisses: searchMisses(dependencies),
  };
};

export type Nouns = ReturnType<typeof nounsOf>;
