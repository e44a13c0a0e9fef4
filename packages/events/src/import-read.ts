import { type Items, type StoredImportSource, waitUntil } from '@portico/data';
import { createId } from '@portico/domain';
import { outboxItem } from './events.ts';

/** An import is a step on the way to a version: it is kept for a week. */
const KEPT_SECONDS = 7 * 86_400;

export type NewImport = {
  readonly importId: string;
  /** In whose name it is read. */
  readonly userId: string;
  readonly source: StoredImportSource;
  /** Of which API it is the source that is read again. */
  readonly apiId?: string;
};

/** An import that waits for a worker. */
export const queuedImport = (asked: NewImport, at: Date) => ({
  ...asked,
  status: 'queued' as const,
  createdAt: at.toISOString(),
  open: 'import' as const,
  dueAt: waitUntil(at),
  expiresAtSeconds: Math.floor(at.getTime() / 1000) + KEPT_SECONDS,
});

/** For a transaction: the event that starts an import; a source is read in its API's share of the workers. */
export const importEvent = (
  { event }: Items,
  { importId, userId, apiId }: Pick<NewImport, 'importId' | 'userId' | 'apiId'>,
  at: Date,
) =>
  event
    .create(outboxItem(createId('event', at), 'import.requested', { importId, holderId: apiId ?? userId }, at))
    .commit();
