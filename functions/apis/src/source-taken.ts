import { type ApiSourceItem, type Data, given, type Items, revisionOf, stillAt } from '@portico/data';
import type { ImportFacts } from './imports.ts';

/** Where the document of an API comes from, as it is now. */
export const sourceOf = async ({ entities }: Data, apiId: string): Promise<ApiSourceItem | undefined> =>
  (await entities.apiSource.get({ apiId }).go({ consistent: true })).data ?? undefined;

type Taken = {
  readonly apiId: string;
  readonly userId: string;
  readonly facts: Pick<ImportFacts, 'url' | 'validators' | 'contentHash'>;
  readonly before: ApiSourceItem | undefined;
};

/**
 * For the transaction that makes a version of a document: the API remembers the URL that its first one came from, and what
 * is read there again is compared with what was taken last. Conditional on the source as it was read.
 */
export const sourceTaken = ({ apiSource }: Items, { apiId, userId, facts, before }: Taken) => {
  const { url, validators, contentHash } = facts;
  if (before?.url === undefined) {
    if (url === undefined) return undefined;
    const first = { apiId, url, userId, schedule: 'off' as const, contentHash, ...given({ validators }) };
    const revision = revisionOf(before ?? {});
    return apiSource
      .put({ ...first, revision: revision + 1 })
      .where(stillAt(revision))
      .commit();
  }
  const reviewed = [before.changed, before.dismissed].some((change) => change?.contentHash === contentHash);
  if (url !== before.url && !reviewed) return undefined;
  // What its server said of another document is asked for no more.
  const kept = url === before.url ? validators : before.validators;
  return apiSource
    .patch({ apiId })
    .set({ contentHash, revision: revisionOf(before) + 1, result: 'unchanged', ...given({ validators: kept }) })
    .remove(['changed', 'dismissed', ...(kept ? [] : (['validators'] as const))])
    .where(stillAt(revisionOf(before)))
    .commit();
};
