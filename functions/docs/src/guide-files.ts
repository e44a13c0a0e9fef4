import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  type ApiItem,
  answered,
  audited,
  CHANGED,
  editableApi,
  isKept,
  LINK_SECONDS,
  revisionOf,
  type StoredGuideFile,
  stillAt,
  stillMay,
  stillOwnedBy,
  untilUnchanged,
  visibleApi,
  writeTogether,
} from '@portico/data';
import {
  createId,
  GUIDE_FILE_BYTES_MAX,
  GUIDE_FILES_BYTES_MAX,
  GUIDE_FILES_MAX,
  GUIDE_IMAGE_PIXELS_MAX,
  GUIDE_IMAGE_SIDE_MAX,
  imageOf,
  may,
  type Principal,
} from '@portico/domain';
import { type Phrase, phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { presentFile, presentLink } from './present-guides.ts';

export type GuideFileReference = { readonly apiId: string; readonly file: string };

const invalid = (words: Phrase) =>
  new Problem('invalid-reference', undefined, { errors: [{ pointer: '/uploadId', words }] });

/** What is called an image has to be one. */
const CALLED_IMAGE = /\.(?:png|jpe?g|gif|webp|avif)$/;

/** What a file is by its bytes, where it is an image. */
const imageIn = (name: string, bytes: Uint8Array): StoredGuideFile['image'] => {
  const image = imageOf(bytes);
  if (!image) {
    if (CALLED_IMAGE.test(name)) throw invalid(phrase`is no whole PNG, JPEG, WebP, GIF or AVIF image`);
    return undefined;
  }
  const { width, height } = image;
  if (Math.max(width, height) > GUIDE_IMAGE_SIDE_MAX)
    throw invalid(phrase`is wider or higher than ${GUIDE_IMAGE_SIDE_MAX} pixels`);
  if (width * height > GUIDE_IMAGE_PIXELS_MAX) throw invalid(phrase`has more than ${GUIDE_IMAGE_PIXELS_MAX} pixels`);
  return image;
};

/** Images and other files beside the pages of an API's guides. */
export const guideFiles = ({ data, documents, now }: Dependencies) => {
  /** The bytes of an upload of somebody's, where they are few enough to be looked at. */
  const uploaded = async (principal: Principal, uploadId: string): Promise<Uint8Array> => {
    const { data: found } = await data.entities.upload.get({ uploadId }).go({ consistent: true });
    if (!found || !isKept(found, now()) || !may(principal, 'upload.use', { ownerId: found.userId }))
      throw invalid(phrase`is no upload of yours`);
    if (found.sizeBytes > GUIDE_FILE_BYTES_MAX) throw invalid(phrase`is larger than ${GUIDE_FILE_BYTES_MAX} bytes`);
    const bytes = await documents.get(documents.uploadKey(uploadId));
    if (!bytes) throw invalid(phrase`is an upload of nothing yet`);
    return bytes;
  };
  const editable = async (principal: Principal, apiId: string): Promise<ApiItem> => {
    const api = await editableApi(data, principal, apiId);
    if (!api) throw new Problem('not-found');
    return api;
  };
  const filesOf = async ({ apiId }: ApiItem) => {
    const { data: item } = await data.entities.guideFiles.get({ apiId }).go({ consistent: true });
    return { files: item?.files ?? [], revision: item ? revisionOf(item) : 0 };
  };
  type Change = {
    readonly api: ApiItem;
    readonly revision: number;
    readonly files: readonly StoredGuideFile[];
    readonly added?: StoredGuideFile;
    readonly deleted?: StoredGuideFile;
  };
  /** Writes what files there are, over what was read. */
  const write = (principal: Principal, { api, revision, files, added, deleted }: Change) =>
    writeTogether(data, (items) => ({
      files: items.guideFiles
        .put({ apiId: api.apiId, files, revision: revision + 1 })
        .where(stillAt(revision))
        .commit(),
      held: [stillOwnedBy(items, api), ...[stillMay(items, principal, 'api.edit', api.teamId) ?? []].flat()],
      audit: audited(items, {
        action: added ? 'guide-file.add' : 'guide-file.delete',
        entity: { kind: 'guide-file', id: `${api.apiId}.${(added ?? deleted)?.name}` },
        ...{ teamId: api.teamId, at: now() },
        ...(deleted && { before: presentFile(deleted) }),
        ...(added && { after: presentFile(added) }),
      }),
      answer: added && answered(items, presentFile(added)),
    }));

  return {
    async list(principal: Principal, apiId: string): Promise<Total<Schema<'GuideFiles'>>> {
      const { files } = await filesOf(await editable(principal, apiId));
      return { items: files.map(presentFile) };
    },

    async get(
      principal: Principal | undefined,
      { apiId, file: name }: GuideFileReference,
    ): Promise<Total<Schema<'GuideFileLink'>>> {
      const api = await visibleApi(data, principal, apiId);
      const file = api && (await filesOf(api)).files.find((one) => one.name === name);
      if (!file) throw new Problem('not-found');
      const url = await documents.linkGuideFile(api.apiId, file.fileId, name);
      return presentLink(file, url, new Date(now().getTime() + LINK_SECONDS * 1000));
    },

    add: (principal: Principal, apiId: string, body: Schema<'NewGuideFile'>) =>
      untilUnchanged(async () => {
        const { name, uploadId } = { name: body.name, uploadId: body.uploadId } satisfies Written<'NewGuideFile'>;
        const api = await editable(principal, apiId);
        const { files, revision } = await filesOf(api);
        if (files.some((one) => one.name === name))
          throw new Problem('conflict', phrase`There is a file with this name.`);
        const bytes = await uploaded(principal, uploadId);
        const image = imageIn(name, bytes);
        const taken = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, bytes.length);
        if (files.length >= GUIDE_FILES_MAX || taken > GUIDE_FILES_BYTES_MAX)
          throw new Problem(
            'limit-reached',
            phrase`The guides of an API have ${GUIDE_FILES_MAX} files and ${GUIDE_FILES_BYTES_MAX} bytes of them at the most.`,
          );
        const at = now();
        const added: StoredGuideFile = {
          ...{ name, fileId: createId('guideFile', at), sizeBytes: bytes.length, addedAt: at.toISOString() },
          ...(image && { image }),
        };
        // Where the item is, the file is.
        await documents.putGuideFile(api.apiId, added.fileId, bytes);
        const all = [...files, added].toSorted((one, other) => (one.name < other.name ? -1 : 1));
        const refused = await write(principal, { api, revision, files: all, added });
        if (!refused) return presentFile(added);
        await documents.deleteGuideFiles(api.apiId, [added.fileId]);
        return CHANGED;
      }),

    delete: (principal: Principal, { apiId, file: name }: GuideFileReference): Promise<undefined> =>
      untilUnchanged(async () => {
        const api = await editable(principal, apiId);
        const { files, revision } = await filesOf(api);
        const deleted = files.find((one) => one.name === name);
        if (!deleted) throw new Problem('not-found');
        const rest = files.filter((one) => one !== deleted);
        if (await write(principal, { api, revision, files: rest, deleted })) return CHANGED;
        await documents.deleteGuideFiles(api.apiId, [deleted.fileId]);
        return undefined;
      }),
  };
};
