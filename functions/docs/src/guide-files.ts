import { createHash } from 'node:crypto';
import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  answered,
  audited,
  CHANGED,
  LINK_SECONDS,
  revisionOf,
  type StoredGuideFile,
  stillAt,
  untilUnchanged,
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
  type Principal,
} from '@portico/domain';
import { phrase } from '@portico/words';
import { type Book, editableBook, heldBook, type OfBook, seenBook, toldOfBook } from './books.ts';
import type { Dependencies } from './dependencies.ts';
import { presentFile, presentLink } from './present-guides.ts';
import { invalidUpload, uploadedBytes } from './uploads.ts';

export type GuideFileReference = OfBook & { readonly file: string };

/** What is called an image has to be one. */
const CALLED_IMAGE = /\.(?:png|jpe?g|gif|webp|avif)$/;

/** What a file is by its bytes, where it is an image. */
const imageIn = (name: string, bytes: Uint8Array): StoredGuideFile['image'] => {
  const image = imageOf(bytes);
  if (!image) {
    if (CALLED_IMAGE.test(name)) throw invalidUpload(phrase`is no whole PNG, JPEG, WebP, GIF or AVIF image`);
    return undefined;
  }
  const { width, height } = image;
  if (Math.max(width, height) > GUIDE_IMAGE_SIDE_MAX)
    throw invalidUpload(phrase`is wider or higher than ${GUIDE_IMAGE_SIDE_MAX} pixels`);
  if (width * height > GUIDE_IMAGE_PIXELS_MAX)
    throw invalidUpload(phrase`has more than ${GUIDE_IMAGE_PIXELS_MAX} pixels`);
  return image;
};

/** Images and other files beside the pages of guides. */
export const guideFiles = (dependencies: Dependencies) => {
  const { data, documents, now } = dependencies;
  const filesOf = async ({ bookId }: Book) => {
    const { data: item } = await data.entities.guideFiles.get({ apiId: bookId }).go({ consistent: true });
    return { files: item?.files ?? [], revision: item ? revisionOf(item) : 0 };
  };
  type Change = {
    readonly book: Book;
    readonly revision: number;
    readonly files: readonly StoredGuideFile[];
    readonly added?: StoredGuideFile;
    /** By itself, or for the one that is added. */
    readonly deleted?: StoredGuideFile | undefined;
  };
  /** Writes what files there are, over what was read. */
  const write = (principal: Principal, { book, revision, files, added, deleted }: Change) =>
    writeTogether(data, (items) => ({
      files: items.guideFiles
        .put({ apiId: book.bookId, files, revision: revision + 1 })
        .where(stillAt(revision))
        .commit(),
      held: heldBook(items, principal, book),
      audit: audited(items, {
        action: added ? 'guide-file.add' : 'guide-file.delete',
        ...toldOfBook(book, 'guide-file', (added ?? deleted)?.name ?? '', now()),
        ...(deleted && { before: presentFile(deleted) }),
        ...(added && { after: presentFile(added) }),
      }),
      answer: added && answered(items, presentFile(added)),
    }));

  return {
    async list(principal: Principal, of: OfBook): Promise<Total<Schema<'GuideFiles'>>> {
      const { files } = await filesOf(await editableBook(data, principal, of));
      return { items: files.map(presentFile) };
    },

    async get(
      principal: Principal | undefined,
      { file: name, ...of }: GuideFileReference,
    ): Promise<Total<Schema<'GuideFileLink'>>> {
      const book = await seenBook(data, principal, of);
      const file = (await filesOf(book)).files.find((one) => one.name === name);
      if (!file) throw new Problem('not-found');
      const url = await documents.linkGuideFile(book.bookId, file.fileId, name);
      return presentLink(file, url, new Date(now().getTime() + LINK_SECONDS * 1000));
    },

    add: (principal: Principal, of: OfBook, body: Schema<'NewGuideFile'>) =>
      untilUnchanged(async () => {
        const { name, uploadId, replaces } = {
          ...{ name: body.name, uploadId: body.uploadId, replaces: body.replaces },
        } satisfies Written<'NewGuideFile'>;
        const book = await editableBook(data, principal, of);
        const { files, revision } = await filesOf(book);
        const deleted = files.find((one) => one.name === name);
        if (deleted && !replaces) throw new Problem('conflict', phrase`There is a file with this name.`);
        const bytes = await uploadedBytes(dependencies, principal, uploadId, GUIDE_FILE_BYTES_MAX);
        const image = imageIn(name, bytes);
        const rest = files.filter((one) => one !== deleted);
        const taken = rest.reduce((sum, { sizeBytes }) => sum + sizeBytes, bytes.length);
        if (rest.length >= GUIDE_FILES_MAX || taken > GUIDE_FILES_BYTES_MAX)
          throw new Problem(
            'limit-reached',
            phrase`Guides have ${GUIDE_FILES_MAX} files and ${GUIDE_FILES_BYTES_MAX} bytes of them at the most.`,
          );
        const at = now();
        const added: StoredGuideFile = {
          ...{ name, fileId: createId('guideFile', at), sizeBytes: bytes.length, addedAt: at.toISOString() },
          contentHash: createHash('sha256').update(bytes).digest('hex'),
          ...(image && { image }),
        };
        // Where the item is, the file is.
        await documents.putGuideFile(book.bookId, added.fileId, bytes);
        const all = [...rest, added].toSorted((one, other) => (one.name < other.name ? -1 : 1));
        const refused = await write(principal, { book, revision, files: all, added, deleted });
        // Whichever the item has not.
        const lost = refused ? added : deleted;
        if (lost) await documents.deleteGuideFiles(book.bookId, [lost.fileId]);
        return refused ? CHANGED : presentFile(added);
      }),

    delete: (principal: Principal, { file: name, ...of }: GuideFileReference): Promise<undefined> =>
      untilUnchanged(async () => {
        const book = await editableBook(data, principal, of);
        const { files, revision } = await filesOf(book);
        const deleted = files.find((one) => one.name === name);
        if (!deleted) throw new Problem('not-found');
        const rest = files.filter((one) => one !== deleted);
        if (await write(principal, { book, revision, files: rest, deleted })) return CHANGED;
        await documents.deleteGuideFiles(book.bookId, [deleted.fileId]);
        return undefined;
      }),
  };
};
