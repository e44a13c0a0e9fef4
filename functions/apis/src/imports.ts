import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  answered,
  audited,
  CHANGED,
  clearPlaces,
  type ImportItem,
  isKept,
  type Places,
  type StoredFacts,
  type StoredLint,
  type StoredProblemError,
  takePlace,
  UPLOAD_SECONDS,
  untilUnchanged,
  waitUntil,
  writeTogether,
} from '@portico/data';
import { createId, may, type Principal } from '@portico/domain';
import { outboxItem } from '@portico/events';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { presentImport, problemOf } from './present.ts';

/** An import is a step on the way to a version: it is kept for a week. */
const KEPT_SECONDS = 7 * 86_400;

export type ImportFacts = StoredFacts & {
  readonly warnings: readonly StoredProblemError[] | undefined;
  readonly lint: StoredLint | undefined;
};

/** The rules of imports: where documents come in. The reading itself is the worker's. */
export const imports = ({ data, now, documents, limits }: Dependencies) => {
  /** Those of these imports that have not ended. */
  const underWay = async (ids: readonly string[]): Promise<readonly string[]> => {
    const { data: found } = await data.entities.documentImport
      .get(ids.map((importId) => ({ importId })))
      .go({ consistent: true, attributes: ['importId', 'status'] });
    const open = found.filter(({ status }) => status === 'queued' || status === 'running');
    return open.map(({ importId }) => importId);
  };

  const own = async (principal: Principal, importId: string): Promise<ImportItem> => {
    const item = (await data.entities.documentImport.get({ importId }).go({ consistent: true })).data;
    if (!item || !isKept(item, now()) || !may(principal, 'import.follow', { ownerId: item.userId }))
      throw new Problem('not-found');
    return item;
  };

  const sourceOf = async (principal: Principal, importId: string, body: Schema<'NewImport'>) => {
    const { url, content, uploadId } = {
      url: body.url,
      content: body.content,
      uploadId: body.uploadId,
    } satisfies Written<'NewImport'>;
    if (url !== undefined) return { url };
    if (content !== undefined) {
      await documents.putUpload(importId, Buffer.from(content));
      return { key: documents.uploadKey(importId) };
    }
    const found = uploadId && (await data.entities.upload.get({ uploadId }).go()).data;
    if (!found || !isKept(found, now()) || !may(principal, 'upload.use', { ownerId: found.userId }))
      throw new Problem('not-found', phrase`There is no such upload.`);
    return { key: documents.uploadKey(found.uploadId) };
  };

  return {
    async createUpload(
      principal: Principal,
      body: Schema<'NewDocumentUpload'>,
    ): Promise<Total<Schema<'DocumentUpload'>>> {
      const wanted = { sizeBytes: body.sizeBytes } satisfies Written<'NewDocumentUpload'>;
      const at = now();
      const uploadId = createId('upload', at);
      const expiresAt = new Date(at.getTime() + UPLOAD_SECONDS * 1000);
      const made: Total<Schema<'DocumentUpload'>> = {
        id: uploadId,
        url: await documents.presignUpload(uploadId, wanted.sizeBytes),
        headers: {},
        expiresAt: expiresAt.toISOString(),
      };
      await writeTogether(data, (items) => ({
        upload: items.upload
          .create({
            uploadId,
            userId: principal.userId,
            ...wanted,
            createdAt: at.toISOString(),
            expiresAtSeconds: Math.floor(at.getTime() / 1000) + 86_400,
          })
          .commit(),
        audit: audited(items, {
          action: 'upload.request',
          entity: { kind: 'upload', id: uploadId },
          ...{ at, after: wanted },
        }),
        answer: answered(items, made),
      }));
      return made;
    },

    /** Queues a reading: the import and the event that starts it in one transaction. */
    create: (principal: Principal, body: Schema<'NewImport'>) =>
      untilUnchanged(async () => {
        const at = now();
        const importId = createId('import', at);
        const places: Places = { holderId: principal.userId, kind: 'imports' };
        const item = {
          importId,
          userId: principal.userId,
          status: 'queued' as const,
          source: await sourceOf(principal, importId, body),
          createdAt: at.toISOString(),
          open: 'import' as const,
          dueAt: waitUntil(at),
          expiresAtSeconds: Math.floor(at.getTime() / 1000) + KEPT_SECONDS,
        };
        const refused = await writeTogether(data, (items) => ({
          documentImport: items.documentImport.create(item).commit(),
          event: items.event
            .create(outboxItem(createId('event', at), 'import.requested', { importId, holderId: item.userId }, at))
            .commit(),
          place: takePlace(items, places, importId, limits.importsAtOnce),
          audit: audited(items, {
            action: 'import.request',
            entity: { kind: 'import', id: importId },
            at,
            after: { source: 'url' in item.source ? item.source.url : 'upload' },
          }),
          answer: answered(items, presentImport(item)),
        }));
        if (refused === 'place' && !(await clearPlaces(data, places, underWay)))
          throw new Problem(
            'too-many-at-once',
            phrase`A person has ${limits.importsAtOnce} imports at most under way.`,
            { headers: { 'Retry-After': '5' } },
          );
        return refused ? CHANGED : presentImport(item);
      }),

    get: async (principal: Principal, importId: string) => presentImport(await own(principal, importId)),

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
