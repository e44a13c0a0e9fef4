import {
  type ApiSourceItem,
  CHANGED,
  type Data,
  given,
  type Items,
  keepersOf,
  revisionOf,
  type StoredProblem,
  type StoredUpstreamChange,
  type StoredValidators,
  stillAt,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import {
  idFrom,
  type NoticeKind,
  nextSourceRead,
  SOURCE_FAILURES_MAX,
  SOURCE_FAILURES_TOLD,
  type SourceResult,
} from '@portico/domain';
import { noticeParts } from './notice.ts';

/** What there is to be made a version of is kept this long after it was read. */
export const REVIEW_SECONDS = 30 * 86_400;

/** The notice that tells somebody of a change at a source, which goes when that is dismissed. */
export const changeNotice = (apiId: string, { contentHash, at }: StoredUpstreamChange, userId: string) => ({
  userId,
  noticeId: idFrom('notice', new Date(at), `${apiId}/${contentHash}/${userId}`),
});

/** What reading a document again came to; `same`: its server said so, without sending it. */
export type SourceRead =
  | { readonly kind: 'same' }
  | {
      readonly kind: 'read';
      readonly contentHash: string;
      readonly version: string;
      readonly validators?: StoredValidators | undefined;
    }
  | { readonly kind: 'failed'; readonly problem: StoredProblem };

type Outcome = {
  readonly set: Pick<ApiSourceItem, 'result' | 'failures' | 'problem' | 'changed' | 'validators'>;
  readonly remove: readonly ('changed' | 'dismissed' | 'failures' | 'problem' | 'validators')[];
  /** What those who look after the API are told of. */
  readonly told?: NoticeKind | undefined;
};

const failed = (source: ApiSourceItem, { code, words }: StoredProblem): Outcome => {
  const failures = (source.failures ?? 0) + 1;
  const told =
    failures === SOURCE_FAILURES_TOLD
      ? 'source-unreachable'
      : failures === SOURCE_FAILURES_MAX
        ? 'source-stopped'
        : undefined;
  return {
    // What is wrong in a document, its import says by line.
    set: { result: 'failed', failures, problem: { code, ...given({ words }) } },
    remove: [],
    // Who reads it by hand sees it.
    told: source.schedule === 'off' ? undefined : told,
  };
};

const read = (
  { contentHash: known, changed: before, dismissed }: ApiSourceItem,
  importId: string,
  at: Date,
  { contentHash, version, validators }: SourceRead & { kind: 'read' },
): Outcome => {
  const remove = ['failures', 'problem', ...(validators ? [] : (['validators'] as const))] as const;
  const unchanged = { result: 'unchanged' as const, ...given({ validators }) };
  if (contentHash === known) return { set: unchanged, remove: [...remove, 'changed', 'dismissed'] };
  if (contentHash === dismissed?.contentHash) return { set: unchanged, remove };
  const since = before?.contentHash === contentHash ? before.at : undefined;
  const until = new Date(at.getTime() + REVIEW_SECONDS * 1000).toISOString();
  const changed = { importId, version, contentHash, at: since ?? at.toISOString(), until };
  const told = since === undefined ? 'source-changed' : undefined;
  return { set: { result: 'changed', changed, ...given({ validators }) }, remove: [...remove, 'dismissed'], told };
};

const outcomeOf = (source: ApiSourceItem, importId: string, at: Date, found: SourceRead): Outcome => {
  if (found.kind === 'failed') return failed(source, found.problem);
  if (found.kind === 'read') return read(source, importId, at, found);
  return { set: { result: 'unchanged' }, remove: ['failures', 'problem'] };
};

/** For a transaction: what a source is after a reading of it, and when it is read next; conditional on what it was. */
const afterRead = (items: Items, source: ApiSourceItem, importId: string, at: Date, { set, remove }: Outcome) => {
  const dueAt = nextSourceRead(source.schedule, set.failures ?? 0, at);
  return items.apiSource
    .patch({ apiId: source.apiId })
    .set({
      ...set,
      revision: revisionOf(source) + 1,
      lastReadAt: at.toISOString(),
      lastImportId: importId,
      ...(dueAt && { open: 'source' as const, dueAt }),
    })
    .remove(['reading', ...(dueAt ? [] : (['open', 'dueAt'] as const)), ...remove])
    .where(stillAt(revisionOf(source)))
    .commit();
};

/**
 * Ends an import, and says on the source that it read again what came of it, with those told who look after the API: one
 * transaction. Answers whether the import was still to be ended.
 */
export const endImport = (
  data: Data,
  { importId, apiId }: { readonly importId: string; readonly apiId?: string | undefined },
  found: SourceRead,
  at: Date,
  end: (items: Items, result: SourceResult | undefined) => object,
): Promise<boolean> =>
  untilUnchanged(async () => {
    const { apiSource, api } = data.entities;
    const item = apiId === undefined ? null : (await apiSource.get({ apiId }).go({ consistent: true })).data;
    // Of one that has another address by now nothing is said.
    const source = item?.reading === importId ? item : undefined;
    const outcome = source && outcomeOf(source, importId, at, found);
    const told = outcome?.told;
    const its = source && told && (await api.get({ apiId: source.apiId }).go({ consistent: true })).data;
    const keepers = its ? await keepersOf(data, its.teamId) : [];
    const refused = await writeTogether(data, (items) => ({
      ended: end(items, outcome?.set.result),
      source: source && outcome && afterRead(items, source, importId, at, outcome),
      told:
        its && told
          ? keepers.flatMap((userId) =>
              noticeParts(items, userId, told, {
                ...{ at, name: its.name, apiSlug: its.slug },
                noticeId: outcome.set.changed && changeNotice(its.apiId, outcome.set.changed, userId).noticeId,
              }),
            )
          : undefined,
    }));
    if (refused === 'source') return CHANGED;
    return refused === undefined;
  });
