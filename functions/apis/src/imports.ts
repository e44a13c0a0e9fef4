import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  answered,
  audited,
  CHANGED,
  clearPlaces,
  findApi,
  given,
  type ImportItem,
  type Items,
  isKept,
  mayInTeam,
  type Places,
  type StoredFacts,
  type StoredLint,
  type StoredProblemError,
  type StoredValidators,
  takePlace,
  UPLOAD_SECONDS,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import { createId, hasRole, may, type Principal } from '@portico/domain';
import { importEvent, type NewImport, queuedImport } from '@portico/events';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { presentImport, problemOf } from './present.ts';

export type ImportFacts = StoredFacts & {
  /** Where it was fetched, and what its server said of it. */
  readonly url: string | undefined;
  readonly validators: StoredValidators | undefined;
  readonly warnings: readonly StoredProblemError[] | undefined;
  readonly lint: StoredLint | undefined;
};

const awsApiOf = (body: Schema<'AwsApiReference'>) => {
  const { stage, ...api } = {
    accountId: body.accountId,
    kind: body.kind,
    id: body.id,
    stage: body.stage,
  } satisfies Written<'AwsApiReference'>;
  return { ...api, ...given({ stage }) };
};

const archiveOf = (body: Schema<'ArchiveRoot'>) =>
  ({ uploadId: body.uploadId, root: body.root }) satisfies Written<'ArchiveRoot'>;

/** What is told of where it comes from. */
const toldOf = (source: ImportItem['source']): string => {
  if ('url' in source) return source.url;
  return 'awsApi' in source ? `${source.awsApi.accountId}/${source.awsApi.kind}/${source.awsApi.id}` : 'upload';
};

/** What a reading of a source is written with: on the source, and what it was decided from. */
type Part = object | readonly object[] | undefined;
type Besides = { readonly apiSource?: Part; readonly access?: Part; readonly owner?: Part };
const ofSource = ({ apiSource, access, owner }: Besides) => ({ apiSource, access, owner });

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
    if (!item || !isKept(item, now()) || !(await mayFollow(principal, item))) throw new Problem('not-found');
    return item;
  };

  /** Of an API that is read again, those have it who may make a version of it, whoever asked for it. */
  const mayFollow = async (principal: Principal, { userId, apiId }: ImportItem): Promise<boolean> => {
    if (apiId === undefined) return may(principal, 'import.follow', { ownerId: userId });
    const api = await findApi(data, apiId);
    return api !== undefined && mayInTeam(data, principal, 'api.edit', api.teamId);
  };

  const sourceOf = async (principal: Principal, importId: string, body: Schema<'NewImport'>) => {
    const { url, content, uploadId, archive, awsApi } = {
      url: body.url,
      content: body.content,
      uploadId: body.uploadId,
      archive: body.archive && archiveOf(body.archive),
      awsApi: body.awsApi && awsApiOf(body.awsApi),
    } satisfies Written<'NewImport'>;
    if (url !== undefined) return { url };
    if (awsApi !== undefined) {
      if (!hasRole(principal, 'admin'))
        throw new Problem('forbidden', phrase`Only admins import what the AWS account has.`);
      return { awsApi };
    }
    if (content !== undefined) {
      await documents.putUpload(importId, Buffer.from(content));
      return { key: documents.uploadKey(importId) };
    }
    const wanted = archive?.uploadId ?? uploadId;
    const found = wanted && (await data.entities.upload.get({ uploadId: wanted }).go()).data;
    if (!found || !isKept(found, now()) || !may(principal, 'upload.use', { ownerId: found.userId }))
      throw new Problem('not-found', phrase`There is no such upload.`);
    return { key: documents.uploadKey(found.uploadId), uploadId: found.uploadId, ...given({ root: archive?.root }) };
  };

  /** Queues a reading: the import and the event that starts it, with what else its caller writes, in one transaction; says which part was refused. */
  const begin = async (asked: NewImport, besides: (items: Items) => Besides = () => ({})) => {
    const at = now();
    const { importId, userId, source } = asked;
    const places: Places = { holderId: userId, kind: 'imports' };
    const item = queuedImport(asked, at);
    const made = presentImport(item);
    const refused = await writeTogether(data, (items) => ({
      ...ofSource(besides(items)),
      documentImport: items.documentImport.create(item).commit(),
      event: importEvent(items, asked, at),
      place: takePlace(items, places, importId, limits.importsAtOnce),
      audit: audited(items, {
        action: 'import.request',
        entity: { kind: 'import', id: importId },
        at,
        after: { source: toldOf(source) },
      }),
      answer: answered(items, made),
    }));
    if (refused === 'place' && !(await clearPlaces(data, places, underWay)))
      throw new Problem('too-many-at-once', phrase`A person has ${limits.importsAtOnce} imports at most under way.`, {
        headers: { 'Retry-After': '5' },
      });
    return { made, refused };
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

    create: (principal: Principal, body: Schema<'NewImport'>) =>
      untilUnchanged(async () => {
        const importId = createId('import', now());
        const source = await sourceOf(principal, importId, body);
        const { made, refused } = await begin({ importId, userId: principal.userId, source });
        return refused ? CHANGED : made;
      }),

    begin,

    get: async (principal: Principal, importId: string) => presentImport(await own(principal, importId)),

    /** What a succeeded import found; a failed one answers with its problem, one under way with a conflict. */
    async usable(principal: Principal, importId: string): Promise<ImportFacts> {
      const item = await own(principal, importId);
      if (item.problem) throw problemOf(item.problem);
      if (item.unchanged)
        throw new Problem('conflict', phrase`The document is what it was: there is no version to make of it.`);
      if (!item.facts) throw new Problem('import-unfinished');
      const url = 'url' in item.source ? item.source.url : undefined;
      return { ...item.facts, url, validators: item.validators, warnings: item.warnings, lint: item.lint };
    },
  };
};

export type Imports = ReturnType<typeof imports>;
