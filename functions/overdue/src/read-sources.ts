import { type ApiSourceItem, type Data, revisionOf, stillAt, writeTogether } from '@portico/data';
import { createId, nextSourceRead } from '@portico/domain';
import { importEvent, queuedImport } from '@portico/events';

export type ReadSourcesDependencies = { readonly data: Data; readonly now: () => Date };

/** More than this is left to the next pass. */
const DUE_MAX = 100;

/** One pass over the documents that are to be read again at their sources by schedule; answers how many are. */
export const readSources = ({ data, now }: ReadSourcesDependencies) => {
  /** Queues the reading, and says when the next one is: conditional on the source, so that of two passes one does. */
  const begin = async (source: ApiSourceItem): Promise<boolean> => {
    const { apiId, url, schedule, failures = 0, userId } = source;
    const at = now();
    const dueAt = nextSourceRead(schedule, failures, at);
    if (url === undefined || dueAt === undefined) return false;
    const asked = { importId: createId('import', at), userId, source: { url }, apiId };
    const refused = await writeTogether(data, (items) => ({
      source: items.apiSource
        .patch({ apiId })
        .set({ reading: asked.importId, open: 'source', dueAt, revision: revisionOf(source) + 1 })
        .where(stillAt(revisionOf(source)))
        .commit(),
      documentImport: items.documentImport.create(queuedImport(asked, at)).commit(),
      event: importEvent(items, asked, at),
    }));
    return refused === undefined;
  };

  return async (): Promise<number> => {
    const { data: due } = await data.entities.apiSource.query
      .byDue({ open: 'source' })
      .lte({ dueAt: now().toISOString() })
      .go({ limit: DUE_MAX });
    const begun = await Promise.all(due.map(begin));
    return begun.filter(Boolean).length;
  };
};
