import { Problem, type Schema } from '@portico/contract';
import {
  refusedItem,
  type StoredFacts,
  type StoredLint,
  type StoredProblem,
  type StoredProblemError,
  UPLOAD_SECONDS,
} from '@portico/data';
import { createId, type Principal } from '@portico/domain';
import { outboxItem } from '@portico/events';
import type { Dependencies } from './dependencies.ts';

/** An import is a step on the way to a version: it is kept for a week. */
const KEPT_SECONDS = 7 * 86_400;

export type ImportFacts = StoredFacts & {
  readonly warnings: readonly StoredProblemError[] | undefined;
  readonly lint: StoredLint | undefined;
};

const problemOf = ({ code, detail, errors }: StoredProblem) => {
  // The worker writes only codes of the catalogue.
  const known = code === 'document-unreachable' ? 'document-unreachable' : 'invalid-document';
  return new Problem(known, detail, errors && { errors });
};

/** The rules of imports: where documents come in. The reading itself is the worker's. */
export const imports = ({ data, now, documents }: Dependencies) => {
  const { documentImport, upload } = data.entities;
  type Item = NonNullable<Awaited<ReturnType<ReturnType<typeof documentImport.get>['go']>>['data']>;

  const present = (item: Item): Schema<'Import'> => ({
    id: item.importId,
    status: item.status,
    createdAt: item.createdAt,
    ...(item.finishedAt && { finishedAt: item.finishedAt }),
    ...(item.facts && { facts: item.facts }),
    ...(item.problem && { problem: problemOf(item.problem).details(item.importId) }),
    ...(item.warnings && { warnings: item.warnings }),
    ...(item.lint && { lint: item.lint }),
  });

  const own = async (principal: Principal, importId: string): Promise<Item> => {
    const item = (await documentImport.get({ importId }).go({ consistent: true })).data;
    if (!item || item.userId !== principal.userId) throw new Problem('not-found');
    return item;
  };

  const sourceOf = async (principal: Principal, importId: string, { content, url, uploadId }: Schema<'NewImport'>) => {
    if (url !== undefined) return { url };
    if (content !== undefined) {
      await documents.putUpload(importId, Buffer.from(content));
      return { key: documents.uploadKey(importId) };
    }
    const found = uploadId && (await upload.get({ uploadId }).go()).data;
    if (!found || found.userId !== principal.userId) throw new Problem('not-found', 'There is no such upload.');
    return { key: documents.uploadKey(found.uploadId) };
  };

  return {
    async createUpload(
      principal: Principal,
      { sizeBytes }: Schema<'NewDocumentUpload'>,
    ): Promise<Schema<'DocumentUpload'>> {
      const at = now();
      const uploadId = createId('upload', at);
      const expiresAt = new Date(at.getTime() + UPLOAD_SECONDS * 1000);
      await upload
        .create({
          uploadId,
          userId: principal.userId,
          sizeBytes,
          createdAt: at.toISOString(),
          expiresAtSeconds: Math.floor(at.getTime() / 1000) + 86_400,
        })
        .go();
      return {
        id: uploadId,
        url: await documents.presignUpload(uploadId, sizeBytes),
        headers: {},
        expiresAt: expiresAt.toISOString(),
      };
    },

    /** Queues a reading: the import and the event that starts it in one transaction. */
    async create(principal: Principal, body: Schema<'NewImport'>): Promise<Schema<'Import'>> {
      const at = now();
      const importId = createId('import', at);
      const item = {
        importId,
        userId: principal.userId,
        status: 'queued' as const,
        source: await sourceOf(principal, importId, body),
        createdAt: at.toISOString(),
        expiresAtSeconds: Math.floor(at.getTime() / 1000) + KEPT_SECONDS,
      };
      const answer = await data.transaction
        .write((items) => [
          items.documentImport.create(item).commit(),
          items.event.create(outboxItem(createId('event', at), 'import.requested', { importId }, at)).commit(),
        ])
        .go();
      if (refusedItem(answer) !== undefined) throw new Problem('conflict');
      return present(item);
    },

    get: async (principal: Principal, importId: string) => present(await own(principal, importId)),

    /** What a succeeded import found; a failed one answers with its problem, one under way with a conflict. */
    async usable(principal: Principal, importId: string): Promise<ImportFacts> {
      const item = await own(principal, importId);
      if (item.problem) throw problemOf(item.problem);
      if (!item.facts) throw new Problem('import-unfinished');
      return { ...item.facts, warnings: item.warnings, lint: item.lint };
    },
  };
};

export type Imports = ReturnType<typeof imports>;
