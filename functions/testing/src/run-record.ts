import { conditionFailed, type Data, type Documents, heldAs, leaseUntil, type StoredResult } from '@portico/data';

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
  /** Whether it was written: not, where its condition did not hold. */
  const written = async (write: PromiseLike<unknown>): Promise<boolean> => {
    try {
      await write;
      return true;
    } catch (error) {
      if (conditionFailed(error)) return false;
      throw error;
    }
  };
  const held = (key: RunKey) => ({
    renew: () =>
      written(
        patch(key)
          .set({ open: 'run', dueAt: leaseUntil(now()) })
          .where(heldAs(1))
          .go(),
      ),
    /** What there is so far. */
    async tell(results: readonly StoredResult[]): Promise<void> {
      const shown = fits(results) ? results : results.map(brief);
      await written(patch(key).set({ results: shown }).where(heldAs(1)).go());
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
        .where(heldAs(1))
        .go();
      await written(ended);
    },
  });
  return {
    /** A run is begun once: its tests may do things that must not be done twice. */
    async begin(key: RunKey): Promise<ReturnType<typeof held> | undefined> {
      const at = now();
      const begun = patch(key)
        .set({ status: 'running', startedAt: at.toISOString(), open: 'run', dueAt: leaseUntil(at) })
        .add({ attempt: 1 })
        .where(({ status }, { eq }) => eq(status, 'queued'))
        .go();
      return (await written(begun)) ? held(key) : undefined;
    },
  };
};
