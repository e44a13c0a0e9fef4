import {
  type Data,
  type Documents,
  free,
  heldAs,
  leaseUntil,
  type RunItem,
  type StoredResult,
  unlessRefused,
} from '@portico/data';

type RunRecordDependencies = { readonly data: Data; readonly documents: Documents; readonly now: () => Date };
type RunKey = { readonly suiteId: string; readonly runId: string };

/** An item of the table holds 400 KB. */
const ITEM_BYTES_MAX = 250_000;

/** A result without what makes it large. */
const brief = ({ bodyExcerpt: _, ...result }: StoredResult): StoredResult => ({ ...result, assertions: [] });

const fits = (results: readonly StoredResult[]): boolean =>
  Buffer.byteLength(JSON.stringify(results)) <= ITEM_BYTES_MAX;

const statusOf = (results: readonly StoredResult[]) => {
  if (results.some(({ error }) => error !== undefined)) return 'error';
  return results.every(({ passed }) => passed) ? 'passed' : 'failed';
};

/** What is written of a run while it is its worker's: each write only as long as it is. */
export const runRecord = ({ data, documents, now }: RunRecordDependencies) => {
  const patch = (key: RunKey) => data.entities.run.patch(key);
  const forgetIfGone = async (key: RunKey): Promise<void> => {
    const item = (await data.entities.run.get(key).go({ consistent: true })).data;
    if (!item) await documents.deleteResults([key.runId]);
  };
  const held = (key: RunKey, { attempt = 1, results: before }: RunItem) => ({
    /** What an earlier attempt left; nothing where this is the first. */
    before: attempt > 1 ? before : undefined,
    async renew(): Promise<boolean> {
      const renewed = patch(key)
        .set({ open: 'run', dueAt: leaseUntil(now()) })
        .where(heldAs(attempt))
        .go();
      return (await unlessRefused(renewed)) !== undefined;
    },
    /** What there is so far. */
    async tell(results: readonly StoredResult[]): Promise<void> {
      const shown = fits(results) ? results : results.map(brief);
      await unlessRefused(patch(key).set({ results: shown }).where(heldAs(attempt)).go());
    },
    async end(results: readonly StoredResult[]): Promise<void> {
      const whole = fits(results);
      if (!whole) await documents.putResults(key.runId, results);
      const ended = patch(key)
        .set({
          status: results.length === 0 ? 'error' : statusOf(results),
          results: whole ? results : results.map(brief),
          resultsKept: whole ? 'item' : 'bucket',
          finishedAt: now().toISOString(),
        })
        .remove(['open', 'dueAt'])
        .where(heldAs(attempt))
        .go();
      if ((await unlessRefused(ended)) === undefined) await forgetIfGone(key);
    },
    /** What was kept of a run that is deleted with its suite is kept for nobody. */
    forgetIfGone: () => forgetIfGone(key),
  });
  return {
    /** Until when whoever had it by this message holds it; nothing where it is nobody's, or had by another message. */
    async heldUntil(key: RunKey, messageId: string): Promise<string | undefined> {
      const item = (await data.entities.run.get(key).go({ consistent: true })).data;
      return item?.status === 'running' && item.heldBy === messageId ? item.dueAt : undefined;
    },
    /** Nothing where there is nothing to do: it has ended, or somebody else is at it. */
    async begin(key: RunKey, messageId: string): Promise<ReturnType<typeof held> | undefined> {
      const at = now();
      const begun = patch(key)
        .set({ status: 'running', open: 'run', dueAt: leaseUntil(at), heldBy: messageId })
        .data(({ startedAt }, { ifNotExists }) => ifNotExists(startedAt, at.toISOString()))
        .add({ attempt: 1 })
        .where(free(at))
        .go({ response: 'all_new' });
      const item = (await unlessRefused(begun))?.data;
      return item && held(key, item);
    },
  };
};
