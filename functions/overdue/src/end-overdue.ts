import {
  type Data,
  type ImportItem,
  type RunItem,
  type StoredResult,
  unlessRefused,
  waitUntil,
  writeTogether,
} from '@portico/data';
import { createId } from '@portico/domain';
import { outboxItem } from '@portico/events';
import { type Phrase, phrase } from '@portico/words';

export type EndOverdueDependencies = { readonly data: Data; readonly now: () => Date };

/** What a pass did. */
export type Pass = { readonly begunAgain: number; readonly ended: number };

/** How often an import is begun. */
const ATTEMPTS_MAX = 2;
/** More than this is left to the next pass. */
const DUE_MAX = 100;

const NOT_BEGUN = phrase`The document was not read: it waited too long for its turn.`;
const GIVEN_UP = phrase`The document was not read: what reads it ended before it was done, each time.`;
const NEVER_RUN = phrase`It was not run: the run waited too long for its turn.`;
const BROKEN_OFF = phrase`It was not run: the run was broken off.`;

/** The condition that work is still as it was found. */
const asSeen =
  <State extends string>({ status, dueAt = '' }: { readonly status: State; readonly dueAt?: string | undefined }) =>
  <Status, Due>(
    item: { readonly status: Status; readonly dueAt: Due },
    { eq }: { eq(attribute: Status, value: State): string; eq(attribute: Due, value: string): string },
  ): string =>
    `${eq(item.status, status)} AND ${eq(item.dueAt, dueAt)}`;

/** One pass over what should have been begun or ended by now. */
export const endOverdue = ({ data, now }: EndOverdueDependencies) => {
  const { documentImport, run, suite } = data.entities;

  const beginAgain = async (item: ImportItem): Promise<boolean> => {
    const at = now();
    const { importId } = item;
    const refused = await writeTogether(data, (items) => ({
      waits: items.documentImport
        .patch({ importId })
        .set({ status: 'queued', open: 'import', dueAt: waitUntil(at) })
        .where(asSeen(item))
        .commit(),
      event: items.event.create(outboxItem(createId('event', at), 'import.requested', { importId }, at)).commit(),
    }));
    return refused === undefined;
  };

  const failImport = (item: ImportItem, words: Phrase) =>
    unlessRefused(
      documentImport
        .patch({ importId: item.importId })
        .set({ status: 'failed', problem: { code: 'timed-out', words }, finishedAt: now().toISOString() })
        .remove(['open', 'dueAt'])
        .where(asSeen(item))
        .go(),
    );

  const failRun = async (item: RunItem) => {
    const { suiteId, runId, results } = item;
    const tests = (await suite.get({ suiteId }).go()).data?.tests ?? [];
    const words = item.status === 'queued' ? NEVER_RUN : BROKEN_OFF;
    const left = tests
      .slice(results.length)
      .map(({ name }): StoredResult => ({ name, passed: false, error: words, assertions: [] }));
    return unlessRefused(
      run
        .patch({ suiteId, runId })
        .set({ status: 'error', results: [...results, ...left], finishedAt: now().toISOString() })
        .remove(['open', 'dueAt'])
        .where(asSeen(item))
        .go(),
    );
  };

  return async (): Promise<Pass> => {
    const by = { dueAt: now().toISOString() };
    const [imports, runs] = await Promise.all([
      documentImport.query.byDue({ open: 'import' }).lte(by).go({ limit: DUE_MAX }),
      run.query.byDue({ open: 'run' }).lte(by).go({ limit: DUE_MAX }),
    ]);
    const again = imports.data.filter(({ status, attempt = 0 }) => status === 'running' && attempt < ATTEMPTS_MAX);
    const begunAgain = await Promise.all(again.map(beginAgain));
    const ended = await Promise.all([
      ...imports.data
        .filter((item) => !again.includes(item))
        .map((item) => failImport(item, item.status === 'queued' ? NOT_BEGUN : GIVEN_UP)),
      ...runs.data.map(failRun),
    ]);
    return {
      begunAgain: begunAgain.filter(Boolean).length,
      ended: ended.filter((answer) => answer !== undefined).length,
    };
  };
};
